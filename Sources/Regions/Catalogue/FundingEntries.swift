import Documents
import Insurance

extension RuleCatalogue.Entry where Rule == any FundingRule {
  private static var sources: Field {
    Field(
      "sources",
      .list(
        .object([
          Field("party", .choice(Party.publicSide.map(\.rawValue)), required: true, "who pays"),
          Field("share", .number(.share, 0...1), required: true, "the share of the funding"),
          Field("name", .words, required: true, "the purse, as the document calls it"),
          Field("clause", .text, required: true, "where it stands in the document"),
          Field("assumption", .flag, "true where no document says it"),
          Field("note", .words, "why it is what it is"),
        ]), atLeast: 1), required: true, "who pays the funding; the shares add up to 100%")
  }

  private static func sources(_ reader: Reader) -> [FundingSource]? {
    var sources: [FundingSource] = []
    for source in reader.list("sources") {
      guard let party = source.partText("party").flatMap(Party.init(rawValue:)),
        let share = source.part("share", .share), let name = source.words("name")
      else { return nil }
      sources.append(
        FundingSource(
          party: party, share: share, name: Words(name),
          clause: Clause(source.text("clause") ?? "—")))
    }
    return sources
  }

  /// `rule: per-head`.
  static var perHead: Self {
    Self(
      "per-head", "so many yuan for each insured person",
      fields: [
        Field(
          "perHead", .cited(.number(.yuan, 0...1e6), .clauseOrIndex), required: true,
          "yuan a head and year, or a share of an index such as the average wage"),
        Field(
          "yearsBefore", .cited(.whole(0...5), .clause), "how many years before the policy year the index is of; 1"),
        sources,
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      guard let figure = reading.reader.figure("perHead", .yuan), let sources = sources(reading.reader) else {
        return nil
      }
      if reading.reader.has("yearsBefore"), figure.of == nil {
        reading.reader.report("'yearsBefore' has no effect: 'perHead' is no share of an index", at: "yearsBefore")
      }
      let lag = Int(reading.cited("yearsBefore", .plain, default: 1)?.value ?? 1)
      guard let yuan = reading.amount(figure, indexOf: lag, for: "perHead") else { return nil }
      return try PerHeadFunding(
        perHead: Cited(yuan, Clause(figure.clause), isAssumption: figure.isAssumption), sources: sources)
    }
  }

  /// `rule: share-of-contributions`.
  static var shareOfContributions: Self {
    Self(
      "share-of-contributions", "a share of subsidy and individual premium per head",
      fields: [
        Field("share", .cited(.number(.share, 0...1), .clause), required: true, "the share of the contributions"),
        Field(
          "yearsBefore", .cited(.whole(0...5), .clause), required: true,
          "how many years before the policy year the contributions are of"),
        sources,
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      guard let share = reading.cited("share", .share), let lag = reading.cited("yearsBefore", .plain),
        let sources = sources(reading.reader)
      else { return nil }
      let year = reading.year - Int(lag.value)
      let subsidy = reading.index("subsidyPerHead", of: year, for: "share")
      let premium = reading.index("individualPremium", of: year, for: "share")
      guard let subsidy, let premium else { return nil }
      return try ShareOfContributions(
        share: share, subsidyPerHead: subsidy, individualPremium: premium, year: year, sources: sources)
    }
  }

  /// `rule: fixed-total`.
  static var fixedTotal: Self {
    Self(
      "fixed-total", "one amount for the year",
      fields: [
        Field("total", .cited(.number(.yuan, 0...1e13), .clause), required: true, "yuan a year"), sources,
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      guard let total = reading.cited("total", .yuan), let sources = sources(reading.reader) else { return nil }
      return try FixedTotal(amount: total, sources: sources)
    }
  }
}
