import Documents
import Foundation
import Scenarios
import TestSupport
import Testing

@testable import Search

/// Several values found together.
struct JointSolverTests {
  private func outcome(
    _ unknowns: [(path: String, range: String)], _ conditions: [String],
    least: String? = nil, replications: Int = 5
  ) async throws -> JointOutcome {
    let family = try SmallScenario.family(replications: replications)
    let solver = try await JointSolver(
      family, unknowns: try unknowns.map { try Unknown($0.path, between: ValueRange($0.range), in: family) },
      conditions: try conditions.map { try Condition($0) },
      objective: try least.map { JointSolver.Objective(try MetricQuery($0, flag: "--minimise"), isLeast: true) },
      prefersExact: false)
    return try await solver.outcome(threads: 2)
  }

  private let both = [("funding.perHead", "50…150"), ("costs.shareOfPremium", "0…0.2")]

  /// 3,000 people at 100 yuan bring 300,000, of which 15,000 are 5%.
  @Test func `two equalities have the values that meet both`() async throws {
    let outcome = try await outcome(both, ["funding.perHead = 100", "costs.total = 15000"])
    guard case .solved(let answer) = outcome.result else {
      Issue.record("\(outcome.result)")
      return
    }
    #expect(abs((answer.values[0].number ?? 0) - 100) < 0.02)
    #expect(abs((answer.values[1].number ?? 0) - 0.05) < 1e-4)
    #expect(answer.isProved && answer.objective == nil)
  }

  /// The funding is no matter of draws; the rate's interval is about that of the search for it alone.
  @Test func `answers have intervals for the noise of the draws`() async throws {
    let replications = isFullTest ? 120 : 40
    let outcome = try await outcome(
      [("funding.perHead", "50…150"), ("benefit.rate", "40%…100%")],
      ["funding.perHead = 100", "claims.perInsured = 75"], replications: replications)
    guard case .solved(let answer) = outcome.result else {
      Issue.record("\(outcome.result)")
      return
    }
    let halves = try #require(answer.halfWidths)
    #expect(halves[0] < 1e-9)
    let family = try SmallScenario.family(replications: replications)
    let alone = try await Solver(
      family, unknown: try Unknown("benefit.rate", between: ValueRange("40%…100%"), in: family),
      conditions: [try Condition("claims.perInsured = 75")]
    ).outcome(threads: 2)
    guard case .solved(let single) = alone.result, let lower = single.boundary.lower, let upper = single.boundary.upper
    else {
      Issue.record("\(alone.result)")
      return
    }
    // Sixteen runs tell a standard error to 18%, and t is 9% wider than the normal law.
    #expect((0.6...1.8).contains(halves[1] / ((upper - lower) / 2)), "\(halves) \(lower) \(upper)")
  }

  @Test func `an objective is shown on fresh draws too, and a value at the end of its range is named`() async throws {
    let outcome = try await outcome(
      [("funding.perHead", "50…150"), ("benefit.rate", "60%…80%")], ["funding.perHead <= 100"],
      least: "claims.perInsured", replications: 20)
    guard case .solved(let answer) = outcome.result else {
      Issue.record("\(outcome.result)")
      return
    }
    #expect(answer.atEnds == ["benefit.rate"] || answer.atEnds == ["funding.perHead", "benefit.rate"])
    let (own, fresh) = (try #require(answer.objective), try #require(answer.freshObjective))
    #expect(own.value != fresh.value && abs(own.value / fresh.value - 1) < 0.5)
    #expect(answer.halfWidths == nil)
  }

  @Test func `conditions that exclude each other have no answer, and the nearest is named`() async throws {
    let outcome = try await outcome(
      both, ["funding.perHead >= 120", "funding.income <= 300000"], least: "costs.total", replications: 2)
    guard case .never(let nearest, let estimates) = outcome.result else {
      Issue.record("\(outcome.result)")
      return
    }
    #expect(nearest.count == 2 && estimates.count == 2)
  }

  @Test(.enabled(if: isFullTest))
  func `the least funding has the least costs`() async throws {
    let outcome = try await outcome(
      [("funding.perHead", "50…200"), ("costs.shareOfPremium", "0.01…0.1")], ["funding.adequacy >= 50%"],
      least: "funding.perHead", replications: 40)
    guard case .solved(let answer) = outcome.result else {
      Issue.record("\(outcome.result)")
      return
    }
    #expect(abs((answer.values[1].number ?? 0) - 0.01) < 1e-3)
    let family = try SmallScenario.family(replications: 40, set: ["costs.shareOfPremium=0.01"])
    let unknown = try Unknown("funding.perHead", between: ValueRange("50…200"), in: family)
    let single = try await Solver(
      family, unknown: unknown, conditions: [try Condition("funding.adequacy >= 50%")]
    ).outcome(threads: 2)
    guard case .solved(let alone) = single.result else {
      Issue.record("\(single.result)")
      return
    }
    #expect(abs((answer.values[0].number ?? 0) - (alone.value.number ?? 0)) < 0.5)
  }

  @Test func `a question with many answers is refused`() async throws {
    let two = both
    await #expect(throws: DocumentError.self) { try await outcome(two, ["funding.adequacy >= 95%"]) }
    await #expect(throws: DocumentError.self) {
      try await outcome([two[0], two[0]], ["funding.perHead = 100", "costs.total = 15000"])
    }
  }
}
