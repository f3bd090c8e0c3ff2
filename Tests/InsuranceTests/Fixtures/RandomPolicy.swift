import Foundation
import Insurance
import RiskSharing
import TestSupport

/// A policy with a risk-sharing rule, a settlement, sources and costs drawn at random, within what the rules accept.
func randomPolicy(using random: inout SplitMix64) throws -> Policy {
  let riskSharing = try randomRiskSharing(using: &random)
  let isNetted = (riskSharing as? AgreedSurplus)?.lossHandling.value == .nettedOverTerm
  return makePolicy(
    funding: try randomFunding(using: &random),
    costs: try OperatingCosts(
      perInsured: random.uniform(), shareOfPremium: random.uniform() * 0.1, shareOfClaims: random.uniform() * 0.05,
      clause: "五"),
    riskSharing: riskSharing, settlement: try randomSettlement(using: &random),
    contractYears: Bool.random(using: &random) ? Int.random(in: 1...4, using: &random) : nil,
    riskAdjustment: isNetted || Bool.random(using: &random)
      ? nil
      : try RiskAdjustmentFund(
        share: Cited(random.uniform() * 0.2, "七"), ceiling: Cited(random.uniform() * 0.5, "七"),
        order: Cited(oneOf(RiskAdjustmentFund.Order.allCases, using: &random), "七")),
    panel: Bool.random(using: &random) ? nil : try randomPanel(using: &random))
}

/// Two to four insurers, some with terms of their own.
private func randomPanel(using random: inout SplitMix64) throws -> InsurerPanel {
  var left = 1.0
  let count = Int.random(in: 2...4, using: &random)
  return try InsurerPanel(
    division: Cited(oneOf(InsurerPanel.Division.allCases, using: &random), "五"),
    insurers: try (1...count).map { place in
      let share = place == count ? left : left * (0.01 + 0.98 * random.uniform())
      left -= share
      return InsurerPanel.Insurer(
        id: "insurer-\(place)", words: Words(en: "insurer \(place)", zh: "承办机构\(place)"), share: Cited(share, "五"),
        riskSharing: Bool.random(using: &random) ? nil : try randomRiskSharing(using: &random))
    })
}

/// Funds that a policy names: of residents and of employees.
let namedFunds: [Party] = [("residents-fund", Party.basicMedicalFund), ("employees-fund", .supplementaryFund)].map {
  .fund(Fund(id: $0, words: Words(en: $0, zh: $0), party: $1, clause: "二"))
}
private let publicParties = Party.publicSide + namedFunds
private let lendingParties = Party.lenders + namedFunds

/// 10 to a power.
func pow10(_ exponent: Double) -> Double { pow(10, exponent) }

private func randomFunding(using random: inout SplitMix64) throws -> any FundingRule {
  guard Bool.random(using: &random) else {
    return try FixedTotal(amount: Cited(0, "一"), sources: randomSources(using: &random))
  }
  // Each fund an amount of its own, and members too.
  return try SeveralSources(
    ([.members] + lendingParties).shuffled(using: &random).prefix(Int.random(in: 1...4, using: &random)).map { party in
      SeveralSources.Part(
        id: party.rawValue, groups: nil,
        amount: try PerHeadFunding(
          perHead: Cited(random.uniform() * 50, "一"),
          sources: [FundingSource(party: party, share: 1, name: party.words, clause: "一")]))
    })
}

private func randomSources(using random: inout SplitMix64) -> [FundingSource] {
  let (a, b) = (random.uniform(), random.uniform())
  // Now and then a fund that pays a part of its own funding, as no document has it.
  var parties = publicParties.shuffled(using: &random)
  if Int.random(in: 0..<4, using: &random) > 0 { parties.removeAll { $0 == .criticalIllnessFund } }
  return zip([a, (1 - a) * b, (1 - a) * (1 - b)], parties).map {
    FundingSource(party: $1, share: $0, name: $1.words, clause: "一")
  }
}

private func randomRiskSharing(using random: inout SplitMix64) throws -> any RiskSharingRule {
  let share = { (random: inout SplitMix64) in Cited(random.uniform(), "五") }
  switch Int.random(in: 0..<7, using: &random) {
  case 0:
    let rate = random.uniform() * 0.1
    return try AgreedSurplus(
      rate: Cited(rate, "五"), incentiveMaximum: Bool.random(using: &random) ? Cited(rate * 2, "五") : nil,
      incentiveScore: share(&random), surplusReturnsTo: Cited(oneOf(publicParties, using: &random), "五"),
      insurerLossShare: share(&random), managementShare: share(&random),
      lossHandling: Cited(oneOf(AgreedSurplus.LossHandling.allCases, using: &random), "五"),
      lossesPaidBy: Cited(oneOf(lendingParties, using: &random), "五"),
      insurerOrdinaryShare: Bool.random(using: &random) ? nil : share(&random),
      lossesNetted: Cited(oneOf(AgreedSurplus.NettedLosses.allCases, using: &random), "五"))
  case 1:
    return try MarginAndLossLimits(
      marginLimit: Cited(random.uniform() * 0.1, "五"), lossLimit: Cited(random.uniform() * 0.2, "五"),
      recoveredShare: share(&random), publicSide: Cited(oneOf(lendingParties, using: &random), "五"))
  case 2:
    return try ReserveThenAdvance(
      insurerAdvanceShare: share(&random), managementShare: share(&random), recoveredShare: share(&random),
      recoveredFrom: Cited(oneOf(lendingParties, using: &random), "五"), clause: "五",
      servicePrice: Bool.random(using: &random) ? Cited(random.uniform() * 0.1, "五") : nil,
      repaidFirst: Cited(oneOf(ReserveThenAdvance.RepaidFirst.allCases, using: &random), "五"))
  case 3:
    return try ClaimsThreshold(
      threshold: Cited(0.5 + random.uniform(), "五"), staffShare: Cited(random.uniform() * 0.1, "五"),
      raiseAbove: Cited(1 + random.uniform() * 0.1, "五"), lowerBelow: Cited(random.uniform(), "五"),
      allowedCosts: Cited(oneOf(ClaimsThreshold.AllowedCosts.allCases, using: &random), "五"),
      staffFromThreshold: Cited(oneOf(ClaimsThreshold.StaffPayment.allCases, using: &random), "五"),
      paidAfterYear: Bool.random(using: &random) ? Cited(0, "五") : share(&random))
  case 4:
    return try randomBands(using: &random)
  case 5:
    return try ServiceFee(
      perInsured: Cited(random.uniform() * 5, "五"), scoredShare: share(&random), score: share(&random),
      deficitPaidBy: Cited(oneOf(lendingParties, using: &random), "五"))
  default:
    var limits = [0.0, 0.6, 0.8, 1, 1.2]
    for i in 1..<limits.count { limits[i] += random.uniform() * 0.1 }
    return try Corridor(
      base: Bool.random(using: &random) ? .premium : .target,
      bands: limits.map { Corridor.Band(from: $0, insurerShare: random.uniform(), clause: "五") },
      counterparty: oneOf(publicParties, using: &random),
      thenPaidBy: Cited(oneOf(lendingParties, using: &random), "五"))
  }
}

private func randomBands(using random: inout SplitMix64) throws -> SurplusBands {
  func bands(using random: inout SplitMix64) -> [SurplusBands.Band] {
    [0, 0.02, 0.05, 0.3].map { from in
      SurplusBands.Band(
        from: from, insurerShare: random.uniform(), party: oneOf(publicParties, using: &random),
        isDeferred: Bool.random(using: &random), clause: "五")
    }
  }
  let steps = [SurplusBands.Assessment.Step(from: 60, share: 0.8), .init(from: 90, share: 1)]
  return try SurplusBands(
    surplus: bands(using: &random), loss: bands(using: &random),
    assessment: Bool.random(using: &random)
      ? nil
      : SurplusBands.Assessment(
        score: Cited(random.uniform() * 100, "五"), steps: steps, party: oneOf(publicParties, using: &random),
        clause: "五"), thenPaidBy: Cited(oneOf(lendingParties, using: &random), "五"))
}

private func randomSettlement(using random: inout SplitMix64) throws -> AnnualSettlement {
  let deposit = Bool.random(using: &random) ? 0 : random.uniform() * 0.3
  var shares = (0..<Int.random(in: 0...4, using: &random)).map { _ in random.uniform() * (1 - deposit) }
  shares.sort()
  return try AnnualSettlement(
    instalments: try shares.enumerated().map {
      AnnualSettlement.Instalment(by: try day(3 * $0 + 1, 30), cumulativeShare: $1, clause: "五(一)")
    },
    deposit: Cited(deposit, "五(一)"), assessmentScore: Cited(random.uniform(), "五(一)"),
    settledBy: Cited(try day(6, 30, yearsLater: 1), "五(二)"),
    guarantee: try PerformanceGuarantee(
      amount: Cited(random.uniform() * 1e7, "五(三)"), deducted: Cited(random.uniform(), "五(三)"),
      isRefilled: Cited(Bool.random(using: &random), "五(三)")),
    late: Cited(Bool.random(using: &random) ? 0 : random.uniform(), "五(二)"),
    unclaimed: Cited(Bool.random(using: &random) ? 0 : random.uniform(), "六(二)"),
    unclaimedReturnAfter: Cited(Int.random(in: 1...3, using: &random), "六(二)"),
    unspent: Cited(oneOf(UnspentFunding.allCases, using: &random), "二"))
}

private func oneOf<T>(_ cases: [T], using random: inout SplitMix64) -> T {
  cases[Int.random(in: 0..<cases.count, using: &random)]
}
