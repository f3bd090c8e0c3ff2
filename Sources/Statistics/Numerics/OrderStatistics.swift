/// Which of n sorted values speak for the quantile of level p. Ranks count from 1.
///
/// The number of replications at or below the true quantile is binomial(n, p) for any continuous law, and for a law
/// with atoms the bounds only become safer; so the interval needs no assumption on the law (David & Nagaraja, *Order
/// Statistics*, 3rd ed., chapter 7).
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

  /// The largest l with P(B < l) ≤ 0.025 and the smallest u with P(B ≥ u) ≤ 0.025; `nil` where no rank does it.
  var intervalRanks: (lower: Int?, upper: Int?) {
    let law = BinomialDistribution(trials: count, probability: level)
    var cumulative = CompensatedSum()
    for successes in stride(from: rank, through: 0, by: -1) {
      let term = law.probability(of: successes)
      cumulative.add(term)
      // From rank − 1 downwards the terms fall, as the mode is at one of the two or above.
      if successes < rank && term < 1e-20 { break }
    }

    var below = cumulative.value
    var lower = rank
    while below > 0.025 && lower >= 0 {
      below -= law.probability(of: lower)
      lower -= 1
    }

    var above = 1 - cumulative.value + law.probability(of: rank)
    var upper = rank
    while above > 0.025 && upper <= count {
      above -= law.probability(of: upper)
      upper += 1
    }
    return (lower >= 0 ? lower + 1 : nil, upper <= count ? upper : nil)
  }
}
