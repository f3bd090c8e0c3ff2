import Documents
import Insurance

/// Reads `funds:`, the funds that a policy keeps apart.
///
/// ```yaml
/// funds:
///   residents-fund: { name: { en: residents' fund, zh: 城乡居民医保基金 }, party: basic-medical-fund, clause: 三(一) }
///   employees-fund: { name: { en: employees' fund, zh: 职工医保基金 }, party: basic-medical-fund, clause: 三(一) }
/// ```
///
/// Wherever a party of the public purse can be named in the file, one of them can.
enum FundsReader {
  static let key = "funds"

  static let field = Field(
    key,
    .table(
      .object([
        Field("name", .words, required: true, "what the document calls it"),
        Field(
          "party", .choice(Party.lenders.map(\.rawValue)), required: true, "whose money it is a part of"),
        Field("clause", .text, required: true, "where it stands in the document"),
      ]), keys: .name), "funds that are kept apart, each by a name that stands for a party elsewhere in the file")

  static func funds(_ reader: Reader) -> [Fund] {
    (reader.object(key)?.entries ?? []).compactMap { id, fund in
      if Party(named: id) != nil { fund.report("'\(id)' is a party of every policy: a fund has a name of its own") }
      guard let name = fund.words("name"), let party = fund.text("party").flatMap({ Party(named: $0) }),
        let clause = fund.text("clause")
      else { return nil }
      return Fund(id: id, words: Words(name), party: party, clause: Clause(clause))
    }
  }
}
