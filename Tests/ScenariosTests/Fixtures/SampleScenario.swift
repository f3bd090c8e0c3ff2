import Documents
import Foundation
import Scenarios

/// A scenario file in which nothing is wrong, to be changed by tests.
enum SampleScenario {
  static let text = """
    name: sample
    title: { en: A sample, zh: 示例 }
    policy: shanxi-2019
    year: 2019
    terms:
      riskSharing.agreedSurplusRate: { value: 4%, assumption: true }
    population:
      insured: { value: 10000, assumption: true }
      groups:
        disabled: { share: { value: 10%, assumption: true } }
    expense:
      model: self-paid
      probability: { value: 12%, assumption: true }
      law: { name: lognormal, meanlog: 8.4, sdlog: 1.2, source: a yearbook }
      factor: { value: 0.9, source: a yearbook }
    shocks:
      frequency: { value: 0.05, assumption: true }
      severity: { value: 0.04, assumption: true }
      correlation: { value: 0, assumption: true }
    openingReserve: { value: 1000, assumption: true }
    method: individual
    replications: 20
    seed: 7

    """

  /// The text with each of some things put in place of another; every thing to be replaced must be there.
  static func text(_ changes: [(String, String)]) -> String {
    changes.reduce(text) { text, change in
      precondition(text.contains(change.0), "the sample does not contain '\(change.0)'")
      return text.replacing(change.0, with: change.1)
    }
  }

  static func scenario(
    _ text: String = text, set: [String] = [], name: String = "sample.yaml"
  ) throws -> Scenario {
    try ScenarioFile(text: text, name: name).scenario(overrides: set.map { try Override(argument: $0) })
  }

  /// What is wrong with a text, in the order in which it is reported; empty where nothing is.
  static func problems(_ text: String = text, set: [String] = []) -> [Problem] {
    do {
      _ = try scenario(text, set: set)
      return []
    } catch let error as DocumentError {
      return error.problems
    } catch {
      return [Problem("threw something else: \(error)", at: Place(file: ""))]
    }
  }

  /// Where a piece of text stands first, as places count: from 1, in Unicode scalars.
  static func place(of piece: String, in text: String, file: String = "sample.yaml") -> Place? {
    guard let range = text.range(of: piece) else { return nil }
    let before = text[..<range.lowerBound].unicodeScalars
    let line = before.count { $0 == "\n" } + 1
    let column = before.reversed().prefix { $0 != "\n" }.count + 1
    return Place(file: file, line: line, column: column)
  }
}
