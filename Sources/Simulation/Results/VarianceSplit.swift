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
  /// What is known of a year of a replication.
  private struct Known {
    /// E[C | θ, T, S] and Var(C | θ, T, S).
    let own, process: Double
    /// The mean with the shocks drawn again, and that with the trend drawn again too; 0 where they are not asked for.
    let shared, drawn: Double
  }

  /// By replication and then by year.
  private let replications: [[Known]]
  private let hasParameters: Bool
  private let hasTrend: [Bool]

  /// More replications than these add nothing that one would look at.
  private static let most = 4_000
  /// The replications that stand in for everything drawn again lie so far behind the others.
  private static let again = 1 << 40

  /// Works on one thread.
  ///
  /// - Returns: nil where there are too few replications, or the closed forms do not hold: a rule that is not piecewise
  ///   linear.
  init?(of plan: SimulationPlan) {
    guard let moments = Moments(of: plan) else { return nil }
    self.init(moments, known: moments.replications.map(moments.known(of:)))
  }

  /// The same, bit by bit, on as many threads as asked for.
  init?(of plan: SimulationPlan, threads: Int) async {
    guard let moments = Moments(of: plan) else { return nil }
    let parts = await Handout(of: moments.replications, over: threads).results { $0.map(moments.known(of:)) }
    self.init(moments, known: parts.flatMap(\.self))
  }

  private init(_ moments: Moments, known: [[Known]]) {
    replications = known
    hasParameters = moments.hasParameters
    hasTrend = moments.hasTrend
  }

  /// Puts the parts of a year of the plan into a result; nothing where a moment is infinite or nothing is random.
  func add(at index: Int, put: (String, Estimate?) -> Void) throws(SampleError) {
    let hasTrend = hasTrend[index]
    func column(_ part: (Known) -> Double) -> [Double] { replications.map { part($0[index]) } }
    let (own, process, shared, drawn) = (column(\.own), column(\.process), column(\.shared), column(\.drawn))
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

  /// The closed forms of a plan's years.
  private struct Moments: Sendable {
    let frame: YearFrame
    let replications: Range<Int>
    let hasParameters: Bool
    /// In the year whose level the expense is at the trend has not begun.
    let hasTrend: [Bool]

    init?(of plan: SimulationPlan) {
      guard plan.replications > 1, let frame = try? YearFrame(plan: plan),
        plan.policies.indices.allSatisfy({ frame.rules(at: $0).allSatisfy { $0.schedule != nil } })
      else { return nil }
      self.frame = frame
      replications = 0..<min(VarianceSplit.most, plan.replications)
      hasParameters = plan.hasUncertainParameters
      let hasError = plan.trend.frequencyError > 0 || plan.trend.severityError > 0
      hasTrend = plan.policies.indices.map { hasError && plan.startYear + $0 != plan.expenseYear }
    }

    /// What is known of each year of a replication.
    func known(of replication: Int) -> [Known] {
      let people = frame.people(replication: replication)
      let other = replication + VarianceSplit.again
      let years = zip(frame.levels(replication: replication), frame.shocks(replication: replication))
      let newYears = zip(frame.levels(replication: other), frame.shocks(replication: other))
      return zip(years, newYears).enumerated().map { index, factors in
        let ((level, shock), (newLevel, newShock)) = factors
        let year = year(people, level * shock, index)
        return Known(
          own: year.mean, process: year.variance,
          shared: hasParameters || hasTrend[index] ? self.year(people, level * newShock, index).mean : 0,
          drawn: hasParameters ? self.year(people, newLevel * newShock, index).mean : 0)
      }
    }

    /// E[C | θ, T, S] and Var(C | θ, T, S): people are independent of each other, so the variance is
    /// Σ n (q E[b²] − q² E[b]²) with q = min(1, pF).
    private func year(_ people: [Cohort], _ factors: Shocks.Year, _ index: Int) -> (mean: Double, variance: Double) {
      var (mean, variance) = (0.0, 0.0)
      for (cohort, rule) in zip(people, frame.rules(at: index)) where cohort.insured > 0 {
        guard let benefit = ExpectedBenefit(of: cohort, by: rule, at: factors.severity) else { continue }
        let count = Double(cohort.insured)
        let q = min(1, cohort.probability * factors.frequency)
        mean += count * q * benefit.mean
        variance += count * (q * benefit.square - q * q * benefit.mean * benefit.mean)
      }
      return (mean, variance)
    }
  }
}
