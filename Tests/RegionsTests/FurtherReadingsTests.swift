import Documents
import Insurance
import Regions
import Testing

/// Readings of contracts that a second reader of the documents has asked for: both sides of each, by hand.
struct FurtherReadingsTests {
  /// P = 100, C = 90, E = 3: of a surplus of 7 the insurer keeps 4 after its costs, or of 10 it keeps 4 and pays 3 of them.
  @Test func `Jiangxi 四(五): the profit rate after costs, or before them`() throws {
    let net = try settled("jiangxi-2025", premium: 100, claims: 90, costs: 3)
    #expect(net.insurerResult.yuan == 4 && net.closing.reserve.yuan == 3)
    let gross = ["readings.jiangxi-profit=gross-of-costs"]
    let before = try settled("jiangxi-2025", premium: 100, claims: 90, costs: 3, set: gross)
    #expect(before.insurerResult.yuan == 1 && before.closing.reserve.yuan == 6)
    // C = 104: a loss of 4 before costs, half of it public; the costs are the insurer's own: −2 − 3.
    let loss = try settled("jiangxi-2025", premium: 100, claims: 104, costs: 3, set: gross)
    #expect(loss.insurerResult.yuan == -5 && loss.lossCauses.all.yuan == 4)
  }

  /// Half of 34,242, published in 2024, or of 36,007: 60% of what 100,000 yuan exceed 17,121 or 18,003.50 by.
  @Test func `Jiangxi 三(三): income published in the year before, or of the year before`() throws {
    try expect(policy("jiangxi-2025"), 100_000, pays: 49_727.40)
    try expect(policy("jiangxi-2025", set: "readings.jiangxi-income=of-last-year"), 100_000, pays: 49_197.90)
  }

  @Test func `Huizhou 二(二)、三(一): expense above the basic maximum is left out, or taken in as large expense`() throws {
    for (set, counts) in [([], false), (["readings.huizhou-large-expense=included"], true)] as [([String], Bool)] {
      let policy = try library.policy("huizhou-2013", overrides: try set.map { try Override(argument: $0) })
      #expect((policy.scope.components?[.aboveBasicMaximum] == .included) == counts)
    }
  }

  /// Which parts of expense count decides an answer from episodes of care, and no answer from a law of what is left.
  @Test func `Shanxi 二: what is compliant stands beside the answer of a scenario of episodes`() throws {
    let policy = try policy("shanxi-2019")
    let hangs = { (policy: Policy) in policy.warnings.contains { $0.en.contains("readings.shanxi-compliant=") } }
    #expect(!hangs(policy) && hangs(policy.takingEpisodes))
  }

  /// A fund of 3 from the year before; P = 100, C = 100, E = 3: a loss of 3, half of it public. Added, the fund pays that half;
  /// as a part of the year's fund it pays all of what the funding lacks, and there is no loss.
  @Test func `Jiangxi 四(五): surplus is a part of next year's fund`() throws {
    let added = try settled("jiangxi-2025", premium: 100, claims: 100, costs: 3, reserve: 3)
    #expect(added.insurerResult.yuan == -1.5 && added.closing.reserve.yuan == 1.5)
    let within = ["readings.jiangxi-surplus=in-the-fund"]
    let part = try settled("jiangxi-2025", premium: 100, claims: 100, costs: 3, set: within, reserve: 3)
    #expect(part.insurerResult == .zero && part.closing.reserve == .zero && part.lossCauses.all == .zero)
    // C = 105: of a loss of 8 the fund's 3 come first, and of the 5 that are left each side bears half.
    let more = try settled("jiangxi-2025", premium: 100, claims: 105, costs: 3, set: within, reserve: 3)
    #expect(more.insurerResult.yuan == -2.5 && more.lossCauses.ordinary.yuan == 5)
    #expect(more.ledger.paid(from: .basicMedicalFund, to: .insurer).yuan == 2.5)
    // A surplus is shared as ever, and the fund grows.
    let good = try settled("jiangxi-2025", premium: 100, claims: 90, costs: 3, set: within, reserve: 3)
    #expect(good.insurerResult.yuan == 4 && good.closing.reserve.yuan == 6)
  }

  /// P = 100, C = 101, E = 3: a loss of 4, advanced by both; or the insurer's.
  @Test func `Langfang 五(五): chance is the fund's, or one of the other causes`() throws {
    let fund = try settled("langfang-2024", premium: 100, claims: 101, costs: 3)
    #expect(fund.insurerResult == .zero && fund.owedToInsurer.yuan == 2)
    let own = try settled(
      "langfang-2024", premium: 100, claims: 101, costs: 3, set: ["readings.langfang-other-causes=insurer"])
    #expect(own.insurerResult.yuan == -4 && own.owedToInsurer == .zero)
  }

  /// P = 100, C = 90, a price of 3: costs of 1 are paid as 1, or as the price; costs of 5 as 3 either way. The treasury's
  /// price leaves all 10 to the fund.
  @Test func `Langfang 五(一): the fund pays costs up to the price, or the price, or the treasury does`() throws {
    for (costs, choice, insurer, fund) in [
      (1.0, nil, 0.0, 9.0), (1, "price", 2, 7), (5, nil, -2, 7), (5, "price", -2, 7), (1, "treasury", 0, 10),
      (5, "treasury", -2, 10),
    ] as [(Double, String?, Double, Double)] {
      let year = try settled(
        "langfang-2024", premium: 100, claims: 90, costs: costs,
        set: choice.map { ["readings.langfang-service-price=\($0)"] } ?? [])
      #expect(year.insurerResult.yuan == insurer && year.closing.reserve.yuan == fund, "\(costs) \(choice ?? "")")
    }
    // The public purse as a whole pays the same.
    let treasury = try settled(
      "langfang-2024", premium: 100, claims: 90, costs: 3, set: ["readings.langfang-service-price=treasury"])
    #expect(treasury.ledger.paid(from: .treasury, to: .insurer).yuan == 3 && treasury.payerPays.yuan == 93)
  }

  /// (10 + 5 · 15) or (10 + 15) staff at 60,000 yuan.
  @Test func `Huizhou 二(五)1(3): 15 staff in each county, or in all`() throws {
    #expect(try policy("huizhou-2013").costs.amount(premium: .zero, claims: .zero, insured: 1).yuan == 5_100_000)
    let few = try policy("huizhou-2013", set: "readings.huizhou-county-staff=together")
    #expect(few.costs.amount(premium: .zero, claims: .zero, insured: 1).yuan == 1_500_000)
  }

  @Test func `Shanxi 五(二): surplus is not set off against next year's premium unless a reform lets it be`() throws {
    let toFund = "riskSharing.surplusReturnsTo=critical-illness-fund"
    let error = #expect(throws: DocumentError.self) { try policy("shanxi-2019", set: toFund) }
    #expect(error?.problems.first?.message.contains("五(二) forbids that surplus is set off") == true)
    for other in ["riskSharing.surplusUse=added", "riskSharing.surplusSetOff=allowed"] {
      let settings = try [toFund, other].map { try Override(argument: $0) }
      #expect(throws: Never.self) { try library.policy("shanxi-2019", overrides: settings) }
    }
  }

  /// A reserve of 5; P = 100, C = 105, E = 3: a loss of 8, half of it public: 4.
  @Test func `Jiangxi 四(五): surplus in the fund is added, or set off against the funding`() throws {
    let added = try settled("jiangxi-2025", premium: 100, claims: 105, costs: 3, reserve: 5)
    #expect(added.fundedFromReserve == .zero && added.closing.reserve.yuan == 1)
    #expect(added.ledger.paid(from: .criticalIllnessFund, to: .insurer).yuan == 104)
    let off = try settled(
      "jiangxi-2025", premium: 100, claims: 105, costs: 3, set: ["readings.jiangxi-surplus=set-off"], reserve: 5)
    #expect(off.fundedFromReserve.yuan == 5 && off.closing.reserve == .zero)
    #expect(off.ledger.paid(from: .basicMedicalFund, to: .insurer).yuan == 4)
    #expect(added.insurerResult == off.insurerResult)
  }
}
