import Insurance
import TestSupport
import Testing

/// a + b·premium + c·claims, and the premium that pays for it.
struct OperatingCostsTests {
  @Test func `costs are so much a head, of the premium and of the claims`() throws {
    let costs = try OperatingCosts(perInsured: 0.5, shareOfPremium: 0.02, shareOfClaims: 0.01, clause: "五")
    // 500,000 + 2% × 85,000,000 + 1% × 80,000,000
    #expect(costs.amount(premium: yuan(85_000_000), claims: yuan(80_000_000), insured: 1_000_000) == yuan(3_000_000))
  }

  @Test func `each part is rounded to the fen`() throws {
    let costs = try OperatingCosts(perInsured: 0.005, shareOfPremium: 0.5, shareOfClaims: 0.5, clause: "五")
    // 0.005, 0.005 and 0.005 yuan: a fen each, not 0.015 rounded.
    #expect(costs.amount(premium: Money(fen: 1), claims: Money(fen: 1), insured: 1) == Money(fen: 3))
  }

  @Test func `no costs are none`() {
    #expect(OperatingCosts.none.amount(premium: yuan(1_000), claims: yuan(900), insured: 10) == .zero)
    #expect(OperatingCosts.none.premiumNeeded(claims: 900, insured: 10) == 900)
  }

  @Test func `the premium needed for claims of 80,000,000`() throws {
    let costs = try OperatingCosts(perInsured: 0.5, shareOfPremium: 0.02, shareOfClaims: 0.01, clause: "五")
    // (500,000 + 1.01 × 80,000,000) / 0.98 = 81,300,000 / 0.98
    let premium = costs.premiumNeeded(claims: 80_000_000, insured: 1_000_000)
    #expect(abs(premium - 82_959_183.673_469_39) < 1e-6)
  }

  @Test func `the premium needed leaves nothing after claims and costs`() throws {
    var random = SplitMix64(seed: 41)
    for _ in 0..<500 {
      let costs = try OperatingCosts(
        perInsured: random.uniform() * 5, shareOfPremium: random.uniform() * 0.9, shareOfClaims: random.uniform(),
        clause: "五")
      let insured = Int.random(in: 0...5_000_000, using: &random)
      let claims = try #require(Money(yuan: random.uniform() * 1e9))
      let premium = try #require(Money(yuan: costs.premiumNeeded(claims: claims.yuan, insured: insured)))
      let left = premium - claims - costs.amount(premium: premium, claims: claims, insured: insured)
      // The premium and the three parts are rounded, half a fen each.
      #expect(abs(left.fen) <= 2)
    }
  }

  @Test func `a premium that does not even pay the costs covers no claims`() throws {
    let costs = try OperatingCosts(perInsured: 1, shareOfPremium: 0.5, clause: "五")
    // Half of 100 is left, and 100 heads cost 100.
    #expect(costs.claimsCovered(by: 100, insured: 100) == 0)
    #expect(costs.claimsCovered(by: 300, insured: 100) == 50)
  }

  @Test func `what is below 0, not a number, or a whole premium is refused`() {
    let expect = { (parameter: String, make: () throws -> Void) in
      let error = #expect(throws: RuleError.self, performing: make)
      #expect(error?.code == .outOfRange)
      #expect(error?.parameter == parameter)
    }
    for share in [-0.01, 1, 1.5, .nan] {
      expect("shareOfPremium") { _ = try OperatingCosts(shareOfPremium: share, clause: "五") }
    }
    for amount in [-0.01, .nan, .infinity] {
      expect("costs") { _ = try OperatingCosts(perInsured: amount, clause: "五") }
      expect("costs") { _ = try OperatingCosts(shareOfClaims: amount, clause: "五") }
    }
  }

  @Test func `costs beyond every amount are the largest amount, not a trap`() throws {
    let costs = try OperatingCosts(perInsured: 1e300, clause: "五")
    #expect(costs.amount(premium: yuan(1), claims: yuan(1), insured: 1_000_000) == .largest)
  }
}
