import Documents

/// A short name for what a file says: equal contents have equal hashes, comments and layout do not count.
///
/// FNV-1a with 64 bits over keys and values in the order of the file. It tells versions apart; it is no seal against
/// somebody who wants two files to look equal.
enum ContentHash {
  /// - Parameter overrides: what is set over the file, whose schema they are set by.
  /// - Parameter leavingOut: top-level keys that do not count.
  static func of(_ node: Node, schema: Schema, overrides: [Override], leavingOut: Set<String> = []) -> String {
    var node = node
    for override in overrides { try? node.apply(override, schema: schema) }
    if let entries = node.entries { node.content = .mapping(entries.filter { !leavingOut.contains($0.key) }) }
    var hash = Hash()
    hash.add(node)
    return hash.text
  }

  /// The hash of a file's bytes.
  static func of(_ bytes: some Sequence<UInt8>) -> String {
    var hash = Hash()
    for byte in bytes { hash.add(byte) }
    return hash.text
  }

  private struct Hash {
    var state: UInt64 = 14_695_981_039_346_656_037

    var text: String {
      let digits = String(state, radix: 16)
      return "fnv1a64:" + String(repeating: "0", count: 16 - digits.count) + digits
    }

    mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 1_099_511_628_211 }

    mutating func add(_ text: String) {
      for byte in text.utf8 { add(byte) }
      add(0xFF)
    }

    mutating func add(_ node: Node) {
      switch node.content {
      case .scalar(let text, _): add(text)
      case .list(let nodes):
        add("[")
        for node in nodes { add(node) }
        add("]")
      case .mapping(let entries):
        add("{")
        for entry in entries {
          add(entry.key)
          add(entry.value)
        }
        add("}")
      }
    }
  }
}
