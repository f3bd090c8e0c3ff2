import Foundation
import Insurance
import Plans
import Simulation
import TestSupport
import Testing

/// Five years of every shipped scenario: the money of each path, settled here once more from the illness alone.
struct ShippedYearsTests {
  /// What carries on the indices that some policies need.
  private static let growth = [
    "langfang-2024": ["disposableIncome"],
    "national-2023": ["disposableIncome", "subsidyPerHead", "individualPremium"],
  ]

  private func plan(_ name: String) throws -> SimulationPlan {
    let plan = try ShippedScenario.plan(
      name, set: ["horizon.years=5"] + (Self.growth[name] ?? []).map { "horizon.growth.\($0)=4%" })
    return plan.scaled(toInsured: 20_000).with(replications: isFullTest ? 2_000 : 60)
  }

  private func fen(_ yuan: Double) -> Int64 { Int64((yuan * 100).rounded()) }

  @Test(arguments: ShippedScenario.all)
  func `opening + in − out = closing, for every party and year`(_ name: String) async throws {
    let plan = try plan(name)
    let years = try await plan.outcomes()
    #expect(years.count == 5)
    for path in 0..<plan.replications {
      try check(years.map { $0[path] }, of: plan, "\(name), path \(path)")
    }
  }

  private func check(_ outcomes: [Outcome], of plan: SimulationPlan, _ place: String) throws {
    var opening = OpeningBalances(
      reserve: plan.openingReserve, term: ContractTerm(yearsOver: plan.contractYear - 1))
    var past: [PastYear] = []
    var cash: [Party: Int64] = [.criticalIllnessFund: plan.openingReserve.fen]
    var receivable: [Party: Int64] = [:]
    for (i, outcome) in outcomes.enumerated() {
      let (policy, money) = (plan.policies[i], outcome.statement)
      let statutory = policy.funding.total(insured: plan.insured)
      let coming = ComingYear(year: policy.year, insured: plan.insured, statutory: statutory, costs: policy.costs)
      let premium = i == 0 ? statutory : max(0, policy.nextFunding.premium(for: coming, after: past))
      let incurred = try #require(Money(yuan: outcome.claims.parts.reduce(0) { $0 + $1.claims }))
      let year = YearStatement(
        settling: YearAccount(
          under: policy, insured: plan.insured, premium: try #require(Money(yuan: premium)), incurred: incurred,
          opening: opening), under: policy)

      let before = (cash, receivable)
      for transfer in year.ledger.transfers {
        let sign: Int64 = transfer.kind == .paid ? 1 : 0
        cash[transfer.from, default: 0] -= sign * transfer.amount.fen
        cash[transfer.to, default: 0] += sign * transfer.amount.fen
        receivable[transfer.from, default: 0] -= (1 - sign) * transfer.amount.fen
        receivable[transfer.to, default: 0] += (1 - sign) * transfer.amount.fen
      }
      func result(_ party: Party) -> Int64 {
        cash[party, default: 0] + receivable[party, default: 0] - before.0[party, default: 0]
          - before.1[party, default: 0]
      }
      let debts = Dictionary(
        grouping: year.closing.outstanding.flatMap { [($0.to, $0.amount.fen), ($0.from, -$0.amount.fen)] }, by: \.0
      )
      .mapValues { $0.reduce(0) { $0 + $1.1 } }
      for party in policy.parties {
        #expect(receivable[party, default: 0] == debts[party, default: 0], "\(place)")
      }
      #expect(policy.parties.reduce(0) { $0 + result($1) } == 0, "\(place)")
      #expect(cash[.criticalIllnessFund, default: 0] == fen(money.reserve) && fen(money.reserve) >= 0, "\(place)")
      #expect(result(.insurer) == fen(money.insurerResult), "\(place)")
      #expect(
        fen(money.premium) + policy.parties.filter(\.isPublic).reduce(0) { $0 + result($1) } == fen(money.fundResult),
        "\(place)")
      #expect(
        fen(money.premium) == year.account.premium.fen && fen(money.claims) == year.account.claims.fen, "\(place)")
      #expect(
        fen(money.deferred)
          == year.closing.outstanding.reduce(0) {
            $1.to == .insurer && $1.from.isPublic ? $0 + $1.amount.fen : $0
          }, "\(place)")
      opening = year.closing
      past.append(PastYear(year, statutory: statutory))
    }
  }
}
