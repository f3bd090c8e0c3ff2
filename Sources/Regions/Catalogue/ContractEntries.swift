import Documents
import Insurance
import RiskSharing

/// Contracts as most pools write them: bands around break-even, or a fee without risk.
extension RuleCatalogue.Entry where Rule == any RiskSharingRule {
  private static var bands: Kind {
    .list(
      .object([
        Field("from", .number(.share, 0...10), required: true, "|S|/P at which the band begins"),
        Field("insurerShare", .number(.share, 0...1), required: true, "the insurer's share of what lies in it"),
        Field("party", .publicParty, "who gets or pays the rest"),
        Field("deferred", .flag, "true where the rest is owed until the next year is settled"),
        Field("clause", .text, required: true, "where it stands in the document"),
        Field("assumption", .flag, "true where no document says it"),
        Field("note", .words, "why it is what it is"),
      ]), atLeast: 1)
  }

  /// `rule: surplus-bands`.
  static var surplusBands: Self {
    Self(
      "surplus-bands", "bands of surplus and loss as shares of the premium, from break-even on, a party for each",
      fields: [
        Field("surplus", bands, required: true, "bands of a surplus S = P − C − E, the first from 0"),
        Field("loss", bands, required: true, "bands of a loss, the first from 0"),
        Field(
          "assessment",
          .object([
            Field(
              "score", .cited(.number(.plain, 0...1e6), .contractTerm), required: true, "what the insurer scores"),
            Field(
              "table",
              .list(
                .object([
                  Field("from", .number(.plain, 0...1e6), required: true, "the score from which on it holds"),
                  Field("share", .number(.share, 0...1), required: true, "what is granted of the insurer's surplus"),
                  Field("clause", .text, required: true, "where it stands in the document"),
                ]), atLeast: 1), required: true, "what a score grants, ascending; less than the first grants nothing"),
            Field(
              "party", .publicParty, required: true, "who gets what is not granted"),
            Field("clause", .text, required: true, "where it stands in the document"),
          ]), "how a score cuts what the insurer keeps of a surplus"),
        Field(
          "thenPaidBy", .lender,
          "who pays what the critical-illness fund does not hold; who funds the scheme where it is left out"),
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      guard let surplus = readBands(reading, "surplus"), let loss = readBands(reading, "loss"),
        let lender = reading.lender("thenPaidBy")
      else { return nil }
      var assessment: SurplusBands.Assessment?
      if let part = reading.reader.object("assessment") {
        guard let score = reading.within(part).cited("score", .plain),
          let party = reading.party(named: part.partText("party"))
        else { return nil }
        var steps: [SurplusBands.Assessment.Step] = []
        for step in part.list("table") {
          guard let from = step.part("from", .plain), let share = step.part("share", .share) else { return nil }
          steps.append(.init(from: from, share: share))
        }
        assessment = SurplusBands.Assessment(
          score: score, steps: steps, party: party, clause: Clause(part.text("clause") ?? "—"))
      }
      return try SurplusBands(
        surplus: surplus, loss: loss, assessment: assessment, thenPaidBy: lender)
    }
  }

  private static func readBands(_ reading: RuleReading, _ key: String) -> [SurplusBands.Band]? {
    var bands: [SurplusBands.Band] = []
    for band in reading.reader.list(key) {
      guard let from = band.part("from", .share), let share = band.part("insurerShare", .share) else { return nil }
      bands.append(
        SurplusBands.Band(
          from: from, insurerShare: share, party: reading.party(named: band.partText("party")),
          isDeferred: band.flag("deferred") ?? false, clause: Clause(band.text("clause") ?? "—")))
    }
    return bands
  }

  /// `rule: service-fee`.
  static var serviceFee: Self {
    Self(
      "service-fee", "claims are paid over as they come, and a fee a head: whoever runs the scheme carries no risk",
      fields: [
        Field(
          "feePerInsured", .cited(.number(.yuan, 0...1e6), .contractTerm), required: true,
          "the fee, yuan a head and year"),
        Field(
          "scoredShare", .cited(.number(.share, 0...1), .contractTerm), "the share of it that depends on the assessment"
        ),
        Field("score", .cited(.number(.share, 0...1), .contractTerm), "the share of that part that is granted"),
        Field(
          "deficitPaidBy", .lender,
          "who pays what the critical-illness fund does not hold; who funds the scheme where it is left out"),
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      if reading.reader.has("score") != reading.reader.has("scoredShare") {
        reading.reader.report(
          "'score' and 'scoredShare' go together: give both or neither",
          at: reading.reader.has("score") ? "score" : "scoredShare")
      }
      guard let fee = reading.cited("feePerInsured", .yuan),
        let scored = reading.cited("scoredShare", .share, default: 0),
        let score = reading.cited("score", .share, default: 1), let lender = reading.lender("deficitPaidBy")
      else { return nil }
      return try ServiceFee(
        perInsured: fee, scoredShare: scored, score: score, deficitPaidBy: lender)
    }
  }
}
