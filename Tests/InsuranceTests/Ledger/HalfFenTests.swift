import Insurance
import TestSupport
import Testing

/// What one person gets, to the fen as decimal arithmetic has it: half a fen is a fen, whatever binary fractions make of it.
struct HalfFenTests {
  @Test func `a benefit is that of whole fen and whole percents`() throws {
    var random = SplitMix64(seed: 11)
    var halves = 0
    for _ in 0..<200_000 {
      let deductible = Int.random(in: 0...3_000_000, using: &random)
      let amount = deductible + Int.random(in: 0...50_000_000, using: &random)
      let percent = Int.random(in: 1...100, using: &random)
      let yuan = Double(percent) / 100 * (Double(amount) / 100 - Double(deductible) / 100)
      let product = percent * (amount - deductible)
      halves += product % 100 == 50 ? 1 : 0
      let fen = try #require(Money(benefit: yuan)).fen
      guard fen == Int64((product + 50) / 100) else {
        Issue.record("\(percent)% of \(amount - deductible) fen: \(fen)")
        return
      }
    }
    #expect(halves > 1_000, "there are halves among them")
  }

  /// 75% of 10,000.10 yuan, 60% of 0.025.
  @Test(arguments: [
    (0.75 * (20000.10 - 10000), 750_008), (0.60 * 0.025, 2), (0, 0), (0.004, 0), (0.0049, 0), (0.005, 1),
  ])
  func `halves go up`(_ yuan: Double, _ fen: Int64) {
    #expect(Money(benefit: yuan)?.fen == fen)
  }

  @Test(arguments: [.infinity, -.infinity, .nan, 1.1e13]) func `what is no amount has none`(_ yuan: Double) {
    #expect(Money(benefit: yuan) == nil)
  }
}
