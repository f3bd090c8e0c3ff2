import Foundation
import Testing

@testable import Chance
@testable import Fitting

/// Standard errors, where theory has them in closed form, and what weights mean.
struct StandardErrorTests {
  @Test func `a lognormal's errors are sigma over the root of n and of 2n`() throws {
    let fitted = try #require(LawFamily.lognormal.fit(try ReferenceCase.observations("amount: complete")))
    let sigma = try #require(fitted.parameters.last?.value)
    let errors = fitted.parameters.compactMap(\.standardError)
    #expect(abs(errors[0] / (sigma / 400.0.squareRoot()) - 1) < 1e-3)
    #expect(abs(errors[1] / (sigma / 800.0.squareRoot()) - 1) < 1e-3)
    let covariance = try #require(fitted.covariance)
    #expect(abs(covariance[0][1]) < 1e-3 * errors[0] * errors[1])
  }

  @Test func `an exponential's mean is the sample's, with the mean over the root of n`() throws {
    let observations = try ReferenceCase.observations("amount: complete")
    let fitted = try #require(LawFamily.exponential.fit(observations))
    let mean = observations.exact.mean
    #expect(abs(fitted.parameters[0].value / mean - 1) < 1e-6)
    let error = try #require(fitted.parameters[0].standardError)
    #expect(abs(error / (mean / 20) - 1) < 1e-3)
  }

  @Test func `a Pareto law's index is Hill's estimate above the least amount`() throws {
    let observations = try ReferenceCase.observations("amount: complete")
    let fitted = try #require(LawFamily.pareto.fit(observations))
    let least = try #require(observations.exact.values.first)
    let hill = 1 / (observations.exact.logMean - log(least))
    #expect(fitted.parameters.map(\.name) == ["shape", "minimum"])
    #expect(abs(fitted.parameters[0].value / hill - 1) < 1e-6)
    #expect(fitted.parameters[1].value == least && fitted.parameters[1].standardError == nil)
    let logLikelihood = observations.exact.sum { log(hill / $0) - hill * log($0 / least) }
    #expect(abs(fitted.logLikelihood / logLikelihood - 1) < 1e-12)
  }

  @Test func `a weight of three is three rows`() throws {
    let sample = try ReferenceFits.sample()
    let amounts = try #require(sample["amount"])
    let weights = try #require(sample["weight"])
    let weighted = Observations(exact: amounts, weights: weights)
    let repeated = Observations(
      exact: zip(amounts, weights).flatMap { Array(repeating: $0.0, count: Int($0.1)) })
    for family in LawFamily.all {
      let one = try #require(family.fit(weighted), "\(family.name)")
      let other = try #require(family.fit(repeated), "\(family.name)")
      #expect(abs(one.logLikelihood - other.logLikelihood) < 1e-4, "\(family.name)")
      #expect(one.count == other.count)
      for (a, b) in zip(one.parameters, other.parameters) {
        if let x = a.standardError, let y = b.standardError { #expect(abs(x / y - 1) < 1e-3, "\(family.name) \(a)") }
      }
      let distance = try #require(EmpiricalDistance(of: one.law, from: weighted))
      let again = try #require(EmpiricalDistance(of: one.law, from: repeated))
      #expect(abs(distance.kolmogorovSmirnov - again.kolmogorovSmirnov) < 1e-12)
    }
  }

  @Test func `where data say nothing about a parameter there is no standard error`() throws {
    // Exponential amounts: a Burr law's shape runs away, towards the Weibull law.
    let amounts = (1...300).map { -5_000 * log(1 - (Double($0) - 0.5) / 300) }
    let fitted = try #require(LawFamily.lomax.fit(Observations(exact: amounts)))
    let limit = try #require(LawFamily.exponential.fit(Observations(exact: amounts)))
    #expect(fitted.state == .undetermined && fitted.covariance == nil)
    #expect(abs(fitted.logLikelihood - limit.logLikelihood) < 0.01)
    #expect(fitted.akaike > limit.akaike)
  }
}
