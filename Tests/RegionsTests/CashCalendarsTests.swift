import Documents
import Insurance
import Regions
import Testing

/// The insurer's cash under the five documents, month by month, as worked by hand; millions of yuan.
struct CashCalendarsTests {
  private func path(
    _ policy: Policy, premium: Double, claims: Double, costs: Double, reserve: Double = 0
  ) throws -> CashPath {
    func money(_ millions: Double) throws -> Money { try #require(Money(yuan: millions * 1e6)) }
    let statement = YearStatement(
      settling: YearAccount(
        year: policy.year, insured: 1_000_000, premium: try money(premium), claims: try money(claims),
        costs: try money(costs), reserve: try money(reserve)), under: policy)
    let path = CashPath(CashYear(of: statement, under: policy))
    #expect(path.months.last?.balance == statement.ledger.cash(of: .insurer))
    return path
  }

  private func expect(
    _ path: CashPath, ends balances: [Double], lowest: [Int: Double], advances largest: Double, in month: Int,
    monthsOutOfPocket: Int, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    func millions(_ money: Money) -> Double { money.yuan / 1e6 }
    #expect(path.months.map { millions($0.balance) } == balances, sourceLocation: sourceLocation)
    for (index, balance) in lowest {
      #expect(millions(path.months[index].lowestBalance) == balance, sourceLocation: sourceLocation)
    }
    #expect(millions(path.largestAdvance) == largest, sourceLocation: sourceLocation)
    #expect(path.monthOfLargestAdvance == month, sourceLocation: sourceLocation)
    #expect(path.monthsOutOfPocket == monthsOutOfPocket, sourceLocation: sourceLocation)
  }

  /// P = 187, C = 168 (14 a month from February on), E = 6 (0.5 a month). 56.1 come at the ends of April, June and
  /// September. S = 13, of which 5.61 are kept: in June the deposit of 18.7 comes and 7.39 go back, 11.31 together.
  @Test func `Shanxi: 30%, 60% and 90%, the deposit in June of the next year`() throws {
    let path = try path(try policy("shanxi-2019"), premium: 187, claims: 168, costs: 6)
    expect(
      path,
      ends: [
        -0.5, -15, -29.5, 12.1, -2.4, 39.2, 24.7, 10.2, 51.8, 37.3, 22.8, 8.3, -5.7, -5.7, -5.7, -5.7, -5.7, 5.61,
      ],
      lowest: [3: -44, 5: -16.9, 8: -4.3], advances: 44, in: 3, monthsOutOfPocket: 9)
    // (0.5 + 15 + 29.5 + 2.4 + 5 · 5.7) million · 4% / 12.
    #expect(abs(path.interest(atYearlyRate: 0.04) - 253_000) < 1e-6)
    #expect(path.months.map { $0.flow.premium.yuan / 1e6 }.filter { $0 > 0 } == [56.1, 56.1, 56.1])
    #expect(path.months.last?.flow.clearing.yuan == 11_310_000)
  }

  /// P = 120, C = 108 (9 a month), E = 2.4 (0.2 a month). 96 come at the end of April, 24 at the end of December. Of
  /// P − C = 12 the insurer keeps 2%, 2.4, and 9.6 go back in June.
  @Test func `Shandong: 80% by April and 20% by the end of the year`() throws {
    expect(
      try path(try policy("shandong-2015"), premium: 120, claims: 108, costs: 2.4),
      ends: [
        -0.2, -9.4, -18.6, 68.2, 59, 49.8, 40.6, 31.4, 22.2, 13, 3.8, 18.6, 9.6, 9.6, 9.6, 9.6, 9.6, 0,
      ],
      lowest: [3: -27.8, 11: -5.4], advances: 27.8, in: 3, monthsOutOfPocket: 3)
  }

  /// P = 120, C = 108 (9 a month), E = 3.6 (0.3 a month). The document names no day: 10 at the end of each month.
  /// S = 8.4, of which 4%, 4.8, are kept.
  @Test func `Jiangxi 四(二): the premium month by month, an assumption`() throws {
    expect(
      try path(try policy("jiangxi-2025"), premium: 120, claims: 108, costs: 3.6),
      ends: [
        9.7, 10.4, 11.1, 11.8, 12.5, 13.2, 13.9, 14.6, 15.3, 16, 16.7, 17.4, 8.4, 8.4, 8.4, 8.4, 8.4, 4.8,
      ],
      lowest: [0: -0.3, 1: 0.4], advances: 0.3, in: 0, monthsOutOfPocket: 0)
  }

  /// The same with all of P by the end of April.
  @Test func `Jiangxi 四(二): all of the premium by the end of April`() throws {
    expect(
      try path(
        try policy("jiangxi-2025", set: "readings.jiangxi-payment-days=by-april"), premium: 120, claims: 108, costs: 3.6
      ),
      ends: [
        -0.3, -9.6, -18.9, 91.8, 82.5, 73.2, 63.9, 54.6, 45.3, 36, 26.7, 17.4, 8.4, 8.4, 8.4, 8.4, 8.4, 4.8,
      ],
      lowest: [3: -28.2], advances: 28.2, in: 3, monthsOutOfPocket: 3)
  }

  /// And with all of P at the end of the year.
  @Test func `Jiangxi 四(二): all of the premium at the end of the year`() throws {
    expect(
      try path(
        try policy("jiangxi-2025", set: "readings.jiangxi-payment-days=year-end"), premium: 120, claims: 108, costs: 3.6
      ),
      ends: [
        -0.3, -9.6, -18.9, -28.2, -37.5, -46.8, -56.1, -65.4, -74.7, -84, -93.3, 17.4, 8.4, 8.4, 8.4, 8.4, 8.4, 4.8,
      ],
      lowest: [11: -102.6], advances: 102.6, in: 11, monthsOutOfPocket: 11)
  }

  /// P = 120 (10 at the end of each month), C = 132 (11 a month), E = 3.6 (0.3 a month), a reserve of 5. The loss of 15.6 is met by the reserve and a
  /// joint advance of 10.6: the agency pays its 5.3 in June, the insurer's 5.3 are still owed to it.
  @Test func `Langfang: reserve and the agency's advance come in June, the insurer's own stays out`() throws {
    expect(
      try path(try policy("langfang-2024"), premium: 120, claims: 132, costs: 3.6, reserve: 5),
      ends: [
        9.7, 8.4, 7.1, 5.8, 4.5, 3.2, 1.9, 0.6, -0.7, -2, -3.3, -4.6, -15.6, -15.6, -15.6, -15.6, -15.6, -5.3,
      ],
      lowest: [1: -1.6, 11: -14.6], advances: 15.6, in: 12, monthsOutOfPocket: 9)
  }

  /// The same with all of P at the end of the year.
  @Test func `Langfang 六(三): all of the premium at the end of the year`() throws {
    let policy = try policy("langfang-2024", set: "readings.langfang-payment-days=year-end")
    expect(
      try path(policy, premium: 120, claims: 132, costs: 3.6, reserve: 5),
      ends: [
        -0.3, -11.6, -22.9, -34.2, -45.5, -56.8, -68.1, -79.4, -90.7, -102, -113.3, -4.6, -15.6, -15.6, -15.6, -15.6,
        -15.6, -5.3,
      ],
      lowest: [11: -124.6], advances: 124.6, in: 11, monthsOutOfPocket: 17)
  }

  /// P = 145.8913, C = 120 (10 a month, 82% of P), E = 6 (0.5 a month). January's claims are paid in February and paid over at its
  /// end, December's in January; 4% of them, 4.8, when the year is cleared.
  @Test func `Huizhou 二(五)1(5): what has been paid is paid over at the end of the next month`() throws {
    expect(
      try path(try policy("huizhou-2013"), premium: 145.8913, claims: 120, costs: 6),
      ends: [-0.5, -1, -1.5, -2, -2.5, -3, -3.5, -4, -4.5, -5, -5.5, -6, -6, -6, -6, -6, -6, -1.2],
      lowest: [0: -0.5, 1: -11, 11: -16, 12: -16], advances: 16, in: 11, monthsOutOfPocket: 17)
  }

  /// The same as claims are reckoned, before they are paid.
  @Test func `Huizhou 二(四)5(1): claims are reckoned and paid over monthly`() throws {
    expect(
      try path(
        try policy("huizhou-2013", set: "readings.huizhou-payment-days=monthly"), premium: 145.8913, claims: 120,
        costs: 6),
      ends: [9.5, 9, 8.5, 8, 7.5, 7, 6.5, 6, 5.5, 5, 4.5, 4, -6, -6, -6, -6, -6, -1.2],
      lowest: [0: -0.5, 1: -1, 11: -6], advances: 6, in: 11, monthsOutOfPocket: 5)
  }

  /// Beyond 95% all of P is due: C a month as before, at most P together, and the rest when the year is cleared.
  @Test(arguments: [(144.0, 1.8913), (168, 0)])
  func `Huizhou: the rest of a premium that is paid over in full comes with the clearing`(
    _ claims: Double, _ rest: Double
  ) throws {
    let path = try path(try policy("huizhou-2013"), premium: 145.8913, claims: claims, costs: 0)
    #expect(path.months.map(\.flow.premium).reduce(.zero, +) == Money(yuan: min(claims, 145.8913) * 1e6))
    #expect(path.months.last?.flow.clearing == Money(yuan: rest * 1e6))
  }

  /// The same with nothing before the year is cleared: C and 4% of it, 124.8.
  @Test func `Huizhou: all claims are paid over when the year is cleared`() throws {
    expect(
      try path(
        try policy("huizhou-2013", set: "readings.huizhou-payment-days=at-settlement"), premium: 145.8913, claims: 120,
        costs: 6),
      ends: [
        -0.5, -11, -21.5, -32, -42.5, -53, -63.5, -74, -84.5, -95, -105.5, -116, -126, -126, -126, -126, -126, -1.2,
      ],
      lowest: [12: -126, 17: -126], advances: 126, in: 12, monthsOutOfPocket: 17)
  }

  @Test func `half prepaid, Shanxi's insurer is out of pocket for more`() throws {
    // By the end of April: half of 4 · 14, half of 3 · 14 and 4 · 0.5.
    let prepaid = try policy("shanxi-2019", set: "claimsPayment.prepaid=50%")
    let path = try path(prepaid, premium: 187, claims: 168, costs: 6)
    #expect(path.largestAdvance.yuan == 51_000_000)
    #expect(prepaid.claimsPayment.prepaidShare == Cited(0.5, "四(一)"))
  }

  @Test func `the lag can be set, and then is no assumption any more`() throws {
    let set = try policy("shanxi-2019", set: "claimsPayment.lag=[50%, 30%, 20%]")
    #expect(set.claimsPayment.lag == Cited([0.5, 0.3, 0.2], "四(一)"))
    let value = try #require(set.values.first { $0.path == "claimsPayment.lag" })
    #expect(value.text == "[50%, 30%, 20%]" && value.isSet && !value.isAssumption)
  }

  @Test func `a file that says nothing about claims has them paid one month later`() throws {
    let policy = try policy(from: sixthRegion)
    #expect(policy.claimsPayment == .monthLater)
    #expect(!policy.values.contains { $0.path.hasPrefix("claimsPayment") })
  }

  @Test func `the lag of a file can be dated`() throws {
    let dated = """
      claimsPayment:
        lag:
          - { from: 2026-01-01, value: [0%, 100%], clause: 八 }
          - { from: 2027-01-01, value: [1], clause: 九 }

      """
    #expect(try policy(from: sixthRegion + dated).claimsPayment.lag == Cited([0, 1], "八"))
    #expect(try policy(from: sixthRegion + dated, year: 2027).claimsPayment.lag == Cited([1], "九"))
  }

  @Test(arguments: [
    ("lag: { value: [50%, 40%], clause: 八 }", "'lag': the shares must add up to 100%, not 90%"),
    ("lag: { value: [150%], clause: 八 }", "'lag[0]' is 150%: it must lie between 0% and 100%"),
    ("lag: { value: [], clause: 八 }", "'lag' needs at least 1 of its elements"),
    ("lag: { value: 100%, clause: 八 }", "'lag' must be a list, not '100%'"),
    ("lag: { value: [100%] }", "'lag' lacks its 'clause'"),
    ("prepaid: { value: 10%, clause: 八 }", "'claimsPayment' lacks 'lag'"),
    ("lag: { value: [1], clause: 八 }, prepaid: { value: 2, clause: 八 }", "'prepaid' is 200%"),
  ])
  func `a payment that cannot be is a problem with a place`(_ part: String, _ says: String) {
    let text = sixthRegion + "claimsPayment: { \(part) }\n"
    let found = problems(of: text)
    #expect(found.count == 1, "\(found)")
    #expect(found.first?.message.hasPrefix(says) == true, "\(found)")
    #expect(found.first.map { $0.place.line } == sixthRegion.split(separator: "\n").count + 1)
  }
}
