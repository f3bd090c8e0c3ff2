import Insurance
import RiskSharing
import Simulation
import Statistics

/// The first year of a run in the shape that charts show it: how the funding needed is distributed, and who carries
/// what in cheap and in dear years.
public struct YearDistribution: Sendable {
  /// A step of the funding needed, with the share of years in it.
  public struct Bin: Sendable, Hashable {
    /// Yuan a head.
    public let lower: Double
    public let upper: Double
    /// 0 to 1.
    public let share: Double
  }

  /// Years of about the same claims, a slice of all of them in order of their claims.
  public struct Slice: Sendable, Hashable {
    /// The shares of years below and with it, 0 to 1.
    public let from: Double
    public let to: Double
    /// Means of its years, yuan.
    public let claims: Double
    public let insurerResult: Double
    public let fundResult: Double
  }

  /// Steps of equal width between the 0.1% and the 99.9% quantile of the funding needed; none lies on both sides of
  /// the funding there is. What is beyond the quantiles counts in the outermost steps.
  public let bins: [Bin]
  /// The funding needed a head, yuan, at shares of years from 0.5% to 99.5%.
  public let needs: [(level: Double, perHead: Double)]
  public let slices: [Slice]

  /// - Returns: nil where there are fewer than 100 years, of which no distribution can be drawn.
  package init?(of outcomes: Outcomes, insured: Int) {
    guard outcomes.count >= 100, insured > 0,
      let premium = outcomes.indices.first.map({ outcomes.statement($0).premium })
    else { return nil }
    let needs = outcomes.indices.map { outcomes.statement($0).premiumNeeded / Double(insured) }.sorted()
    func quantile(_ level: Double) -> Double {
      needs[min(needs.count - 1, max(0, Int((level * Double(needs.count)).rounded(.up)) - 1))]
    }
    self.needs = Self.levels.map { ($0, quantile($0)) }
    bins = Self.bins(needs, from: quantile(0.001), to: quantile(0.999), edge: premium / Double(insured))
    slices = Self.slices(outcomes)
  }

  /// The same of a year whose law of claims is known.
  ///
  /// The slices are those of the policy's own terms: where it draws some of them from ranges there are none.
  ///
  /// - Returns: nil where the policy has no premium.
  package init?(of exact: ExactMethod) {
    let plan = exact.plan
    guard let policy = plan.policies.first, plan.insured > 0,
      let premium = try? YearSettlement(policy: policy, insured: plan.insured, cash: plan.cash).standard
    else { return nil }
    let people = Double(plan.insured)
    let law = exact.claims
    func need(_ claims: Double) -> Double {
      policy.fundedCosts.premiumNeeded(claims: max(0, claims), insured: plan.insured) / people
    }
    needs = Self.levels.map { ($0, need(law.quantile(unbounded: $0))) }
    let (low, high) = (need(law.quantile(unbounded: 0.001)), need(law.quantile(unbounded: 0.999)))
    // What is needed grows evenly with the claims.
    let (none, slope) = (need(0), (need(1e9) - need(0)) / 1e9)
    bins = Self.steps(from: low, to: high, edge: premium.yuan / people).map { lower, upper, isFirst, isLast in
      func below(_ perHead: Double) -> Double { law.cumulative((perHead - none) / slope).value }
      let share = (isLast ? 1 : below(upper)) - (isFirst ? 0 : below(lower))
      return Bin(lower: lower, upper: upper, share: min(1, max(0, share)))
    }
    guard policy.ranges.isEmpty else {
      slices = []
      return
    }
    let diagram = RiskSharingDiagram(
      of: policy, insured: plan.insured, premium: premium, reserve: plan.openingReserve,
      riskAdjustment: plan.openingRiskAdjustment,
      change: policy.tellsCauses ? PolicyChange.of(plan, year: 0) : .none)
    slices = Self.slices { place in
      let levels = (0..<5).map { (Double(place) + (Double($0) + 0.5) / 5) / 20 }
      return levels.compactMap { level in
        Money(yuan: max(0, law.quantile(unbounded: level))).map { claims in
          let statement = diagram.statement(claims: claims)
          return (claims.yuan, statement.insurerResult.yuan, statement.fundResult.yuan)
        }
      }
    }
  }

  private static let levels = [0.005] + (1...99).map { Double($0) / 100 } + [0.995]

  private static func bins(_ values: [Double], from low: Double, to high: Double, edge: Double) -> [Bin] {
    let steps = steps(from: low, to: high, edge: edge)
    guard steps.count > 1, let start = steps.first?.lower else { return [Bin(lower: low, upper: low, share: 1)] }
    let step = (high - low) / 36
    let isInside = edge > low && edge < high
    var counts = Array(repeating: 0, count: steps.count)
    for value in values {
      var place = min(steps.count - 1, max(0, Int((value - start) / step)))
      // Rounding must not carry a year over the funding line.
      if isInside, value <= edge, start + Double(place) * step > edge - step / 2 { place = max(0, place - 1) }
      counts[place] += 1
    }
    return zip(steps, counts).map { own, count in
      Bin(lower: own.lower, upper: own.upper, share: Double(count) / Double(values.count))
    }
  }

  /// Steps that are shifted so that the funding is an edge, where it lies among them.
  private static func steps(
    from low: Double, to high: Double, edge: Double
  ) -> [(lower: Double, upper: Double, isFirst: Bool, isLast: Bool)] {
    guard high > low else { return [(low, low, true, true)] }
    let step = (high - low) / 36
    let start = edge > low && edge < high ? edge - ((edge - low) / step).rounded(.up) * step : low
    let count = max(1, Int(((high - start) / step).rounded(.up)))
    return (0..<count).map { place in
      let lower = start + Double(place) * step
      return (lower, lower + step, place == 0, place + 1 == count)
    }
  }

  private static func slices(_ outcomes: Outcomes) -> [Slice] {
    let claims = outcomes.indices.map { outcomes.statement($0).claims }
    let insurer = outcomes.indices.map { outcomes.statement($0).insurerResult }
    let fund = outcomes.indices.map { outcomes.statement($0).fundResult }
    // Their places are put in order, which of millions of years takes less room than the years themselves.
    let order = claims.indices.map(UInt32.init(truncatingIfNeeded:)).sorted { claims[Int($0)] < claims[Int($1)] }
    return slices { slice in
      order[slice * order.count / 20..<(slice + 1) * order.count / 20].map { place in
        (claims[Int(place)], insurer[Int(place)], fund[Int(place)])
      }
    }
  }

  /// Twenty slices of equal width.
  ///
  /// - Parameter years: claims, and the results of insurer and fund, of some years of a slice, by its place.
  private static func slices(_ years: (_ place: Int) -> [(Double, Double, Double)]) -> [Slice] {
    (0..<20).map { place in
      let (from, to) = (Double(place) / 20, Double(place + 1) / 20)
      let own = years(place)
      func mean(_ value: ((Double, Double, Double)) -> Double) -> Double {
        own.isEmpty ? 0 : own.reduce(0) { $0 + value($1) } / Double(own.count)
      }
      return Slice(from: from, to: to, claims: mean(\.0), insurerResult: mean(\.1), fundResult: mean(\.2))
    }
  }
}
