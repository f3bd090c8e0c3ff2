import Wording

/// What is wrong with a parameter of a law.
public struct LawError: Error, Sendable, Hashable {
  public enum Code: String, Sendable, Hashable {
    /// NaN or infinite, where a finite number is asked for.
    case notFinite
    /// Zero or less, where more than zero is asked for.
    case notPositive
    /// Less than zero, where zero or more is asked for.
    case negative
    /// Outside its interval for another reason.
    case outOfRange
    /// An empty list, or lists of different lengths.
    case wrongCount
    /// A parameter that the law needs and did not get.
    case missing
    /// A parameter that the law does not have.
    case unknownParameter
    /// A law that the catalogue does not have.
    case unknownLaw
  }

  public let code: Code
  /// The name of the parameter, as in the law's initialiser.
  public let parameter: String
  /// A sentence for the user: what was given and what is asked for.
  public let said: Message

  public init(code: Code, parameter: String, message: Message) {
    self.code = code
    self.parameter = parameter
    self.said = message
  }

  /// In English.
  public var message: String { said.en }
}

extension LawError: CustomStringConvertible {
  public var description: String { message }
}

extension LawError {
  static func requireFinite(_ value: Double, _ parameter: String) throws(LawError) {
    guard value.isFinite else {
      throw LawError(
        code: .notFinite, parameter: parameter, message: "\(parameter) is \(value); give a finite number.")
    }
  }

  static func requirePositive(_ value: Double, _ parameter: String) throws(LawError) {
    try requireFinite(value, parameter)
    guard value > 0 else {
      throw LawError(
        code: .notPositive, parameter: parameter, message: "\(parameter) is \(value); give a number above 0.")
    }
  }

  static func requireNonNegative(_ value: Double, _ parameter: String) throws(LawError) {
    try requireFinite(value, parameter)
    guard value >= 0 else {
      throw LawError(
        code: .negative, parameter: parameter, message: "\(parameter) is \(value); give 0 or more.")
    }
  }

  static func requireProbability(_ value: Double, _ parameter: String) throws(LawError) {
    try requireFinite(value, parameter)
    guard value >= 0, value <= 1 else {
      throw LawError(
        code: .outOfRange, parameter: parameter,
        message: "\(parameter) is \(value); give a probability, from 0 to 1.")
    }
  }
}
