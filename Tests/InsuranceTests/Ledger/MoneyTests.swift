import Insurance
import TestSupport
import Testing

/// Whole fen, and what becomes of an amount that is not one.
struct MoneyTests {
  @Test(
    arguments: [
      (0, 0), (0.01, 1), (1, 100), (-1, -100), (12.344, 1_234), (12.346, 1_235),
      // Halves that a Double holds exactly go away from zero.
      (0.125, 13), (-0.125, -13), (0.375, 38), (-0.375, -38), (0.004, 0), (-0.004, 0),
      (136_554_256.80, 13_655_425_680),
    ] as [(Double, Int64)])
  func `yuan become the nearest whole fen, halves away from zero`(yuan: Double, fen: Int64) throws {
    #expect(try #require(Money(yuan: yuan)).fen == fen)
  }

  @Test func `the largest amount is 10¹³ yuan, either way`() throws {
    #expect(Money.largest.yuan == 1e13)
    #expect(Money(yuan: 1e13) == Money.largest)
    #expect(Money(yuan: -1e13) == -Money.largest)
    #expect(Money(yuan: 1.000_000_1e13) == nil)
    #expect(Money(yuan: -1.000_000_1e13) == nil)
    #expect(Money(yuan: .greatestFiniteMagnitude) == nil)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, .signalingNaN])
  func `what is not a finite number is no money`(yuan: Double) {
    #expect(Money(yuan: yuan) == nil)
  }

  @Test func `fen survive the way over yuan and back`() throws {
    var random = SplitMix64(seed: 11)
    for _ in 0..<2_000 {
      let money = Money(fen: Int64.random(in: -1_000_000_000_000_000...1_000_000_000_000_000, using: &random))
      #expect(Money(yuan: money.yuan) == money)
    }
  }

  @Test func `a part is to the nearest fen, halves away from zero`() {
    #expect(yuan(145_891_300).part(0.8) == yuan(116_713_040))
    #expect(yuan(145_891_300).part(0.95) == yuan(138_596_735))
    #expect(Money(fen: 1).part(0.5) == Money(fen: 1))
    #expect(Money(fen: 3).part(0.5) == Money(fen: 2))
    #expect(Money(fen: -1).part(0.5) == Money(fen: -1))
    #expect(Money(fen: 100).part(1.0 / 3) == Money(fen: 33))
    #expect(Money(fen: 200).part(1.0 / 3) == Money(fen: 67))
  }

  @Test func `nothing and everything are parts, and the whole stays exact up to the largest amount`() {
    for money in [Money.zero, Money(fen: 1), yuan(145_891_300), Money(fen: 999_999_999_999_999), .largest] {
      #expect(money.part(0) == .zero)
      #expect(money.part(1) == money)
      #expect((-money).part(1) == -money)
    }
  }

  @Test func `a part never exceeds the largest amount, and a share that is no number is none`() {
    #expect(Money.largest.part(2) == .largest)
    #expect(Money.largest.part(-2) == -Money.largest)
    #expect(yuan(1).part(.nan) == .zero)
  }

  @Test func `a thousand of the largest amount add up`() {
    let sum = (0..<1_000).reduce(Money.zero) { sum, _ in sum + .largest }
    #expect(sum.fen == 1_000_000_000_000_000_000)
  }

  @Test func `sums do not depend on the order`() {
    var random = SplitMix64(seed: 12)
    var amounts = (0..<500).map { _ in Money(fen: Int64.random(in: -1_000_000_000...1_000_000_000, using: &random)) }
    let before = amounts.reduce(.zero, +)
    amounts.shuffle(using: &random)
    #expect(amounts.reduce(.zero, +) == before)
    #expect(before - before == .zero)
    #expect(yuan(2) > yuan(1, fen: 99))
  }
}
