import Foundation
import Testing

@testable import Chance
@testable import Fitting

/// The files that `Reference/make-reference.py` makes.
struct ReferenceFits: Decodable {
  struct Fit: Decodable {
    let law: String
    let parameters: [String: Double]
    let logLikelihood: Double
    let kolmogorovSmirnov: Double?
    let andersonDarling: Double?
  }

  struct Case: Decodable {
    let `case`: String
    let rows: Int
    let fits: [Fit]
  }

  let cases: [Case]

  static func load() throws -> ReferenceFits {
    let url = try #require(Bundle.module.url(forResource: "fits", withExtension: "json"))
    return try JSONDecoder().decode(ReferenceFits.self, from: Data(contentsOf: url))
  }

  /// The columns of the sample.
  static func sample() throws -> [String: [Double]] {
    let url = try #require(Bundle.module.url(forResource: "losses", withExtension: "csv"))
    let lines = try String(contentsOf: url, encoding: .utf8).split(separator: "\n")
    let names = try #require(lines.first).split(separator: ",").map(String.init)
    let rows = lines.dropFirst().map { $0.split(separator: ",").compactMap { Double($0) } }
    return Dictionary(uniqueKeysWithValues: names.enumerated().map { index, name in (name, rows.map { $0[index] }) })
  }

  static func family(_ name: String) throws -> LawFamily {
    try #require(LawFamily.all.first { $0.name == name })
  }
}

/// The observations of every reference case, as the script says them.
struct ReferenceCase {
  static let (low, high, cap) = (3_000.0, 60_000.0, 20_000.0)
  static let bounds = [0, 1_000, 2_000, 4_000, 6_000, 10_000, 20_000, 50_000, .infinity]

  static func observations(_ name: String) throws -> Observations {
    let sample = try ReferenceFits.sample()
    let words = name.split(separator: ":").map { $0.trimmingCharacters(in: .whitespaces) }
    let amounts = try #require(sample[words[0]])
    func capped(_ amounts: [Double], _ truncation: Truncation) -> Observations {
      Observations(
        exact: amounts.filter { $0 < cap },
        atLeast: amounts.filter { $0 >= cap }.map { _ in .init(bound: cap, weight: 1) }, truncation: truncation)
    }
    switch words[1] {
    case "complete": return Observations(exact: amounts)
    case "weighted": return Observations(exact: amounts, weights: sample["weight"])
    case "truncated below": return Observations(exact: amounts.filter { $0 > low }, truncation: .init(below: low))
    case "truncated on both sides":
      return Observations(
        exact: amounts.filter { $0 > low && $0 <= high }, truncation: .init(below: low, above: high))
    case "capped": return capped(amounts, .none)
    case "truncated and capped": return capped(amounts.filter { $0 > low }, .init(below: low))
    case "censored row by row":
      let open = try #require(sample["open"])
      return Observations(
        exact: zip(amounts, open).filter { $0.1 == 0 }.map(\.0),
        atLeast: zip(amounts, open).filter { $0.1 == 1 }.map { .init(bound: $0.0, weight: 1) })
    default:
      return Observations(
        exact: [],
        intervals: zip(bounds, bounds.dropFirst()).map { lower, upper in
          .init(lower: lower, upper: upper, weight: Double(amounts.count { $0 > lower && $0 <= upper }))
        })
    }
  }
}
