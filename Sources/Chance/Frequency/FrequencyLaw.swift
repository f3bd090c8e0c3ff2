/// The law of a count: how many claimants a group has in a year.
///
/// ## Writing a law of your own
///
/// Check the parameters in a throwing initialiser and never trap after it: the probability of a negative count is 0,
/// and the quantile of a probability outside [0, 1] is that of the nearer end. `sample` takes its numbers from the
/// stream alone.
public protocol FrequencyLaw: Sendable {
  /// The name by which files and reports speak of the law, such as `poisson`.
  var name: String { get }
  /// E[N].
  var mean: Double { get }
  /// Var N.
  var variance: Double { get }
  /// P(N = n); 0 for n < 0.
  func probability(of n: Int) -> Double
  /// P(N ≤ n), precise in the lower tail.
  func cumulative(_ n: Int) -> Double
  /// The smallest n ≥ 0 with P(N ≤ n) ≥ p; `Int.max` where there is none.
  func quantile(_ p: Double) -> Int
  /// One draw.
  func sample(using stream: inout RandomStream) -> Int
}
