import Insurance
import Plans
import RunReports

extension AssumptionRangeRows {
  /// Of an alternative's difference to its baseline.
  init?(_ alternative: ComparisonFacts.Alternative, plan: SimulationPlan, language: Language) {
    guard let range = alternative.range else { return nil }
    let row = alternative.comparison.row("claims.perInsured", year: plan.startYear)
    self.init(range, simulated: row?.difference, plan, isOfChange: true, language)
  }
}
