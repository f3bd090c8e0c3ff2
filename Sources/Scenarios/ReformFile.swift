import Chance
import Documents
import Insurance
import Regions
import Wording

/// A reform file: what changes of a scenario or its policy, each value with the document that says it.
///
/// ```yaml
/// name: rate-65
/// title: { en: "65% for everybody", zh: 支付比例统一为65% }
/// changes:
///   benefit.rate: { value: 65%, clause: 三(四) }
/// ```
public struct ReformFile: Sendable {
  public let path: String
  let node: Node

  /// - Throws: `DocumentError` where the file cannot be read or is no YAML.
  public init(path: String) throws(DocumentError) {
    self.init(node: try YAMLText.read(file: path).node, path: path)
  }

  /// For a text that is no file.
  package init(text: String, name: String) throws(DocumentError) {
    self.init(node: try YAMLText.read(text, file: name), path: name)
  }

  /// For a file that has been read.
  package init(node: Node, path: String) {
    self.path = path
    self.node = node
  }

  /// What a reform file may hold.
  package static let schema = Schema(
    title: "reform",
    fields: [
      Field("name", .formatted(.name), required: true, "the name in results"),
      Field("title", .words, required: true, "what it is about"),
      Field(
        "changes",
        .table(
          .cited(.scalar, .change), keys: .settingPath), required: true,
        "the values that change, by their paths, in order"),
    ])

  /// The JSON Schema (draft 2020-12) of reform files, for editors.
  public static func jsonSchema(in language: Language = .english) -> String {
    schema.jsonSchema(id: "urn:dabing:reform", in: language)
  }

  /// The changes that the file lists.
  ///
  /// Whether their paths lead anywhere, only the scenario that they are applied to can say; see `ScenarioFile`.
  ///
  /// - Throws: `DocumentError` with every problem of the file.
  public func alternative() throws(DocumentError) -> Alternative {
    try readChecked(node, schema: Self.schema, asOf: "9999", make: make).value
  }

  /// The changes, each of which some scenario or some policy can take.
  ///
  /// A file is checked before anybody says what it is applied to: by the bounds that its values have wherever they may stand.
  ///
  /// - Parameters:
  ///   - rules: that policies can name.
  ///   - laws: that scenarios can name.
  /// - Throws: `DocumentError` with every problem of the file.
  package func checked(
    rules: RuleCatalogue = .standard, laws: LawCatalogue = .standard
  ) throws(DocumentError) -> Alternative {
    let alternative = try alternative()
    let (policy, scenario) = (PolicyFile.schema(rules), ScenarioFile.schema(laws))
    let places = (node["changes"]?.entries ?? []).map { ($0.key, $0.keyPlace) }
    let placeOf = Dictionary(places, uniquingKeysWith: { first, _ in first })
    var problems: [Problem] = []
    // What a reading can be, its policy says.
    for change in alternative.changes where !change.path.hasPrefix("readings.") {
      if let misspelled = ScenarioFile.misspelled(change.override) {
        problems.append(misspelled)
      } else {
        let schema = ScenarioFile.isPolicyPath(change.path) ? policy : scenario
        problems += Self.problems(of: change, under: schema, at: placeOf[change.path] ?? change.override.node.place)
      }
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    return alternative
  }

  /// A share may be one of an index that the policy names for the value: it is read as such where it is applied.
  private static func problems(of change: Alternative.Change, under schema: Schema, at place: Place) -> [Problem] {
    let alone = schema.problems(of: change.override, at: place)
    guard !alone.isEmpty, change.value.hasSuffix("%") || change.value.hasSuffix("％"),
      case .mapping(let entries) = change.override.node.content,
      !entries.contains(where: { $0.key == "of" })
    else { return alone }
    let index = Node(.scalar("income", isQuoted: false), at: place)
    let ofIndex = Override(
      path: change.path,
      node: Node(.mapping(entries + [Node.Entry(key: "of", keyPlace: place, value: index)]), at: place))
    return schema.problems(of: ofIndex, at: place).isEmpty ? [] : alone
  }

  private func make(_ reader: Reader) -> Alternative? {
    guard let table = reader.object("changes") else { return nil }
    if table.entries.isEmpty { reader.report("a reform changes at least one value", at: "changes") }
    var changes: [Alternative.Change] = []
    for (path, part) in table.entries {
      for problem in Alternative.problems(path: path, at: part.node.place) { part.report(problem.said) }
      let isOfPolicy = ScenarioFile.isPolicyPath(path)
      let clause = part.text("clause")
      // A policy's value cites a clause, a scenario's a source.
      if !isOfPolicy, clause != nil {
        part.report("a value of the scenario cites a 'source', no 'clause'", at: "clause")
      }
      // A value alone is one that cites nothing.
      let entries = part.node.entries ?? [Node.Entry(key: "value", keyPlace: part.node.place, value: part.node)]
      guard let value = part.node.entries == nil ? part.node.text : part.text("value") else { continue }
      changes.append(
        Alternative.Change(
          path: path, value: value, clause: clause, source: part.words("source").map { Words($0) },
          note: part.words("note").map { Words($0) },
          override: Override(path: path, node: Node(.mapping(entries), at: part.node.place))))
    }
    guard let name = reader.text("name"), let title = reader.words("title") else { return nil }
    return Alternative(name: name, title: Words(title), changes: changes)
  }
}

extension Kind.Format {
  /// A path to a value of a scenario or of its policy.
  static let settingPath = Kind.Format(
    "a path such as benefit.rate or population.insured", pattern: "^[A-Za-z][A-Za-z0-9\\u4e00-\\u9fff.\\[\\]+*-]*$"
  ) { text in
    text.first?.isLetter == true
      && text.allSatisfy { $0.isOfName || ".[]+*-".contains($0) }
  }
}
