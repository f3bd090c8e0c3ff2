import Foundation
import Testing

@testable import Chance
@testable import Fitting

/// Log-likelihoods, estimates and distances are those that SciPy finds on the same data.
struct AgreementWithSciPyTests {
  private static let own: [String] = ["amount", "heavy"].flatMap { column in
    [
      "complete", "weighted", "truncated below", "truncated on both sides", "capped", "truncated and capped",
      "censored row by row", "grouped",
    ].map { "\(column): \($0)" }
  }

  @Test(arguments: own) func `the log-likelihood agrees to six digits`(name: String) throws {
    let reference = try #require(try ReferenceFits.load().cases.first { $0.case == name })
    let observations = try ReferenceCase.observations(name)
    for expected in reference.fits {
      let fitted = try #require(try ReferenceFits.family(expected.law).fit(observations), "\(name) \(expected.law)")
      let difference = abs(fitted.logLikelihood / expected.logLikelihood - 1)
      #expect(
        difference < 5e-7, "\(name) \(expected.law): \(fitted.logLikelihood), SciPy \(expected.logLikelihood)")
      // Where the likelihood has a maximum, it lies at the same parameters.
      guard fitted.state == .determined else { continue }
      for parameter in fitted.parameters {
        guard let value = expected.parameters[parameter.name], let error = parameter.standardError else { continue }
        #expect(abs(parameter.value - value) < 2e-3 * error, "\(name) \(expected.law) \(parameter) \(value)")
      }
    }
  }

  @Test(arguments: ["amount: complete", "heavy: complete"])
  func `the distances of complete data agree to nine digits`(name: String) throws {
    let reference = try #require(try ReferenceFits.load().cases.first { $0.case == name })
    let observations = try ReferenceCase.observations(name)
    for expected in reference.fits {
      let family = try ReferenceFits.family(expected.law)
      // At SciPy's own estimates, so that nothing but the statistic is compared.
      var parameters = expected.parameters
      if family.name == "generalizedPareto" { parameters["threshold"] = 0 }
      let law = try LawCatalogue.standard.make(name: expected.law, parameters: parameters)
      let continuous = try #require(law as? any ContinuousLaw)
      let distance = try #require(EmpiricalDistance(of: continuous, from: observations))
      let supremum = try #require(expected.kolmogorovSmirnov)
      let integral = try #require(expected.andersonDarling)
      #expect(abs(distance.kolmogorovSmirnov / supremum - 1) < 1e-9, "\(expected.law)")
      #expect(abs(distance.andersonDarling / integral - 1) < 1e-9, "\(expected.law)")
    }
  }
}
