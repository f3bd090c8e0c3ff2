/// Several sources, each with an amount of its own, added up (多渠道筹资): so many yuan a head of the residents from their
/// fund, another amount a head of the employees from theirs, a fixed grant of the treasury.
///
/// 316,000 residents at 20 yuan and 206,000 employees at 50: 6.32 + 10.30 = 16.62 million, and each fund pays its own. A
/// premium that is not what the sources come to, as in a later year, is paid in the same proportions.
public struct SeveralSources: FundingRule {
  /// What one source pays.
  public struct Part: Sendable {
    /// The source's name in the file.
    public let id: String
    /// Whom it pays for; nil for all of the insured. Somebody in several groups is paid for where one of them is named.
    public let groups: [Group]?
    /// The amount, for the people whom it pays for; its one source pays all of it.
    public let amount: any FundingRule

    public init(id: String, groups: [Group]?, amount: any FundingRule) {
      self.id = id
      self.groups = groups
      self.amount = amount
    }

    func paysFor(_ person: String) -> Bool {
      guard let groups else { return true }
      return person.split(separator: "+").contains { own in groups.contains { $0.id == own } }
    }
  }

  /// At least one.
  public let parts: [Part]
  /// How many people are in which group; everybody is in the general group where it is empty.
  private var people: [String: Int] = [:]

  /// - Throws: `RuleError` where there are none, or an amount has not just one source.
  public init(_ parts: [Part]) throws(RuleError) {
    guard !parts.isEmpty else { throw RuleError(.missing, "sources", "name at least one source") }
    for part in parts {
      guard part.amount.sources.count == 1 else {
        throw RuleError(.notCombinable, "sources", "each amount has one source that pays all of it")
      }
    }
    self.parts = parts
  }

  /// Whether what a part pays depends on how many people are in which group.
  package var dependsOnGroups: Bool { parts.contains { $0.groups != nil } }

  /// How many of the insured a part pays for.
  private func people(of part: Part, insured: Int) -> Int {
    guard part.groups != nil else { return insured }
    let known = people.isEmpty ? [Group.generalID: insured] : people
    let (all, some) = known.reduce(into: (0, 0)) { sums, group in
      sums.0 += group.value
      if part.paysFor(group.key) { sums.1 += group.value }
    }
    guard all != insured else { return some }
    // Another number of people is taken to be made up alike.
    return all > 0 ? Int((Double(insured) * (Double(some) / Double(all))).rounded()) : 0
  }

  private func amounts(insured: Int) -> [Double] {
    parts.map { $0.amount.total(insured: people(of: $0, insured: insured)) }
  }

  public func total(insured: Int) -> Double { amounts(insured: insured).reduce(0, +) }

  public func sources(insured: Int) -> [FundingSource] {
    let amounts = amounts(insured: insured)
    let total = amounts.reduce(0, +)
    return zip(parts, amounts).compactMap { part, amount in
      part.amount.sources.first?.paying(share: total > 0 ? amount / total : 1 / Double(parts.count))
    }
  }

  /// In the proportions of people whose number is not asked for.
  public var sources: [FundingSource] { sources(insured: max(1, people.values.reduce(0, +))) }

  public func among(_ people: [String: Int]) -> any FundingRule {
    var rule = self
    rule.people = people
    return rule
  }

  public var clause: Clause { parts[0].amount.clause }

  public var summary: Words {
    let parts = parts.map { part in
      let name = part.amount.sources.first?.name ?? Words(en: "", zh: "")
      let groups = part.groups.map { groups in
        Words(
          en: " (\(groups.map(\.words.en).joined(separator: ", ")))",
          zh: "（\(groups.map(\.words.zh).joined(separator: "、"))）")
      }
      return Words(
        en: "\(name.en) \(part.amount.summary.en)\(groups?.en ?? "")",
        zh: "\(name.zh)\(part.amount.summary.zh)\(groups?.zh ?? "")")
    }
    return Words(en: parts.map(\.en).joined(separator: "; "), zh: parts.map(\.zh).joined(separator: "；"))
  }
}
