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
///       - { id: after-costs, text: { en: claims and costs beyond the premium, zh: 赔付与经办成本超过保费的部分 } }
///       - id: before-costs
///         text: { en: claims beyond the premium, zh: 赔付超过保费的部分 }
///         set: { riskSharing.lossMeasured: before-costs }
/// ```
///
/// The file's own values follow the first choice; another one sets what it says. `readings.shandong-loss=before-costs` takes it.
struct ReadingChoices {
  /// By the id of the reading, the place of the choice that was taken.
  private(set) var taken: [String: Int] = [:]
  /// What the choices set, and what else was set, in this order: a value that is set by itself holds.
  private(set) var overrides: [Override] = []

  static let fields = [
    Field("id", .formatted(.name), "its name, where it can be chosen: readings.ID=CHOICE"),
    Field("text", .words, required: true, "the sentence, or what is in question where there are choices"),
    Field("clause", .text, required: true, "the clause that it is about"),
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

  /// - Throws: `DocumentError` where a setting names no reading of the file, or none of its choices.
  init(_ file: Node, _ settings: [Override]) throws(DocumentError) {
    let readings = (file["readings"]?.elements ?? []).filter { $0["choices"] != nil }
    let ids = readings.compactMap { $0["id"]?.text }
    var problems: [Problem] = []
    var rest: [Override] = []
    for setting in settings {
      let keys = setting.path.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
      guard keys.first == "readings", keys.count > 1 else {
        rest.append(setting)
        continue
      }
      guard keys.count == 2, let reading = readings.first(where: { $0["id"]?.text == keys[1] }) else {
        problems.append(
          Problem(
            ids.isEmpty
              ? "no reading of this policy can be chosen"
              : "no reading '\(keys[1])' that can be chosen: there are \(ids.joined(separator: ", "))",
            at: setting.node.place, nearest: nearestName(to: keys[1], in: ids)))
        continue
      }
      let choices = (reading["choices"]?.elements ?? []).compactMap { $0["id"]?.text }
      let wanted = (setting.node["value"] ?? setting.node).text ?? ""
      guard let place = choices.firstIndex(of: wanted) else {
        problems.append(
          Problem(
            "'\(wanted)' is no choice of \(setting.path): there are \(choices.joined(separator: ", "))",
            at: setting.node.place, nearest: nearestName(to: wanted, in: choices)))
        continue
      }
      taken[keys[1]] = place
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    for reading in readings {
      guard let id = reading["id"]?.text, let place = taken[id], let choices = reading["choices"]?.elements,
        choices.indices.contains(place)
      else { continue }
      overrides += (choices[place]["set"]?.entries ?? []).map { Override(path: $0.key, node: $0.value) }
    }
    overrides += rest
  }

  /// The readings that can be chosen; what is wrong with them is reported.
  func disputed(_ reader: Reader) -> [DisputedReading] {
    var seen: Set<String> = []
    return reader.list("readings").compactMap { part in
      guard part.has("choices") else {
        for key in ["id", "decisive"] where part.has(key) {
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
      return DisputedReading(
        id: id, words: Words(text), clause: Clause(clause),
        choices: choices.compactMap { choice in
          guard let name = choice.text("id"), let words = choice.words("text") else { return nil }
          return DisputedReading.Choice(id: name, words: Words(words))
        }, inForce: taken[id] ?? 0, isSet: taken[id] != nil,
        isDecisive: part.flag("decisive") ?? false)
    }
  }
}

extension Kind.Format {
  /// A path to a value of a policy file.
  static let policyValue = Kind.Format(
    "a path into the policy such as riskSharing.lossLimit", pattern: "^[A-Za-z][A-Za-z0-9.\\[\\]*-]*$"
  ) { text in
    text.first?.isLetter == true && text.contains(".")
      && text.allSatisfy { $0.isASCII && ($0.isLetter || $0.isNumber || ".[]*-".contains($0)) }
  }
}
