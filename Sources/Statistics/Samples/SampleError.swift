import Wording

/// Why numbers could not be taken as a sample, or a level or count as a measure's.
public enum SampleError: Error, Hashable, Sendable {
  /// There is no value at all.
  case empty
  /// The value at `index` is NaN or infinite.
  case notFinite(index: Int)
  /// The value at `index` exceeds ``Sample/largestMagnitude``.
  case tooLarge(index: Int)
  /// Two paired arrays differ in length.
  case unequalLengths(Int, Int)
  /// A quantile's level outside (0, 1), or a tail's outside [0, 1).
  case levelOutOfRange(Double)
  /// Successes that are negative or more than the trials.
  case successesOutOfRange(successes: Int, trials: Int)
}

extension SampleError: CustomStringConvertible {
  public var description: String { said.en }

  public var said: Message {
    switch self {
    case .empty:
      "There are no replications to estimate from; run at least one."
    case .notFinite(let index):
      "Replication \(index) is not a finite number; correct the input that produces it."
    case .tooLarge(let index):
      "Replication \(index) exceeds \(Sample.largestMagnitude) in magnitude; use a larger unit."
    case .unequalLengths(let first, let second):
      "Paired replications must be equally many, but there are \(first) and \(second)."
    case .levelOutOfRange(let level):
      "The level \(level) is not a probability strictly between 0 and 1; write 0.95 for 95%."
    case .successesOutOfRange(let successes, let trials):
      "\(successes) successes of \(trials) trials cannot be; give between 0 and \(trials)."
    }
  }
}
