import Chance
import Documents
import Foundation
import Scenarios
import Testing

@testable import Plans
@testable import Simulation

/// A share of people that is known above a deductible alone, which the law carries to all.
struct SeenAboveTests {
  /// 1% of people above 10,000, of an exponential law with mean 8,000: 1% · e^1.25 have any.
  private static let all = 0.01 * exp(1.25)

  private func scenario(
    probability: Double = all, error: Double? = 0.0005, variance: Double = 160_000, factor: Double = 1,
    groups: String = ""
  ) throws -> Scenario {
    let text = """
      name: above
      title: above
      policy: shanxi-2019
      year: 2019
      population: { insured: { value: 40000, source: test }\(groups) }
      expense:
        model: self-paid
        probability: { value: \(probability), source: test }
        seenAbove:
          amount: 10000
          share: { value: 1%, \(error.map { "standardError: \($0), " } ?? "")source: test }
        law:
          name: exponential
          mean: 8000
          source: test
          covariance: { of: [mean], rows: [[\(variance)]] }
        factor: { value: \(factor), source: test }
      """
    return try ScenarioFile(text: text, name: "above.yaml").scenario()
  }

  private func paths(_ scenario: Scenario, _ count: Int = 400) throws -> [Cohort] {
    let frame = try YearFrame(plan: scenario.plan)
    return (0..<count).compactMap { frame.people(replication: $0).first }
  }

  @Test func `on every path the people above the deductible are those that were seen, whatever the law`() throws {
    let held = try paths(try scenario(error: 1e-12))
    #expect(Set(held.map(\.probability)).count > 300)
    for cohort in held {
      #expect(abs(cohort.probability * cohort.severity.survival(10_000) / 0.01 - 1) < 1e-6)
    }
    // Prices twice as high: who was above 10,000 is above 20,000.
    for cohort in try paths(try scenario(error: 1e-12, factor: 2), 50) {
      #expect(abs(cohort.probability * cohort.severity.survival(20_000) / 0.01 - 1) < 1e-6)
    }
  }

  /// q e^(d/θ) θ e^(−d/θ) is q θ: its relative variance is 5%² of q and of θ, and none of d/θ.
  @Test func `the cost above the deductible moves by both errors, and by no more`() throws {
    let costs = try paths(try scenario(), 4_000).map { cohort in
      cohort.probability * (cohort.severity.mean - cohort.severity.limitedExpectedValue(10_000))
    }
    let mean = costs.reduce(0, +) / Double(costs.count)
    let variance = costs.reduce(0) { $0 + ($1 / mean - 1) * ($1 / mean - 1) } / Double(costs.count)
    // √0.005; of 4,000 draws it has 1.1% of error.
    #expect(abs(variance.squareRoot() / 0.005.squareRoot() - 1) < 0.05, "\(variance.squareRoot())")
  }

  @Test func `without errors nothing is drawn`() throws {
    let people = try paths(try scenario(error: nil, variance: 0), 20)
    #expect(people.count == 20 && people.allSatisfy { abs($0.probability / Self.all - 1) < 1e-12 })
  }

  @Test func `a probability that does not follow is told`() throws {
    let error = #expect(throws: DocumentError.self) { try scenario(probability: 0.03) }
    #expect(
      error?.problems.first?.message.contains("does not follow from 'seenAbove': 1% above 10,000 are 3.49%") == true)
  }
}
