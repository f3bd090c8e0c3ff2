import TestSupport
import Testing

@testable import Statistics

/// What each of several changes brings of the whole.
struct ShapleyValueTests {
  @Test func `the glove game: who has the only right glove has four sixths`() {
    // Players 0 and 1 have a left glove each, 2 the right one; a pair is worth 1. Known: 1/6, 1/6, 4/6.
    let shares = ShapleyValue.shares(of: 3) { set in set & 0b100 != 0 && set & 0b011 != 0 ? 1 : 0 }
    for (share, known) in zip(shares, [1.0 / 6, 1.0 / 6, 4.0 / 6]) { #expect(abs(share - known) < 1e-15) }
  }

  @Test func `one change has the whole, and one that moves nothing has none of it`() {
    #expect(ShapleyValue.shares(of: 1) { $0 == 1 ? 7 : 2 } == [5])
    let shares = ShapleyValue.shares(of: 2) { $0 & 1 != 0 ? 3 : 0 }
    #expect(shares == [3, 0])
  }

  @Test func `the shares add up to the whole`() {
    var random = SplitMix64(seed: 11)
    for count in 1...6 {
      let worths = (0..<(1 << count)).map { _ in Double.random(in: -1e9...1e9, using: &random) }
      let sum = ShapleyValue.shares(of: count) { worths[$0] }.reduce(0, +)
      #expect(abs(sum - (worths[worths.count - 1] - worths[0])) < 1e-4)
    }
  }
}
