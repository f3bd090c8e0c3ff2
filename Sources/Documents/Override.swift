import Wording

/// A value that is set over the file's own: by `--set path=value` or by a scenario.
public struct Override: Sendable {
  /// Keys joined by points, elements of a list by number: `benefit.bands[1].rate`.
  public let path: String
  public let node: Node

  public init(path: String, node: Node) {
    self.path = path
    self.node = node.marked()
  }

  /// Reads `path=value` of the command line; the value is YAML.
  ///
  /// - Parameters:
  ///   - argument: path and value.
  ///   - option: what was typed, where it was an option of its own rather than `--set`; messages name it.
  /// - Throws: `DocumentError` where there is no '=' or the value is no YAML.
  public init(argument: String, typedAs option: String? = nil) throws(DocumentError) {
    let place = option ?? "--set \(argument)"
    guard let sign = argument.firstIndex(of: "="), sign > argument.startIndex else {
      throw DocumentError(.syntax, [Problem("must have the form path=value", at: Place(file: place))])
    }
    path = String(argument[..<sign]).trimmingPrefix(while: \.isWhitespace).description
    let value = String(argument[argument.index(after: sign)...])
    guard !value.isEmpty else {
      throw DocumentError(.syntax, [Problem("sets nothing: the value is empty", at: Place(file: place))])
    }
    node = try YAMLText.read(value, file: place, isSet: true)
  }

  /// What is wrong with setting all of these in their order: one value twice, or a part and then the whole, where the
  /// former would be dropped.
  package static func conflicts(_ overrides: [Override]) -> [Problem] {
    overrides.indices.compactMap { i in
      let later = overrides[i].components
      guard let former = overrides[..<i].last(where: { $0.components.starts(with: later) }) else { return nil }
      return Problem(
        former.components == later
          ? "'\(former.path)' is set already by \(former.node.place)" : "undoes what \(former.node.place) sets",
        at: overrides[i].node.place)
    }
  }

  /// The same with the names of a list's elements in place of their numbers: `benefits[1].rate` becomes
  /// `benefits.medical-aid.rate`.
  func named(in node: Node) -> Override {
    var (here, keys, isNamed): (Node?, [String], Bool) = (node, [], false)
    for key in components {
      if let elements = here?.elements, let i = Int(key), elements.indices.contains(i) {
        here = elements[i]
        guard let id = elements[i].idInList else {
          keys.append((keys.popLast() ?? "") + "[\(key)]")
          continue
        }
        keys.append(id)
        isNamed = true
      } else {
        here = here?.elements?.first { $0.idInList == key } ?? here?[key]
        keys.append(key)
      }
    }
    return isNamed ? Override(path: keys.joined(separator: "."), node: self.node) : self
  }

  /// The settings that a path with `*` stands for, in a file as it is.
  ///
  /// `benefit.groups.*.rate` is every group's rate; `benefit.*.rate` that of everybody and of each group that has one of its own,
  /// so that nobody stays behind. Where nothing matches it is left as it is, and leads nowhere.
  func expanded(in node: Node) -> [Override] {
    guard components.contains("*") else { return [self] }
    let paths = Self.paths(components[...], in: node)
    return paths.isEmpty ? [self] : paths.map { Override(path: $0.joined(separator: "."), node: self.node) }
  }

  /// The same with groups by their ids, where they are called by what the file calls them: `benefit.groups.低保对象.rate`.
  package func namingGroups(of node: Node) -> Override {
    guard let groups = node["groups"]?.entries else { return self }
    var keys = components
    for place in keys.indices.dropFirst()
    where keys[place - 1] == "groups" && !groups.contains(where: { $0.key == keys[place] }) {
      let called = groups.first { group in
        guard let name = group.value["name"] else { return false }
        return [name["zh"]?.text, name["en"]?.text, name.text].contains(keys[place])
      }
      if let called { keys[place] = called.key }
    }
    return keys == components ? self : Override(path: keys.joined(separator: "."), node: self.node)
  }

  private static func paths(_ keys: ArraySlice<String>, in node: Node?) -> [[String]] {
    guard let key = keys.first else { return [[]] }
    let rest = keys.dropFirst()
    func below(_ key: String, _ child: Node?, _ keys: ArraySlice<String>) -> [[String]] {
      paths(keys, in: child).map { [key] + $0 }
    }
    guard key == "*" else { return below(key, node?.child(key), rest) }
    guard let next = rest.first else { return [] }
    if node?["groups"] != nil || node?[next] != nil {
      let own = (node?["groups"]?.entries ?? []).filter { $0.value[next] != nil }
      return paths(rest, in: node)
        + own.flatMap { entry in below(entry.key, entry.value, rest).map { ["groups"] + $0 } }
    }
    return (node?.entries ?? []).filter { $0.value.entries != nil }.flatMap { below($0.key, $0.value, rest) }
  }

  var components: [String] { Self.components(of: path) }

  /// The keys of a path and the numbers of elements on it, in order.
  static func components(of path: String) -> [String] {
    path.split(omittingEmptySubsequences: false) { $0 == "." || $0 == "[" }.map { String($0.filter { $0 != "]" }) }
  }
}

extension Node {
  /// By what an element of a list is named on a path: its `id`, where that cannot be taken for a number.
  package var idInList: String? { self["id"]?.text.flatMap { Int($0) == nil && !$0.isEmpty ? $0 : nil } }

  /// Sets a value at a path. A cited value keeps its clause and takes the new value; a dated one takes it for all dates.
  /// A key that is not there yet is added, and the check against the fields says whether it may be; so are the tables
  /// on the way to it that the schema knows. Lists are not made longer. Where a part of several forms is given another
  /// form, such as another `rule`, the file's own keys that only the former one knows go with it.
  ///
  /// - Throws: `DocumentError` where the path leads nowhere.
  package mutating func apply(_ override: Override, schema: Schema) throws(DocumentError) {
    for override in override.namingGroups(of: self).expanded(in: self) {
      try set(override.node, at: override.components[...], shape: Shape(schema), whole: override)
    }
  }

  /// What stands at a key, or of a list the element of that name or number.
  fileprivate func child(_ key: String) -> Node? {
    guard let elements else { return self[key] }
    return Self.place(of: key, in: elements).map { elements[$0] }
  }

  private mutating func set(
    _ value: Node, at path: ArraySlice<String>, shape: Shape?, whole: Override
  ) throws(DocumentError) {
    guard let key = path.first else {
      replace(with: value)
      return
    }
    let rest = path.dropFirst()
    func nowhere(_ hint: Message, nearest: String? = nil) -> DocumentError {
      DocumentError(
        .invalid, [Problem("no '\(key)' on the path '\(whole.path)'\(hint)", at: value.place, nearest: nearest)])
    }
    switch content {
    case .mapping(var entries):
      let next = shape?.child(key, of: self)
      if let i = entries.firstIndex(where: { $0.key == key }) {
        try entries[i].value.set(value, at: rest, shape: next, whole: whole)
      } else if rest.isEmpty, !key.isEmpty {
        entries.append(Entry(key: key, keyPlace: value.place, value: value))
      } else if let next {
        var table = Node(next.empty, at: value.place, isSet: true)
        try table.set(value, at: rest, shape: next, whole: whole)
        entries.append(Entry(key: key, keyPlace: value.place, value: table))
      } else {
        let held = entries.map(\.key)
        let known = held + (shape?.names(of: self) ?? []).filter { !held.contains($0) }
        let nearest = nearestName(to: key, in: known)
        let isListed = nearest == nil && !known.isEmpty
        throw nowhere(isListed ? "; there are: \(list: known)" : "", nearest: nearest)
      }
      content = .mapping(shape.map { $0.retained(entries, instead: self, changing: key) } ?? entries)
    case .list(var nodes):
      guard let i = Self.place(of: key, in: nodes) else {
        let names = nodes.enumerated().map { $1.idInList ?? String($0) }
        throw nowhere(
          nodes.isEmpty ? "; the list is empty: set it as a whole" : "; there are: \(list: names)",
          nearest: nearestName(to: key, in: nodes.compactMap(\.idInList)))
      }
      try nodes[i].set(value, at: rest, shape: shape?.child(key, of: self), whole: whole)
      content = .list(nodes)
    case .scalar:
      throw nowhere("")
    }
  }

  /// Where an element of a list stands, by its id or its number.
  static func place(of key: String, in nodes: [Node]) -> Int? {
    nodes.firstIndex { $0.idInList == key } ?? Int(key).flatMap { nodes.indices.contains($0) ? $0 : nil }
  }

  private mutating func replace(with value: Node) {
    switch content {
    case .mapping(var entries) where entries.contains(where: { $0.key == "value" }):
      // A cited value set by another that says where it comes from takes that over too.
      let new = value.entries ?? [Entry(key: "value", keyPlace: value.place, value: value)]
      entries.removeAll { entry in
        new.contains { $0.key == entry.key } || ["assumption", "source", "note"].contains(entry.key)
      }
      // What is set is a share of an index only if it says so itself, by its percent sign or by naming the index.
      if !(value["value"] ?? value).isShareText { entries.removeAll { $0.key == "of" } }
      content = .mapping(new + entries)
    case .list(let nodes) where !nodes.isEmpty && nodes.allSatisfy({ $0["value"] != nil && $0["from"] != nil }):
      content = .list(
        nodes.map { node in
          var node = node
          node.replace(with: value)
          return node
        })
    case .scalar where value["value"] != nil && value["between"] == nil:
      // A part of an element that cites its clause as a whole takes the bare value.
      self = value["value"] ?? value
    default:
      self = value
    }
  }

  /// Whether a scalar is written as a share: `50%`.
  private var isShareText: Bool { text.map(Scalar.isPercent) ?? false }
}
