import Documents
import Files

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
    var checksum = Checksum()
    add(node, to: &checksum)
    return checksum.text
  }

  /// The hash of a file's bytes.
  static func of(_ bytes: some Sequence<UInt8>) -> String {
    var checksum = Checksum()
    for byte in bytes { checksum.add(byte) }
    return checksum.text
  }

  private static func add(_ node: Node, to checksum: inout Checksum) {
    switch node.content {
    case .scalar(let text, _): checksum.add(text)
    case .list(let nodes):
      checksum.add("[")
      for node in nodes { add(node, to: &checksum) }
      checksum.add("]")
    case .mapping(let entries):
      checksum.add("{")
      for entry in entries {
        checksum.add(entry.key)
        add(entry.value, to: &checksum)
      }
      checksum.add("}")
    }
  }
}
