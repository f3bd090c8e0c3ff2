import Foundation
import Testing

@testable import Chance
@testable import Fitting

/// Densities and the logarithms of both tails of every law that can be fitted.
struct DensityTests {
  private static let laws: [any ContinuousLaw] = {
    let laws: [(any ContinuousLaw)?] = [
      try? Lognormal(meanlog: 8.4, sdlog: 1.1), try? Gamma(shape: 0.6, scale: 9_000), try? Gamma(shape: 40, scale: 200),
      try? Weibull(shape: 0.7, scale: 5_000), try? Exponential(mean: 6_000), try? Pareto(shape: 1.7, minimum: 500),
      try? Lomax(shape: 2.2, scale: 8_000), try? GeneralizedPareto(shape: 0.4, scale: 4_000),
      try? GeneralizedPareto(shape: -0.01, scale: 4_000), try? GeneralizedPareto(shape: 1e-5, scale: 4_000),
      try? BurrXII(shape1: 1.3, shape2: 1.8, scale: 5_000), try? LogLogistic(shape: 1.9, scale: 5_000),
      try? InverseGaussian(mean: 7_000, shape: 5_000),
      try? Mixture(components: [
        .init(weight: 0.6, law: Lognormal(meanlog: 7, sdlog: 0.8)),
        .init(weight: 0.4, law: Lognormal(meanlog: 9, sdlog: 1.2)),
      ]),
      try? Spliced(
        body: Lognormal(meanlog: 8.4, sdlog: 1),
        tail: GeneralizedPareto(shape: 0.4, scale: 9_000, threshold: 20_000), threshold: 20_000, tailWeight: 0.1),
    ]
    return laws.compactMap(\.self)
  }()

  @Test func `every law is here`() { #expect(Self.laws.count == 15) }

  @Test(arguments: laws.indices) func `the density is the slope of the distribution function`(index: Int) {
    let law = Self.laws[index]
    for p in [0.05, 0.3, 0.5, 0.8, 0.95, 0.999] {
      let x = law.quantile(p)
      let h = 1e-5 * x
      let slope =
        p < 0.5
        ? (law.cumulative(x + h) - law.cumulative(x - h)) / (2 * h)
        : (law.survival(x - h) - law.survival(x + h)) / (2 * h)
      #expect(abs(exp(law.logDensity(x)) / slope - 1) < 1e-6, "\(law.name) at \(p)")
    }
  }

  @Test(arguments: laws.indices) func `logarithms of the tails agree with the tails`(index: Int) {
    let law = Self.laws[index]
    for p in [1e-9, 0.01, 0.4, 0.6, 0.99] {
      let (low, high) = (law.quantile(p), law.quantile(survival: p))
      #expect(abs(law.logCumulative(low) - log(law.cumulative(low))) < 1e-9, "\(law.name) at \(p)")
      #expect(abs(law.logSurvival(high) - log(law.survival(high))) < 1e-9, "\(law.name) at \(p)")
      let between = law.logProbability(above: low, upTo: 1.5 * low)
      let difference = law.survival(low) - law.survival(1.5 * low)
      if p > 1e-3 { #expect(abs(exp(between) / difference - 1) < 1e-8, "\(law.name) at \(p)") }
    }
    #expect(law.logProbability(above: 0, upTo: .infinity) == 0)
    #expect(law.logProbability(above: 5, upTo: 5) == -.infinity)
  }

  @Test(arguments: laws.indices) func `the sum over a sample is the sum of its terms`(index: Int) {
    let law = Self.laws[index]
    let amounts = (1..<2_000).map { law.quantile(Double($0) / 2_000) }
    let weights = amounts.indices.map { Double(1 + $0 % 3) }
    let plain = law.logDensitySum(ObservedAmounts(ascending: amounts))
    let direct = amounts.reduce(0) { $0 + law.logDensity($1) }
    #expect(abs(plain / direct - 1) < 1e-12, "\(law.name)")
    let weighted = law.logDensitySum(ObservedAmounts(ascending: amounts, weights: weights))
    let directly = zip(amounts, weights).reduce(0) { $0 + $1.1 * law.logDensity($1.0) }
    #expect(abs(weighted / directly - 1) < 1e-12, "\(law.name)")
  }

  /// Values of mpmath with 50 digits.
  @Test func `the logarithms hold where the tails underflow`() throws {
    let gamma = try Gamma(shape: 2.5, scale: 1)
    #expect(abs(gamma.logSurvival(2_000) / -1988.882579274957 - 1) < 1e-11)
    #expect(abs(try Gamma(shape: 300, scale: 1).logCumulative(10) / -734.0965389577393 - 1) < 1e-9)
    let lognormal = try Lognormal(meanlog: 0, sdlog: 1)
    #expect(abs(lognormal.logSurvival(exp(50)) / -1254.83136113942 - 1) < 1e-11)
    #expect(lognormal.logSurvival(exp(-50)) > -1e-300)
  }
}
