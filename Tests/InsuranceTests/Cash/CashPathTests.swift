import Insurance
import TestSupport
import Testing

/// What the insurer has to advance, how long and at what cost.
struct CashPathTests {
  /// All claims arise in January and are paid in it; 12 of costs, one a month.
  private func year(
    _ year: Int, claims: Int64, received: [(day: String, yuan: Int64)], returned: Int64 = 0
  ) throws -> CashYear {
    var ledger = Ledger()
    ledger.record(.paid, from: .insurer, to: .members, yuan(claims), for: .benefits, by: "二")
    ledger.record(.paid, from: .insurer, to: .operations, yuan(12), for: .operatingCosts, by: "五")
    for part in received {
      ledger.record(
        .paid, from: .criticalIllnessFund, to: .insurer, yuan(part.yuan), for: .premiumInstalment, by: "四",
        due: DueDay(part.day))
    }
    ledger.record(.paid, from: .insurer, to: .basicMedicalFund, yuan(returned), for: .surplusReturned, by: "五")
    let calendar = try ClaimsCalendar(
      incurredShares: [1] + [Double](repeating: 0, count: 11), lag: Cited([1], "四"), prepaidShare: Cited(0, "四"))
    return CashYear(of: ledger, year: year, claims: calendar, clearedBy: try day(3, 31, yearsLater: 1))
  }

  @Test func `balances, the largest advance and its month, the months and the interest`() throws {
    // −101, −102; March: −103, then 110 come in: 7; 6, 5, 4, 3, 2, 1, 0, −1; December: −2, then 10 come in: 8.
    // The year is cleared in March: 5 go back, 3 are left.
    let path = CashPath(
      try year(2020, claims: 100, received: [("03-31", 110), ("12-31", 10)], returned: 5))
    #expect(
      path.months.map(\.balance.yuan) == [-101, -102, 7, 6, 5, 4, 3, 2, 1, 0, -1, 8, 8, 8, 3])
    #expect(
      path.months.map(\.lowestBalance.yuan) == [-101, -102, -103, 6, 5, 4, 3, 2, 1, 0, -1, -2, 8, 8, 3])
    #expect(path.months.map(\.month) == Array(1...12) + [1, 2, 3])
    #expect(path.months.map(\.year) == [Int](repeating: 2020, count: 12) + [2021, 2021, 2021])
    #expect(path.largestAdvance == yuan(103))
    #expect(path.monthOfLargestAdvance == 2)
    // January, February and November.
    #expect(path.monthsOutOfPocket == 3)
    // (101 + 102 + 1) · 6% / 12.
    #expect(abs(path.interest(atYearlyRate: 0.06) - 1.02) < 1e-12)
    #expect(path.interest(atYearlyRate: 0) == 0)
  }

  @Test func `all that comes in comes after all that goes out`() {
    var flow = CashFlow()
    (flow.premium, flow.clearing, flow.benefits, flow.costs) = (yuan(1), yuan(20), yuan(-300), yuan(-4_000))
    #expect(flow.inflow == yuan(4_321) && flow.outflow == .zero)
    (flow.premium, flow.clearing, flow.benefits, flow.costs) = (yuan(-1), yuan(-20), yuan(300), yuan(4_000))
    #expect(flow.inflow == .zero && flow.outflow == yuan(4_321))
  }

  @Test func `an insurer that pays nothing before the premium is there advances nothing`() {
    var ledger = Ledger()
    ledger.record(
      .paid, from: .criticalIllnessFund, to: .insurer, yuan(12), for: .premium, by: "四", due: DueDay("01-31"))
    ledger.record(.paid, from: .insurer, to: .members, yuan(12), for: .benefits, by: "二")
    let paid = CashPath(CashYear(of: ledger, year: 2020, claims: .monthLater, clearedBy: nil))
    #expect(paid.months.map(\.balance.yuan) == (0...12).map { 12 - Double($0) })
    #expect(paid.largestAdvance == .zero)
    #expect(paid.monthOfLargestAdvance == nil)
    #expect(paid.monthsOutOfPocket == 0)
    #expect(paid.interest(atYearlyRate: 0.05) == 0)
  }

  @Test func `what is missing when all is cleared is a loss, no advance`() throws {
    let path = CashPath(try year(2020, claims: 108, received: [("01-31", 110)]))
    // January brings 110 less 108 and one of costs; then costs alone. March brings nothing.
    #expect(path.months.map(\.balance.yuan) == [1, 0, -1, -2, -3, -4, -5, -6, -7, -8, -9, -10, -10, -10, -10])
    #expect(path.monthsOutOfPocket == 12)
    // 1 + … + 10, and 10 in January and February.
    #expect(abs(path.interest(atYearlyRate: 0.12) - 0.75) < 1e-12)
    #expect(path.largestAdvance == yuan(109))
  }

  @Test func `years overlap: one is cleared while the next runs`() throws {
    let first = try year(2020, claims: 100, received: [("06-30", 120)], returned: 4)
    let second = try year(2021, claims: 50, received: [("06-30", 70)], returned: 4)
    let path = CashPath([first, second])
    #expect(path.months.count == 27)
    // 2020 ends at 120 − 112 = 8; January to March 2021: −51, −1 and −1, and in March 4 go back for 2020.
    #expect(path.months[11].balance == yuan(8))
    #expect(path.months[12...14].map(\.balance.yuan) == [-43, -44, -49])
    // April and May −1; June −1 + 70; six more months of costs; March 2022: 4 go back.
    #expect(path.months[15...17].map(\.balance.yuan) == [-50, -51, 18])
    #expect(path.months.last?.balance == yuan(8))
    #expect(path.months.last.map { [$0.year, $0.month] } == [2022, 3])
    // In June 2020: 100 and six of costs.
    #expect(path.largestAdvance == yuan(106))
    #expect(path.monthOfLargestAdvance == 5)
    // January to May of both years.
    #expect(path.monthsOutOfPocket == 10)
    #expect(CashPath([second, first]) == path)
  }

  @Test func `a path ends with the cash of all its ledgers, over 200 random runs of years`() throws {
    var random = SplitMix64(seed: 63)
    for _ in 0..<200 {
      let policy = try randomPolicy(using: &random)
      var (years, cash): ([CashYear], Money) = ([], .zero)
      for year in 2020..<2026 {
        let premium = yuan(100_000_000).part(0.5 + random.uniform())
        let statement = YearStatement(
          settling: YearAccount(
            year: year, insured: 1_000, premium: premium, claims: premium.part(random.uniform() * 1.5),
            costs: premium.part(0.03)), under: policy)
        years.append(CashYear(of: statement, under: policy))
        cash += statement.ledger.cash(of: .insurer)
      }
      let path = CashPath(years)
      #expect(path.months.last?.balance == cash)
      #expect(path.months.count == 5 * 12 + 18)
    }
  }

  @Test func `no years make an empty path`() {
    let path = CashPath([])
    #expect(path.months == [])
    #expect(path.largestAdvance == .zero)
    #expect(path.monthOfLargestAdvance == nil)
  }

  @Test func `a year that is missing between two moves nothing`() throws {
    let path = CashPath([
      try year(2020, claims: 100, received: [("06-30", 120)]), try year(2023, claims: 100, received: [("06-30", 120)]),
    ])
    #expect(path.months.count == 36 + 15)
    #expect(path.months[15..<36].allSatisfy { $0.flow == CashFlow() && $0.balance == yuan(8) })
  }

  @Test func `the largest amounts that can be given do not overflow over a hundred years`() {
    var ledger = Ledger()
    ledger.record(.paid, from: .insurer, to: .members, .largest, for: .benefits, by: "二")
    let years = (2000..<2100).map { CashYear(of: ledger, year: $0, claims: .monthLater, clearedBy: nil) }
    let path = CashPath(years)
    #expect(path.largestAdvance == Money(fen: 100 * Money.largest.fen))
    #expect(path.interest(atYearlyRate: 0.05).isFinite)
  }
}
