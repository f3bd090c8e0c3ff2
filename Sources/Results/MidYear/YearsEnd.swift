import Foundation
import Insurance
import Plans
import Simulation
import Statistics

/// The end of a year of which the first months are fact: the run's figures given what was paid, and the early warning.
///
/// Every year that the model brings forth counts by how likely it makes the payments (`PaymentLikelihood`). So the payments teach
/// of the year's common factors, of the trend and of the laws' parameters what these have to do with its claims, and later
/// years of a path go with its first. A year without common factors or unknown parameters learns by its share alone.
package struct YearsEnd: Sendable {
  package let paid: PaidToDate
  package let likelihood: PaymentLikelihood
  /// All figures given the payments, but the insurer's cash within the year.
  package let summary: Summary
  /// What the model expects to be paid by then, and its standard deviation, yuan.
  package let expectedByThen: (mean: Double, deviation: Double)
  /// How often it expects so much or more.
  package let probabilityOfMore: Double
  /// As many equal years as those that count say as much; nil where the law itself is known.
  package let effectiveSize: Double?
  /// Of the year's illness, from that month on, yuan.
  package let stillToPay: Spread
  /// Of claims and costs over the premium of the year, where there are any; yuan.
  package let deficit: Deficit
  /// From that month on, by when the year's premium after costs is paid out; empty where no later month is known.
  package let paidOut: [PaidOut]

  /// Mean and quantiles.
  package struct Spread: Sendable {
    package let mean: Estimate
    package let low: Estimate
    package let high: Estimate
  }

  package struct Deficit: Sendable {
    package let probability: Estimate
    /// In the years that end in one; nil where none does.
    package let mean: Estimate?
    /// That 5% of all years exceed; 0 where fewer have one.
    package let high: Estimate
    /// The probability before anything was paid.
    package let before: Double
  }

  package struct PaidOut: Sendable {
    /// 2025-10.
    package let month: String
    /// By the end of the month.
    package let probability: Estimate
  }

  /// Fewer say nothing.
  package static let leastEffectiveSize = 100.0

  /// - Parameters:
  ///   - plan: what was run.
  ///   - paid: in its first year.
  ///   - basis: of the run.
  ///   - before: the figures without the payments.
  /// - Throws: `SimulationError` where the payments say nothing, or lie where the model has too few years; `SampleError`.
  package init(of plan: SimulationPlan, _ paid: PaidToDate, on basis: RunBasis, before: ResultTable) throws {
    guard let policy = plan.policies.first else { throw SimulationError(.nothingToDo, "a run needs a year") }
    guard paid.year == plan.startYear else {
      throw SimulationError(
        .notApplicable,
        "--actual-to is \(paid.until), but the scenario begins with \(plan.startYear): payments are those of its first year"
      )
    }
    let calendar = plan.cash.calendar(under: policy)
    let likelihood = try PaymentLikelihood(of: paid, calendar, claimSize: try plan.claimSize())
    let years: ConditionedYears
    switch basis {
    case .outcomes(let outcomes): years = try ConditionedYears(outcomes, given: likelihood, paid)
    case .law(let law): years = try ConditionedYears(law, given: likelihood, paid)
    }
    self.paid = paid
    self.likelihood = likelihood
    expectedByThen = years.expectedByThen
    probabilityOfMore = years.probabilityOfMore
    let weights = years.weights
    effectiveSize = years.isDrawn ? weights.effectiveSize : nil
    let whole = try Summary(of: plan, outcomes: years.outcomes, weighing: weights)
    summary = years.isDrawn ? whole : whole.ofClaimsAlone
    let first = years.outcomes.first ?? []
    let left = first.map { max(0, $0.statement.benefits - paid.total) }
    stillToPay = Spread(
      mean: try weights.mean(of: left), low: try weights.quantile(0.05, of: left),
      high: try weights.quantile(0.95, of: left))
    let fundsCosts = plan.policies.first?.riskSharing.costsPaidBeside != true
    func costs(_ settled: Outcome.Settled) -> Double { fundsCosts ? settled.costs : 0 }
    let missing = first.map { $0.statement.claims + costs($0.statement) - $0.statement.premium }
    deficit = Deficit(
      probability: weights.share(where: missing.map { $0 > 0 }),
      mean: try weights.where(missing.map { $0 > 0 })?.mean(of: missing),
      high: try weights.quantile(0.95, of: missing.map { max(0, $0) }),
      before: 1 - (before.row("funding.adequacy", year: plan.startYear)?.estimate.value ?? 1))
    paidOut = Self.paidOut(first, weights, paid, calendar, costs: costs)
  }

  /// Payments after the last month that is fact follow the calendar.
  private static func paidOut(
    _ years: Outcomes, _ weights: ImportanceWeights, _ paid: PaidToDate, _ calendar: ClaimsCalendar,
    costs: (Outcome.Settled) -> Double
  ) -> [PaidOut] {
    let shares = calendar.paidShares
    guard paid.months <= shares.count, shares[paid.months - 1] < 1 else { return [] }
    let begun = shares[paid.months - 1]
    var months: [PaidOut] = []
    for month in paid.months...shares.count {
      let part = (shares[month - 1] - begun) / (1 - begun)
      let isOut = years.map { year in
        let settled = year.statement
        let byThen = paid.total + max(0, settled.benefits - paid.total) * part
        return byThen > settled.premium - costs(settled)
      }
      months.append(
        PaidOut(month: PaidToDate.name(year: paid.year, month: month), probability: weights.share(where: isOut)))
    }
    return months
  }
}

extension Summary {
  /// Without what cannot be told from a year's claims alone.
  fileprivate var ofClaimsAlone: Summary {
    Summary(
      plan: plan,
      table: table.without { row in row.group != nil || row.metric.layer != nil || row.metric.needsPeople },
      claimsHistogram: claimsHistogram, remarks: remarks)
  }
}

extension Metric {
  /// Whether it needs more of a year than what its claims come to between the parties.
  fileprivate var needsPeople: Bool {
    guard case .year(let figure) = origin else { return false }
    let people: Set = [
      "claimants", "beneficiaries", "beneficiaryShare", "expense", "outOfPocket", "received", "overflow",
    ]
    return figure.columns.contains(where: people.contains)
  }
}
