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
