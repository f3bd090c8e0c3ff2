import Foundation
import Insurance
import RiskSharing
import TestSupport
import Testing

/// Opening + in − out = closing, to the fen, for every party in every year of paths of random policies, premiums and
/// claims; recomputed from the transfers alone.
struct ConservationTests {
  /// 10,000 paths in each of ten parts with DABING_TEST_FULL=1, a tenth of them otherwise.
  private static let paths = isFullTest ? 10_000 : 1_000

  @Test(arguments: 0..<10)
  func `no fen appears or is lost in paths of up to six years`(_ part: Int) throws {
    var random = SplitMix64(seed: 0xC105_0000 + UInt64(part))
    var broken: [String] = []
    for path in 0..<Self.paths where broken.count < 5 {
      let policy = try randomPolicy(using: &random)
      if let fault = fault(in: policy, using: &random) {
        broken.append("part \(part), path \(path): \(fault) under \(policy.riskSharing), \(policy.settlement)")
      }
    }
    #expect(broken == [])
  }

  /// Walks a path; says what is not conserved, nil where everything is.
  private func fault(in policy: Policy, using random: inout SplitMix64) -> String? {
    let scale = Money.largest.part(0.05 * pow10(-13 * random.uniform()))
    let reserve = Bool.random(using: &random) ? Money.zero : scale.part(random.uniform() * 2)
    var opening = OpeningBalances(
      reserve: reserve, riskAdjustment: policy.riskAdjustment == nil ? .zero : scale.part(random.uniform() * 0.5))
    var books = Books(opening)
    var (incurredSoFar, settledSoFar) = (Money.zero, Money.zero)
    for i in 0..<Int.random(in: 1...6, using: &random) {
      let premium = Int.random(in: 0..<20, using: &random) == 0 ? .zero : scale.part(0.2 + random.uniform())
      let incurred = scale.part(random.uniform() * 1.6)
      let year = policy.moved(to: policy.year + i)
      let account = YearAccount(
        under: year, insured: Int.random(in: 0...1_000_000, using: &random), premium: premium, incurred: incurred,
        opening: opening)
      let statement = YearStatement(settling: account, under: year)
      incurredSoFar += incurred
      settledSoFar += account.claims
      if settledSoFar + statement.closing.lateClaims != incurredSoFar { return "claims are lost between the years" }
      if let fault = fault(in: statement, policy: policy, books: &books) { return "year \(i): \(fault)" }
      if let fault = insurersFault(in: statement, policy: policy) { return "year \(i): \(fault)" }
      opening = statement.closing
    }
    return nil
  }

  /// Posts a year's transfers and compares.
  private func fault(in year: YearStatement, policy: Policy, books: inout Books) -> String? {
    let before = books
    var (lapsed, benefits, paidIn) = (Int64(0), Int64(0), Int64(0))
    for transfer in year.ledger.transfers {
      if transfer.amount <= .zero || transfer.from == transfer.to { return "\(transfer.reason.name) is no transfer" }
      if transfer.kind == .paid, transfer.from == .members {
        if !["funding", "added-funding"].contains(transfer.reason.name) {
          return "members pay \(transfer.reason.name)"
        }
        paidIn += transfer.amount.fen
      }
      if transfer.reason == AnnualSettlement.unclaimedReturned, transfer.kind == .paid { lapsed += transfer.amount.fen }
      if transfer.kind == .paid, transfer.to == .members {
        if ["funding", "added-funding", "unspent-funding"].contains(transfer.reason.name) {
          paidIn -= transfer.amount.fen
        } else {
          benefits += transfer.amount.fen
        }
      }
      books.post(transfer)
    }
    func result(_ party: Party) -> Int64 { books.wealth(of: party) - before.wealth(of: party) }
    let account = year.account
    let (funding, claims, costs) = (account.funding.fen, account.claims.fen, account.costs.fen)
    let publicResult = Books.parties.filter(\.isPublic).reduce(0) { $0 + result($1) }
    if Books.parties.reduce(0, { $0 + books.wealth(of: $1) }) != books.wealthOfAll { return "debts are one-sided" }
    if Books.parties.reduce(0, { $0 + result($1) }) != 0 { return "the parties' results do not sum to zero" }
    if result(.members) != claims - lapsed - paidIn || benefits > claims { return "members get \(result(.members))" }
    if result(.operations) != costs { return "costs come to \(result(.operations))" }
    if result(.insurer) != year.insurerResult.fen { return "the insurer's result is \(result(.insurer))" }
    let fundResult = funding - paidIn + publicResult
    if fundResult != year.fundResult.fen { return "the fund's result is \(fundResult)" }
    if funding != claims - lapsed + costs + result(.insurer) + year.fundResult.fen { return "funding is not spent" }
    if let fault = riskAdjustmentFault(in: year, policy: policy, before: before, after: books) { return fault }
    if books.cash(of: .criticalIllnessFund) != year.closing.reserve.fen { return "the reserve is not the fund's cash" }
    if !books.agrees(with: year.closing.outstanding) { return "the list of debts is not what is owed" }
    if !mayOverdraw(policy), year.closing.reserve < .zero { return "the fund pays what it does not have" }
    return nil
  }

  /// Several insurers are each settled to the fen, and come together to what is said of all.
  private func insurersFault(in year: YearStatement, policy: Policy) -> String? {
    let parts = year.byInsurer.map(\.statement)
    guard let panel = policy.panel else { return parts.isEmpty ? nil : "there is one insurer" }
    if parts.count != panel.insurers.count { return "not every insurer is settled" }
    func isSum(_ part: (YearStatement) -> Money) -> Bool {
      parts.reduce(Money.zero) { $0 + part($1) } == part(year)
    }
    for (part, name) in [
      ({ $0.account.premium }, "premium"), ({ $0.account.claims }, "claims"), ({ $0.account.costs }, "costs"),
      ({ $0.account.lateClaims }, "late claims"), ({ $0.account.setAside }, "set aside"),
      ({ $0.insurerResult }, "results"), ({ $0.fundResult }, "fund's results"), ({ $0.closing.reserve }, "reserves"),
      ({ $0.closing.riskAdjustment }, "risk adjustment funds"), ({ $0.closing.lateClaims }, "late claims left"),
    ] as [((YearStatement) -> Money, String)] where !isSum(part) {
      return "the insurers' \(name) do not add up"
    }
    for part in parts {
      let account = part.account
      let spent = account.claims - part.lapsedBenefits + account.costs + part.insurerResult + part.fundResult
      if account.funding != spent { return "an insurer's funding is not spent" }
      if part.ledger.balance(of: .insurer) != part.insurerResult { return "an insurer's result is not its ledger's" }
      if part.closing.riskAdjustment < .zero { return "an insurer overdraws the risk adjustment fund" }
    }
    return nil
  }

  /// The risk adjustment fund holds what its transfers leave, never less than nothing, and fills up to its ceiling at most.
  private func riskAdjustmentFault(
    in year: YearStatement, policy: Policy, before: Books, after: Books
  ) -> String? {
    let (held, left) = (before.cash(of: .riskAdjustmentFund), after.cash(of: .riskAdjustmentFund))
    let (aside, drawn) = (year.account.setAside.fen, year.drawnFromRiskAdjustment.fen)
    if left != year.closing.riskAdjustment.fen { return "the risk adjustment fund is not its cash" }
    if left < 0 || drawn < 0 || aside < 0 { return "the risk adjustment fund is overdrawn" }
    if held + aside - drawn != left { return "the risk adjustment fund loses money" }
    guard let fund = policy.riskAdjustment else { return left == held ? nil : "a fund that is not there moves money" }
    let ceiling = year.account.funding.part(fund.ceiling.value).fen
    return held + aside > max(ceiling, held) ? "the risk adjustment fund holds more than its ceiling" : nil
  }

  /// Contracts by which the fund pays whatever it holds; the documents have none of them.
  private func mayOverdraw(_ policy: Policy) -> Bool {
    // A corridor paid from the fund; a fund that is a source of its own funding; claims and staff beyond the premium.
    let rules = policy.contractRules
    if rules.contains(where: { $0 is Corridor }) { return true }
    if policy.funding.sources.contains(where: { $0.party == .criticalIllnessFund }) { return true }
    return rules.compactMap { $0 as? ClaimsThreshold }.contains { $0.threshold.value * (1 + $0.staffShare.value) > 1 }
  }
}
