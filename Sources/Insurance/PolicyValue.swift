/// One value that a policy file holds, as it was read: for lists, comparisons and the assumptions of a report.
public struct PolicyValue: Sendable, Hashable {
  /// Where it stands in the file: "benefit.groups.registered-poor.rate".
  public let path: String
  /// The value as a person reads it: "80%", "400,000 yuan" or "400,000元", "none" or "无".
  public let words: Words
  public let clause: Clause
  /// True for a default of what the document leaves to the contract.
  public let isAssumption: Bool
  /// True where somebody has set it: in a scenario or on the command line.
  public let isSet: Bool
  /// True where the document says 'at least' and the value has been set below it.
  public let isBelowFloor: Bool
  /// What the document names as its principle, `4% to 5%`, where the value lies outside it; nil where it does not.
  public let outsideOf: Words?
  /// Why it is what it is, where the file says so.
  public let note: Words?
  /// The first day within the policy year on which the file has another value; nil where the year has one alone.
  public let changesOn: String?
  /// Where a published figure was published; nil for what the document says.
  public let source: Words?
  /// Whether a rule asked for it in the policy year.
  public let isRead: Bool

  /// The value in English.
  public var text: String { words.en }

  /// Where it comes from, as a person reads it: the clause or the source.
  public func origin(_ language: Language) -> String { source?(language) ?? clause.text }

  public init(
    path: String, words: Words, clause: Clause, isAssumption: Bool, isSet: Bool, isBelowFloor: Bool, note: Words?,
    outsideOf: Words? = nil, changesOn: String? = nil, source: Words? = nil, isRead: Bool = true
  ) {
    self.path = path
    self.words = words
    self.clause = clause
    self.isAssumption = isAssumption
    self.isSet = isSet
    self.isBelowFloor = isBelowFloor
    self.outsideOf = outsideOf
    self.note = note
    self.changesOn = changesOn
    self.source = source
    self.isRead = isRead
  }
}
