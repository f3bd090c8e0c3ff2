import Insurance
import RiskSharing
import Testing

/// Which of the debts that a year begins with it recovers.
struct EarlierDebtsTests {
  /// A debt of 5 million of the rule's kind that came about in a year, and what 2025 pays for it.
  private func recovered(
    _ policy: Policy, _ reason: Transfer.Reason, _ recovery: Transfer.Reason, since: Int
  ) -> (paid: Money, left: Money) {
    let debt = Outstanding(
      from: .criticalIllnessFund, to: .insurer, amount: million(5), reason: reason, clause: "五", since: since)
    let year = YearStatement(
      settling: YearAccount(
        year: 2025, insured: 1_000_000, premium: million(100), claims: million(100), costs: .zero,
        opening: OpeningBalances(outstanding: [debt])), under: policy.moved(to: 2025))
    return (
      year.paid(recovery, from: .criticalIllnessFund, to: .insurer),
      year.closing.owed(from: .criticalIllnessFund, to: .insurer)
    )
  }

  private func expectEarlierOnly(_ policy: Policy, _ reason: Transfer.Reason, _ recovery: Transfer.Reason) {
    for (since, paid) in [(2023, 5.0), (2024, 5), (2025, 0)] {
      let result = recovered(policy, reason, recovery, since: since)
      #expect(result.paid == million(paid) && result.left == million(5 - paid), "\(reason.name) since \(since)")
    }
  }

  @Test func `a deferred loss is recovered in a year after its own, in any rule that defers`() throws {
    expectEarlierOnly(
      try FoundingPolicies.jiangxi(), AgreedSurplus.lossDeferred, .lossRecovered)
    expectEarlierOnly(
      try FoundingPolicies.shandong(), MarginAndLossLimits.deferredBalance, MarginAndLossLimits.deferredRecovered)
    expectEarlierOnly(
      try FoundingPolicies.langfang(), ReserveThenAdvance.advanceOwed, ReserveThenAdvance.advanceRecovered)
  }

  @Test func `a rule leaves alone what is owed for another reason`() throws {
    let result = recovered(
      try FoundingPolicies.shandong(), AgreedSurplus.lossDeferred, MarginAndLossLimits.deferredRecovered, since: 2024)
    #expect(result.paid == .zero && result.left == million(5))
  }
}
