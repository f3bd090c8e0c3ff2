import Insurance
import TestSupport
import Testing

/// Where bands, deductible and cap meet; rates and limits chosen so that the arithmetic can be followed.
struct MarginalBandsTests {
  /// 50% to 100,000, 60% to 200,000, 65% above.
  private static func bands() -> [MarginalBands.Band] {
    [
      MarginalBands.Band(from: 0, rate: 0.50, clause: "1"), MarginalBands.Band(from: 100_000, rate: 0.60, clause: "2"),
      MarginalBands.Band(from: 200_000, rate: 0.65, clause: "3"),
    ]
  }

  private func rule(
    deductible: Double, bands: [MarginalBands.Band] = Self.bands(), measure: MarginalBands.Measure = .amount,
    boundary: MarginalBands.Boundary = .above, cap: Double? = nil
  ) throws -> MarginalBands {
    try MarginalBands(
      deductible: Deductible(.fixed(deductible), clause: "0"), bands: bands, measure: measure, boundary: boundary,
      cap: Cited(cap, "4"))
  }

  @Test func `nothing is paid up to the deductible and nothing jumps at it`() throws {
    let rule = try rule(deductible: 12_000)
    #expect(rule.payment(for: 0) == 0)
    #expect(rule.payment(for: 11_999.99) == 0)
    #expect(rule.payment(for: 12_000) == 0)
    #expect(abs(rule.payment(for: 12_000.02) - 0.01) < 1e-9)
  }

  @Test func `a deductible inside a later band leaves only that band's upper part and those above`() throws {
    let rule = try rule(deductible: 150_000)
    #expect(rule.payment(for: 120_000) == 0)
    #expect(rule.payment(for: 200_000) == 30_000)  // 50,000 × 60%
    #expect(rule.payment(for: 250_000) == 62_500)  // 30,000 + 50,000 × 65%
  }

  @Test func `a deductible on a limit begins with the band above it`() throws {
    let rule = try rule(deductible: 100_000)
    #expect(rule.payment(for: 100_000) == 0)
    #expect(rule.payment(for: 150_000) == 30_000)  // 50,000 × 60%
  }

  @Test func `a deductible beyond the last limit leaves the last band alone`() throws {
    let rule = try rule(deductible: 300_000)
    #expect(rule.payment(for: 300_000) == 0)
    #expect(rule.payment(for: 400_000) == 65_000)
  }

  @Test func `bands measured above the deductible move with it`() throws {
    let rule = try rule(deductible: 150_000, measure: .aboveDeductible)
    #expect(rule.payment(for: 250_000) == 50_000)  // 100,000 × 50%
    #expect(rule.payment(for: 350_000) == 110_000)  // 50,000 + 100,000 × 60%
    #expect(rule.payment(for: 450_000) == 175_000)  // 110,000 + 100,000 × 65%
  }

  @Test func `without a deductible both measures agree`() throws {
    let (onAmount, above) = (try rule(deductible: 0), try rule(deductible: 0, measure: .aboveDeductible))
    for amount in stride(from: 0.0, through: 400_000, by: 12_500) {
      #expect(onAmount.payment(for: amount) == above.payment(for: amount))
    }
  }

  @Test(arguments: [
    // 20,000 is reached in the first band, at 12,000 + 40,000.
    (cap: 20_000.0, reachedAt: 52_000.0),
    // 44,000 is what the first band comes to at its end.
    (cap: 44_000, reachedAt: 100_000),
    // 74,000 = 44,000 + 50,000 × 60%.
    (cap: 74_000, reachedAt: 150_000),
    // 104,000 is what the second band comes to at its end.
    (cap: 104_000, reachedAt: 200_000),
    // 169,000 = 104,000 + 100,000 × 65%.
    (cap: 169_000, reachedAt: 300_000),
  ])
  func `a cap limits the benefit wherever it is reached, not the expense`(cap: Double, reachedAt: Double) throws {
    let (capped, free) = (try rule(deductible: 12_000, cap: cap), try rule(deductible: 12_000))
    for amount in stride(from: 0.0, to: reachedAt, by: 2_000) {
      #expect(capped.payment(for: amount) == free.payment(for: amount))
      #expect(capped.payment(for: amount) < cap)
    }
    for amount in [reachedAt, reachedAt + 0.01, reachedAt + 1_000, 2e6, 1e12] {
      #expect(capped.payment(for: amount) == cap)
    }
  }

  @Test func `a cap of nothing pays nothing`() throws {
    let rule = try rule(deductible: 12_000, cap: 0)
    #expect(rule.payment(for: 1_000_000) == 0)
    #expect(BenefitConformance.breaches(of: rule, amounts: [0, 12_000, 1_000_000]) == [])
  }

  @Test func `a band may pay nothing, first or between others`() throws {
    let rule = try rule(
      deductible: 0,
      bands: [
        MarginalBands.Band(from: 0, rate: 0, clause: "1"), MarginalBands.Band(from: 10_000, rate: 0.5, clause: "2"),
        MarginalBands.Band(from: 20_000, rate: 0, clause: "3"), MarginalBands.Band(from: 30_000, rate: 1, clause: "4"),
      ], cap: 8_000)
    #expect(rule.payment(for: 10_000) == 0)
    #expect(rule.payment(for: 20_000) == 5_000)
    #expect(rule.payment(for: 30_000) == 5_000)
    #expect(rule.payment(for: 32_000) == 7_000)
    #expect(rule.payment(for: 33_000) == 8_000)
    #expect(rule.payment(for: 90_000) == 8_000)
  }

  @Test func `which side of a limit is inclusive does not change the benefit`() throws {
    let above = try rule(deductible: 12_000, boundary: .above, cap: 300_000)
    let below = try rule(deductible: 12_000, boundary: .below, cap: 300_000)
    for amount in [12_000.0, 99_999.99, 100_000, 100_000.01, 200_000, 501_538.47] {
      #expect(above.payment(for: amount) == below.payment(for: amount))
    }
  }

  @Test func `a batch pays what each amount is paid alone, in any order`() throws {
    var random = SplitMix64(seed: 1)
    let rules =
      try FoundingBenefits.all() + [rule(deductible: 150_000), rule(deductible: 0), rule(deductible: 12_000, cap: 0)]
    for rule in rules {
      var amounts = (0..<500).map { _ in random.uniform() * 900_000 } + [0, rule.deductible, 100_000, 200_000, 1e9]
      amounts += rule.schedule?.segments.map(\.start) ?? []
      amounts.shuffle(using: &random)
      var payments = amounts.map { _ in -1.0 }
      var span = payments.mutableSpan
      rule.pay(amounts.span, into: &span)
      #expect(payments == amounts.map(rule.payment(for:)))
    }
  }
}
