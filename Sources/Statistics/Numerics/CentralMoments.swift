/// Mean and central moments of a sample, in two passes.
///
/// The first pass sums the deviations from the median, so that 10⁹ ± 10⁻³ loses no digit and a constant sample's mean
/// is that constant to the bit. The second sums powers of (x − x̄)/range, which lie in [−1, 1] and so neither overflow
/// nor vanish.
struct CentralMoments {
  let mean: Double

  /// Σ((x − x̄)/range)² and Σ((x − x̄)/range)⁴; both 0 for a constant sample.
  let scaledSecond: Double
  let scaledFourth: Double

  private let count: Double
  private let range: Double

  init(_ sample: Sample) {
    count = Double(sample.count)
    range = sample.range
    let pivot = sample.sorted[sample.count / 2]
    let offset = CompensatedSum.of(sample.sorted[...]) { $0 - pivot } / count
    // Rounding must not carry the mean beyond the values.
    mean = min(sample.maximum, max(sample.minimum, pivot + offset))
    guard !sample.isConstant else {
      scaledSecond = 0
      scaledFourth = 0
      return
    }
    var second = CompensatedSum()
    var fourth = CompensatedSum()
    for value in sample.sorted {
      // Not value − mean: the rounding of the mean itself would enter.
      let deviation = ((value - pivot) - offset) / range
      second.add(deviation * deviation)
      fourth.add(deviation * deviation * deviation * deviation)
    }
    scaledSecond = second.value
    scaledFourth = fourth.value
  }

  /// s/range; the sample has at least two values.
  private var scaledDeviation: Double { (scaledSecond / (count - 1)).squareRoot() }

  /// SE(s²)/range². The radicand is at least 0, since m₄ ≥ m₂² ≥ s⁴(n−3)/(n−1).
  private var scaledVarianceStandardError: Double {
    let square = scaledSecond / (count - 1)
    return (max(0, scaledFourth / count - square * square * (count - 3) / (count - 1)) / count).squareRoot()
  }

  var variance: Double { scaledSecond / (count - 1) * range * range }
  var standardDeviation: Double { scaledDeviation * range }
  var varianceStandardError: Double { scaledVarianceStandardError * range * range }

  var standardDeviationStandardError: Double {
    scaledSecond == 0 ? 0 : scaledVarianceStandardError / (2 * scaledDeviation) * range
  }
}
