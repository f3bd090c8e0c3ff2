/// Groups as files of data name them: by id, or by a title in either language.
extension Policy {
  /// A part of a name that no group of the policy has.
  package struct UnknownName: Error, Sendable, Equatable {
    package let name: String
    /// Ids and titles.
    package let known: [String]
  }

  /// The groups that a name joins, as ``stack(for:)`` takes them: `a+b`.
  ///
  /// - Parameter name: ids or titles, several joined by '+' or '、'; the general group where it is empty.
  package func groups(named name: String) throws(UnknownName) -> String {
    var ids: [String] = []
    for part in name.split(whereSeparator: { "+＋、".contains($0) }) {
      let plain = Self.trimmed(part)
      guard !plain.isEmpty else { continue }
      let found = groups.first {
        $0.id == plain || $0.words.zh == plain || $0.words.en.lowercased() == plain.lowercased()
      }
      guard let found else {
        throw UnknownName(name: plain, known: groups.flatMap { [$0.id, $0.words.zh, $0.words.en] })
      }
      if !ids.contains(found.id) { ids.append(found.id) }
    }
    return ids.isEmpty ? Group.generalID : ids.joined(separator: "+")
  }

  private static func trimmed(_ text: Substring) -> String {
    var text = text
    while text.first?.isWhitespace == true { text.removeFirst() }
    while text.last?.isWhitespace == true { text.removeLast() }
    return String(text)
  }
}
