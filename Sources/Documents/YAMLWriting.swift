extension YAMLText {
  /// A node as YAML that reads as the same node: tables and lists in blocks, texts that were in quotes in quotes.
  ///
  /// What was plain stays plain: the file said it so where it could say more.
  package static func written(_ node: Node) -> String {
    var lines: [String] = []
    add(node, indent: "", to: &lines)
    return lines.joined(separator: "\n") + "\n"
  }

  private static func add(_ node: Node, indent: String, to lines: inout [String]) {
    switch node.content {
    case .scalar(let text, let isQuoted): lines.append(indent + scalar(text, isQuoted))
    case .list(let nodes):
      if nodes.isEmpty { lines.append(indent + "[]") }
      for node in nodes { addElement(node, indent: indent, to: &lines) }
    case .mapping(let entries):
      if entries.isEmpty { lines.append(indent + "{}") }
      for entry in entries {
        let key = indent + scalar(entry.key, !isPlainKey(entry.key)) + ":"
        if let line = inLine(entry.value) {
          lines.append(line.isEmpty ? key : key + " " + line)
        } else {
          lines.append(key)
          add(entry.value, indent: indent + "  ", to: &lines)
        }
      }
    }
  }

  /// An element of a list: its first line stands behind the dash.
  private static func addElement(_ node: Node, indent: String, to lines: inout [String]) {
    if let line = inLine(node) {
      lines.append(indent + "- " + line)
      return
    }
    var inner: [String] = []
    add(node, indent: indent + "  ", to: &inner)
    if let first = inner.first { inner[0] = indent + "- " + first.dropFirst(indent.count + 2) }
    lines += inner
  }

  /// What fits on the line of its key: a scalar, or what is empty; nil for the others.
  private static func inLine(_ node: Node) -> String? {
    switch node.content {
    case .scalar(let text, let isQuoted): scalar(text, isQuoted)
    case .list(let nodes): nodes.isEmpty ? "[]" : nil
    case .mapping(let entries): entries.isEmpty ? "{}" : nil
    }
  }

  private static func isPlainKey(_ key: String) -> Bool {
    key.first?.isLetter == true && key.utf8.allSatisfy { $0 < 128 }
      && key.allSatisfy { $0.isLetter || $0.isNumber || "-_.+".contains($0) }
      && !["true", "false", "null", "yes", "no", "on", "off"].contains(key.lowercased())
  }

  private static func scalar(_ text: String, _ isQuoted: Bool) -> String {
    // A plain text that was broken over lines of its file may hold what only stands in a block of text.
    let isSafe = !text.contains(": ") && !text.contains(" #") && !text.hasSuffix(":")
    guard isQuoted || !isSafe else { return text }
    return "\"" + text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"") + "\""
  }
}
