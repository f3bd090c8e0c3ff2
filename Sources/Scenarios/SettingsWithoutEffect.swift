import Documents
import Insurance
import Plans
import Results
import Simulation

extension Scenario {
  /// What was set and leaves a run's figures as they are without it, or is read by no rule.
  ///
  /// The scenario is read again without each setting that claims do not depend on, or only by everybody's benefit, and
  /// the claims of the run are settled again. So this is for a single run and not for each of thousands.
  ///
  /// - Parameter basis: of the run.
  package func settingsWithoutEffect(on basis: RunBasis) -> [IdleSetting] {
    guard let origin else { return [] }
    let known = idleSettings()
    let read = Set(plan.policies.flatMap(\.values).filter(\.isRead).map(\.path))
    let unread = Set(plan.policies.flatMap(\.values).filter(\.isSet).map(\.path)).subtracting(read)
    return origin.overrides.compactMap { override in
      let path = override.path
      guard !known.contains(where: { $0.isWithin(path) }) else { return nil }
      // Which rule a part has is read of every part.
      if ScenarioFile.isPolicyPath(path), unread.contains(path), !path.hasSuffix(".rule") {
        return IdleSetting(path: path, because: Words(en: "no rule asks for it", zh: "没有规则使用该值"))
      }
      guard let other = try? origin.scenario(leavingOut: path) else { return nil }
      if path.hasPrefix("benefit") {
        guard hasBenefits(of: other) else { return nil }
        return IdleSetting(
          path: path, because: Words(en: "everybody's benefit is the same without it", zh: "与不作该设定时各人待遇相同"))
      }
      // A reading of a clause can be one of benefits or of money, or of the parts of expense that make X.
      let isSettled =
        path.hasPrefix("readings.") ? !plan.answersToScope && hasBenefits(of: other) : !DrawnClaims.depend(onPath: path)
      guard isSettled, basis.isSettledAlike(plan, as: other.plan) else { return nil }
      return IdleSetting(
        path: path, because: Words(en: "every figure of this run is the same without it", zh: "与不作该设定时本次各项结果相同"))
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
