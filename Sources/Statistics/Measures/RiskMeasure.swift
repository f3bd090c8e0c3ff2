/// A number that sums up a sample, as a value that is applied to it: `Quantile(0.95)(losses)`.
///
/// Guidance for a measure of one's own:
/// - The result must be a function of the sample alone, without randomness, so that equal runs are equal files.
/// - Leave the standard error and the bounds `nil` where the sample is too small to know them.
/// - A sample has at least one value and only finite ones; the ``Estimate`` must be finite as well.
public protocol RiskMeasure: Sendable {
  /// The measure's estimate from the sample.
  func callAsFunction(_ sample: Sample) -> Estimate
}
