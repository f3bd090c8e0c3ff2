import Insurance
import TestSupport
import Testing

/// A person in several groups gets the best value of each parameter.
struct JoinedGroupsTests {
  private func rule(
    deductible: Double, rates: [Double], from: [Double] = [0, 100_000], cap: Double?,
    measure: MarginalBands.Measure = .amount, clause: Clause = "1"
  ) throws -> MarginalBands {
    try MarginalBands(
      deductible: Deductible(.fixed(deductible), clause: clause),
      bands: zip(from, rates).map { MarginalBands.Band(from: $0, rate: $1, clause: clause) }, measure: measure,
      cap: Cited(cap, clause))
  }

  @Test func `each parameter comes from whichever group has the better one`() throws {
    let a = try rule(deductible: 5_000, rates: [0.5, 0.8], cap: 300_000, clause: "a")
    let b = try rule(deductible: 10_000, rates: [0.6, 0.7], cap: 400_000, clause: "b")
    for (one, other) in [(a, b), (b, a)] {
      let joined = try #require(one.joined(with: other) as? MarginalBands)
      #expect(joined.deductible == 5_000)
      #expect(joined.bands.map(\.rate) == [0.6, 0.8])
      #expect(joined.cap.value == 400_000)
      // 95,000 × 60% + 50,000 × 80%
      #expect(joined.payment(for: 150_000) == 97_000)
      // Each value keeps the clause of the group that it comes from.
      #expect(joined.terms.clause == "a")
      #expect(joined.bands.map(\.clause) == ["b", "a"])
      #expect(joined.cap.clause == "b")
    }
  }

  @Test func `where both groups have the same, the first one's clause is cited`() throws {
    let (a, b) = try (
      rule(deductible: 5_000, rates: [0.5, 0.8], cap: 300_000, clause: "a"),
      rule(deductible: 5_000, rates: [0.5, 0.8], cap: 300_000, clause: "b")
    )
    let joined = try #require(a.joined(with: b) as? MarginalBands)
    #expect(joined.terms.clause == "a" && joined.cap.clause == "a")
    #expect(joined.bands.map(\.clause) == ["a", "a"])
  }

  @Test func `no cap is better than any cap`() throws {
    let capped = try rule(deductible: 5_000, rates: [0.5, 0.5], cap: 500_000)
    let free = try rule(deductible: 5_000, rates: [0.5, 0.5], cap: nil)
    #expect(try #require(capped.joined(with: free)).payment(for: 2_005_000) == 1_000_000)
    #expect(try #require(free.joined(with: capped)).payment(for: 2_005_000) == 1_000_000)
  }

  @Test func `a registered poor person who is in rural extreme poverty too has 80% above 5,000 and no cap`() throws {
    let policy = try FoundingPolicies.shanxi()
    for both in ["registered-poor+rural-extreme-poverty", "rural-extreme-poverty+registered-poor"] {
      #expect(try policy.benefit(for: both).payment(for: 1_005_000) == 800_000)
    }
  }

  @Test func `an allowance household in rural extreme poverty has 80% and 500,000`() throws {
    let rule = try FoundingPolicies.shanxi().benefit(for: "minimum-living-allowance+rural-extreme-poverty")
    #expect(rule.payment(for: 105_000) == 80_000)
    #expect(rule.payment(for: 2_000_000) == 500_000)
  }

  @Test func `three groups join like two`() throws {
    let rule = try FoundingPolicies.shanxi().benefit(for: "general+minimum-living-allowance+registered-poor")
    #expect(rule.payment(for: 1_005_000) == 800_000)
  }

  @Test func `a group joined with itself stays what it is`() throws {
    let policy = try FoundingPolicies.langfang()
    let (once, twice) = (try policy.benefit(for: "general"), try policy.benefit(for: "general+general"))
    for amount in stride(from: 0.0, through: 900_000, by: 10_000) {
      #expect(once.payment(for: amount) == twice.payment(for: amount))
    }
  }

  @Test func `the joined rule never pays less than either`() throws {
    var random = SplitMix64(seed: 3)
    for _ in 0..<200 {
      let measure: MarginalBands.Measure = Bool.random(using: &random) ? .amount : .aboveDeductible
      let rules = try (0..<2).map { _ in
        try rule(
          deductible: (random.uniform() * 40_000).rounded(), rates: [random.uniform(), random.uniform()],
          cap: Bool.random(using: &random) ? nil : random.uniform() * 200_000, measure: measure)
      }
      let joined = try #require(rules[0].joined(with: rules[1]))
      for amount in stride(from: 0.0, through: 400_000, by: 25_000) {
        let best = max(rules[0].payment(for: amount), rules[1].payment(for: amount))
        #expect(joined.payment(for: amount) >= best - 1e-6)
      }
    }
  }

  @Test func `rules with other bands, another measure or of another type cannot be joined`() throws {
    let a = try rule(deductible: 5_000, rates: [0.5, 0.8], cap: nil)
    #expect(try a.joined(with: rule(deductible: 5_000, rates: [0.5, 0.8], from: [0, 90_000], cap: nil)) == nil)
    #expect(try a.joined(with: rule(deductible: 5_000, rates: [0.5], cap: nil)) == nil)
    #expect(try a.joined(with: rule(deductible: 5_000, rates: [0.5, 0.8], cap: nil, measure: .aboveDeductible)) == nil)
    #expect(a.joined(with: HalfOfEverything()) == nil)
    #expect(HalfOfEverything().joined(with: a) == nil)
  }

  private struct HalfOfEverything: BenefitRule {
    var deductible: Double { 0 }
    func payment(for amount: Double) -> Double { amount / 2 }
    func explain(_ amount: Double) -> [BenefitStep] {
      [BenefitStep(.band, from: 0, to: nil, base: amount, rate: 0.5, payment: amount / 2, clause: "1")]
    }
  }
}
