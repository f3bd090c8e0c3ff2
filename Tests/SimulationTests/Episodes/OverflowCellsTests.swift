import Insurance
import Testing

@testable import Plans
@testable import Simulation

/// Cells of the people who have an overflow that is paid beside X.
struct OverflowCellsTests {
  private static let pilot = 200_000

  private static func pairs() throws -> (OverflowPairs, BenefitStack) {
    let policy = try TestPlan.policy("langfang-2024")
    let episodes = try #require(try TestEpisodes.cohort(policy, pilot: pilot).episodes)
    return (try #require(episodes.levels.usual.overflow), try policy.stack(for: Group.generalID))
  }

  /// By the one reference there is, every person.
  @Test func `they have the moments of their people`() throws {
    let (usual, benefits) = try Self.pairs()
    let scaled = usual.warped(by: SIMD3(0.9, 1.3, 0.7), others: usual.others)
    for (pairs, factors) in [(usual, [0.5, 0.97, 1, 1.2, 3]), (scaled, [1, 1.7])] {
      for factor in factors {
        let (all, cells) = (
          pairs.moments(factor: factor, benefits: benefits), pairs.momentsByCells(factor: factor, benefits: benefits)
        )
        func gap(_ part: (OverflowPairs.Moments) -> Double) -> Double { abs(part(cells) / part(all) - 1) }
        // What the rule does not touch is exact.
        #expect(gap(\.amount) < 1e-12 && gap(\.amountSquare) < 1e-12)
        #expect(gap(\.paid) < 1e-12, "\(gap(\.paid))")
        #expect(gap(\.payment) < 1e-4 && gap(\.overflow) < 1e-4, "\(factor) \(gap(\.payment)) \(gap(\.overflow))")
        #expect(
          gap(\.paymentSquare) < 1e-3 && gap(\.cross) < 1e-3 && gap(\.overflowCross) < 1e-3,
          "\(factor) \(gap(\.paymentSquare)) \(gap(\.cross)) \(gap(\.overflowCross))")
      }
    }
  }

  @Test func `few people, equal people and one with nearly all of the money`() throws {
    let (_, benefits) = try Self.pairs()
    let some: [[(amount: Double, overflow: Double, weight: Double)]] = [
      [(20_000, 300, 1)], Array(repeating: (15_000, 40, 0.001), count: 1_000),
      (0..<999).map { (Double($0), 1, 0.0005) } + [(4e6, 8e6, 0.0005)], [(0, 10, 0.5), (0, 20, 0.5)],
    ]
    for people in some {
      let others = try #require(try TestEpisodes.cohort(TestPlan.policy("langfang-2024")).episodes).levels.usual.others
      let pairs = OverflowPairs(people, rate: 0.65, others: others)
      let (all, cells) = (
        pairs.moments(factor: 1.1, benefits: benefits), pairs.momentsByCells(factor: 1.1, benefits: benefits)
      )
      #expect(abs(cells.amount - all.amount) <= 1e-12 * all.amount)
      #expect(abs(cells.payment - all.payment) <= 1e-3 * all.payment, "\(cells.payment) \(all.payment)")
      #expect(abs(cells.paymentSquare - all.paymentSquare) <= 1e-3 * all.paymentSquare)
    }
  }
}
