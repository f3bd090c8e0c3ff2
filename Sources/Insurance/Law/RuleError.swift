import Wording

/// Why a rule cannot be made of the values given.
public struct RuleError: Error, Sendable, Equatable, CustomStringConvertible {
  /// What kind of fault it is; stable.
  public enum Code: String, Sendable {
    case outOfRange = "out-of-range"
    case notAscending = "not-ascending"
    case doesNotAddUp = "does-not-add-up"
    case missing = "missing"
    case notCombinable = "not-combinable"
  }

  public let code: Code
  /// The value at fault, as the policy file names it: "bands", "instalments".
  public let parameter: String
  /// What is wrong and what to do, in a sentence.
  public let said: Message

  public init(_ code: Code, _ parameter: String, _ message: Message) {
    self.code = code
    self.parameter = parameter
    self.said = message
  }

  /// In English.
  public var message: String { said.en }

  public var description: String { "\(parameter): \(message)" }
}
