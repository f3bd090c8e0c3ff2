/// A kind of insured person that a document treats on its own (参保群体).
public struct Group: Sendable, Hashable {
  /// The name in files and on the command line: "registered-poor".
  public let id: String
  public let words: Words
  public let clause: Clause
  /// The groups whose terms do not hold for a person who is in this one too. Where neither of two groups prevails, the person
  /// gets the better value of each parameter (就高).
  public let prevailsOver: [String]

  /// The group of everybody whom no other names.
  public static let generalID = "general"

  public init(id: String, words: Words, clause: Clause, prevailsOver: [String] = []) {
    self.prevailsOver = prevailsOver
    self.id = id
    self.words = words
    self.clause = clause
  }
}
