/// Reads a file in one go: sets what is set over it, checks it, makes a value of it.
///
/// - Parameter asOf: the day whose dated values are read.
/// - Parameter make: makes the value; returns nil only where something was missing or wrong.
/// - Returns: the value and everything that was read, in order; then what was set over the file beside that.
/// - Throws: `DocumentError` with every problem found, in the order of the file.
package func readChecked<Value>(
  _ node: Node, schema: Schema, asOf: String, overrides: [Override] = [], make: (Reader) -> Value?
) throws(DocumentError) -> (value: Value, read: [ReadValue]) {
  let overrides = overrides.flatMap { $0.expanded(in: node) }.map { $0.named(in: node) }
  var checked = SpelledNode(node, schema)
  var problems = checked.typos
  if !overrides.isEmpty {
    var node = checked.node
    for override in overrides {
      do throws(DocumentError) { try node.apply(override, schema: schema) } catch { problems += error.problems }
    }
    checked = SpelledNode(node, schema)
    problems += checked.typos
  }
  problems += checked.problems
  let log = Reader.Log(wrong: Set(checked.problems.map(\.place)))
  let value = make(Reader(checked.node, asOf: asOf, log: log))
  problems += log.problems
  if let value, problems.isEmpty { return (value, log.values + unread(overrides, in: log.values)) }
  if problems.isEmpty { problems = [Problem("cannot be used", at: node.place)] }
  var seen: Set<Problem> = []
  let ordered = problems.filter { seen.insert($0).inserted }.enumerated().sorted { a, b in
    let (x, y) = (a.element.place, b.element.place)
    return (x.file, x.line, x.column, a.offset) < (y.file, y.line, y.column, b.offset)
  }
  throw DocumentError(.invalid, ordered.map(\.element))
}

/// What was set without being one of the values that a file cites, such as a date or a title: so that a report can list
/// all that was set.
private func unread(_ overrides: [Override], in values: [ReadValue]) -> [ReadValue] {
  func isWithin(_ inner: String, _ outer: String) -> Bool {
    inner == outer || inner.hasPrefix(outer + ".") || inner.hasPrefix(outer + "[")
  }
  var unread: [ReadValue] = []
  for set in overrides.flatMap({ $0.node.settings(at: $0.path) })
  where !values.contains(where: { $0.isSet && (isWithin($0.path, set.path) || isWithin(set.path, $0.path)) }) {
    unread.removeAll { $0.path == set.path }
    let value = set.node["value"] ?? set.node
    var vain = ReadValue(
      path: set.path, words: value.words ?? (value.flowText, value.flowText), clause: nil,
      source: set.node["source"]?.words, isAssumption: false, isSet: true, isBelowFloor: false,
      note: set.node["note"]?.words, range: nil)
    vain.isRead = false
    unread.append(vain)
  }
  return unread
}

extension Node {
  /// The values that a table which is set as a whole sets, each with its path: what stands below no further key.
  fileprivate func settings(at path: String) -> [(path: String, node: Node)] {
    guard let entries, !entries.isEmpty, self["value"] == nil, words == nil else { return [(path, self)] }
    return entries.flatMap { $0.value.settings(at: "\(path).\($0.key)") }
  }

  /// As YAML writes it on one line.
  fileprivate var flowText: String {
    switch content {
    case .scalar(let text, _): text
    case .list(let nodes): "[" + nodes.map(\.flowText).joined(separator: ", ") + "]"
    case .mapping(let entries):
      "{ " + entries.map { "\($0.key): \($0.value.flowText)" }.joined(separator: ", ") + " }"
    }
  }
}
