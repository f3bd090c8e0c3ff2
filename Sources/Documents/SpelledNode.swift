/// A file that has been checked, with each mistyped key under the name that was probably meant: so that one wrong
/// letter hides nothing of what else is wrong, neither within its value nor where the value is used.
struct SpelledNode {
  private(set) var node: Node
  /// The keys that were mistyped.
  private(set) var typos: [Problem] = []
  /// What else the check has found.
  private(set) var problems: [Problem] = []

  init(_ node: Node, _ schema: Schema) {
    self.node = node
    // Each round mends at least one key; what stands below it is seen in the next.
    while true {
      var validator = Validator(self.node, definitions: schema.definitions)
      validator.check(self.node, fields: schema.fields, what: "the \(schema.said)")
      guard !validator.typos.isEmpty else {
        problems = validator.problems
        return
      }
      typos += validator.typos.map(\.problem)
      let meant = validator.typos.map { (Key(name: $0.key, place: $0.place), $0.meant) }
      self.node = Self.mended(self.node, Dictionary(meant, uniquingKeysWith: { first, _ in first }))
    }
  }

  private struct Key: Hashable {
    let name: String
    let place: Place
  }

  /// Where the name that was meant is taken already, the mistyped key is left out.
  private static func mended(_ node: Node, _ meant: [Key: String]) -> Node {
    var node = node
    switch node.content {
    case .scalar: break
    case .list(let nodes): node.content = .list(nodes.map { mended($0, meant) })
    case .mapping(let entries):
      var names = Set(entries.map(\.key))
      node.content = .mapping(
        entries.compactMap { entry in
          var key = entry.key
          if let name = meant[Key(name: key, place: entry.keyPlace)] {
            guard names.insert(name).inserted else { return nil }
            key = name
          }
          return Node.Entry(key: key, keyPlace: entry.keyPlace, value: mended(entry.value, meant))
        })
    }
    return node
  }
}
