extension Node {
  /// What stands at a path such as `benefit.bands[1].rate` or `benefits.medical-aid.rate`; nil where it leads nowhere.
  package func node(at path: String) -> Node? {
    Override.components(of: path).reduce(Optional(self)) { here, key in
      guard let elements = here?.elements else { return here?[key] }
      if let place = Int(key) { return elements.indices.contains(place) ? elements[place] : nil }
      return elements.first { $0.idInList == key }
    }
  }

  /// The value of what stands here, for telling whether two say the same: 50% is 0.5, whatever is cited beside it.
  package var plainValue: String {
    let value = self["value"] ?? self
    switch value.content {
    case .scalar(let text, _): return value.number.map { "\($0)" } ?? text
    case .list(let nodes): return "[" + nodes.map(\.plainValue).joined(separator: ", ") + "]"
    case .mapping(let entries):
      return "{" + entries.map { "\($0.key): \($0.value.plainValue)" }.joined(separator: ", ") + "}"
    }
  }
}
