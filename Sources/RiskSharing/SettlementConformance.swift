import Insurance

/// Checks by which risk-sharing and settlement rules prove themselves; for the author of a rule of their own.
public enum SettlementConformance {
  /// Settles the policy at many loss ratios and says what does not hold.
  ///
  /// - Parameters:
  ///   - policy: the policy whose rules are tried.
  ///   - premium: the premium of the year.
  ///   - insured: how many people are insured, where costs depend on it.
  ///   - lossRatios: the ratios of claims to premium to try.
  ///   - isMonotone: whether the insurer's result is meant never to rise with claims. Huizhou's is not: its jump at 95%
  ///     is in the document.
  /// - Returns: every promise broken; empty where the rules conform at these ratios.
  public static func breaches(
    of policy: Policy, premium: Money, insured: Int, lossRatios: [Double], isMonotone: Bool
  ) -> [BenefitConformance.Breach] {
    var breaches: [BenefitConformance.Breach] = []
    let diagram = RiskSharingDiagram(of: policy, insured: insured, premium: premium)
    var last: Money?
    for ratio in lossRatios.sorted() {
      let statement = diagram.statement(claims: premium.part(ratio))
      func report(_ text: String) {
        breaches.append(.init(description: "at a loss ratio of \(plain(ratio * 100))%: \(text)"))
      }
      let spent =
        statement.account.claims + statement.account.costs + statement.insurerResult + statement.fundResult
      if spent != premium { report("claims, costs and results come to \(spent.yuan), the premium is \(premium.yuan)") }
      for transfer in statement.ledger.transfers where transfer.clause.text.isEmpty {
        report("'\(transfer.reason.name)' cites no clause")
      }
      // Where they pay in themselves, beside that.
      let paidIn = statement.ledger.paidInByMembers
      if statement.ledger.balance(of: .members) + paidIn != statement.account.claims {
        report("members do not get the benefits, all of them and nothing else")
      }
      if isMonotone, let last, statement.insurerResult > last + Money(fen: 5) {
        report("the insurer gains from higher claims")
      }
      last = statement.insurerResult
    }
    return breaches
  }
}
