import Documents
import Insurance
import Regions
import Scenarios
import TestSupport
import Testing

/// Every way of sharing risk, as the template of a policy has it, with a pool that the treasury alone funds: nobody pays whom
/// the file does not name, and no fund that may not borrow goes below zero.
struct WhoPaysTests {
  static let rules = Template.rules.filter { $0.part == "riskSharing" }.map(\.rule)

  /// Keys that name who pays, which may be left out.
  private static let optional = ["lossesPaidBy", "publicSide", "advancedBy", "thenPaidBy", "deficitPaidBy"]

  private func policy(_ rule: String, fundedByTreasury: Bool) throws -> Policy {
    var text = Template(.english).policy(with: [("riskSharing", rule)])
    if fundedByTreasury {
      // Where a corridor's fund is the counterparty, who comes next has to be named.
      let kept = rule == "corridor" ? [] : Self.optional
      text = text.split(separator: "\n", omittingEmptySubsequences: false)
        .filter { line in !kept.contains { line.hasPrefix("  \($0):") } }
        .joined(separator: "\n").replacing("basic-medical-fund", with: "treasury")
    }
    return try PolicyLibrary().policy(of: try YAMLText.read(text, file: rule), path: rule)
  }

  private func years(under policy: Policy, _ ratios: [Double]) throws -> [YearStatement] {
    var opening = OpeningBalances.none
    var statements: [YearStatement] = []
    let premium = try #require(Money(yuan: policy.funding.total(insured: 1_000_000)))
    for (place, ratio) in ratios.enumerated() {
      let account = YearAccount(
        under: policy, insured: 1_000_000, premium: premium, incurred: premium.part(ratio), opening: opening)
      let statement = YearStatement(
        settling: YearAccount(
          year: policy.year + place, insured: account.insured, premium: premium, claims: account.claims,
          costs: account.costs, opening: opening), under: policy)
      statements.append(statement)
      opening = statement.closing
    }
    return statements
  }

  @Test(arguments: rules)
  func `a pool that the treasury funds leaves the basic medical fund alone`(_ rule: String) throws {
    let policy = try policy(rule, fundedByTreasury: true)
    for ratios in [[0.5, 1.3, 0.7, 1], [1.5, 0.9, 1.2], [0.96, 1.04, 3]] {
      for statement in try years(under: policy, ratios) {
        let strangers = statement.ledger.transfers.filter { [$0.from, $0.to].contains(.basicMedicalFund) }
        #expect(strangers.isEmpty, "\(rule) \(ratios): \(strangers.map(\.reason.name))")
      }
    }
  }

  @Test(arguments: rules)
  func `the critical-illness fund is never overdrawn`(_ rule: String) throws {
    var random = SplitMix64(seed: 19)
    for fundedByTreasury in [false, true] {
      let policy = try policy(rule, fundedByTreasury: fundedByTreasury)
      for _ in 0..<200 {
        let ratios = (0..<4).map { _ in random.uniform() * 2 }
        for statement in try years(under: policy, ratios) {
          #expect(statement.closing.reserve >= .zero, "\(rule) \(ratios)")
          #expect(Party.ofEveryPolicy.reduce(Money.zero) { $0 + statement.ledger.balance(of: $1) } == .zero)
        }
      }
    }
  }
}
