/// What a contract term may turn out to be where nobody knows it yet: a triangular law on `low`…`high` whose most likely
/// value is `mode`.
///
/// Which part of a loss is management-caused, or what the assessment will grant, stands in no document and shows in no
/// claim. A policy file says `{ value: 5%, between: [0%, 20%] }`; every simulated year then draws its own.
public struct ContractRange: Sendable, Hashable {
  /// Where the term stands in the policy file: "riskSharing.managementCausedShare".
  public let path: String
  public let low: Double
  public let mode: Double
  public let high: Double

  /// - Throws: `RuleError` where the three are no numbers or do not ascend.
  public init(path: String, low: Double, mode: Double, high: Double) throws(RuleError) {
    guard low.isFinite, high.isFinite, low <= mode, mode <= high else {
      throw RuleError(.notAscending, path, "the value must lie within 'between'")
    }
    self.path = path
    self.low = low
    self.mode = mode
    self.high = high
  }

  /// The value below which it lies with a probability of 0 to 1, by inversion of the triangular distribution function.
  public func quantile(_ probability: Double) -> Double {
    let width = high - low
    guard width > 0 else { return mode }
    let rising = (mode - low) / width
    return probability < rising
      ? low + (probability * width * (mode - low)).squareRoot()
      : high - ((1 - probability) * width * (high - mode)).squareRoot()
  }
}
