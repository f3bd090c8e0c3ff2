/// One value that a policy file holds, as it was read: for lists, comparisons and the assumptions of a report.
public struct PolicyValue: Sendable, Hashable {
  /// Where it stands in the file: "benefit.groups.registered-poor.rate".
  public let path: String
  /// The value as a person reads it: "80%", "400,000 yuan", "none".
  public let text: String
  public let clause: Clause
  /// True for a default of what the document leaves to the contract.
  public let isAssumption: Bool
  /// True where somebody has set it: in a scenario or on the command line.
  public let isSet: Bool
  /// True where the document says 'at least' and the value has been set below it.
  public let isBelowFloor: Bool
  /// Why it is what it is, where the file says so.
  public let note: String?
  /// Where a published figure was published; nil for what the document says.
  public let source: String?

  public init(
    path: String, text: String, clause: Clause, isAssumption: Bool, isSet: Bool, isBelowFloor: Bool, note: String?,
    source: String? = nil
  ) {
    self.path = path
    self.text = text
    self.clause = clause
    self.isAssumption = isAssumption
    self.isSet = isSet
    self.isBelowFloor = isBelowFloor
    self.note = note
    self.source = source
  }
}
