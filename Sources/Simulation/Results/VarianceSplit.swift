import Chance
import Insurance
import Statistics

/// Where the variance of a year's claims comes from: from what is unknown of the laws' parameters, from the trend, from
/// the year's shocks, and from the process, chance among people.
///
/// With θ, T and S for parameters, trend and shocks, and M = E[C | θ, T, S], the law of total variance splits
/// Var C = Var E[M | θ] + (Var E[M | θ, T] − Var E[M | θ]) + (Var M − Var E[M | θ, T]) + E[Var(C | θ, T, S)] into these four
/// parts. M and Var(C | θ, T, S) are known in closed form of every replication. The variance of a conditional mean is
/// Cov(M, M′) where M′ has the same of what is given and everything else drawn again (Sobol′ 1993; Saltelli et al.,
/// *Global Sensitivity Analysis*, 2008, §4.6). Each part is given over their sum, with the standard error of that ratio.
struct VarianceSplit {
  private let frame: YearFrame
  private let replications: Range<Int>
  private let hasParameters: Bool
  private let trendErrorFrom: (startYear: Int, expenseYear: Int)?

  /// More replications than these add nothing that one would look at.
  private static let most = 4_000
  /// The replications that stand in for everything drawn again lie so far behind the others.
  private static let again = 1 << 40

  /// - Returns: nil where there are too few replications, or the closed forms do not hold: a rule that is not piecewise
  ///   linear or pays something beside X.
  init?(of plan: SimulationPlan) {
    guard plan.replications > 1, let frame = try? YearFrame(plan: plan),
      plan.cohorts.allSatisfy({ $0.episodes?.overflow == nil }),
      plan.policies.indices.allSatisfy({ frame.rules(at: $0).allSatisfy { $0.schedule != nil } })
    else { return nil }
    self.frame = frame
    replications = 0..<min(Self.most, plan.replications)
    hasParameters = plan.hasUncertainLaws
    let hasError = plan.trend.frequencyError > 0 || plan.trend.severityError > 0
    trendErrorFrom = hasError ? (plan.startYear, plan.expenseYear) : nil
  }

  /// Puts the parts of a year of the plan into a result; nothing where a moment is infinite or nothing is random.
  func add(at index: Int, put: (String, Estimate?) -> Void) throws(SampleError) {
    // In the year whose level the expense is at the trend has not begun.
    let hasTrend = trendErrorFrom.map { $0.startYear + index != $0.expenseYear } ?? false
    var (own, shared, drawn, process) = ([Double](), [Double](), [Double](), [Double]())
    for replication in replications {
      let people = frame.people(replication: replication)
      let other = replication + Self.again
      let (level, shock) = (
        frame.levels(replication: replication)[index], frame.shocks(replication: replication)[index]
      )
      let (newLevel, newShock) = (frame.levels(replication: other)[index], frame.shocks(replication: other)[index])
      let year = moments(people, level * shock, index)
      own.append(year.mean)
      process.append(year.variance)
      shared.append(hasParameters || hasTrend ? moments(people, level * newShock, index).mean : 0)
      drawn.append(hasParameters ? moments(people, newLevel * newShock, index).mean : 0)
    }
    guard (own + process).allSatisfy(\.isFinite) else { return }
    let mean = own.reduce(0, +) / Double(own.count)
    let parameters = hasParameters ? zip(own, drawn).map { ($0 - mean) * ($1 - mean) } : own.map { _ in 0 }
    let known = hasParameters || hasTrend ? zip(own, shared).map { ($0 - mean) * ($1 - mean) } : parameters
    let trend = hasTrend ? zip(known, parameters).map { $0 - $1 } : own.map { _ in 0 }
    let shocks = own.indices.map { (own[$0] - mean) * (own[$0] - mean) - parameters[$0] - trend[$0] }
    let total = zip(own, process).map { ($0 - mean) * ($0 - mean) + $1 }
    guard total.contains(where: { $0 > 0 }) else { return }
    put("claims.variance.process", try RatioOfMeans.estimate(process, over: total))
    put("claims.variance.shocks", try RatioOfMeans.estimate(shocks, over: total))
    if hasTrend { put("claims.variance.trend", try RatioOfMeans.estimate(trend, over: total)) }
    if hasParameters { put("claims.variance.parameters", try RatioOfMeans.estimate(parameters, over: total)) }
  }

  /// E[C | θ, T, S] and Var(C | θ, T, S): people are independent of each other, so the variance is
  /// Σ n (q E[b²] − q² E[b]²) with q = min(1, pF).
  private func moments(_ people: [Cohort], _ factors: Shocks.Year, _ index: Int) -> (mean: Double, variance: Double) {
    var (mean, variance) = (0.0, 0.0)
    let s = factors.severity
    for (cohort, rule) in zip(people, frame.rules(at: index)) where cohort.insured > 0 {
      guard let schedule = rule.schedule else { continue }
      let law = cohort.severity
      let count = Double(cohort.insured)
      let q = min(1, cohort.probability * factors.frequency)
      func limited(_ u: Double) -> Double { s * law.limitedExpectedValue(u / s) }
      let first = schedule.expectedPayment(limitedExpectedValue: limited)
      let second = schedule.expectedSquare(limitedExpectedValue: limited) { s * s * law.limitedSecondMoment($0 / s) }
      mean += count * q * first
      variance += count * (q * second - q * q * first * first)
    }
    return (mean, variance)
  }
}
