import Insurance
import Presentation
import Results
import RunReports
import Scenarios
import Simulation
import Statistics

/// A comparison as programs read it: the baseline's provenance and, for each alternative, everything that differs.
package struct ComparisonRecord: Encodable, Sendable {
  package let provenance: RunRecord.Provenance
  let alternatives: [Alternative]
  let notes: [String]
  /// What the baseline rests on: figures that have a source, and files of data that the sources name.
  let inputs: [RunRecord.Input]
  let files: [RunRecord.DataFile]
  /// The baseline's.
  let warnings: [String]

  struct Alternative: Encodable, Sendable {
    let name: String
    let title: String
    let scenarioHash: String
    let policyHash: String
    let changes: [Change]
    /// What it rests on and the baseline does not.
    let inputs: [RunRecord.Input]
    let files: [RunRecord.DataFile]
    let metrics: [Metric]
    let parties: [Party]
    /// Absent where it cannot be said who wins.
    let winners: [Winners]?
    /// Absent where there is one change alone.
    let contributions: [Contribution]?
    /// Absent where no contract tells the causes of a loss apart.
    let losses: [Loss]?
    /// What its terms are to such a contract: changed or standing; absent with the losses.
    let terms: String?
  }

  struct Change: Encodable, Sendable {
    let path: String
    /// The year from which on they differ so; absent for the first one.
    let year: Int?
    let before: String?
    let after: String?
    let clause: String?
    let source: String?
    let note: String?
  }

  struct Metric: Encodable, Sendable {
    let metric: String
    /// Absent for the whole horizon.
    let year: Int?
    /// Absent for all groups together.
    let group: String?
    let unit: String
    let baseline: Double
    let alternative: Double
    let difference: Double
    let standardError: Double?
    let lower: Double?
    let upper: Double?
    /// How the standard error comes about: pairs, resamples, pilot, exact or unknown.
    let precision: String
  }

  struct Party: Encodable, Sendable {
    let party: String
    /// Absent for all years together.
    let year: Int?
    let better: Figure
    let worse: Figure
    /// Yuan.
    /// Absent where claims have no mean.
    let gain: Figure?
  }

  struct Figure: Encodable, Sendable {
    let value: Double
    let standardError: Double?
    let lower: Double?
    let upper: Double?

    init(_ estimate: Estimate) {
      value = estimate.value
      standardError = estimate.standardError
      lower = estimate.lower
      upper = estimate.upper
    }
  }

  struct Winners: Encodable, Sendable {
    let group: String?
    let insured: Int
    let people: Double
    let winners: Double
    let meanGain: Double
    let losers: Double
    let meanLoss: Double
    let bands: [Band]

    struct Band: Encodable, Sendable {
      let lowerShare: Double
      let upperShare: Double
      let from: Double
      let to: Double?
      let people: Double
      let meanExpense: Double?
      let before: Double
      let after: Double
    }
  }

  struct Contribution: Encodable, Sendable {
    let change: String
    let year: Int?
    let figure: String
    /// Absent where the change cannot be made on its own.
    let alone: Figure?
    let inOrder: Figure
  }

  /// The mean of a year's loss before it is shared, by cause, yuan.
  struct Loss: Encodable, Sendable {
    /// Absent for the whole loss.
    let cause: String?
    /// Absent for all years together.
    let year: Int?
    let baseline: Figure
    let alternative: Figure
    let difference: Figure
  }

  package init(_ facts: ComparisonFacts) {
    provenance = RunRecord(facts.baseline).provenance
    notes = facts.notes.map(\.en)
    inputs = facts.baseline.inputs.map(RunRecord.Input.init)
    files = facts.baseline.files.map(RunRecord.DataFile.init)
    warnings = facts.baseline.warnings.map(\.en)
    alternatives = facts.alternatives.map { alternative in
      let comparison = alternative.comparison
      return Alternative(
        name: alternative.name, title: alternative.run.title.en, scenarioHash: alternative.run.scenarioHash,
        policyHash: alternative.run.policyHash,
        changes: alternative.changes.map {
          Change(
            path: $0.path, year: $0.year, before: $0.before?.en, after: $0.after?.en, clause: $0.clause,
            source: $0.source?.en,
            note: $0.note?.en)
        },
        inputs: facts.inputs(of: alternative).map(RunRecord.Input.init),
        files: facts.files(of: alternative).map(RunRecord.DataFile.init),
        metrics: comparison.metrics.map {
          Metric(
            metric: $0.metric.name, year: $0.year, group: $0.group, unit: $0.metric.unit.rawValue,
            baseline: $0.baseline.value, alternative: $0.alternative.value, difference: $0.difference.value,
            standardError: $0.difference.standardError, lower: $0.difference.lower, upper: $0.difference.upper,
            precision: $0.precision.rawValue)
        },
        parties: comparison.parties.map {
          Party(
            party: $0.party.rawValue, year: $0.year, better: Figure($0.better), worse: Figure($0.worse),
            gain: $0.gain.map(Figure.init))
        },
        winners: comparison.benefits.map { $0.parts.map(Self.winners) },
        contributions: comparison.contributions.map(Self.contributions), losses: comparison.losses.map(Self.losses),
        terms: comparison.losses.map { ($0.isChange ? AlternativeTerms.changed : .standing).rawValue })
    }
  }

  private static func losses(_ losses: LossComparison) -> [Loss] {
    losses.tables.flatMap { table in
      table.rows.map {
        Loss(
          cause: $0.cause?.rawValue, year: table.year, baseline: Figure($0.baseline),
          alternative: Figure($0.alternative), difference: Figure($0.difference))
      }
    }
  }

  private static func winners(_ part: BenefitChange.Part) -> Winners {
    Winners(
      group: part.group, insured: part.insured, people: part.people, winners: part.winners, meanGain: part.meanGain,
      losers: part.losers, meanLoss: part.meanLoss,
      bands: part.bands.map {
        Winners.Band(
          lowerShare: $0.lowerShare, upperShare: $0.upperShare, from: $0.from, to: $0.to, people: $0.people,
          meanExpense: $0.expense, before: $0.before, after: $0.after)
      })
  }

  private static func contributions(_ contributions: Contributions) -> [Contribution] {
    contributions.tables.flatMap { table in
      table.rows.flatMap { row in
        PartyFigure.allCases.compactMap { figure in
          row.inOrder[figure].map { inOrder in
            Contribution(
              change: row.words.en, year: table.year, figure: figure.rawValue,
              alone: row.alone?[figure].map(Figure.init), inOrder: Figure(inOrder))
          }
        }
      }
    }
  }

  /// The differences in long form, a row an alternative and metric; UTF-8 with a byte-order mark.
  package var csv: String {
    var lines = [
      "alternative,metric,year,group,baseline,value,difference,standardError,lower,upper,precision,unit"
    ]
    for alternative in alternatives {
      for row in alternative.metrics {
        let numbers = [row.standardError, row.lower, row.upper].map { $0.map { "\($0)" } ?? "" }
        let fields =
          [
            alternative.name, row.metric, row.year.map(String.init) ?? "", row.group ?? "", "\(row.baseline)",
            "\(row.alternative)", "\(row.difference)",
          ] + numbers + [row.precision, row.unit]
        lines.append(fields.map(ReportText.csv).joined(separator: ","))
      }
    }
    return "\u{FEFF}" + lines.joined(separator: "\n") + "\n"
  }
}
