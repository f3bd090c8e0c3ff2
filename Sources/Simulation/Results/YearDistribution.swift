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
  package init?(of outcomes: [Outcome], insured: Int) {
    guard outcomes.count >= 100, insured > 0, let premium = outcomes.first?.statement.premium else { return nil }
    let needs = outcomes.map { $0.statement.premiumNeeded / Double(insured) }.sorted()
    func quantile(_ level: Double) -> Double {
      needs[min(needs.count - 1, max(0, Int((level * Double(needs.count)).rounded(.up)) - 1))]
    }
    self.needs = Self.levels.map { ($0, quantile($0)) }
    bins = Self.bins(needs, from: quantile(0.001), to: quantile(0.999), edge: premium / Double(insured))
    slices = Self.slices(outcomes)
  }

  private static let levels = [0.005] + (1...99).map { Double($0) / 100 } + [0.995]

  private static func bins(_ values: [Double], from low: Double, to high: Double, edge: Double) -> [Bin] {
    guard high > low else { return [Bin(lower: low, upper: low, share: 1)] }
    let step = (high - low) / 36
    // Shifted so that the funding is an edge, where it lies among them.
    let isInside = edge > low && edge < high
    let start = isInside ? edge - ((edge - low) / step).rounded(.up) * step : low
    let count = max(1, Int(((high - start) / step).rounded(.up)))
    var counts = Array(repeating: 0, count: count)
    for value in values {
      var place = min(count - 1, max(0, Int((value - start) / step)))
      // Rounding must not carry a year over the funding line.
      if isInside, value <= edge, start + Double(place) * step > edge - step / 2 { place = max(0, place - 1) }
      counts[place] += 1
    }
    return counts.enumerated().map { place, count in
      let lower = start + Double(place) * step
      return Bin(lower: lower, upper: lower + step, share: Double(count) / Double(values.count))
    }
  }

  private static func slices(_ outcomes: [Outcome], count: Int = 20) -> [Slice] {
    let years = outcomes.map(\.statement).sorted { $0.claims < $1.claims }
    return (0..<count).map { place in
      let range = place * years.count / count..<(place + 1) * years.count / count
      func mean(_ value: (Outcome.Settled) -> Double) -> Double {
        years[range].reduce(0) { $0 + value($1) } / Double(range.count)
      }
      return Slice(
        from: Double(place) / Double(count), to: Double(place + 1) / Double(count), claims: mean(\.claims),
        insurerResult: mean(\.insurerResult), fundResult: mean(\.fundResult))
    }
  }
}
