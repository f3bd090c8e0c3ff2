import Documents
import Insurance

/// Reads what people get: one `benefit:`, or `benefits:`, a list of layers in the order of the law.
///
/// ```yaml
/// benefits:
///   - id: critical-illness
///     rule: marginal-bands
///     …
///   - id: medical-aid
///     title: { en: medical aid, zh: 医疗救助 }
///     payer: treasury
///     clause: 五(一)
///     reaches: [extreme-poverty, minimum-living-allowance]
///     rule: marginal-bands
///     deductible: { value: 0, clause: 五(一) }
///     …
/// ```
struct LayerReader {
  let maker: PolicyMaker
  let groups: [Group]
  let funds: [Fund]
  /// The ids of all groups that the file names, sound or not.
  let named: [String]
  let indices: Reader?
  /// The clause on what expense counts, which a first layer without a clause of its own has.
  let scope: Clause

  /// Who can pay a layer. What the critical-illness fund holds pays the insurer, whose layers are its contract.
  private static let payers: [Party] = [.insurer, .treasury, .basicMedicalFund, .supplementaryFund]

  static func field(_ catalogue: RuleCatalogue) -> Field {
    let own = [
      Field("id", .formatted(.name), required: true, "the layer's name in paths and metrics"),
      Field("title", .words, "what it is called; all but critical-illness have one"),
      Field(
        "payer", .choice(payers.map(\.rawValue), orKeyOf: FundsReader.key),
        "who pays it; the insurer's layers are its contract"),
      Field("clause", .text, "where it stands in the document"),
      Field("reaches", .list(.text, atLeast: 1), "the groups that get anything from it; all where it is left out"),
    ]
    return Field(
      "benefits",
      .list(
        .variant(
          tag: "rule",
          catalogue.benefits.map { Kind.Variant($0.name, $0.meaning, own + $0.fields) }), atLeast: 1),
      "what a person gets, layer by layer in the order of the law: critical-illness first, each later one on what those before it leave; in place of 'benefit'"
    )
  }

  func layers(_ reader: Reader) -> [BenefitLayer] {
    let list = reader.list("benefits")
    guard !list.isEmpty else {
      guard let part = reader.object("benefit") else { return [] }
      return [.criticalIllness(rules(part, reaching: groups.map(\.id)), clause: scope)]
    }
    if reader.has("benefit") { reader.report("give either 'benefit' or 'benefits', not both", at: "benefits") }
    checkOrder(list)
    return list.enumerated().compactMap { place, part in layer(part, isFirst: place == 0) }
  }

  /// Critical-illness insurance first; then what else the insurer pays, so that its contract does not depend on others.
  private func checkOrder(_ list: [Reader]) {
    let ids = list.map { $0.text("id") }
    if let first = ids.first, let first, first != BenefitLayer.criticalIllnessID {
      list[0].report("the first layer must be '\(BenefitLayer.criticalIllnessID)', not '\(first)'", at: "id")
    }
    for (place, id) in ids.enumerated() where place > 0 && id != nil && ids[..<place].contains(id) {
      list[place].report("there are two layers '\(id ?? "")'", at: "id")
    }
    var others = false
    for part in list {
      let isInsurers = (part.text("payer") ?? Party.insurer.rawValue) == Party.insurer.rawValue
      if others, isInsurers {
        part.report("what the insurer pays comes before the layers of other payers", at: "payer")
      }
      others = others || !isInsurers
    }
  }

  private func layer(_ part: Reader, isFirst: Bool) -> BenefitLayer? {
    guard let id = part.text("id") else { return nil }
    let reached = reach(part, isFirst: isFirst)
    let rules = rules(part, reaching: reached)
    if isFirst {
      if let payer = part.text("payer"), payer != Party.insurer.rawValue {
        part.report("critical-illness insurance is paid by the insurer", at: "payer")
      }
      let usual = BenefitLayer.criticalIllness(rules, clause: part.text("clause").map { Clause($0) } ?? scope)
      guard let title = part.words("title") else { return usual }
      return BenefitLayer(id: usual.id, words: Words(title), payer: .insurer, clause: usual.clause, rules: rules)
    }
    for key in ["title", "payer", "clause"] where !part.has(key) { part.report("'\(id)' lacks its '\(key)'") }
    guard let title = part.words("title"), let payer = part.text("payer").flatMap({ Party(named: $0, among: funds) }),
      let clause = part.text("clause")
    else { return nil }
    return BenefitLayer(id: id, words: Words(title), payer: payer, clause: Clause(clause), rules: rules)
  }

  /// The groups that a layer reaches.
  private func reach(_ part: Reader, isFirst: Bool) -> [String] {
    guard let elements = part.node["reaches"]?.elements else { return groups.map(\.id) }
    if isFirst { part.report("critical-illness insurance reaches everybody: leave 'reaches' out", at: "reaches") }
    var reached: [String] = []
    for element in elements {
      guard let id = element.text else { continue }
      if !named.contains(id) {
        part.report("'groups' has no '\(id)'", at: "reaches", nearest: nearestName(to: id, in: named))
      }
      reached.append(id)
    }
    for (id, own) in part.object("groups")?.entries ?? [] where !reached.contains(id) {
      own.report("'reaches' does not name '\(id)', so that its terms would hold for nobody")
    }
    return reached
  }

  private func rules(_ part: Reader, reaching reached: [String]) -> [String: any BenefitRule] {
    guard let entry = maker.catalogue.benefits.first(where: { $0.name == part.text("rule") }) else { return [:] }
    let special = part.object("groups")
    for (id, own) in special?.entries ?? [] where !named.contains(id) {
      own.report("'groups' has no '\(id)'", nearest: nearestName(to: id, in: named))
    }
    var rules: [String: any BenefitRule] = [:]
    for id in reached {
      let reading = RuleReading(
        reader: part, group: special?.object(id), year: maker.year, indices: indices, growth: maker.growth)
      rules[id] = maker.made(by: entry, of: reading, at: reading.group ?? part)
    }
    return rules
  }
}
