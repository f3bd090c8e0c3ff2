import Chance
import Insurance
import Plans
import Statistics

/// Where the variance of a year's claims comes from: from what is unknown of the laws' parameters, from the trend, from
/// the year's shocks, and from the process, chance among people.
///
/// With θ, T and S for parameters, trend and shocks, and M = E[C | θ, T, S], the law of total variance splits
/// Var C = Var E[M | θ] + E Var(E[M | θ, T] | θ) + E Var(M | θ, T) + E[Var(C | θ, T, S)] into these four parts. M and
/// Var(C | θ, T, S) are known in closed form of every replication. The variance of a conditional mean is that of
/// ½ (M − M′)(M″ − M‴), where M and M′ differ in nothing but what is given, and M″ and M‴ have the same of it beside
/// everything else drawn again: its error is in proportion to the part itself, so that small parts are seen beside large
/// ones (Sobol′ 1993; Owen, "Better estimation of small Sobol′ sensitivity indices", 2013). Replications go in pairs, each
/// with the draws of the other as its own drawn again. Each part is given over their sum, with the standard error of that
/// ratio.
package struct VarianceSplit {
  /// The parts of the variance of a year, as a pair of replications shows them; yuan².
  private struct Parts {
    var process = 0.0
    var shocks = 0.0
    var trend = 0.0
    var parameters = 0.0
    var total: Double { process + shocks + trend + parameters }
  }

  /// By pair of replications and then by year.
  private let pairs: [[Parts]]
  private let hasParameters: Bool
  private let hasTrend: [Bool]

  /// More pairs than these add nothing that one would look at.
  private static let most = 4_000

  /// Works on one thread.
  ///
  /// - Returns: nil where there are too few replications, or the closed forms do not hold: a rule that is not piecewise
  ///   linear.
  init?(of plan: SimulationPlan) {
    guard let moments = Moments(of: plan) else { return nil }
    self.init(moments, pairs: moments.pairs.map(moments.parts(ofPair:)))
  }

  /// The same, bit by bit, on as many threads as asked for.
  init?(of plan: SimulationPlan, threads: Int) async {
    guard let moments = Moments(of: plan) else { return nil }
    let pairs = await Handout(of: moments.pairs, over: threads).results { $0.map(moments.parts(ofPair:)) }
    self.init(moments, pairs: pairs.flatMap(\.self))
  }

  private init(_ moments: Moments, pairs: [[Parts]]) {
    self.pairs = pairs
    hasParameters = moments.hasParameters
    hasTrend = moments.hasTrend
  }

  /// What a reader must know where a variance is infinite.
  package var remarks: [Words] {
    guard pairs.contains(where: { $0.contains { !$0.total.isFinite } }) else { return [] }
    return [
      hasParameters
        ? Words(
          en:
            "the variance of claims is infinite under some of the laws that paths draw: standard deviations are those of these replications alone and have no limit, and where the variance comes from is left out",
          zh: "部分路径抽得的分布使赔付方差无穷大：所示标准差仅为本次模拟的样本值，不收敛；方差来源从略")
        : Words(
          en:
            "the variance of claims is infinite under this law and benefit: standard deviations are those of these replications alone and have no limit, and where the variance comes from is left out",
          zh: "该分布与待遇下赔付的方差无穷大：所示标准差仅为本次模拟的样本值，不收敛；方差来源从略")
    ]
  }

  /// Puts the parts of a year of the plan into a result; nothing where a moment is infinite or nothing is random.
  package func add(at index: Int, put: (String, Estimate?) -> Void) throws(SampleError) {
    let parts = pairs.map { $0[index] }
    let total = parts.map(\.total)
    guard total.allSatisfy(\.isFinite), total.contains(where: { $0 > 0 }) else { return }
    func share(_ part: (Parts) -> Double) throws(SampleError) -> Estimate? {
      guard let own = try RatioOfMeans.estimate(parts.map(part), over: total) else { return nil }
      return Estimate(
        value: own.value, standardError: own.standardError, lower: own.lower, upper: own.upper,
        replications: 2 * parts.count)
    }
    put("claims.variance.process", try share(\.process))
    put("claims.variance.shocks", try share(\.shocks))
    if hasTrend[index] { put("claims.variance.trend", try share(\.trend)) }
    if hasParameters { put("claims.variance.parameters", try share(\.parameters)) }
  }

  /// The closed forms of a plan's years.
  private struct Moments: Sendable {
    let frame: YearFrame
    let pairs: Range<Int>
    let hasParameters: Bool
    /// In the year whose level the expense is at the trend has not begun.
    let hasTrend: [Bool]

    init?(of plan: SimulationPlan) {
      guard plan.replications > 3, let frame = try? YearFrame(plan: plan),
        plan.policies.indices.allSatisfy({ frame.rules(at: $0).allSatisfy { $0.schedule != nil } })
      else { return nil }
      self.frame = frame
      pairs = 0..<min(VarianceSplit.most, plan.replications / 2)
      hasParameters = plan.hasUncertainParameters
      let hasError = plan.trend.frequencyError > 0 || plan.trend.severityError > 0
      hasTrend = plan.policies.indices.map { hasError && plan.startYear + $0 != plan.expenseYear }
    }

    /// The parts of each year, as two replications show them.
    func parts(ofPair pair: Int) -> [Parts] {
      let members = [2 * pair, 2 * pair + 1]
      let levels = members.map { frame.levels(replication: $0) }
      let shocks = members.map { frame.shocks(replication: $0) }
      let people = (hasParameters ? members : [members[0]]).map { frame.people(replication: $0, tabulated: true) }
      return hasTrend.indices.map { index in
        parts(people, levels: levels.map { $0[index] }, shocks: shocks.map { $0[index] }, index)
      }
    }

    /// - Parameters:
    ///   - people: with the laws of one replication, or of each of the two.
    ///   - levels: of the two, as the trend has them.
    ///   - shocks: of the two.
    ///   - index: of the year.
    private func parts(_ people: [[Cohort]], levels: [Shocks.Year], shocks: [Shocks.Year], _ index: Int) -> Parts {
      var parts = Parts()
      // By level and shocks; where there is no trend, both have the first one's level.
      let own = people.map { people in
        (hasTrend[index] ? levels : [levels[0]]).map { level in shocks.map { year(people, level * $0, index) } }
      }
      for rows in own {
        let share = 1 / Double(own.count)
        for years in rows {
          let part = share / Double(rows.count)
          parts.process += part * 0.5 * (years[0].variance + years[1].variance)
          parts.shocks += part * 0.5 * (years[0].mean - years[1].mean) * (years[0].mean - years[1].mean)
        }
        guard rows.count > 1 else { continue }
        parts.trend += share * 0.5 * (rows[0][0].mean - rows[1][0].mean) * (rows[0][1].mean - rows[1][1].mean)
      }
      guard own.count > 1, let last = own[0].indices.last else { return parts }
      parts.parameters =
        0.5 * (own[0][0][0].mean - own[1][0][0].mean) * (own[0][last][1].mean - own[1][last][1].mean)
      return parts
    }

    /// E[C | θ, T, S] and Var(C | θ, T, S): people are independent of each other, so the variance is
    /// Σ n (q E[b²] − q² E[b]²) with q = min(1, pF).
    private func year(_ people: [Cohort], _ factors: Shocks.Year, _ index: Int) -> (mean: Double, variance: Double) {
      var (mean, variance) = (0.0, 0.0)
      for (cohort, rule) in zip(people, frame.rules(at: index)) where cohort.insured > 0 {
        guard let benefit = ExpectedBenefit(of: cohort, by: rule, at: factors.severity, quickly: true) else { continue }
        let count = Double(cohort.insured)
        let q = min(1, cohort.probability * factors.frequency)
        mean += count * q * benefit.mean
        variance += count * (q * benefit.square - q * q * benefit.mean * benefit.mean)
      }
      return (mean, variance)
    }
  }
}
