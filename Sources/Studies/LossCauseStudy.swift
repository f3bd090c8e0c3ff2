import Documents
import Insurance
import Plans
import Scenarios
import Statistics
import StudyReports

/// What caused the loss of a year: the scenario that was expected, what was different, and the figures after.
package struct LossCauseStudy {
  private let file: ScenarioFile
  private let overrides: [Override]
  private let changes: [Alternative.Change]

  /// - Parameters:
  ///   - path: the file of the scenario as it was expected.
  ///   - overrides: set over it for both.
  ///   - changes: what was different in the year; nil where nothing was but chance.
  /// - Throws: `DocumentError` with all that cannot be read, `StudyError` where a change is no cause of a loss.
  package init(of path: String, overrides: [Override], changes: Alternative?) throws {
    file = try ScenarioFile(path: path)
    self.overrides = overrides
    self.changes = changes?.changes ?? []
    for change in self.changes where LossDecomposition.Cause(path: change.path) == nil {
      throw StudyError(
        "'\(change.path)' is no cause that this tells apart: rules of benefit, price of care ('expense', 'trend.severity') and volume ('population', 'expense.probability', 'trend.frequency') are; premium and costs are given by --premium and --costs"
      )
    }
  }

  /// - Parameters:
  ///   - claims: of the year.
  ///   - premium: nil for what the funding rule makes of the people who were insured.
  ///   - costs: nil for those that the policy's rule makes of premium and claims.
  /// - Throws: `DocumentError` where the scenario cannot be made, `StudyError` where there is no closed form.
  package func answer(claims: Money, premium: Money?, costs: Money?) throws -> LossDecompositionText {
    let causes: [LossDecomposition.Cause] = [.policy, .price, .volume]
    var made: [Set<LossDecomposition.Cause>: Scenario] = [:]
    func scenario(with own: Set<LossDecomposition.Cause>) throws(DocumentError) -> Scenario {
      // What has no change of a kind is the same without it.
      let own = own.filter { cause in changes.contains { LossDecomposition.Cause(path: $0.path) == cause } }
      if let known = made[own] { return known }
      let scenario = try self.scenario(with: own)
      made[own] = scenario
      return scenario
    }
    let before = try scenario(with: [])
    let after = try scenario(with: Set(causes))
    guard let policy = before.plan.policies.first, let newPolicy = after.plan.policies.first else {
      throw StudyError("'\(before.name)' has no policy in its first year")
    }
    let present = causes.filter { cause in changes.contains { LossDecomposition.Cause(path: $0.path) == cause } }
    var explained: [LossDecomposition.Cause: Double] = [:]
    if !present.isEmpty {
      let shares = try ShapleyValue.shares(of: present.count) { set in
        let own = present.enumerated().filter { set & (1 << $0.offset) != 0 }.map(\.element)
        return try expectedClaims(of: scenario(with: Set(own)))
      }
      for (cause, share) in zip(present, shares) { explained[cause] = share }
    }
    let mean = Money(yuan: try expectedClaims(of: before)) ?? .zero
    let standard = try Self.premium(of: before.plan, under: policy)
    let expected = LossDecomposition.Account(
      premium: standard, claims: mean,
      costs: policy.costs.amount(premium: standard, claims: mean, insured: before.plan.insured))
    let paid = try premium ?? Self.premium(of: after.plan, under: newPolicy)
    let actual = LossDecomposition.Account(
      premium: paid, claims: claims,
      costs: costs ?? newPolicy.costs.amount(premium: paid, claims: claims, insured: after.plan.insured))
    let list = ChangedValue.all(from: before, to: after).map {
      ComparisonFacts.Change(
        path: $0.path, year: $0.year, before: $0.before, after: $0.after, clause: $0.clause, source: $0.source,
        note: $0.note)
    }
    var warnings = after.warnings
    if premium == nil {
      warnings.append(
        Words(
          en: "the premium is what the funding rule makes of those insured (--premium)",
          zh: "保费按筹资标准与实际参保人数计算（--premium）"))
    }
    if costs == nil {
      warnings.append(Words(en: "costs are those of the policy's rule (--costs)", zh: "经办费用按政策规则计算（--costs）"))
    }
    return LossDecompositionText(
      LossDecomposition(expected: expected, actual: actual, explained: explained), title: before.title, changes: list,
      policy: newPolicy, warnings: warnings)
  }

  /// The scenario with the changes of some causes.
  private func scenario(with causes: Set<LossDecomposition.Cause>) throws(DocumentError) -> Scenario {
    let made = changes.filter { LossDecomposition.Cause(path: $0.path).map(causes.contains) == true }
    return try file.scenario(overrides: overrides + made.map(\.override), sharing: nil)
  }

  private func expectedClaims(of scenario: Scenario) throws(StudyError) -> Double {
    guard let year = ExpectedYear(of: scenario.plan) else {
      throw StudyError(
        "the mean claims of '\(scenario.name)' have no closed form: a benefit is not piecewise linear, a mean is infinite, or parameters are drawn"
      )
    }
    return year.claimsPerInsured * Double(scenario.plan.insured)
  }

  private static func premium(of plan: SimulationPlan, under policy: Policy) throws(StudyError) -> Money {
    guard let premium = Money(yuan: policy.funding.total(insured: plan.insured)) else {
      throw StudyError("'\(plan.name)' has no premium that is known before the year: give --premium")
    }
    return premium
  }
}
