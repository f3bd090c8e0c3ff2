/// Which of n sorted values speak for the quantile of level p. Ranks count from 1.
///
/// The number of replications at or below the true quantile is binomial(n, p) for any continuous law, so that an order
/// statistic lies above it with a known probability π_r = P(X₍ᵣ₎ ≤ ξ) = P(B ≥ r) (David & Nagaraja, *Order Statistics*,
/// 3rd ed., chapter 7). Between two ranks the bound of a given probability is interpolated by Nyblom (1992), *Statistics
/// & Probability Letters* 14, 109–112, exact for an exponential law next to the largest values; Hettmansperger & Sheather
/// (1986) do it for the median.
struct OrderStatistics {
  let count: Int
  let level: Double

  /// n·p, set to the next whole number when it is within its rounding error: 100 · 0.07 is 7, not 7.000000000000001.
  static func expectedCount(_ count: Int, _ level: Double) -> Double {
    let product = Double(count) * level
    let whole = product.rounded()
    return (product - whole).magnitude <= 4 * product.ulp ? whole : product
  }

  /// ⌈np⌉, the rank of the smallest value x with Fₙ(x) ≥ p.
  var rank: Int {
    min(count, max(1, Int(OrderStatistics.expectedCount(count, level).rounded(.up))))
  }

  /// Between which two ranks a bound lies: `rank` where `weight` is 0, the next one where it is 1.
  struct Bound: Equatable {
    let rank: Int
    let weight: Double

    /// The bound in sorted values.
    func value(in sorted: [Double]) -> Double {
      let first = sorted[rank - 1]
      return weight > 0 && rank < sorted.count ? first + weight * (sorted[rank] - first) : first
    }
  }

  /// The bounds below and above which the quantile lies with 2.5% each; `nil` where no rank leaves as little.
  ///
  /// The lower bound lies between the largest l with P(B < l) ≤ 0.025 and l + 1, the upper one between u − 1 and the
  /// smallest u with P(B ≥ u) ≤ 0.025.
  var interval: (lower: Bound?, upper: Bound?) {
    let law = BinomialDistribution(trials: count, probability: level)
    var cumulative = CompensatedSum()
    for successes in stride(from: rank, through: 0, by: -1) {
      let term = law.probability(of: successes)
      cumulative.add(term)
      // From rank − 1 downwards the terms fall, as the mode is at one of the two or above.
      if successes < rank && term < 1e-20 { break }
    }

    // P(B ≤ lower), until it is small enough, and what it was one rank higher.
    var (below, belowBefore) = (cumulative.value, 1.0)
    var lower = rank
    while below > 0.025 && lower >= 0 {
      belowBefore = below
      below -= law.probability(of: lower)
      lower -= 1
    }

    // P(B ≥ upper).
    var (above, aboveBefore) = (1 - cumulative.value + law.probability(of: rank), 1.0)
    var upper = rank
    while above > 0.025 && upper <= count {
      aboveBefore = above
      above -= law.probability(of: upper)
      upper += 1
    }
    return (
      lower >= 0 ? lowerBound(lower + 1, probabilities: (1 - below, 1 - belowBefore)) : nil,
      upper <= count ? upperBound(upper, probabilities: (aboveBefore, above)) : nil
    )
  }

  private func lowerBound(_ rank: Int, probabilities: (Double, Double)) -> Bound {
    // The quantile's own rank bounds it where there is no rank between.
    guard rank < self.rank else { return Bound(rank: rank, weight: 0) }
    return Bound(rank: rank, weight: weight(after: rank, of: 0.975, between: probabilities))
  }

  private func upperBound(_ rank: Int, probabilities: (Double, Double)) -> Bound {
    guard rank > self.rank else { return Bound(rank: rank, weight: 0) }
    return Bound(rank: rank - 1, weight: weight(after: rank - 1, of: 0.025, between: probabilities))
  }

  /// How far from rank r to r + 1 the value lies that is at most the quantile with probability a, for π_r ≥ a ≥ π_{r+1}.
  private func weight(after rank: Int, of probability: Double, between known: (Double, Double)) -> Double {
    let (atRank, atNext) = known
    let (r, n) = (Double(rank), Double(count))
    let towardsRank = r * (1 - level) * (probability - atNext)
    let towardsNext = (n - r) * level * (atRank - probability)
    guard towardsRank > 0 else { return 1 }
    return min(1, max(0, towardsNext / (towardsNext + towardsRank)))
  }
}
