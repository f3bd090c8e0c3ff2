/// A quantity that was simulated along with the others and whose mean is known exactly, by which their means are
/// corrected.
///
/// The corrected mean is ȳ − β(x̄ − μ) with β = Sxy/Sxx, the regression estimator of Lavenberg & Welch (1981),
/// *Management Science* 27, 322–335. Where a share ρ² of y's variance goes with x, the standard error is about
/// √(1 − ρ²) of the plain mean's. It is √(s²(1/n + (x̄ − μ)²/Sxx)) with the residual variance s² on n − 2 degrees of
/// freedom, which Student's interval uses as well; exact where x and y are jointly normal, with a bias of order 1/n
/// otherwise.
///
/// Every mean is the same weighted sum of its replications, whatever y is: sums and differences of quantities stay
/// sums and differences of their corrected means.
public struct ControlVariate: Sendable {
  /// Below this many replications the regression is not trusted.
  static let fewest = 30

  /// (xᵢ − x̄)/√Sxx.
  private let deviations: [Double]
  /// (x̄ − μ)/√Sxx.
  private let offset: Double

  /// - Parameter observed: x, by replication.
  /// - Parameter mean: μ, in the unit of x.
  /// - Returns: nil where there are fewer than 30 replications, x does not vary, or a number is not finite.
  public init?(observed: [Double], mean: Double) {
    guard observed.count >= Self.fewest, mean.isFinite, let sample = try? Sample(observed), !sample.isConstant else {
      return nil
    }
    let moments = CentralMoments(sample)
    let norm = (moments.variance * Double(observed.count - 1)).squareRoot()
    guard norm.isFinite, norm > 0 else { return nil }
    deviations = observed.map { ($0 - moments.mean) / norm }
    offset = (moments.mean - mean) / norm
  }

  /// The corrected mean of a quantity, with its standard error and interval.
  ///
  /// - Parameter values: y, by replication in the order of x.
  /// - Throws: `SampleError` where their number is another than that of x, or one is not a finite number.
  public func mean(of values: [Double]) throws(SampleError) -> Estimate {
    guard values.count == deviations.count else { throw .unequalLengths(values.count, deviations.count) }
    let sample = try Sample(values)
    let moments = CentralMoments(sample)
    guard !sample.isConstant else {
      return Estimate(value: moments.mean, standardError: 0, multiple: 0, replications: values.count)
    }
    var cross = CompensatedSum()
    for (x, y) in zip(deviations, values) { cross.add(x * (y - moments.mean)) }
    let slope = cross.value
    var residual = CompensatedSum()
    for (x, y) in zip(deviations, values) {
      let error = y - moments.mean - slope * x
      residual.add(error * error)
    }
    let freedom = values.count - 2
    let variance = residual.value / Double(freedom)
    return Estimate(
      value: moments.mean - slope * offset,
      standardError: (variance * (1 / Double(values.count) + offset * offset)).squareRoot(),
      multiple: StudentT.criticalValue(degreesOfFreedom: freedom),
      replications: values.count)
  }
}
