/// A fund that a policy names because it is kept apart from others of its kind (分账核算): the residents' basic medical fund
/// beside the employees', where each pays for its own people.
public struct Fund: Sendable, Hashable {
  /// The name in files, ledgers and worked cases: `residents-fund`.
  public let id: String
  public let words: Words
  /// Whose money it is a part of; one of `Party.lenders`.
  public let party: Party
  public let clause: Clause

  public init(id: String, words: Words, party: Party, clause: Clause) {
    self.id = id
    self.words = words
    self.party = party
    self.clause = clause
  }
}
