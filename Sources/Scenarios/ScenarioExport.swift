import Documents
import Regions

extension ScenarioFile {
  /// The file with what is set over it written into it: values of the scenario in their places, those of the policy among
  /// its `terms`. A run of it comes to the numbers of a run of this file with the settings.
  ///
  /// - Parameters:
  ///   - overrides: in their order.
  ///   - suffix: what the name of the scenario gets, so that results tell the two apart.
  ///   - note: what is said of a term, in both languages.
  /// - Throws: `DocumentError` where the settings make no scenario, or one of them is no single value.
  package func text(
    with overrides: [Override], suffix: String, note: BothLanguages
  ) throws(DocumentError) -> String {
    _ = try scenario(overrides: overrides)
    var whole = node
    var terms = node["terms"]?.entries ?? []
    var problems: [Problem] = []
    for override in overrides {
      guard Self.isPolicyPath(override.path) else {
        try whole.apply(override, schema: Self.schema)
        continue
      }
      guard let value = override.node["value"] ?? (override.node.text == nil ? nil : override.node), value.text != nil
      else {
        problems.append(
          Problem("'\(override.path)' is no single value, and so no term of a scenario", at: override.node.place))
        continue
      }
      terms.removeAll { $0.key == override.path }
      let place = override.node.place
      func entry(_ key: String, _ content: Node.Content) -> Node.Entry {
        Node.Entry(key: key, keyPlace: place, value: Node(content, at: place))
      }
      let own = override.node.entries ?? [Node.Entry(key: "value", keyPlace: place, value: value)]
      let isSaid = own.contains { ["assumption", "source", "note"].contains($0.key) }
      let said: [Node.Entry] = [
        entry("assumption", .scalar("true", isQuoted: false)),
        entry(
          "note",
          .mapping([
            entry("en", .scalar(note.en, isQuoted: true)), entry("zh", .scalar(note.zh, isQuoted: true)),
          ])),
      ]
      terms.append(entry(override.path, .mapping(own + (isSaid ? [] : said))))
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    guard var entries = whole.entries else { return text }
    func put(_ key: String, _ value: Node, after former: String) {
      if let place = entries.firstIndex(where: { $0.key == key }) {
        entries[place].value = value
      } else {
        let place = entries.firstIndex { $0.key == former }.map { $0 + 1 } ?? entries.endIndex
        entries.insert(Node.Entry(key: key, keyPlace: value.place, value: value), at: place)
      }
    }
    if !terms.isEmpty { put("terms", Node(.mapping(terms), at: whole.place), after: "year") }
    if !overrides.isEmpty, let name = whole["name"]?.text {
      put("name", Node(.scalar(name + suffix, isQuoted: false), at: whole.place), after: "")
    }
    return YAMLText.written(Node(.mapping(entries), at: whole.place))
  }
}
