import Foundation
import Testing

@testable import Fitting

/// A search that finds no maximum ends: it is told how often it may ask.
struct BudgetTests {
  private static let coordinates = [Coordinate("a", .logarithm), Coordinate("b", .identity)]

  /// Likelihoods that climb without end, by what they look like.
  private static let endless: [(name: String, value: @Sendable ([Double]) -> Double)] = [
    ("a slope", { log($0[0]) + $0[1] }),
    ("a ridge", { log($0[0]) - 1e6 * pow(log($0[0]) - $0[1], 2) }),
    ("a bent ridge", { 1e-3 * $0[1] - 1e4 * pow(log($0[0]) - pow($0[1], 2), 2) }),
    ("noise", { 1e-3 * sin(1e9 * $0[0]) + 1e-3 * cos(1e9 * $0[1]) }),
    ("a plain", { _ in 0 }),
    ("a step", { $0[1].rounded(.down) }),
    ("hardly anywhere finite", { abs($0[1] - 1) < 1e-9 ? 0 : -.infinity }),
  ]

  @Test(arguments: endless.indices, [false, true])
  func `nothing that climbs without end is determined, and no search asks more than its budget`(
    kind: Int, isClose: Bool
  ) throws {
    var calls = 0
    var best = -Double.infinity
    let maximum = try #require(
      Maximum(Self.coordinates, from: [1, 1], isClose: isClose) { values in
        calls += 1
        let value = Self.endless[kind].value(values)
        best = max(best, value)
        return value
      })
    #expect(calls <= 10_000)
    #expect(maximum.covariance == nil, "\(Self.endless[kind].name)")
    #expect(maximum.logLikelihood.isFinite && maximum.logLikelihood <= best)
    #expect(maximum.logLikelihood == Self.endless[kind].value(maximum.values))
  }
}
