import Insurance
import RiskSharing
import Testing

/// `{ value: 5%, between: [0%, 20%] }`: a contract term that every year draws from a triangular law.
struct ContractRangeTests {
  private let range = try? ContractRange(path: "riskSharing.managementCausedShare", low: 0, mode: 0.05, high: 0.2)

  @Test func `the quantile inverts the triangular distribution function`() throws {
    let range = try #require(range)
    // Up to the mode F(x) = x² / (0.2 · 0.05): a quarter of the probability. Beyond: 1 − (0.2 − x)² / (0.2 · 0.15).
    #expect(range.quantile(0) == 0)
    #expect(abs(range.quantile(0.25) - 0.05) < 1e-15)
    #expect(range.quantile(1) == 0.2)
    // √(0.04 · 0.01) = 0.02; 0.2 − √(0.5 · 0.03) = 0.077525513.
    #expect(abs(range.quantile(0.04) - 0.02) < 1e-15)
    #expect(abs(range.quantile(0.5) - 0.077_525_512_860_841) < 1e-12)
    for p in stride(from: 0.0, through: 1, by: 0.01) {
      let x = range.quantile(p)
      let back = x <= 0.05 ? x * x / 0.01 : 1 - (0.2 - x) * (0.2 - x) / 0.03
      #expect(abs(back - p) < 1e-12 && (0...0.2).contains(x))
    }
  }

  @Test func `its mean is that of the three`() throws {
    let range = try #require(range)
    // (0 + 0.05 + 0.2) / 3, by the midpoint rule.
    let n = 100_000
    let mean = (0..<n).reduce(0.0) { $0 + range.quantile((Double($1) + 0.5) / Double(n)) } / Double(n)
    #expect(abs(mean - 0.25 / 3) < 1e-6)
  }

  @Test func `the most likely value can be an end, and all three the same`() throws {
    let falling = try ContractRange(path: "x", low: 0, mode: 0, high: 1)
    #expect(abs(falling.quantile(0.75) - 0.5) < 1e-15 && falling.quantile(0) == 0)
    let rising = try ContractRange(path: "x", low: 0, mode: 1, high: 1)
    #expect(abs(rising.quantile(0.25) - 0.5) < 1e-15 && rising.quantile(1) == 1)
    let fixed = try ContractRange(path: "x", low: 0.3, mode: 0.3, high: 0.3)
    #expect([0, 0.5, 1].map(fixed.quantile) == [0.3, 0.3, 0.3])
  }

  @Test func `a value outside its range, or a range that is none, is refused`() {
    for (low, mode, high) in [(0.1, 0.05, 0.2), (0, 0.3, 0.2), (.nan, 0.1, 0.2), (0, 0.1, .infinity)] {
      let error = #expect(throws: RuleError.self) { try ContractRange(path: "x", low: low, mode: mode, high: high) }
      #expect(error?.code == .notAscending && error?.parameter == "x")
    }
  }

  @Test func `a share whose range leaves 0 to 1 is refused by the rule that uses it`() throws {
    let wide = try ContractRange(path: "riskSharing.recoveredShare", low: 0, mode: 0.5, high: 1.1)
    let error = #expect(throws: RuleError.self) {
      try MarginAndLossLimits(
        marginLimit: Cited(0.02, "五"), lossLimit: Cited(0.04, "五"), recoveredShare: Cited(0.5, "五", range: wide))
    }
    #expect(error?.parameter == "recoveredShare")
  }

  @Test func `a year uses what it has drawn for the term, and the file's value where it has drawn nothing`() throws {
    let range = try #require(range)
    let term = Cited(0.05, "五(三)", range: range)
    func account(_ terms: [String: Double]) -> YearAccount {
      YearAccount(
        year: 2019, insured: 1, premium: .zero, claims: .zero, costs: .zero, opening: .none, terms: terms)
    }
    #expect(account([range.path: 0.125]).value(of: term) == 0.125)
    #expect(account([:]).value(of: term) == 0.05)
    #expect(account(["riskSharing.insurerShareOfPolicyLoss": 0.125]).value(of: term) == 0.05)
    // A term without a range is what the file says, whatever was drawn.
    #expect(account([range.path: 0.125]).value(of: Cited(0.05, "五(三)")) == 0.05)
  }

  @Test func `the drawn share is what the loss is divided by`() throws {
    // Loss 10, of which 12.5% management-caused in this year: 1.25 and 40% of 8.75, 3.5.
    let range = try #require(range)
    let rule = try AgreedSurplus(
      rate: Cited(0.03, "五(三)"), surplusReturnsTo: Cited(.basicMedicalFund, "五(二)"),
      insurerLossShare: Cited(0.4, "五(三)"), managementShare: Cited(0.05, "五(三)", range: range))
    let policy = makePolicy(
      funding: try FixedTotal(amount: Cited(1e8, "一"), sources: [.all(from: .basicMedicalFund, "一")]),
      riskSharing: rule, settlement: try clearedAtTheEnd("五(二)"))
    let account = YearAccount(
      year: 2020, insured: 1, premium: million(100), claims: million(110), costs: .zero, opening: .none,
      terms: [range.path: 0.125])
    #expect(YearStatement(settling: account, under: policy).insurerResult == million(-4.75))
  }
}
