import Documents
import Insurance
import Wording

/// An amount of funding as a file gives it: who pays it is said beside it.
private struct FundingAmount {
  let name: String
  let meaning: Message
  let fields: [Field]
  /// Makes the rule of its part of the file and of who pays it, which is read where it stands.
  let make: @Sendable (RuleReading, () -> [FundingSource]?) throws(RuleError) -> (any FundingRule)?

  static let all = [perHead, shareOfContributions, fixedTotal]

  static let perHead = FundingAmount(
    name: "per-head", meaning: "so many yuan for each insured person",
    fields: [
      Field(
        "perHead", .cited(.number(.yuan, 0...1e6), .clauseOrIndex), required: true,
        "yuan a head and year, or a share of an index such as the average wage"),
      Field(
        "yearsBefore", .cited(.whole(0...5), .clause), "how many years before the policy year the index is of; 1"),
    ]
  ) { (reading, sources) throws(RuleError) in
    guard let figure = reading.reader.figure("perHead", .yuan), let sources = sources() else { return nil }
    if reading.reader.has("yearsBefore"), figure.of == nil {
      reading.reader.report("'yearsBefore' has no effect: 'perHead' is no share of an index", at: "yearsBefore")
    }
    let lag = Int(reading.cited("yearsBefore", .plain, default: 1)?.value ?? 1)
    guard let yuan = reading.amount(figure, indexOf: lag, for: "perHead") else { return nil }
    return try PerHeadFunding(
      perHead: Cited(yuan, Clause(figure.clause), isAssumption: figure.isAssumption), sources: sources)
  }

  static let shareOfContributions = FundingAmount(
    name: "share-of-contributions", meaning: "a share of subsidy and individual premium per head",
    fields: [
      Field("share", .cited(.number(.share, 0...1), .clause), required: true, "the share of the contributions"),
      Field(
        "yearsBefore", .cited(.whole(0...5), .clause), required: true,
        "how many years before the policy year the contributions are of"),
    ]
  ) { (reading, sources) throws(RuleError) in
    guard let share = reading.cited("share", .share), let lag = reading.cited("yearsBefore", .plain),
      let sources = sources()
    else { return nil }
    let year = reading.year - Int(lag.value)
    let subsidy = reading.index("subsidyPerHead", of: year, for: "share")
    let premium = reading.index("individualPremium", of: year, for: "share")
    guard let subsidy, let premium else { return nil }
    return try ShareOfContributions(
      share: share, subsidyPerHead: subsidy, individualPremium: premium, year: year, sources: sources)
  }

  static let fixedTotal = FundingAmount(
    name: "fixed-total", meaning: "one amount for the year",
    fields: [Field("total", .cited(.number(.yuan, 0...1e13), .clause), required: true, "yuan a year")]
  ) { (reading, sources) throws(RuleError) in
    guard let total = reading.cited("total", .yuan), let sources = sources() else { return nil }
    return try FixedTotal(amount: total, sources: sources)
  }
}

/// Who can pay in: those of the public purse with money of their own, funds that the file names, and members themselves. What the
/// critical-illness fund holds is what was paid in: it would be overdrawn.
private let payingIn = Kind.choice(([.members] + Party.lenders).map(\.rawValue), orKeyOf: FundsReader.key)

/// What is said of a source beside its amount or share.
private let ofSource = [
  Field("name", .words, "the purse, as the document calls it; as the party is called where it is left out"),
  Field("clause", .text, required: true, "where it stands in the document"),
]

private func source(_ reading: RuleReading, _ reader: Reader, share: () -> Double?) -> FundingSource? {
  guard let party = reading.party(named: reader.partText("party")), let share = share() else { return nil }
  return FundingSource(
    party: party, share: share, name: reader.words("name").map(Words.init) ?? party.words,
    clause: Clause(reader.text("clause") ?? "—"))
}

extension RuleCatalogue.Entry where Rule == any FundingRule {
  /// `rule: per-head`.
  static var perHead: Self { Self(.perHead) }
  /// `rule: share-of-contributions`.
  static var shareOfContributions: Self { Self(.shareOfContributions) }
  /// `rule: fixed-total`.
  static var fixedTotal: Self { Self(.fixedTotal) }

  /// One amount, whose sources have shares of it.
  private init(_ amount: FundingAmount) {
    self.init(amount.name, amount.meaning, fields: amount.fields + [Self.shares]) { (reading) throws(RuleError) in
      try amount.make(reading) { Self.sources(reading) }
    }
  }

  private static func sources(_ reading: RuleReading) -> [FundingSource]? {
    var sources: [FundingSource] = []
    for part in reading.reader.list("sources") {
      guard let source = source(reading, part, share: { part.part("share", .share) }) else { return nil }
      sources.append(source)
    }
    return sources
  }

  private static var shares: Field {
    Field(
      "sources",
      .list(
        .object(
          [
            Field("party", payingIn, required: true, "who pays"),
            Field("share", .number(.share, 0...1), required: true, "the share of the funding"),
          ] + ofSource + [
            Field("assumption", .flag, "true where no document says it"),
            Field("note", .words, "why it is what it is"),
          ]), atLeast: 1), required: true, "who pays the funding; the shares add up to 100%")
  }

  /// `rule: several-sources`.
  ///
  /// ```yaml
  /// funding:
  ///   rule: several-sources
  ///   sources:
  ///     - { id: residents, groups: [general], party: residents-fund, clause: 三(一), rule: per-head, perHead: { value: 20, clause: 三(一) } }
  ///     - { id: employees, groups: [employees], party: employees-fund, clause: 三(一), rule: per-head, perHead: { value: 50, clause: 三(一) } }
  /// ```
  static var severalSources: Self {
    let own = [
      Field("id", .formatted(.name), required: true, "the source's name in paths"),
      Field("party", payingIn, required: true, "who pays"),
      Field(
        "groups", .list(.text, atLeast: 1), "the groups of people whom it pays for; everybody where it is left out"),
    ]
    return Self(
      "several-sources", "several sources, each with an amount of its own, for everybody or for some groups",
      fields: [
        Field(
          "sources",
          .list(
            .variant(
              tag: "rule",
              FundingAmount.all.map { Kind.Variant($0.name, $0.meaning, own + ofSource + $0.fields) }), atLeast: 1),
          required: true, "who pays the funding, and how much each; the amounts are added up")
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      let list = reading.reader.list("sources")
      for (place, part) in list.enumerated() {
        guard let id = part.text("id"), list[..<place].contains(where: { $0.text("id") == id }) else { continue }
        part.report("there are two sources '\(id)'", at: "id")
      }
      checkEverybodyIsPaidFor(reading, list)
      var parts: [SeveralSources.Part] = []
      for part in list {
        guard let amount = FundingAmount.all.first(where: { $0.name == part.text("rule") }) else { return nil }
        if amount.name == FundingAmount.fixedTotal.name, part.has("groups") {
          part.report("'groups' has no effect: a fixed total does not depend on the people", at: "groups")
        }
        let groups = payingFor(reading, part)
        let made = try amount.make(reading.within(part)) { source(reading, part, share: { 1 }).map { [$0] } }
        guard let rule = made else { return nil }
        parts.append(SeveralSources.Part(id: part.text("id") ?? "", groups: groups, amount: rule))
      }
      return try SeveralSources(parts)
    }
  }

  /// Whom a source pays for; nil for everybody.
  private static func payingFor(_ reading: RuleReading, _ part: Reader) -> [Group]? {
    guard let elements = part.node["groups"]?.elements else { return nil }
    let known = reading.groups.map(\.id)
    return elements.compactMap { element in
      guard let id = element.text else { return nil }
      let group = reading.groups.first { $0.id == id }
      if group == nil {
        part.report("'groups' has no '\(id)'", at: "groups", nearest: nearestName(to: id, in: known))
      }
      return group
    }
  }

  /// A group that no source names has been forgotten: that nobody pays in for it can be said, with 0 yuan a head.
  private static func checkEverybodyIsPaidFor(_ reading: RuleReading, _ list: [Reader]) {
    guard !list.isEmpty, list.allSatisfy({ $0.has("groups") || $0.text("rule") == FundingAmount.fixedTotal.name })
    else { return }
    let named = Set(list.flatMap { $0.node["groups"]?.elements ?? [] }.compactMap(\.text))
    guard !named.isEmpty else { return }
    for group in reading.groups where !named.contains(group.id) {
      reading.reader.report("no source pays for '\(group.id)': name it in the 'groups' of one", at: "sources")
    }
  }
}
