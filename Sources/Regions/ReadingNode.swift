import Documents

/// A reading with choices as it stands in a policy file.
struct ReadingNode {
  let id: String
  /// The names of its choices.
  let choices: [String]
  /// What each of them sets, by path; nothing for the first, which is the file's own values.
  let sets: [[Node.Entry]]
  /// All that any of them sets, in the order of the file.
  let paths: [String]

  /// - Returns: nil where it has no name or no choices.
  init?(_ node: Node) {
    guard let id = node["id"]?.text, let elements = node["choices"]?.elements else { return nil }
    self.id = id
    choices = elements.map { $0["id"]?.text ?? "" }
    sets = elements.map { $0["set"]?.entries ?? [] }
    var paths: [String] = []
    for path in sets.flatMap(\.self).map(\.key) where !paths.contains(path) { paths.append(path) }
    self.paths = paths
  }

  /// The same as it is written.
  func text(at path: String, of choice: Int, in file: Node) -> String? {
    guard let node = sets[choice].first(where: { $0.key == path })?.value ?? file.node(at: path) else { return nil }
    return (node["value"] ?? node).text ?? node.plainValue
  }

  /// What a choice takes a value to be; nil where the file has none and the choice sets none.
  func value(at path: String, of choice: Int, in file: Node) -> String? {
    (sets[choice].first { $0.key == path }?.value ?? file.node(at: path))?.plainValue
  }
}

extension Override {
  /// Where it comes from: one command line's `--set`, a file.
  var hand: Substring {
    let file = node.place.file
    return file.hasPrefix("--") ? file.prefix { $0 != " " } : file[...]
  }
}
