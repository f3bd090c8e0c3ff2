import Documents
import Insurance
import RiskSharing
import Wording

private func share(_ name: String, required: Bool = true, _ meaning: Message) -> Field {
  Field(name, .cited(.number(.share, 0...1), .contractTerm), required: required, meaning)
}

private let surplusReckoned = Field(
  "surplusReckoned", .cited(.choice(SurplusReckoned.allCases.map(\.rawValue)), .clause),
  "on which premium surplus is reckoned that goes back, where a deposit is not granted: the whole one, or what was received; the whole one where it is left out"
)

private let managementShare = share("managementCausedShare", "the share of a loss that is management-caused")

extension RuleCatalogue.Entry where Rule == any RiskSharingRule {
  /// `rule: agreed-surplus`.
  static var agreedSurplus: Self {
    Self(
      "agreed-surplus", "an agreed surplus rate for the insurer; policy-caused losses are shared",
      fields: [
        share("agreedSurplusRate", "what the insurer may keep of the premium"),
        share("incentiveMaximum", required: false, "the highest rate that the floating incentive can reach"),
        share("incentiveScore", required: false, "how much of the way to it the assessment grants"),
        Field(
          "surplusReturnsTo", .cited(.publicParty, .clause), required: true,
          "who gets the surplus beyond it"),
        share("insurerShareOfPolicyLoss", "the insurer's share of a policy-caused loss"), managementShare,
        Field(
          "insurerShareOfOrdinaryLoss", .cited(.numberOrNone(.share, 0...1), .contractTerm),
          "the insurer's share of a loss that neither a changed policy nor management explains; none where that counts as policy-caused"
        ),
        Field(
          "lossHandling", .cited(.choice(AgreedSurplus.LossHandling.allCases.map(\.rawValue)), .clause),
          "how the public share of it is paid: at once (and next year's funding adjusted), by raising it, or netted over the term"
        ),
        Field("lossesPaidBy", .lender, "who pays the public share of it; who funds the scheme where it is left out"),
        Field(
          "surplusUse", .cited(.choice(AgreedSurplus.SurplusUse.allCases.map(\.rawValue)), .clause),
          "what surplus in the critical-illness fund is for: set off against next year's funding, added to it for the public share of losses, or a part of what the year may spend"
        ),
        Field(
          "surplusSetOff", .cited(.choice(AgreedSurplus.Netting.allCases.map(\.rawValue)), .clause),
          "whether surplus may be set off against next year's funding; it may where this is left out"),
        Field(
          "profitMeasured", .cited(.choice(AgreedSurplus.ProfitMeasure.allCases.map(\.rawValue)), .clause),
          "whether the rate is what the insurer keeps after its costs, or pays them from; after where it is left out"),
        surplusReckoned,
        Field(
          "lossesNetted", .cited(.choice(AgreedSurplus.NettedLosses.allCases.map(\.rawValue)), .clause),
          "which losses are netted where the contract's years are: all that management did not cause, or policy-caused ones alone; all but management's where it is left out"
        ),
        Field(
          "nettingOverTerm", .cited(.choice(AgreedSurplus.Netting.allCases.map(\.rawValue)), .clause),
          "whether the document lets the contract's years be netted; it may where this is left out"),
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      if reading.reader.has("incentiveScore"), !reading.reader.has("incentiveMaximum") {
        reading.reader.report("'incentiveScore' has no effect without 'incentiveMaximum'", at: "incentiveScore")
      }
      guard let rate = reading.cited("agreedSurplusRate", .share),
        let score = reading.cited("incentiveScore", .share, default: 0),
        let returnsTo = reading.party("surplusReturnsTo"), let lender = reading.lender("lossesPaidBy"),
        let lossShare = reading.cited("insurerShareOfPolicyLoss", .share),
        let management = reading.cited("managementCausedShare", .share)
      else { return nil }
      return try AgreedSurplus(
        rate: rate, incentiveMaximum: reading.cited("incentiveMaximum", .share), incentiveScore: score,
        surplusReturnsTo: returnsTo,
        insurerLossShare: lossShare, managementShare: management,
        lossHandling: reading.choice("lossHandling") ?? Cited(.shared, "—"),
        lossesPaidBy: lender,
        surplusUse: reading.choice("surplusUse") ?? Cited(.setOff, "—"),
        nettingOverTerm: reading.choice("nettingOverTerm"),
        insurerOrdinaryShare: reading.reader.none("insurerShareOfOrdinaryLoss") == nil
          ? reading.cited("insurerShareOfOrdinaryLoss", .share) : nil,
        settingOff: reading.choice("surplusSetOff"),
        profitMeasured: reading.choice("profitMeasured") ?? Cited(.netOfCosts, "—"),
        surplusReckoned: reading.choice("surplusReckoned") ?? Cited(.whole, "—"),
        lossesNetted: reading.choice("lossesNetted") ?? Cited(.allButManagement, "—"))
    }
  }

  /// `rule: margin-and-loss-limits`.
  static var marginAndLossLimits: Self {
    Self(
      "margin-and-loss-limits", "profit and costs together are capped; losses beyond a limit are deferred",
      fields: [
        share("marginLimit", "profit and costs together, as a share of the premium"),
        share("lossLimit", "the loss that the insurer bears, as a share of the premium"),
        share("recoveredShare", "the share of the loss beyond it that next year's funding recovers"),
        Field(
          "publicSide", .lender,
          "who gets the surplus beyond the margin and pays what is recovered; who funds the scheme where it is left out"
        ),
        Field(
          "lossMeasured", .cited(.choice(MarginAndLossLimits.LossMeasure.allCases.map(\.rawValue)), .clause),
          "what the limit of the loss is held against: claims beyond the premium, or claims and costs"),
        surplusReckoned,
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      guard let margin = reading.cited("marginLimit", .share), let loss = reading.cited("lossLimit", .share),
        let recovered = reading.cited("recoveredShare", .share), let publicSide = reading.lender("publicSide")
      else { return nil }
      return try MarginAndLossLimits(
        marginLimit: margin, lossLimit: loss, recoveredShare: recovered,
        publicSide: publicSide,
        lossMeasured: reading.choice("lossMeasured") ?? Cited(.beforeCosts, "—"),
        surplusReckoned: reading.choice("surplusReckoned") ?? Cited(.whole, "—"))
    }
  }

  /// `rule: reserve-then-advance`.
  static var reserveThenAdvance: Self {
    Self(
      "reserve-then-advance", "surplus stays in the fund; losses come from its reserve, then from a joint advance",
      fields: [
        share("insurerShareOfAdvance", "the insurer's share of the joint advance"), managementShare,
        share(
          "advanceRecoveredShare", "the share of an advance that each following year recovers; 50% takes two years"),
        Field(
          "advanceRecoveredFrom",
          .lender, required: true, "who pays it back: the basic fund by next year's policy, or the treasury"),
        Field(
          "advanceRepaidFirst", .cited(.choice(ReserveThenAdvance.RepaidFirst.allCases.map(\.rawValue)), .clause),
          "what pays an advance back first: who 'advanceRecoveredFrom' names, or a surplus of the fund's own"),
        share(
          "servicePrice", required: false,
          "the price of the bid, as a share of the premium: costs up to it are the fund's, beyond it the insurer's"),
        Field(
          "servicePricePaid", .cited(.choice(ReserveThenAdvance.PricePaid.allCases.map(\.rawValue)), .clause),
          "whether the fund pays the insurer's costs up to the price, or the price; costs where it is left out"),
        Field(
          "servicePricePaidBy",
          .cited(
            .choice(([.criticalIllnessFund] + Party.lenders).map(\.rawValue), orKeyOf: FundsReader.key), .clause),
          "who pays for the service; the critical-illness fund where it is left out"),
        share(
          "insurerShareOfOrdinaryLoss", required: false,
          "the insurer's share of a loss that neither a changed policy nor management explains; the fund carries it where this is left out"
        ),
        Field("advancedBy", .lender, "whose money the agency advances; who funds the scheme where it is left out"),
        Field("clause", .text, required: true, "where surplus and loss stand in the document"),
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      guard let advance = reading.cited("insurerShareOfAdvance", .share),
        let management = reading.cited("managementCausedShare", .share), let clause = reading.reader.text("clause"),
        let recovered = reading.cited("advanceRecoveredShare", .share),
        let source = reading.party("advanceRecoveredFrom"), let lender = reading.lender("advancedBy")
      else { return nil }
      return try ReserveThenAdvance(
        insurerAdvanceShare: advance, managementShare: management, recoveredShare: recovered,
        recoveredFrom: source,
        advancedBy: lender, clause: Clause(clause),
        servicePrice: reading.cited("servicePrice", .share),
        repaidFirst: reading.choice("advanceRepaidFirst") ?? Cited(.nextPolicy, "—"),
        servicePricePaid: reading.choice("servicePricePaid") ?? Cited(.costs, "—"),
        insurerOrdinaryShare: reading.cited("insurerShareOfOrdinaryLoss", .share),
        servicePaidBy: reading.party("servicePricePaidBy"))
    }
  }

  /// `rule: claims-threshold`.
  static var claimsThreshold: Self {
    let ratio = Kind.cited(.number(.share, 0...10), .clause)
    return Self(
      "claims-threshold", "the whole premium from a threshold of claims on, claims and a share for staff below it",
      fields: [
        Field("threshold", ratio, required: true, "the loss ratio from which the whole premium is paid over"),
        Field("staffShare", ratio, required: true, "what is paid for staff below it, as a share of the claims"),
        Field(
          "raiseAbove", ratio, required: true,
          "the loss ratio, costs included, above which next year's premium may be adjusted"),
        Field("lowerBelow", ratio, required: true, "the loss ratio, costs included, below which it may be"),
        Field(
          "allowedCosts", .cited(.choice(ClaimsThreshold.AllowedCosts.allCases.map(\.rawValue)), .clause),
          "which costs count for these two: all of the insurer's, the share for staff, or none; all where it is left out"
        ),
        Field(
          "staffFromThreshold", .cited(.choice(ClaimsThreshold.StaffPayment.allCases.map(\.rawValue)), .clause),
          "from the threshold on, whether the premium pays for staff too or the share for them comes beside it"),
        Field(
          "paidAfterYear", .cited(.number(.share, 0...1), .contractTerm),
          "the share of a year's claims that is paid after its end and counts for the payment rate of the next; 0 where claims count for the year in which they arise"
        ),
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      guard let threshold = reading.cited("threshold", .share), let staff = reading.cited("staffShare", .share),
        let raise = reading.cited("raiseAbove", .share), let lower = reading.cited("lowerBelow", .share),
        let paidAfter = reading.cited("paidAfterYear", .share, default: 0)
      else { return nil }
      return try ClaimsThreshold(
        threshold: threshold, staffShare: staff, raiseAbove: raise, lowerBelow: lower,
        allowedCosts: reading.choice("allowedCosts") ?? Cited(.all, "—"),
        staffFromThreshold: reading.choice("staffFromThreshold") ?? Cited(.included, "—"),
        paidAfterYear: paidAfter)
    }
  }

  /// `rule: corridor`.
  static var corridor: Self {
    Self(
      "corridor", "bands of claims to premium or target, in each of which the insurer bears its share",
      fields: [
        Field(
          "base", .cited(.choice(Corridor.Base.allCases.map(\.rawValue)), .clause), required: true,
          "what claims are measured against: the premium, or the premium less costs"),
        Field(
          "counterparty", .cited(.publicParty, .clause), required: true,
          "who is on the other side"),
        Field(
          "thenPaidBy", .lender,
          "who pays what the critical-illness fund does not hold; needed where that is the counterparty"),
        Field(
          "bands",
          .list(
            .object([
              Field("from", .number(.share, 0...10), required: true, "the ratio at which the band begins"),
              Field(
                "insurerShare", .number(.share, 0...1), required: true, "the insurer's share of gain or loss in it"),
              Field("clause", .text, required: true, "where it stands in the document"),
            ]), atLeast: 1), required: true, "ascending, the first from 0"),
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      guard let base: Cited<Corridor.Base> = reading.choice("base"),
        let party = reading.party("counterparty")
      else { return nil }
      var bands: [Corridor.Band] = []
      for band in reading.reader.list("bands") {
        guard let from = band.part("from", .share), let share = band.part("insurerShare", .share) else { return nil }
        bands.append(
          Corridor.Band(from: from, insurerShare: share, clause: Clause(band.text("clause") ?? "—")))
      }
      if reading.reader.has("thenPaidBy"), party.value != .criticalIllnessFund {
        reading.reader.report(
          "'thenPaidBy' has no effect: \(party.value.rawValue) pays all of its part", at: "thenPaidBy")
      }
      return try Corridor(
        base: base.value, bands: bands, counterparty: party.value, thenPaidBy: reading.party("thenPaidBy"))
    }
  }
}
