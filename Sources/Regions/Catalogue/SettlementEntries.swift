import Documents
import Insurance

extension Kind.Format {
  /// A day of the policy year, or of a later one.
  static let dueDay = Kind.Format(
    "a day of the policy year such as 04-30, or '+1 06-30' for the year after",
    pattern: "^(\\+[0-5] )?(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  ) { DueDay($0) != nil }
}

extension RuleCatalogue.Entry where Rule == any SettlementRule {
  /// `rule: annual`.
  static var annual: Self {
    Self(
      "annual", "premium instalments, a deposit held back, one clearing after the year",
      fields: [
        Field(
          "instalments",
          .list(
            .object([
              Field("by", .formatted(.dueDay), required: true, "the day by which it is paid"),
              Field("cumulative", .number(.share, 0...1), required: true, "the share of the premium paid by then"),
              Field("clause", .text, required: true, "where it stands in the document"),
              Field("atLeast", .number(.share, 0...1), "the floor of the share, where the document says 'at least'"),
              Field("assumption", .flag, "true where no document says it"),
              Field("note", .words, "why it is what it is"),
            ]), atLeast: 0), required: true, "ascending; empty where everything is paid on claims or monthly"),
        Field(
          "premiumPaid", .cited(.choice(PremiumCalendar.allCases.map(\.rawValue)), .clause),
          "how the premium is handed over: by the instalments, in twelve equal parts, or monthly as claims come"),
        Field(
          "deposit", .cited(.number(.share, 0...1), .clause), "the share of the premium held back until the assessment"),
        Field(
          "depositDue", .cited(.formatted(.dueDay), .clause),
          "by when the deposit is paid; when the year is cleared where it is left out"),
        Field(
          "assessmentScore", .cited(.number(.share, 0...1), .contractTerm),
          "the share of the deposit that the assessment grants"),
        Field(
          "forfeitedTo", .cited(.publicParty, .clause),
          "who gets what the assessment does not grant; it stays in the critical-illness fund where it is left out"),
        Field("settledBy", .cited(.formatted(.dueDay), .clause), required: true, "when the year is cleared"),
        Field("guarantee", .cited(.number(.yuan, 0...1e12), .clause), "what the insurer stakes for its duties, yuan"),
        Field("guaranteeDeducted", .cited(.number(.share, 0...1), .contractTerm), "the share of it that is deducted"),
        Field(
          "guaranteeRefilled", .cited(.flag, .clause),
          "true where the insurer fills it up every year; else the contract's years deduct no more than it together"),
        Field("guaranteeDeductedTo", .lender, "who gets what is deducted; the basic medical fund where it is left out"),
        Field(
          "unspent", .cited(.choice(UnspentFunding.allCases.map(\.rawValue)), .clause),
          "what becomes of funding that is not handed over: kept in the critical-illness fund, or returned to who paid it"
        ),
        Field(
          "lateClaimsShare", .cited(.number(.share, 0...1), .contractTerm),
          "the share of a year's benefits that arises after the cut-off day and counts for the next year"),
        Field(
          "unclaimedShare", .cited(.number(.share, 0...1), .contractTerm),
          "the share of the benefits that nobody claims"
        ),
        Field(
          "unclaimedReturnAfter", .cited(.whole(1...50), .clause), "after how many years it returns to the fund"),
      ]
    ) { (reading) throws(RuleError) -> Rule? in
      let reader = reading.reader
      for (key, partner) in [
        ("assessmentScore", "deposit"), ("guaranteeDeducted", "guarantee"), ("unclaimedShare", "unclaimedReturnAfter"),
      ]
      where reader.has(key) != reader.has(partner) {
        reader.report("'\(key)' and '\(partner)' go together: give both or neither", at: key)
      }
      for (key, partner) in [
        ("depositDue", "deposit"), ("guaranteeRefilled", "guarantee"), ("guaranteeDeductedTo", "guarantee"),
      ]
      where reader.has(key) && !reader.has(partner) {
        reader.report("'\(key)' has no effect without '\(partner)'", at: key)
      }
      let paid: Cited<PremiumCalendar> = reading.choice("premiumPaid") ?? Cited(.byInstalments, "—")
      var instalments: [AnnualSettlement.Instalment] = []
      // Where the premium comes monthly, the file's days are those of another reading.
      for instalment in paid.value == .byInstalments ? reader.list("instalments") : [] {
        guard let by = instalment.partText("by").flatMap(DueDay.init), let share = instalment.part("cumulative", .share)
        else { return nil }
        instalments.append(
          .init(by: by, cumulativeShare: share, clause: Clause(instalment.text("clause") ?? "—")))
      }
      guard let deposit = reading.cited("deposit", .share, default: 0),
        let score = reading.cited("assessmentScore", .share, default: 1),
        let settled = reader.citedText("settledBy"), let day = DueDay(settled.text),
        let guarantee = reading.cited("guarantee", .yuan, default: 0),
        let deducted = reading.cited("guaranteeDeducted", .share, default: 0),
        let late = reading.cited("lateClaimsShare", .share, default: 0),
        let unclaimed = reading.cited("unclaimedShare", .share, default: 0),
        let returnAfter = reading.cited("unclaimedReturnAfter", .plain, default: 2)
      else { return nil }
      var depositDue: Cited<DueDay>?
      if let due = reader.citedText("depositDue"), let day = DueDay(due.text) {
        depositDue = Cited(day, Clause(due.clause), isAssumption: due.isAssumption)
      }
      let refilled = reader.citedText("guaranteeRefilled")
      return try AnnualSettlement(
        instalments: instalments, deposit: deposit, assessmentScore: score,
        settledBy: Cited(day, Clause(settled.clause), isAssumption: settled.isAssumption),
        guarantee: PerformanceGuarantee(
          amount: guarantee, deducted: deducted,
          isRefilled: Cited(refilled?.text == "true", Clause(refilled?.clause ?? "—")),
          deductedTo: reading.party("guaranteeDeductedTo") ?? Cited(.basicMedicalFund, "—")), late: late,
        unclaimed: unclaimed,
        unclaimedReturnAfter: Cited(Int(returnAfter.value), returnAfter.clause),
        forfeitedTo: (reading.party("forfeitedTo") as Cited<Party>?).flatMap {
          $0.value == .criticalIllnessFund ? nil : $0
        }, premiumPaid: paid, depositDue: depositDue,
        unspent: reading.choice("unspent") ?? Cited(.kept, "—"))
    }
  }
}
