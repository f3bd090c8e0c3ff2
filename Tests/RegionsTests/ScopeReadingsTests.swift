import Documents
import Insurance
import Regions
import Testing

/// What counts as in-scope expense, and for whom better terms hold, by every reading of the clause: one person's benefit by hand.
struct ScopeReadingsTests {
  /// What basic insurance leaves to one person in the year, yuan.
  private static let left: [ExpenseComponent: Double] = [
    .basicDeductible: 1_000, .coPayment: 30_000, .aboveBasicMaximum: 10_000, .classBFirstPay: 8_000,
    .referralFirstPay: 4_000, .offCatalogue: 20_000, .overLimit: 6_000, .nonDesignated: 2_000, .maternity: 500,
    .chronicCoPayment: 700, .chronicBeyondLimit: 900,
  ]

  /// Its in-scope part X.
  private func inScope(_ policy: Policy) throws -> Double {
    let scope = try #require(policy.scope.components)
    return Self.left.reduce(0) { scope[$1.key] == .included ? $0 + $1.value : $0 }
  }

  /// Shanxi counts 1,000 + 30,000 + 10,000 + 8,000 + 4,000 and 500 of maternity, 53,500: 75% of 43,500; without first-pay 41,500.
  /// Shandong counts the same and 700 of chronic co-payment, 54,200: half of 42,200 above 12,000; with what no list excludes 20,000 and 6,000 more, 80,200.
  /// Huizhou counts 1,000 + 30,000 + 500: 95% of 21,500; with 8,000 of first-pay, or 10,000 above the maximum.
  @Test(
    arguments: [
      ("shanxi-2019", nil, 53_500, 32_625),
      ("shanxi-2019", "shanxi-compliant=without-first-pay", 41_500, 23_625),
      ("shandong-2015", nil, 54_200, 21_100),
      ("shandong-2015", "shandong-compliant=negative-list", 80_200, 34_100),
      ("huizhou-2013", nil, 31_500, 20_425),
      ("huizhou-2013", "huizhou-self-paid=with-first-pay", 39_500, 28_025),
      ("huizhou-2013", "huizhou-large-expense=included", 41_500, 29_925),
    ] as [(String, String?, Double, Double)])
  func `Shanxi 二, Shandong 三(三), Huizhou 二(二): the same person by each reading of what counts`(
    _ name: String, _ choice: String?, _ x: Double, _ benefit: Double
  ) throws {
    let policy = try library.policy(
      name, overrides: try choice.map { [try Override(argument: "readings.\($0)")] } ?? [])
    #expect(try inScope(policy) == x)
    try expect(policy, x, pays: benefit)
  }

  /// X = 30,000. Where 'rural' governs two groups alone, the others have 78% of 25,000, in town and country; where it governs all of
  /// the list, those in towns have 75% of 20,000 as everybody has. The registered poor, who are rural, have 80% of 25,000 either way.
  @Test(arguments: [
    (nil, 19_500.0), ("two-groups", 19_500), ("all-groups", 15_000),
  ])
  func `Shanxi 二: 'rural' governs two groups, or every group of the list`(_ choice: String?, _ pays: Double) throws {
    let policy = try library.policy(
      "shanxi-2019", overrides: try choice.map { [try Override(argument: "readings.shanxi-rural=\($0)")] } ?? [])
    for group in ["minimum-living-allowance", "disabled", "low-income-elderly", "low-income-minor"] {
      try expect(policy, 30_000, for: group, pays: pays)
    }
    try expect(policy, 30_000, for: "registered-poor", pays: 20_000)
    try expect(policy, 30_000, pays: 15_000)
  }

  /// Two stays of 8,000 are below 10,000 each, and together 16,000: 75% of 6,000.
  @Test
  func `Shanxi 二: the year's expense is added up, the list is closed, the best of two groups holds: each is said`()
    throws
  {
    let policy = try policy("shanxi-2019")
    try expect(policy, 8_000, pays: 0)
    try expect(policy, 16_000, pays: 4_500)
    // Nobody but those that 二 names: with the general group and the registered poor by their own names seven.
    #expect(
      policy.groups.map(\.id).sorted() == [
        "disabled", "extreme-poverty", "general", "low-income-elderly", "low-income-minor", "minimum-living-allowance",
        "registered-poor", "rural-extreme-poverty",
      ])
    let remarks = policy.readingRemarks.filter { $0.clause == "二" }.map(\.words.zh)
    for said in ["按自然年度累计", "按所列人员封闭理解", "各项待遇分别就高"] {
      #expect(remarks.contains { $0.contains(said) }, "\(said)")
    }
  }

  /// 考核合格的,按照考核得分档次进行全额支付或按比例支付: a score of 100% is the tier that gets all of it, nothing of a failed one.
  @Test func `Shanxi 五(一): the deposit by the tiers of an assessment that is passed`() throws {
    let score = try #require(try policy("shanxi-2019").values.first { $0.path == "settlement.assessmentScore" })
    #expect(score.isAssumption && score.clause == "五(一)")
    #expect(score.note?.zh.contains("考核合格的") == true && score.note?.zh.contains("全额拨付的档次") == true)
    // P = 100, C = 95, E = 3: of 10 withheld all, six tenths or nothing come.
    for (granted, result) in [("100%", 2.0), ("60%", -2), ("0%", -8)] {
      let year = try settled(
        "shanxi-2019", premium: 100, claims: 95, costs: 3, set: ["settlement.assessmentScore=\(granted)"])
      #expect(year.insurerResult.yuan == result, "\(granted)")
    }
  }
}
