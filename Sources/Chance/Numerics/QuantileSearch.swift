internal import CGSL

/// Finds the smallest x with F(x) ≥ p where no closed form exists.
enum QuantileSearch {
  /// The smallest x in (lower, upper] at which `reached` is true, to the last bit.
  ///
  /// `reached` must be false up to some point and true from there on; jumps of F are no difficulty. Each step cuts off
  /// half of the floating-point numbers that are left, so 63 steps at most are made wherever the quantile lies.
  ///
  /// - Parameters:
  ///   - lower: where `reached` is false, or 0.
  ///   - upper: where `reached` is true.
  static func smallest(from lower: Double, to upper: Double, where reached: (Double) -> Bool) -> Double {
    // The bit patterns of numbers ≥ 0 have the order of the numbers, so this halves in nearly logarithmic scale.
    var low = max(lower, 0).bitPattern
    var high = max(upper, 0).bitPattern
    guard low < high else { return upper }
    while high - low > 1 {
      let middle = low + (high - low) / 2
      if reached(Double(bitPattern: middle)) { high = middle } else { low = middle }
    }
    return Double(bitPattern: high)
  }

  /// The same where the values are at hand: `reached` is that `value` is at least the target, or at most.
  ///
  /// Where the values are smooth some ten of them are asked for, wherever they are not about as many as by halves:
  /// interpolation, truncation and projection (Oliveira & Takahashi, “An enhancement of the bisection method average
  /// performance preserving minmax optimality”, ACM Trans. Math. Softw. 47, 2020) on the logarithm of the value, between
  /// the floating-point numbers that are left.
  ///
  /// - Parameters:
  ///   - target: above 0.
  ///   - rising: whether `value` rises to the target; else it falls to it.
  static func smallest(
    from lower: Double, to upper: Double, target: Double, rising: Bool, value: (Double) -> Double
  ) -> Double {
    var low = max(lower, 0).bitPattern
    var high = max(upper, 0).bitPattern
    guard low < high else { return upper }
    /// How far the value is from the target, above 0 where it is not reached.
    func distance(_ bits: UInt64) -> Double {
      let own = value(Double(bitPattern: bits))
      let isReached = rising ? own >= target : own <= target
      let size = abs(log(own / target))
      return isReached ? -size : max(size, .leastNonzeroMagnitude)
    }
    // The ends need not be asked: one is not known to be finite, the other may be the answer.
    var (before, beyond) = (Double.infinity, -Double.infinity)
    // Over more than an octave halves are as quick.
    let octave: UInt64 = 1 << 52
    var (width, most, steps) = (0.0, 0.0, 0.0)
    while high - low > 1 {
      let left = Double(high - low)
      let half = 0.5 * left
      var place = half
      if high - low <= octave, before.isFinite, beyond.isFinite {
        if width == 0 { (width, most) = (left, log2(left).rounded(.up) + 1) }
        let crossing = left * before / (before - beyond)
        // On the far side of the crossing, so that the interval shrinks from both sides.
        let shift = max(0.2 * left * (left / width), 2)
        let side: Double = crossing < half ? 1 : -1
        let own = shift <= abs(half - crossing) ? crossing + side * shift : half
        let radius = max(0, exp2(most - steps - 1) - half)
        place = abs(own - half) <= radius ? own : half - side * radius
      }
      let middle = low + min(max(1, UInt64(max(0, place))), high - low - 1)
      let distance = distance(middle)
      if distance <= 0 { (high, beyond) = (middle, distance) } else { (low, before) = (middle, distance) }
      if width > 0 { steps += 1 }
    }
    return Double(bitPattern: high)
  }

  /// The quantile of p of a law given by F and S, each used where it is precise.
  static func quantile(
    _ p: Double, from lower: Double, to upper: Double,
    cumulative: (Double) -> Double, survival: (Double) -> Double
  ) -> Double {
    p <= 0.5
      ? smallest(from: lower, to: upper) { cumulative($0) >= p }
      : smallest(from: lower, to: upper) { survival($0) <= 1 - p }
  }
}
