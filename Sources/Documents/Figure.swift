/// What is said in both languages; the same where a file says it in one.
public typealias BothLanguages = (en: String, zh: String)

/// A number that was read, with where it comes from.
public struct Figure: Sendable {
  public let value: Double
  public let clause: String
  public let isAssumption: Bool
  /// The published index that the value is a share of.
  public let of: String?
  /// The lowest and the highest value that a simulated year can draw, where the file gives a range.
  public let between: ClosedRange<Double>?
  /// The standard error of a share that is an estimate; nil where the file gives none.
  public let standardError: Double?
  public let source: BothLanguages?
  public let note: BothLanguages?
  public let place: Place
}

/// A value as it was read, for lists and comparisons.
public struct ReadValue: Sendable {
  public let path: String
  /// The value as a person reads it: `80%`, `400,000 yuan`.
  public let words: BothLanguages
  public let clause: String?
  public let source: BothLanguages?
  public let isAssumption: Bool
  public let isSet: Bool
  public let isBelowFloor: Bool
  /// What the document names as its principle, `4% to 5%`, where the value lies outside it.
  public var outsideOf: BothLanguages? = nil
  public let note: BothLanguages?
  /// A number that simulated years draw from a range: the most likely value with the lowest and the highest.
  public let range: (low: Double, mode: Double, high: Double)?

  /// The first day within the year on which the file has another value; nil where the year has one alone.
  public var changesOn: String? = nil

  /// Whether anything asked for it; not so for what was set in vain, or is no cited value, such as a title.
  public var isRead = true

  /// The value in English.
  public var text: String { words.en }
}
