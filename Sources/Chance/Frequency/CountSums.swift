/// Distribution functions and quantiles of counts whose probabilities rise to one peak and then fall.
///
/// The probabilities are summed from the point outwards, away from the peak, each from its neighbour by the ratio; all
/// terms are positive, so a tail keeps its relative precision. Cost: a few standard deviations' worth of steps.
struct CountSums {
  /// P(N = n), exact.
  let probability: (Int) -> Double
  /// P(N = n + 1)/P(N = n).
  let ratio: (Int) -> Double
  /// The largest possible count.
  let largest: Int

  /// P(N ≤ n).
  func cumulative(_ n: Int, mean: Double) -> Double {
    if n < 0 { return 0 }
    if n >= largest { return 1 }
    return Double(n) < mean ? lower(n) : 1 - upper(n + 1)
  }

  /// P(N ≤ n), for n below the peak.
  private func lower(_ n: Int) -> Double {
    var term = probability(n)
    var sum = term
    var k = n
    while k > 0, term > sum * 1e-18 {
      k -= 1
      term /= ratio(k)
      sum += term
    }
    return sum
  }

  /// P(N ≥ n), for n beyond the peak.
  private func upper(_ n: Int) -> Double {
    var term = probability(n)
    var sum = term
    var k = n
    while k < largest, term > sum * 1e-18 {
      term *= ratio(k)
      k += 1
      sum += term
    }
    return sum
  }

  /// The smallest n with P(N ≤ n) ≥ p, by halving; `start` is a guess, `spread` a first step.
  static func quantile(
    _ p: Double, largest: Int, start: Double, spread: Double, cumulative: (Int) -> Double
  ) -> Int {
    if p.isNaN || p <= 0 { return 0 }
    if p >= 1 { return largest }
    var step = max(1, Int(spread.rounded(.up)))
    var high = Int(max(0, min(start, Double(min(largest, 1 << 52)))))
    var low = -1
    if cumulative(high) >= p {
      // Walk down to where P(N ≤ low) < p.
      while true {
        low = max(-1, high - step)
        if low < 0 || cumulative(low) < p { break }
        high = low
        step *= 2
      }
    } else {
      while true {
        low = high
        if high >= largest - step {
          high = largest
          break
        }
        high += step
        if cumulative(high) >= p { break }
        step *= 2
      }
    }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if cumulative(middle) >= p { high = middle } else { low = middle }
    }
    return high
  }
}
