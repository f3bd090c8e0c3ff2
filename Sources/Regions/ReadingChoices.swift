import Documents
import Insurance

/// How the clauses of a policy file that can be read in two ways are read.
///
/// ```yaml
/// readings:
///   - id: shandong-loss
///     text: { en: what a loss is, zh: 亏损的口径 }
///     clause: 五(三)
///     choices:
///       - { id: after-costs, text: { en: claims and costs beyond the premium, zh: 赔付与经办费用超过保费的部分 } }
///       - id: before-costs
///         text: { en: claims beyond the premium, zh: 赔付超过保费的部分 }
///         set: { riskSharing.lossMeasured: before-costs }
/// ```
///
/// The file's own values follow the first choice; another one sets what it says. `readings.shandong-loss=before-costs` takes it, and
/// so does whoever sets its values by themselves.
struct ReadingChoices {
  /// By the id of the reading, the place of the choice that was taken.
  private(set) var taken: [String: Int] = [:]
  /// What the choices set, and what else was set, in this order.
  private(set) var overrides: [Override] = []
  private let file: Node
  /// The file with all of them.
  let set: Node

  static let fields = [
    Field("id", .formatted(.name), "its name, where it can be chosen: readings.ID=CHOICE"),
    Field("text", .words, required: true, "the sentence, or what is in question where there are choices"),
    Field("clause", .text, required: true, "the clause that it is about"),
    Field("why", .words, "why the first of the choices is taken where nobody chooses"),
    Field(
      "seenWith", .list(.text, atLeast: 1),
      "settings such as horizon.years=3 that show what it moves, where a scenario as it stands does not"),
    Field("decisive", .flag, "true where the answer hangs on it: it is said beside the answer"),
    Field(
      "choices",
      .list(
        .object([
          Field("id", .formatted(.name), required: true, "the choice's name"),
          Field("text", .words, required: true, "how the clause is read"),
          Field(
            "set", .table(.cited(.scalar, .sourceOrRange), keys: .policyValue),
            "the values of this file that it means, by their path; the first choice is the file's own values"),
        ]), atLeast: 2), "the ways in which the clause can be read, the one that is taken first"),
  ]

  /// A value of a choice that is set by itself too is refused, where the two differ and somebody has given both; where they
  /// come from different hands, such as a scenario's and the command line's, the later one holds.
  ///
  /// - Throws: `DocumentError` where a setting names no reading of the file or none of its choices, or undoes one.
  init(_ file: Node, _ settings: [Override], schema: Schema) throws(DocumentError) {
    let readings = (file["readings"]?.elements ?? []).compactMap(ReadingNode.init)
    var problems: [Problem] = []
    var chosen: [(reading: ReadingNode, choice: Int, setting: Override, order: Int)] = []
    var rest: [(setting: Override, order: Int)] = []
    for (order, setting) in settings.enumerated() {
      let keys = setting.path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard keys.first == "readings", keys.count > 1 else {
        rest.append((setting, order))
        continue
      }
      guard keys.count == 2, let reading = readings.first(where: { $0.id == keys[1] }) else {
        let ids = readings.map(\.id)
        problems.append(
          Problem(
            ids.isEmpty
              ? "no reading of this policy can be chosen"
              : "no reading '\(keys[1])' that can be chosen: there are \(list: ids)",
            at: setting.node.place, nearest: nearestName(to: keys[1], in: ids)))
        continue
      }
      let choices = reading.choices
      let wanted = (setting.node["value"] ?? setting.node).text ?? ""
      guard let place = choices.firstIndex(of: wanted) else {
        problems.append(
          Problem(
            "'\(wanted)' is no choice of \(setting.path): there are \(list: choices)",
            at: setting.node.place, nearest: nearestName(to: wanted, in: choices)))
        continue
      }
      chosen.removeAll { $0.reading.id == reading.id }
      chosen.append((reading, place, setting, order))
    }
    for (reading, choice, setting, order) in chosen {
      taken[reading.id] = choice
      overrides += reading.sets[choice].map { Override(path: $0.key, node: $0.value) }
      rest.removeAll { other in
        guard reading.paths.contains(other.setting.path),
          let wanted = reading.value(at: other.setting.path, of: choice, in: file),
          wanted != other.setting.node.plainValue
        else { return false }
        guard setting.hand != other.setting.hand else {
          problems.append(
            Problem(
              "sets '\(other.setting.path)' to other than \(setting.path)=\(reading.choices[choice]) does: leave one of the two out",
              at: other.setting.node.place))
          return false
        }
        return other.order < order
      }
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    overrides += rest.map(\.setting)
    // What cannot be applied is reported where the file is read.
    var set = file
    for override in overrides { try? set.apply(override, schema: schema) }
    (self.file, self.set) = (file, set)
  }

  /// Which choice the values in force are those of: the one that was taken, or what values that were set by themselves
  /// come to; nil where they are none's.
  private func inForce(of reading: ReadingNode) -> Int? {
    guard !reading.paths.isEmpty else { return taken[reading.id] ?? 0 }
    let now = reading.paths.map { set.node(at: $0)?.plainValue }
    func holds(_ choice: Int) -> Bool { reading.paths.map { reading.value(at: $0, of: choice, in: file) } == now }
    if let taken = taken[reading.id], holds(taken) { return taken }
    return reading.choices.indices.first(where: holds)
  }

  /// The readings that can be chosen; what is wrong with them is reported.
  func disputed(_ reader: Reader) -> [DisputedReading] {
    var seen: Set<String> = []
    return reader.list("readings").compactMap { part in
      guard part.has("choices") else {
        for key in ["id", "decisive", "why", "seenWith"] where part.has(key) {
          part.report("a reading with '\(key)' has 'choices'", at: key)
        }
        return nil
      }
      guard let id = part.text("id") else {
        part.report("a reading with choices needs an 'id', by which one is taken")
        return nil
      }
      if !seen.insert(id).inserted { part.report("there are two readings '\(id)'", at: "id") }
      let choices = part.list("choices")
      if let first = choices.first, first.has("set") {
        first.report("the first choice is what the file's own values say: leave its 'set' out", at: "set")
      }
      guard let text = part.words("text"), let clause = part.text("clause") else { return nil }
      let reading = ReadingNode(part.node)
      return DisputedReading(
        id: id, words: Words(text), clause: Clause(clause),
        choices: choices.enumerated().compactMap { place, choice in
          guard let name = choice.text("id"), let words = choice.words("text") else { return nil }
          let values = reading?.paths.compactMap { path in
            reading?.text(at: path, of: place, in: file).map { DisputedReading.Value(path: path, text: $0) }
          }
          return DisputedReading.Choice(id: name, words: Words(words), values: values ?? [])
        }, inForce: reading.flatMap(inForce), isSet: taken[id] != nil,
        isDecisive: part.flag("decisive") ?? false, paths: reading?.paths ?? [],
        why: part.words("why").map { Words($0) },
        seenWith: (part.node["seenWith"]?.elements ?? []).compactMap(\.text))
    }
  }
}

extension Kind.Format {
  /// A path to a value of a policy file.
  static let policyValue = Kind.Format(
    "a path into the policy such as riskSharing.lossLimit", pattern: "^[A-Za-z][A-Za-z0-9\\u4e00-\\u9fff.\\[\\]*-]*$"
  ) { text in
    text.first?.isLetter == true && text.contains(".")
      && text.allSatisfy { $0.isOfName || ".[]*-".contains($0) }
  }
}
