import Chance
import Foundation
import Testing

@testable import Fitting

/// The likelihood of a mixture has several tops: the search finds the highest that is no heap of equal amounts.
struct MixtureStartsTests {
  /// 280 amounts: quantiles (i − ½)/n of three lognormal laws, 80 of (5, 0.5), 150 of (7.5, 0.6), 50 of (10, 0.7), to the
  /// cent. Of 120 random starts the best reach −2,560.700; one search from one start ended at −2,576.574.
  @Test func `the best top of three components is found`() throws {
    var amounts: [Double] = []
    for (count, mean, deviation) in [(80, 5.0, 0.5), (150, 7.5, 0.6), (50, 10.0, 0.7)] {
      for i in 0..<count {
        let z = StandardNormal.quantile((Double(i) + 0.5) / Double(count))
        amounts.append((100 * exp(mean + deviation * z)).rounded() / 100)
      }
    }
    let fitted = try #require(LawFamily.lognormalMixture.fit(Observations(exact: amounts)))
    #expect(abs(fitted.logLikelihood + 2_560.700) < 0.01, "\(fitted.logLikelihood)")
    let values = Dictionary(uniqueKeysWithValues: fitted.parameters.map { ($0.name, $0.value) })
    #expect(abs(try #require(values["1.weight"]) - 0.2111) < 1e-3)
    #expect(abs(try #require(values["2.lognormal.sdlog"]) - 1.4553) < 1e-3)
  }

  /// A third of the amounts are one rounded value: the likelihood of a part that sits on it has no bound.
  @Test func `a heap of equal amounts is no part`() throws {
    let spread = (0..<200).map { exp(7 + 1.2 * StandardNormal.quantile((Double($0) + 0.5) / 200)) }
    let fitted = try #require(
      LawFamily.lognormalMixture.fit(Observations(exact: spread + Array(repeating: 1_300, count: 100))))
    let deviations = fitted.parameters.filter { $0.name.hasSuffix("sdlog") }.map(\.value)
    #expect(deviations.count == 2 && (deviations.max() ?? 0) <= 10.001 * (deviations.min() ?? 0))
  }
}
