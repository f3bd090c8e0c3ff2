import Plans

/// The figures of a plan's first year that are known without drawing years: closed forms, and means of a pilot.
///
/// Between two plans with the same seed they differ by what the plans differ in alone, which is what a calibration needs.
package struct KnownFigures: Sendable {
  private let values: [String: Double]

  /// The metrics that there can be.
  package static let metrics = [
    "beneficiaries.share", "beneficiaries.meanBenefit", "claims.perInsured", "members.expense",
    "members.reimbursementRate", "care.dischargesPerInsured", "care.costPerStay", "care.fundShare",
    "care.chronicPerInsured",
  ]

  /// - Parameter plan: parameters that a run would draw are taken as known.
  package init(of plan: SimulationPlan) {
    let plan = plan.with(cohorts: plan.cohorts.map(\.withoutUncertainty))
    var values: [String: Double] = [:]
    if let year = ExpectedYear(of: plan) {
      values["beneficiaries.share"] = year.beneficiaryShare
      values["beneficiaries.meanBenefit"] = year.claimsPerInsured / year.beneficiaryShare
      values["claims.perInsured"] = year.claimsPerInsured
      values["members.expense"] = year.expensePerInsured * Double(plan.insured)
      if year.expensePerInsured.isFinite {
        values["members.reimbursementRate"] = year.claimsPerInsured / year.expensePerInsured
      }
    }
    CareYear(of: plan)?.add(1) { metric, estimate in values[metric] = estimate?.value }
    self.values = values.filter { $0.value.isFinite }
  }

  /// The figure; nil where it is not known for the plan.
  package subscript(metric: String) -> Double? { values[metric] }
}
