/// A number together with how precisely the replications determine it.
///
/// What cannot be said is `nil`, never a guess: one replication has no standard error, and a 99% quantile of 50
/// replications has no upper bound. No member is ever NaN or infinite.
public struct Estimate: Sendable, Hashable {
  /// The point estimate, in the unit of the replications.
  public let value: Double

  /// The estimated standard deviation of `value` over repetitions of the whole experiment, at least 0.
  public let standardError: Double?

  /// The lower end of the two-sided 95% confidence interval. Where only one end is known, that end stands alone as
  /// a 97.5% confidence bound.
  public let lower: Double?

  /// The upper end of the two-sided 95% confidence interval; see ``lower``.
  public let upper: Double?

  /// How many replications the estimate rests on, at least 1.
  public let replications: Int

  /// Every number must be finite, the standard error at least 0, the replications at least 1.
  public init(value: Double, standardError: Double?, lower: Double?, upper: Double?, replications: Int) {
    precondition(
      value.isFinite && standardError?.isFinite != false && lower?.isFinite != false && upper?.isFinite != false,
      "An estimate holds finite numbers; leave out what cannot be said.")
    precondition((standardError ?? 0) >= 0, "A standard error is at least 0.")
    precondition(replications >= 1, "An estimate rests on at least one replication.")
    self.value = value
    self.standardError = standardError
    self.lower = lower
    self.upper = upper
    self.replications = replications
  }

  /// `value` ± `multiple` · `standardError`.
  init(value: Double, standardError: Double, multiple: Double, replications: Int) {
    self.init(
      value: value, standardError: standardError, lower: value - multiple * standardError,
      upper: value + multiple * standardError, replications: replications)
  }

  /// A value about whose precision nothing can be said.
  init(value: Double, replications: Int) {
    self.init(value: value, standardError: nil, lower: nil, upper: nil, replications: replications)
  }
}
