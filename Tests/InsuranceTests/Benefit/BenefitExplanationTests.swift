import Insurance
import TestSupport
import Testing

/// How a rule tells a person where the benefit comes from.
struct BenefitExplanationTests {
  private func rule(boundary: MarginalBands.Boundary = .above, cap: Double = 300_000) throws -> MarginalBands {
    try MarginalBands(
      deductible: Deductible(.fixed(12_000), clause: "四(起付)"),
      bands: [
        MarginalBands.Band(from: 0, rate: 0.50, clause: "四(一)"),
        MarginalBands.Band(from: 100_000, rate: 0.60, clause: "四(二)"),
        MarginalBands.Band(from: 200_000, rate: 0.65, clause: "四(三)"),
      ],
      boundary: boundary, cap: Cited(cap, "四(封顶)"))
  }

  @Test func `600,000 in Shandong: deductible, three bands and the cut at the cap, each with its clause`() throws {
    #expect(
      try rule().explain(600_000) == [
        BenefitStep(
          .deductible, from: 0, to: 12_000, base: 12_000, rate: 0, payment: 0, clause: "四(起付)"),
        BenefitStep(
          .band, from: 12_000, to: 100_000, base: 88_000, rate: 0.50, payment: 44_000, clause: "四(一)"),
        BenefitStep(
          .band, from: 100_000, to: 200_000, base: 100_000, rate: 0.60, payment: 60_000, clause: "四(二)"),
        BenefitStep(
          .band, from: 200_000, to: nil, base: 400_000, rate: 0.65, payment: 260_000, clause: "四(三)"),
        // 364,000 would be paid, 300,000 is.
        BenefitStep(
          .cap, from: 300_000, to: nil, base: 364_000, rate: 0, payment: -64_000, clause: "四(封顶)"),
      ])
  }

  @Test func `a benefit of exactly the cap is not cut`() throws {
    // 50% of 88,000 is 44,000.
    #expect(try rule(boundary: .below, cap: 44_000).explain(100_000).map(\.kind) == [.deductible, .band])
    #expect(try rule(boundary: .below, cap: 43_999).explain(100_000).last?.payment == -1)
  }

  @Test func `a band that ends at the deductible is not shown`() throws {
    let rule = try MarginalBands(
      deductible: Deductible(.fixed(100_000), clause: "0"),
      bands: [
        MarginalBands.Band(from: 0, rate: 0.5, clause: "1"), MarginalBands.Band(from: 100_000, rate: 0.6, clause: "2"),
      ], cap: Cited(nil, "3"))
    #expect(rule.explain(150_000).map(\.clause) == ["0", "2"])
  }

  @Test func `an amount below the deductible has one step, which pays nothing`() throws {
    #expect(
      try rule().explain(7_000) == [
        BenefitStep(.deductible, from: 0, to: 12_000, base: 7_000, rate: 0, payment: 0, clause: "四(起付)")
      ])
  }

  @Test func `bands measured above the deductible are shown where they lie in the person's amount`() throws {
    let steps = try FoundingBenefits.langfang(needy: false, income: 40_000).explain(150_000)
    #expect(steps.map(\.kind) == [.deductible, .band, .band])
    #expect(steps.map(\.from) == [0, 20_000, 120_000])
    #expect(steps.map(\.to) == [20_000, 120_000, 220_000])
    #expect(steps.map(\.payment) == [0, 60_000, 21_000])  // 100,000 × 60%, 30,000 × 70%
  }

  @Test func `an amount on a limit is named by the band above it where the document says 含 of the lower limit`() throws
  {
    #expect(try rule(boundary: .above).explain(100_000).last?.clause == "四(二)")
    #expect(try rule(boundary: .above).explain(99_999.99).last?.clause == "四(一)")
    #expect(try rule(boundary: .above).explain(12_000).last?.clause == "四(一)")
  }

  @Test func `and by the band below it where the document includes the upper limit`() throws {
    #expect(try rule(boundary: .below).explain(100_000).last?.clause == "四(一)")
    #expect(try rule(boundary: .below).explain(100_000.01).last?.clause == "四(二)")
    #expect(try rule(boundary: .below).explain(12_000).last?.clause == "四(起付)")
  }

  @Test func `a deductible inside a later band leaves the bands below it out`() throws {
    let rule = try MarginalBands(
      deductible: Deductible(.fixed(150_000), clause: "0"),
      bands: [
        MarginalBands.Band(from: 0, rate: 0.5, clause: "1"), MarginalBands.Band(from: 100_000, rate: 0.6, clause: "2"),
        MarginalBands.Band(from: 200_000, rate: 0.65, clause: "3"),
      ], cap: Cited(nil, "4"))
    #expect(rule.explain(250_000).map(\.clause) == ["0", "2", "3"])
    #expect(rule.explain(250_000).map(\.base) == [150_000, 50_000, 50_000])
  }

  @Test func `the steps add up to the benefit and their bases to the amount`() throws {
    var random = SplitMix64(seed: 2)
    for rule in try FoundingBenefits.all() {
      for amount in [0, rule.deductible, 100_000, 1e7] + (0..<100).map({ _ in random.uniform() * 900_000 }) {
        let steps = rule.explain(amount)
        let paid = steps.reduce(0) { $0 + $1.payment }
        #expect(abs(paid - rule.payment(for: amount)) <= 1e-9 * max(1, amount))
        let spread = steps.filter { $0.kind != .cap }.reduce(0) { $0 + $1.base }
        #expect(abs(spread - amount) <= 1e-9 * max(1, amount))
        #expect(steps.allSatisfy { !$0.clause.text.isEmpty })
      }
    }
  }
}
