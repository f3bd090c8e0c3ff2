import Documents
import Foundation
import Insurance
import Scenarios
import Studies
import StudyReports
import TestSupport
import Testing

/// What caused a loss, of scenarios: the causes add up to the fen, and each has its own.
struct LossCauseStudyTests {
  private static let jincheng = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().appending(path: "scenarios/jincheng-2019.yaml").path

  private func record(_ happened: String?, claims: Double) throws -> LossDecompositionText.Record {
    let changes = try happened.map { try Alternative(argument: $0) }
    return try LossCauseStudy(of: Self.jincheng, overrides: [], changes: changes).answer(
      claims: try #require(Money(yuan: claims)), premium: nil, costs: nil
    ).record
  }

  @Test func `over random pairs of scenarios the causes add up to the fen`() throws {
    var random = SplitMix64(seed: 24)
    for _ in 0..<(isFullTest ? 10_000 : 12) {
      func number(_ range: ClosedRange<Double>) -> String {
        String(format: "%.3f", Double.random(in: range, using: &random))
      }
      let all = [
        "benefit.rate=\(number(0.5...0.9))", "benefit.deductible=\(Int.random(in: 5000...20000, using: &random))",
        "expense.factor=\(number(0.4...0.8))", "expense.probability=\(number(0.1...0.2))",
        "population.insured=\(Int.random(in: 1_000_000...3_000_000, using: &random))",
      ]
      let some = all.filter { _ in Bool.random(using: &random) }
      let record = try record(
        some.isEmpty ? nil : some.joined(separator: ", "), claims: Double.random(in: 1e7...4e8, using: &random))
      let fen = record.causes.values.reduce(0) { $0 + ($1 * 100).rounded() }
      #expect(fen == (record.change * 100).rounded(), "\(some)")
      // What was not changed causes nothing.
      for (cause, key) in [("policy", "benefit"), ("price", "factor"), ("volume", "p")] {
        let isChanged = some.contains { $0.hasPrefix(key) || $0.contains("." + key) }
        if !isChanged { #expect(record.causes[cause] == 0, "\(cause) of \(some)") }
      }
    }
  }

  @Test func `a change alone has all that it moves`() throws {
    // Twice as many people with expense: twice the claims of a mean year.
    let before = try record(nil, claims: 2e8)
    let after = try record("population.insured=3600000", claims: 2e8)
    #expect(abs((after.causes["volume"] ?? 0) - before.expected.claims) < 0.02)
    #expect(abs((after.causes["chance"] ?? 0) - (2e8 - 2 * before.expected.claims)) < 0.02)
  }
}
