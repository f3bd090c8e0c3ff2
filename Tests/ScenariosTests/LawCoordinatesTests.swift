import Chance
import Testing

@testable import StatedLaws

/// The scales on which a law's parameters are drawn.
struct LawCoordinatesTests {
  /// Three lognormal laws.
  private static func mixture() throws -> Mixture {
    try Mixture(components: [
      .init(weight: 0.5, law: try Lognormal(meanlog: 8, sdlog: 0.8)),
      .init(weight: 0.3, law: try Lognormal(meanlog: 9, sdlog: 0.9)),
      .init(weight: 0.2, law: try Lognormal(meanlog: 10, sdlog: 1.1)),
    ])
  }

  private func values(of names: [String], in law: any SeverityLaw) -> [Double] {
    names.compactMap { name in law.parameters.first { $0.name == name }?.value }
  }

  /// The delta method backwards: with D the derivatives of the parameters by the coordinates, taken numerically,
  /// D Σ′ Dᵀ is the covariance that was given.
  @Test func `the covariance of the coordinates is that of the parameters`() throws {
    let law = try Self.mixture()
    let names = ["1.weight", "3.weight", "2.lognormal.meanlog", "3.lognormal.sdlog"]
    let given = [
      [0.0025, -0.0006, 0.0005, 0], [-0.0006, 0.0016, 0, 0.0004], [0.0005, 0, 0.01, 0], [0, 0.0004, 0, 0.0009],
    ]
    let coordinates = try #require(LawCoordinates(of: names, in: LawForm(law, in: .standard)))
    let moved = coordinates.covariance(given)
    let slopes = try names.indices.map { j -> [Double] in
      var (up, down) = (coordinates.estimates, coordinates.estimates)
      up[j] += 1e-5
      down[j] -= 1e-5
      let (a, b) = (try #require(coordinates.law(up)), try #require(coordinates.law(down)))
      return zip(values(of: names, in: a), values(of: names, in: b)).map { ($0 - $1) / 2e-5 }
    }
    for i in names.indices {
      for j in names.indices {
        let back = names.indices.reduce(0) { sum, k in
          sum + names.indices.reduce(0) { $0 + slopes[k][i] * moved[k][$1] * slopes[$1][j] }
        }
        #expect(abs(back - given[i][j]) < 1e-8, "\(i) \(j): \(back)")
      }
    }
  }

  @Test func `the estimates are the law itself`() throws {
    let law = try Self.mixture()
    let names = ["1.weight", "2.weight", "1.lognormal.sdlog"]
    let coordinates = try #require(LawCoordinates(of: names, in: LawForm(law, in: .standard)))
    let same = try #require(coordinates.law(coordinates.estimates))
    for (a, b) in zip(law.parameters, same.parameters) {
      #expect(a.name == b.name && abs(a.value - b.value) < 1e-12 * a.value)
    }
  }

  @Test(arguments: [[40.0, 40, 5], [-40, -40, -5], [900, -900, 3], [-700, 700, -3]])
  func `however far a draw lies, weights stay between 0 and 1 and spreads above 0`(_ drawn: [Double]) throws {
    let names = ["1.weight", "2.weight", "1.lognormal.sdlog"]
    let coordinates = try #require(LawCoordinates(of: names, in: LawForm(Self.mixture(), in: .standard)))
    let law = try #require(coordinates.law(drawn) as? Mixture)
    let weights = law.components.map(\.weight)
    #expect(weights.allSatisfy { $0 > 0 && $0 <= 1 } && abs(weights.reduce(0, +) - 1) < 1e-12)
    #expect(law.components.compactMap { $0.law as? Lognormal }.allSatisfy { $0.sdlog > 0 })
    let spliced = try Spliced(
      body: try Lognormal(meanlog: 8, sdlog: 1),
      tail: try GeneralizedPareto(shape: 0.2, scale: 9000, threshold: 20_000),
      threshold: 20_000, tailWeight: 0.1)
    let tail = try #require(LawCoordinates(of: ["tailWeight"], in: LawForm(spliced, in: .standard)))
    let weight = try #require(tail.law([drawn[0]]) as? Spliced).tailWeight
    #expect(weight >= 0 && weight <= 1)
  }

  /// The weights that are not estimated keep their ratio.
  @Test func `what is left of 1 is shared as before`() throws {
    let coordinates = try #require(LawCoordinates(of: ["1.weight"], in: LawForm(Self.mixture(), in: .standard)))
    let law = try #require(coordinates.law([1.0]) as? Mixture)
    let weights = law.components.map(\.weight)
    #expect(abs(weights[1] / weights[2] - 1.5) < 1e-12 && abs(weights[0] - 0.731_058_578_630_004_9) < 1e-12)
  }
}
