import Foundation
import Testing

@testable import Chance

/// The file that `Reference/make-reference.py` makes.
struct ReferenceValues: Decodable {
  struct Value: Decodable {
    let at: Double
    let value: Double
    let by: [String]
  }

  struct Severity: Decodable {
    let law: String
    let parameters: [String: Double]
    let cumulative: [Value]
    let survival: [Value]
    let quantile: [Value]
    let survivalQuantile: [Value]
    let limitedExpectedValue: [Value]
    let limitedSecondMoment: [Value]

    var label: String {
      law + " " + parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }

    /// The same law here.
    func make() throws -> any SeverityLaw {
      switch law {
      case "mixture":
        try Mixture(components: [
          .init(weight: 0.7, law: Lognormal(meanlog: 8.5, sdlog: 1)),
          .init(weight: 0.2, law: Gamma(shape: 2, scale: 40_000)),
          .init(weight: 0.1, law: Pareto(shape: 2.5, minimum: 30_000)),
        ])
      case "spliced":
        try Spliced(
          body: Lognormal(meanlog: 9, sdlog: 1.2),
          tail: GeneralizedPareto(shape: 0.35, scale: 40_000, threshold: 100_000), threshold: 100_000,
          tailWeight: 0.03)
      default:
        try LawCatalogue.standard.make(name: law, parameters: parameters)
      }
    }
  }

  struct Frequency: Decodable {
    let law: String
    let parameters: [String: Double]
    let probability: [Value]
    let cumulative: [Value]

    var label: String {
      law + " " + parameters.sorted { $0.key < $1.key }.map { "\($0.key)=\($0.value)" }.joined(separator: " ")
    }

    func make() throws -> any FrequencyLaw {
      func parameter(_ name: String) throws -> Double { try #require(parameters[name]) }
      switch law {
      case "binomial":
        return try Binomial(trials: Int(parameter("trials")), probability: parameter("probability"))
      case "poisson":
        return try Poisson(mean: parameter("mean"))
      default:
        return try NegativeBinomial(mean: parameter("mean"), size: parameter("size"))
      }
    }
  }

  let software: [String: String]
  let severity: [Severity]
  let frequency: [Frequency]

  static func load() throws -> ReferenceValues {
    let url = try #require(Bundle.module.url(forResource: "severity", withExtension: "json"))
    let decoder = JSONDecoder()
    decoder.nonConformingFloatDecodingStrategy = .convertFromString(
      positiveInfinity: "Infinity", negativeInfinity: "-Infinity", nan: "NaN")
    return try decoder.decode(ReferenceValues.self, from: Data(contentsOf: url))
  }

  /// |a − b| over the larger of the two; values that both are below 1e-300 count as equal, since subnormal numbers have
  /// no 10 digits to compare.
  static func difference(_ a: Double, _ b: Double) -> Double {
    if a == b || max(abs(a), abs(b)) < 1e-300 { return 0 }
    guard a.isFinite, b.isFinite else { return .infinity }
    return abs(a - b) / max(abs(a), abs(b))
  }
}
