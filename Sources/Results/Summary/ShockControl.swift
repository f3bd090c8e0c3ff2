import Chance
import Insurance
import Plans
import Simulation
import Statistics

/// What the year's claims are expected to be given its shocks: it varies with every replication, its mean over all
/// years is known in closed form, and it goes along with nearly everything that a report averages.
///
/// A year in which twelve million people are insured is its shocks, but for a thousandth: with the shocks' part known,
/// only the rest of the noise is left in a mean.
struct ShockControl {
  private let plan: SimulationPlan
  private let lines: [Line]
  /// Yuan.
  private let mean: Double

  private struct Line {
    let insured: Double
    let probability: Double
    let law: any SeverityLaw
    let schedule: PayoutSchedule
  }

  /// - Returns: nil where nothing is known in closed form (`ExpectedYear`), the law of X comes from a pilot, the years
  ///   of a path hang together, or there are no shocks.
  init?(of plan: SimulationPlan) {
    guard plan.policies.count == 1, let policy = plan.policies.first, plan.shocks != .none,
      plan.cohorts.allSatisfy({ $0.care == nil }), let expected = ExpectedYear(of: plan)
    else { return nil }
    var lines: [Line] = []
    for cohort in plan.cohorts {
      guard let schedule = (try? policy.benefit(for: cohort.group))?.schedule else { return nil }
      lines.append(
        Line(
          insured: Double(cohort.insured), probability: cohort.probability, law: cohort.severity, schedule: schedule))
    }
    self.plan = plan
    self.lines = lines
    mean = expected.claimsPerInsured * Double(plan.insured)
  }

  /// What a reader must know of corrected means.
  static let remark = Words(
    en: "means are corrected by the known mean of claims given the year's shocks (control variate)",
    zh: "各均值已按给定系统性波动下赔付的已知均值校正（控制变量法）")

  /// The control of a year's replications.
  func variate(of outcomes: Outcomes) -> ControlVariate? {
    ControlVariate(observed: outcomes.indices.map { claims(given: outcomes.claims.factors($0)) }, mean: mean)
  }

  /// E[claims | factors], yuan.
  private func claims(given year: Shocks.Year) -> Double {
    lines.reduce(0) { sum, line in
      let s = year.severity
      return sum + min(line.insured, line.insured * line.probability * year.frequency)
        * line.schedule.expectedPayment { u in s * line.law.limitedExpectedValue(u / s) }
    }
  }
}
