import Documents
import Insurance

/// Reads several insurers of one contract.
///
/// ```yaml
/// contract:
///   years: { value: 3, clause: 五 }
///   divided: { value: pool-share, clause: 五 }
///   insurers:
///     lead: { name: { en: the lead insurer, zh: 主承保公司 }, share: { value: 60%, clause: 五 } }
///     second: { name: { en: the second insurer, zh: 共保公司 }, share: { value: 40%, clause: 五 } }
/// ```
struct InsurerPanelReader {
  let maker: PolicyMaker
  /// The ids of the groups of people that the file tells apart.
  let groups: [String]
  /// The whole file, with who funds the scheme: the purse that an insurer's own terms mean where they name none.
  let file: RuleReading

  static let dividedField = Field(
    "divided", .cited(.choice(InsurerPanel.Division.allCases.map(\.rawValue)), .clause),
    "how several insurers divide the scheme: pool-share (premium, claims and costs by shares) or territory (each has its own)"
  )

  static func insurersField(_ catalogue: RuleCatalogue) -> Field {
    Field(
      "insurers",
      .table(
        .object([
          Field("name", .words, required: true, "what it is called"),
          Field(
            "share", .cited(.number(.share, 0...1), .clause), required: true,
            "its share of the pool, or of the insured people where each has its territory"),
          Field(
            "groups", .list(.text, atLeast: 1),
            "the groups of people that live in its territory, by which a run knows whose claims are whose"),
          Field(
            "riskSharing", .variant(tag: "rule", RuleCatalogue.variants(catalogue.riskSharing)),
            "its own terms; those of the policy where it is left out"),
        ]), keys: .name), "the insurers, where several run the scheme: each is settled by itself")
  }

  /// - Returns: nil where there is one insurer, or what is said of several is wrong, which is reported.
  func panel(_ contract: Reader?) -> InsurerPanel? {
    guard let contract else { return nil }
    guard let table = contract.object("insurers") else {
      if contract.has("divided") {
        contract.report("'divided' has no effect without 'insurers'", at: "divided")
      }
      return nil
    }
    let reading = file.within(contract)
    guard contract.has("divided") else {
      contract.report("several insurers need 'divided': pool-share or territory", at: "insurers")
      return nil
    }
    guard let divided: Cited<InsurerPanel.Division> = reading.choice("divided") else { return nil }
    var insurers: [InsurerPanel.Insurer] = []
    for (id, part) in table.entries {
      let values = file.within(part)
      guard let name = part.words("name"), let share = values.cited("share", .share) else { return nil }
      let own = groups(of: part, isTerritory: divided.value == .territory, taken: insurers.flatMap(\.groups))
      let terms: (any RiskSharingRule)? =
        part.has("riskSharing")
        ? maker.rule("riskSharing", maker.catalogue.riskSharing, values) : nil
      insurers.append(InsurerPanel.Insurer(id: id, words: Words(name), share: share, riskSharing: terms, groups: own))
    }
    do throws(RuleError) {
      return try InsurerPanel(division: divided, insurers: insurers)
    } catch {
      contract.report("'\(error.parameter)': \(error.said)", at: "insurers")
      return nil
    }
  }

  /// The groups that live in an insurer's territory.
  private func groups(of part: Reader, isTerritory: Bool, taken: [String]) -> [String] {
    let own = (part.node["groups"]?.elements ?? []).compactMap(\.text)
    if !own.isEmpty, !isTerritory {
      part.report("'groups' has no effect: insurers with shares of one pool have all people together", at: "groups")
    }
    for group in own {
      if !groups.contains(group) {
        part.report("'groups' has no '\(group)'", at: "groups", nearest: nearestName(to: group, in: groups))
      } else if taken.contains(group) {
        part.report("'\(group)' lives in another insurer's territory already", at: "groups")
      }
    }
    return own
  }
}
