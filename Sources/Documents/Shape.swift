/// What may stand at a place of a file: asked for paths that lead beyond what the file holds.
struct Shape {
  let kind: Kind
  let definitions: [String: Kind]

  /// The shape of a whole file.
  init(_ schema: Schema) { self.init(.object(schema.fields), schema.definitions) }

  private init(_ kind: Kind, _ definitions: [String: Kind]) {
    self.definitions = definitions
    if case .reference(let name) = kind { self.kind = definitions[name] ?? kind } else { self.kind = kind }
  }

  /// What stands under a key; nil where nothing may.
  ///
  /// - Parameter node: what the file holds at this place, which says what form a value of several forms has.
  func child(_ key: String, of node: Node) -> Shape? {
    let found: Kind? =
      switch kind {
      case .list(let element, atLeast: _): element
      case .table(let inner, let keys): keys.accepts(key) ? inner : nil
      case .cited where node.elements != nil: kind
      default: fields(of: node).first { $0.name == key }?.kind
      }
    return found.map { Shape($0, definitions) }
  }

  /// The keys that have a name.
  func names(of node: Node) -> [String] { fields(of: node).map(\.name) }

  /// What a file is given here where a path leads through it and the file lacks it; nothing leads on from a scalar.
  var empty: Node.Content {
    switch kind {
    case .object, .table, .variant, .cited: .mapping([])
    case .list: .list([])
    default: .scalar("", isQuoted: false)
    }
  }

  private func fields(of node: Node) -> [Field] {
    switch kind {
    case .object(let fields): return fields
    case .variant(let tag, let variants):
      let chosen = variants.filter { $0.name == node[tag]?.text }
      return [.form(tag, variants.map(\.name))]
        + (chosen.isEmpty ? variants : chosen).flatMap(\.fields)
    case .cited(let inner, let citation): return citation.fields(of: inner)
    default: return []
    }
  }

  /// The entries that stay where a part is given another form: all but those that only its former one knows. What was
  /// set over the file stays too, so that the check refuses it rather than that it goes unnoticed.
  ///
  /// - Parameters:
  ///   - entries: the part's entries after the change.
  ///   - node: the part before it.
  ///   - key: the key that was changed.
  func retained(_ entries: [Node.Entry], instead node: Node, changing key: String) -> [Node.Entry] {
    guard case .variant(let tag, let variants) = kind, key == tag else { return entries }
    func named(_ name: String?) -> Kind.Variant? { variants.first { $0.name == name } }
    guard let former = named(node[tag]?.text), let form = named(entries.first { $0.key == tag }?.value.text) else {
      return entries
    }
    let known = form.fields.map(\.name)
    return entries.filter { entry in
      known.contains(entry.key) || entry.value.holdsSetValue || !former.fields.contains { $0.name == entry.key }
    }
  }
}
