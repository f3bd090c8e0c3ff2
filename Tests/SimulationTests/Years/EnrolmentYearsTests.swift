import Insurance
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// Incentives over the years of a path: caps that rise with enrolment, under all methods.
struct EnrolmentYearsTests {
  /// Jiangxi with a cap that many reach, so that its raise can be seen, and steps of a tenth of it.
  private static let low = [
    "benefit.cap=20000", "incentives.continuousStep=2000", "incentives.noClaimStep=2000", "replications=400",
  ]

  private func plan(_ set: [String]) throws -> SimulationPlan {
    try ShippedScenario.plan("jiangxi-2025", set: Self.low + set).scaled(toInsured: 200_000)
  }

  @Test func `nobody has a step in the first year, whose bits are those without incentives`() throws {
    let plan = try plan(["horizon.years=3"])
    #expect(!(plan.policies[0].benefits["general"] is EnrolledBenefit))
    let caps = plan.policies.map { ($0.benefits["general"] as? EnrolledBenefit)?.caps.map(\.cap) ?? [] }
    // A year of enrolment for all, and one without a claim for most: 22,000 or 24,000, the highest of 20%.
    #expect(caps == [[], [22_000, 24_000], [24_000]])
    // Groups without a cap have nothing to raise.
    #expect(plan.policies.allSatisfy { !($0.benefits["orphan"] is EnrolledBenefit) })
  }

  @Test func `the share without a claim is that without expense, or what the scenario says`() throws {
    func share(_ set: [String]) throws -> Double? {
      let benefit = try plan(["horizon.years=2"] + set).policies[1].benefits["general"] as? EnrolledBenefit
      return benefit?.caps.last?.share
    }
    let cohort = try #require(try plan([]).cohorts.first { $0.group == "general" })
    #expect(abs(try #require(try share([])) - (1 - cohort.probability)) < 0.01)
    #expect(abs(try #require(try share(["enrolment.withoutClaim=60%"])) - 0.6) < 1e-9)
    // A tenth lapses and has no step at all.
    #expect(abs(try #require(try share(["enrolment.withoutClaim=60%", "enrolment.lapsing=10%"])) - 0.54) < 1e-9)
  }

  @Test func `persons, cells and the exact law agree on a year with raised caps`() async throws {
    // Mostly one year behind the first step, so that the first year already has two caps.
    let states = [
      "horizon.years=1", "enrolment.states=[{ share: 40%, years: 5, withoutClaim: 1 }, { share: 60%, years: 4 }]",
    ]
    let plan = try plan(states)
    let rule = try #require(plan.policies[0].benefits["general"] as? EnrolledBenefit)
    #expect(rule.caps.map(\.cap) == [20_000, 24_000] && rule.caps.map(\.share) == [0.6, 0.4])
    let comparison = try await [MethodName.individual, .grouped].asyncMap { method in
      try await Summary(of: plan.with(method: method), outcomes: plan.with(method: method).outcomes()).table
    }
    let exact = try Summary(ExactMethod(of: plan.with(method: .exact))).table
    for name in ["claims.total", "claims.perInsured"] {
      let known = try #require(exact.row(name)?.estimate.value)
      for table in comparison {
        let estimate = try #require(table.row(name)?.estimate)
        #expect(abs(estimate.value - known) < 4 * (estimate.standardError ?? 0), "\(name)")
      }
    }
    // Without the incentives claims are lower, by what the closed form of the two caps says.
    let plain = try Summary(ExactMethod(of: try self.plan(["incentives.highest=0%"] + states).with(method: .exact)))
    let before = try #require(plain.table.row("claims.total")?.estimate.value)
    #expect(try #require(exact.row("claims.total")?.estimate.value) > 1.001 * before)
  }

  @Test func `two policies with and without incentives meet the same illnesses`() async throws {
    let with = try plan(["horizon.years=2", "replications=50"])
    let without = try plan(["horizon.years=2", "replications=50", "incentives.highest=0%"])
    let (first, second) = (try await with.outcomes(), try await without.outcomes())
    for (one, other) in zip(first[1], second[1]) {
      #expect(one.claims.parts.map(\.claimants) == other.claims.parts.map(\.claimants))
      #expect(one.statement.benefits > other.statement.benefits)
    }
    #expect(zip(first[0], second[0]).allSatisfy { $0.statement.benefits == $1.statement.benefits })
  }

  @Test func `waiting takes its months from benefits`() throws {
    // 1% wait 3 + 2 months: 1 − 0.01 · 5/12 of every benefit is left.
    let plan = try plan(["enrolment.waiting=1%", "enrolment.missedYears=2"])
    let rule = try #require(plan.policies[0].benefits["general"] as? EnrolledBenefit)
    #expect(abs(rule.covered - (1 - 0.05 / 12)) < 1e-12)
  }
}

extension Sequence where Self: Sendable {
  fileprivate func asyncMap<Result>(_ make: (Element) async throws -> Result) async rethrows -> [Result] {
    var results: [Result] = []
    for element in self { results.append(try await make(element)) }
    return results
  }
}
