import Data
import Fitting

/// A fit for programs.
package struct FitRecord: Encodable {
  package struct Data: Encodable {
    let file: String
    let hash: String
    let column: String
    /// Nil where all is ASCII, or in a sheet.
    let encoding: String?
    let delimiter: String?
    let sheet: String?
    let rows: Int
    let badRowsLeftOut: Int
    /// What part of the money they could be, were each as large as the largest that is used.
    let badRowsShareAtMost: Double?
    /// By weight.
    let amounts: Double
    let exact: Double
    let censored: Double
    let grouped: Double
    let zeros: Double
    let zeroShare: Double
    let zeroShareStandardError: Double
    let truncatedBelow: Double?
    let truncatedAbove: Double?
    let cap: Double?
    /// What of the rows is probably not as they are taken.
    let notes: [String]?
  }

  struct Parameter: Encodable {
    let name: String
    let value: Double
    let standardError: Double?
  }

  struct Covariance: Encodable {
    let of: [String]
    let rows: [[Double]]
  }

  struct ChiSquare: Encodable {
    let statistic: Double
    let degreesOfFreedom: Int
    let pValue: Double
  }

  struct Law: Encodable {
    let law: String
    let determined: Bool
    let degreesOfFreedom: Int
    let logLikelihood: Double
    let aic: Double
    let bic: Double
    let kolmogorovSmirnov: Double?
    let kolmogorovSmirnovPValue: Double?
    let andersonDarling: Double?
    let andersonDarlingPValue: Double?
    let chiSquare: ChiSquare?
    let parameters: [Parameter]
    let covariance: Covariance?
    /// What the policy pays of the amounts by it, and by how many standard errors of the file that is more; missing where
    /// it is infinite, or nobody says what is paid.
    let paid: Double?
    let paidApart: Double?
  }

  struct YearRow: Encodable {
    let year: Int
    let people: Double
    let amounts: Double
    let share: Double
    let shareStandardError: Double
    let mean: Double
    let meanStandardError: Double
  }

  /// Growth a year of the logarithm; the scatter of years beyond chance among people is missing for two years.
  struct TrendRow: Encodable {
    struct Growth: Encodable {
      let growth: Double
      let standardError: Double
      let scatter: Double?

      init(_ trend: YearTrend) {
        (growth, standardError) = (trend.growth, trend.growthError)
        scatter = trend.knowsScatter ? trend.scatter : nil
      }
    }

    /// The year at whose level the laws are.
    let level: Int
    let frequency: Growth?
    let severity: Growth
  }

  struct Against: Encodable {
    let file: Double
    let standardError: Double
    /// Missing where it is infinite.
    let law: Double?

    init(_ figure: FileAgainstLaw) {
      (file, standardError) = (figure.file, figure.standardError)
      law = figure.law.isFinite ? figure.law : nil
    }
  }

  struct Layer: Encodable {
    let deductible: Double
    let people: Against
    let cost: Against
    let meanExcess: Against
  }

  struct Comparison: Encodable {
    let level: Double
    let observedQuantile: Double
    let fittedQuantile: Double?
    let observedLimitedExpectedValue: Double
    let fittedLimitedExpectedValue: Double
  }

  struct GroupRow: Encodable {
    let group: String
    let insured: Double
    let amounts: Double
    let probability: Double
    let law: String
    /// Whether the law is everybody's.
    let isPooled: Bool
  }

  struct TailRow: Encodable {
    let threshold: Double
    let exceedances: Double
    let share: Double
    let meanExcess: Double
    let meanExcessStandardError: Double
    let hill: Double
    let hillStandardError: Double
    let generalizedParetoShape: Parameter?
    let generalizedParetoScale: Parameter?
  }

  let data: Data
  let bootstrapReplications: Int
  /// How many amounts each of them drew; missing where there are no p-values.
  let bootstrapSize: Int?
  let laws: [Law]
  let impossible: [String]
  let chosen: String?
  let comparison: [Comparison]?
  let observedMean: Double?
  /// Missing where it is infinite.
  let fittedMean: Double?
  /// Where a column names the year.
  let years: [YearRow]?
  let trend: TrendRow?
  /// What the policy pays of the file's amounts, and by the chosen law.
  let paid: Against?
  /// The file against the chosen law from each deductible up.
  let layers: [Layer]?
  let tail: [TailRow]?
  /// Where a scenario was written.
  let groups: [GroupRow]?

  package init(_ facts: FitFacts) {
    let observations = facts.study.observations
    func finite(_ value: Double?) -> Double? { value.flatMap { $0.isFinite ? $0 : nil } }
    func parameter(_ parameter: FittedLaw.Parameter) -> Parameter {
      Parameter(name: parameter.name, value: parameter.value, standardError: finite(parameter.standardError))
    }
    data = Data(
      file: facts.file, hash: facts.hash, column: facts.column, encoding: facts.reading.encoding?.rawValue,
      delimiter: facts.reading.sheet == nil ? Delimiter.name(facts.reading.delimiter) : nil, sheet: facts.reading.sheet,
      rows: facts.reading.rows, badRowsLeftOut: facts.leftOut,
      badRowsShareAtMost: facts.leftOut > 0 ? facts.reading.judgement.share : nil,
      amounts: observations.count, exact: observations.exact.total,
      censored: observations.atLeast.reduce(0) { $0 + $1.weight },
      grouped: observations.intervals.reduce(0) { $0 + $1.weight }, zeros: observations.zeros,
      zeroShare: facts.study.zeroShare.value, zeroShareStandardError: facts.study.zeroShare.standardError,
      truncatedBelow: observations.truncation.below > 0 ? observations.truncation.below : nil,
      truncatedAbove: finite(observations.truncation.above), cap: observations.commonCap,
      notes: facts.doubts.isEmpty ? nil : facts.doubts.map(\.en))
    bootstrapReplications = facts.study.replications
    bootstrapSize = facts.study.entries.lazy.compactMap(\.pValues?.size).first
    laws = facts.study.entries.map { entry in
      let fitted = entry.fitted
      return Law(
        law: fitted.family, determined: fitted.state == .determined, degreesOfFreedom: fitted.degreesOfFreedom,
        logLikelihood: fitted.logLikelihood, aic: fitted.akaike, bic: fitted.bayesian,
        kolmogorovSmirnov: finite(entry.distance?.kolmogorovSmirnov),
        kolmogorovSmirnovPValue: entry.pValues?.kolmogorovSmirnov,
        andersonDarling: finite(entry.distance?.andersonDarling),
        andersonDarlingPValue: entry.pValues?.andersonDarling,
        chiSquare: entry.chiSquare.map {
          ChiSquare(statistic: $0.statistic, degreesOfFreedom: $0.degreesOfFreedom, pValue: $0.pValue)
        },
        parameters: fitted.parameters.map(parameter),
        covariance: fitted.covariance.map { Covariance(of: fitted.estimated, rows: $0) },
        paid: finite(facts.paid?.against(fitted.law).law), paidApart: facts.paid?.against(fitted.law).deviation)
    }
    impossible = facts.study.impossible
    chosen = facts.chosen?.fitted.family
    comparison = facts.comparison?.rows.map {
      Comparison(
        level: $0.level, observedQuantile: $0.observedQuantile, fittedQuantile: finite($0.fittedQuantile),
        observedLimitedExpectedValue: $0.observedLimited, fittedLimitedExpectedValue: $0.fittedLimited)
    }
    observedMean = facts.comparison?.observedMean
    fittedMean = finite(facts.comparison?.fittedMean)
    years = facts.years?.years.map {
      YearRow(
        year: $0.year, people: $0.people, amounts: $0.amounts, share: $0.share.value,
        shareStandardError: $0.share.standardError, mean: $0.mean.value, meanStandardError: $0.mean.standardError)
    }
    trend = facts.years.map {
      TrendRow(
        level: $0.last, frequency: $0.frequency.map(TrendRow.Growth.init), severity: TrendRow.Growth($0.severity))
    }
    paid = (facts.paidByGroup ?? facts.paid.flatMap { cost in facts.chosen.map { cost.against($0.fitted.law) } }).map(
      Against.init)
    layers = facts.layers?.rows.map {
      Layer(
        deductible: $0.deductible, people: Against($0.people), cost: Against($0.cost),
        meanExcess: Against($0.meanExcess))
    }
    tail = facts.tail?.rows.map {
      TailRow(
        threshold: $0.threshold, exceedances: $0.exceedances, share: $0.share, meanExcess: $0.meanExcess,
        meanExcessStandardError: $0.meanExcessError, hill: $0.hill, hillStandardError: $0.hillError,
        generalizedParetoShape: $0.shape.map(parameter), generalizedParetoScale: $0.scale.map(parameter))
    }
    groups =
      facts.groups.isEmpty
      ? nil
      : facts.groups.map {
        GroupRow(
          group: $0.group, insured: $0.insured.rounded(), amounts: $0.count, probability: $0.probability,
          law: $0.fitted.family, isPooled: $0.isPooled)
      }
  }
}
