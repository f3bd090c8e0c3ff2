import Documents
import Insurance
import Regions
import Testing

/// Deposits and surplus, netting, payment rates and guarantees: both sides of each reading, by hand.
struct ReadingsOfContractsTests {
  /// P = 100, C = 90, E = 2, nothing of the last 20 granted. Of 10 that P leaves, 8 go back though 80 came: 80 − 92 − 8 = −20;
  /// of 80 received nothing is left to return: −12.
  @Test func `Shandong 四, 五(三): surplus is reckoned on the whole premium, or on what was received`() throws {
    let score = "settlement.assessmentScore=0%"
    let received = "readings.shandong-surplus=received-premium"
    let whole = try settled("shandong-2015", premium: 100, claims: 90, costs: 2, set: [score])
    #expect(whole.insurerResult.yuan == -20 && whole.fundResult.yuan == 28)
    let had = try settled("shandong-2015", premium: 100, claims: 90, costs: 2, set: [score, received])
    #expect(had.insurerResult.yuan == -12 && had.fundResult.yuan == 20)
    // Three quarters granted: 95 received leave 5, of which 2 are kept and 3 go back: 95 − 92 − 3.
    let part = try settled(
      "shandong-2015", premium: 100, claims: 90, costs: 2, set: ["settlement.assessmentScore=75%", received])
    #expect(part.insurerResult.yuan == 0 && part.ledger.paid(from: .insurer, to: .basicMedicalFund).yuan == 3)
    // A loss is what it was: C = 104, 2 of 6 owed.
    let loss = try settled("shandong-2015", premium: 100, claims: 104, costs: 2, set: [score, received])
    #expect(loss.owedToInsurer.yuan == 2)
  }

  /// P = 100, C = 90, E = 3, nothing of the deposit of 10 granted: of 7 on P 4 go back: 90 − 93 − 4 = −7; or none: −3.
  @Test func `Shanxi 五(一)(三): surplus is reckoned on the whole premium, or on what was received`() throws {
    let score = "settlement.assessmentScore=0%"
    let whole = try settled("shanxi-2019", premium: 100, claims: 90, costs: 3, set: [score])
    #expect(whole.insurerResult.yuan == -7)
    let received = ["readings.shanxi-surplus=received-premium"]
    let had = try settled("shanxi-2019", premium: 100, claims: 90, costs: 3, set: [score] + received)
    #expect(had.insurerResult.yuan == -3 && had.ledger.paid(from: .insurer, to: .basicMedicalFund) == .zero)
    // With the whole deposit both are one: 3 kept, 4 back.
    for set in [[], received] {
      #expect(try settled("shanxi-2019", premium: 100, claims: 90, costs: 3, set: set).insurerResult.yuan == 3)
    }
  }

  @Test func `Shanxi 二: first-pay shares are compliant expense, or are not`() throws {
    let counted = { (policy: Policy) in
      [ExpenseComponent.classBFirstPay, .referralFirstPay].map { policy.scope.components?[$0] }
    }
    #expect(counted(try policy("shanxi-2019")) == [.included, .included])
    #expect(
      counted(try policy("shanxi-2019", set: "readings.shanxi-compliant=without-first-pay")) == [.excluded, .excluded])
  }

  /// P = 100, E = 3; C = 110, then 80, and no changed policy: a loss of 13, then a surplus of 17.
  ///
  /// Apart: 13 are shared, −6.5, or are the insurer's; of 17 it keeps 4% of 100, and 13 enter the fund.
  /// Netted: 13 are shared as a year's are, −6.5, or are the insurer's; of 4 that both years leave nothing exceeds the rate, so
  /// that what was shared is made good: 17 − 6.5 = 10.5; where nothing was, it keeps its 17.
  @Test(
    arguments: [
      ([], [-6.5, 4], 13), (["readings.jiangxi-ordinary-loss=insurers"], [-13, 4], 13),
      ([netsAll], [-6.5, 10.5], 0), ([netsAll, "readings.jiangxi-ordinary-loss=insurers"], [-13, 17], 0),
    ] as [([String], [Double], Double)])
  func `Jiangxi 四(五): netting over the term takes policy-caused losses alone, or every loss`(
    _ set: [String], _ results: [Double], _ reserve: Double
  ) throws {
    let years = try netted([(110, 0), (80, 0)], set: set)
    #expect(years.map(\.insurerResult.yuan) == results)
    #expect(years[1].closing.reserve.yuan == reserve)
  }

  /// The same where a changed policy explains the 13: they are netted either way.
  @Test(arguments: [[], [netsAll]])
  func `Jiangxi 四(五): a policy-caused loss is netted under both readings`(_ set: [String]) throws {
    #expect(try netted([(110, 20), (80, 0)], set: set).map(\.insurerResult.yuan) == [-6.5, 10.5])
  }

  /// P = 300, C = 295, E = 9 in three years: the term loses 4, by chance. C = 303: it loses 12, of which a changed policy takes 5 in
  /// one year and gives 1 back in another: 4 are shared half and half, 8 are chance's.
  @Test(
    arguments: [
      ([], [80, 120, 95], [0, 0, 0], -2), (["insurers"], [80, 120, 95], [0, 0, 0], -4),
      (["as-policy-caused"], [80, 120, 95], [0, 0, 0], -2), (["insurers"], [110, 95, 98], [0, 0, 0], -12),
      (["insurers"], [110, 95, 98], [5, -1, 0], -10), ([], [110, 95, 98], [5, -1, 0], -6),
    ] as [([String], [Double], [Double], Double)])
  func `Jiangxi 四(五): what a term loses is shared by cause, and chance by the reading of chance`(
    _ chance: [String], _ claims: [Double], _ gaps: [Double], _ insurer: Double
  ) throws {
    let years = try netted(
      Array(zip(claims, gaps)), set: [Self.netsAll] + chance.map { "readings.jiangxi-ordinary-loss=\($0)" })
    #expect(years.reduce(0) { $0 + $1.insurerResult.yuan } == insurer)
    #expect(years.reduce(0) { $0 + $1.insurerResult.yuan + $1.fundResult.yuan } == 300 - claims.reduce(0, +) - 9)
  }

  private static let netsAll = "readings.jiangxi-netting=all-but-management"

  private func netted(_ years: [(claims: Double, gap: Double)], set: [String]) throws -> [YearStatement] {
    let settings = try (["riskSharing.lossHandling=netted-over-term"] + set).map { try Override(argument: $0) }
    let policies = try library.policies("jiangxi-2025", from: 2025, years: years.count, overrides: settings)
    func money(_ yuan: Double) throws -> Money { try #require(Money(yuan: yuan)) }
    var opening = OpeningBalances.none
    return try zip(policies, years).map { policy, year in
      let statement = YearStatement(
        settling: YearAccount(
          year: policy.year, insured: 1, premium: try money(100), claims: try money(year.claims), costs: try money(3),
          opening: opening, policyGap: try money(year.gap)), under: policy)
      opening = statement.closing
      return statement
    }
  }

  /// 13, all of it policy-caused then: shared, and made good by the 17 that follow.
  @Test(arguments: [[], [netsAll]])
  func `Jiangxi 四(五): where chance counts as policy-caused it is netted with it`(_ set: [String]) throws {
    let chance = "readings.jiangxi-ordinary-loss=as-policy-caused"
    #expect(try netted([(110, 0), (80, 0)], set: set + [chance]).map(\.insurerResult.yuan) == [-6.5, 10.5])
  }

  /// A fund of 3; P = 100, C = 105, E = 3: of the loss of 8 a quarter, 2, is management's and the insurer's alone; the fund meets 3 of
  /// the other 6, and of the 3 that are left each side bears half.
  @Test func `Jiangxi 四(五): surplus in the fund pays no management-caused loss`() throws {
    let year = try settled(
      "jiangxi-2025", premium: 100, claims: 105, costs: 3,
      set: ["readings.jiangxi-surplus=in-the-fund", "riskSharing.managementCausedShare=25%"], reserve: 3)
    #expect(year.lossCauses.management.yuan == 2 && year.lossCauses.ordinary.yuan == 3)
    #expect(year.insurerResult.yuan == -3.5 && year.closing.reserve == .zero)
    // All of it: the fund keeps its 3.
    let own = try settled(
      "jiangxi-2025", premium: 100, claims: 105, costs: 3,
      set: ["readings.jiangxi-surplus=in-the-fund", "riskSharing.managementCausedShare=100%"], reserve: 3)
    #expect(own.insurerResult.yuan == -8 && own.closing.reserve.yuan == 3)
  }

  /// P = 100. C = 95, of which 87.09 are paid within the first year: below 95%, so that not the whole premium is due but the year's
  /// claims and 4% of them, 98.80. From then on 7.91 of the year before and 87.09 are paid, which is 95%. December's claims stay the
  /// year's own either way.
  @Test func `Huizhou 二(五)1(5): the payment rate is of claims incurred, or of those paid`() throws {
    #expect(try settled("huizhou-2013", premium: 100, claims: 95, costs: 0).payerPays.yuan == 100)
    let paid = ["readings.huizhou-payment-rate=paid"]
    var year = try settled("huizhou-2013", premium: 100, claims: 95, costs: 0, set: paid)
    #expect(year.payerPays.yuan == 98.8 && year.insurerResult.yuan == 3.8 && year.account.claims.yuan == 95)
    for _ in 0..<2 {
      year = try settled("huizhou-2013", premium: 100, claims: 95, costs: 0, set: paid, after: year.closing)
      #expect(year.payerPays.yuan == 100 && year.insurerResult.yuan == 5 && year.closing.outstanding.isEmpty)
    }
    // 94 · 91.67% + 7.91 = 94.08 do not: 94 and 4% of them.
    let falls = try settled("huizhou-2013", premium: 100, claims: 94, costs: 0, set: paid, after: year.closing)
    #expect(falls.payerPays.yuan == 97.76)
    // 100 · 91.67% do not, and no more is paid over than the whole premium; 104 · 91.67% = 95.34 do.
    for claims in [100.0, 104] {
      let more = try settled("huizhou-2013", premium: 100, claims: claims, costs: 0, set: paid)
      #expect(more.payerPays.yuan == 100 && more.insurerResult.yuan == 100 - claims)
    }
    // Staff is paid beside it where the other reading says so.
    let beside = try settled(
      "huizhou-2013", premium: 100, claims: 100, costs: 0,
      set: paid + ["readings.huizhou-staff=beside-premium"])
    #expect(beside.payerPays.yuan == 104)
  }

  /// A deposit of 10 of which 4 are not granted and stay with the fund; in the next year P = 100, C = 100, E = 3: of the loss of 3 the
  /// public half, 1.5, comes from what the fund then holds, 8, and the basic fund adds nothing.
  @Test func `Shanxi 五(一)(三): a deposit that is kept meets the public share of a loss`() throws {
    let kept = ["settlement.assessmentScore=60%", "readings.shanxi-deposit=kept"]
    let first = try settled("shanxi-2019", premium: 100, claims: 90, costs: 3, set: kept)
    #expect(first.closing.reserve.yuan == 4)
    let second = try settled("shanxi-2019", premium: 100, claims: 100, costs: 3, set: kept, after: first.closing)
    #expect(second.closing.reserve.yuan == 6.5)
    #expect(second.ledger.paid(from: .basicMedicalFund, to: .insurer) == .zero)
  }

  /// Half of 2 million.
  @Test func `Huizhou 二(五)2: a deduction from the guarantee goes to the residents' fund, or to the employees'`() throws
  {
    for (set, to) in [
      ([], Party.basicMedicalFund), (["readings.huizhou-guarantee=employees-fund"], .supplementaryFund),
    ] as [([String], Party)] {
      let year = try settled(
        "huizhou-2013", premium: 1e8, claims: 9e7, costs: 0, set: ["settlement.guaranteeDeducted=50%"] + set)
      #expect(year.ledger.paid(from: .insurer, to: to).yuan == 1_000_000)
    }
  }

  @Test func `Langfang 三(二): the answer hangs on the standard, unless somebody gives one`() throws {
    func hangs(_ policy: Policy) -> Bool {
      policy.warnings.contains { $0.en.contains("hangs on") && $0.en.contains("readings.langfang-standard=") }
    }
    #expect(hangs(try policy("langfang-2024")))
    for (choice, perHead) in [("lower", 80.0), ("higher", 110)] {
      let other = try policy("langfang-2024", set: "readings.langfang-standard=\(choice)")
      #expect(other.funding.total(insured: 1) == perHead && hangs(other))
    }
    #expect(!hangs(try policy("langfang-2024", set: "funding.perHead=102")))
  }

  @Test func `a loss is called by the formula that the contract counts it by`() throws {
    func measure(_ id: String, _ set: String...) throws -> String {
      try library.policy(id, overrides: try set.map { try Override(argument: $0) }).riskSharing.lossMeasure.en
    }
    #expect(try measure("shanxi-2019") == "C + E − P")
    #expect(try measure("jiangxi-2025", "readings.jiangxi-profit=gross-of-costs") == "C − P")
    #expect(
      try measure("jiangxi-2025", "readings.jiangxi-surplus=in-the-fund")
        == "C + E − P, less what earlier surplus meets")
    #expect(try measure("langfang-2024") == "C + E up to the service price − P")
    #expect(try measure("langfang-2024", "readings.langfang-service-price=price") == "C + service price − P")
  }

  @Test func `a document of 2019 that names no end is not used for 2026 without a word`() throws {
    func says(_ year: Int) throws -> Bool {
      try library.policy("shanxi-2019", year: year).warnings.contains {
        $0.en.contains("is of 2019 and names no end: whether it still holds in \(year)")
      }
    }
    #expect(try says(2026) && says(2023) && !says(2022) && !says(2019))
    // Of one that has ended that is said.
    #expect(
      try library.policy("shandong-2015", year: 2026).warnings.filter { $0.en.contains("names no end") }.isEmpty)
  }
}
