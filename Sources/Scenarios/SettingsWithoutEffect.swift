import Documents
import Insurance
import Simulation

extension Scenario {
  /// What was set of the benefits and leaves everybody's benefit as it is without it, or is read by no rule.
  ///
  /// The scenario is read again without each such setting, so this is for a single run and not for each of thousands.
  package var settingsWithoutEffect: [IdleSetting] {
    guard let origin else { return [] }
    let known = idleSettings()
    let unread = Set(plan.policies.first?.values.filter { $0.isSet && !$0.isRead }.map(\.path) ?? [])
    return origin.overrides.compactMap { override in
      let path = override.path
      guard ScenarioFile.isPolicyPath(path), !known.contains(where: { $0.isWithin(path) }) else { return nil }
      if unread.contains(path) {
        return IdleSetting(path: path, because: Words(en: "no rule asks for it", zh: "没有规则使用该值"))
      }
      guard path.hasPrefix("benefit"), let other = try? origin.scenario(leavingOut: path), hasBenefits(of: other) else {
        return nil
      }
      return IdleSetting(
        path: path, because: Words(en: "everybody's benefit is the same without it", zh: "不设定时各人待遇相同"))
    }
  }

  /// Whether everybody has the same benefit in both, year by year.
  private func hasBenefits(of other: Scenario) -> Bool {
    func rules(_ plan: SimulationPlan) -> [[PayoutSchedule?]] {
      plan.policies.map { policy in plan.cohorts.map { (try? policy.stack(for: $0.group))?.all.schedule } }
    }
    let (mine, theirs) = (rules(plan), rules(other.plan))
    return mine == theirs && mine.allSatisfy { $0.allSatisfy { $0 != nil } }
  }
}
