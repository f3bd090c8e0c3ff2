import Statistics
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// Outcomes that wait in a file are those that memory holds, to the last bit, and so is all that follows from them.
@Suite(.enabled(if: OutcomeStorage.current.room > 1e9, "the temporary folder is on a disk"))
struct OutcomesInFilesTests {
  private static let inFile = OutcomeStorage(mostInMemory: 0, rowsTogether: 64)

  /// Does something with all outcomes in a file, but for the last few.
  private func inFile<Value>(_ work: () async throws -> Value) async rethrows -> Value {
    try await OutcomeStorage.$current.withValue(Self.inFile, operation: work)
  }

  /// Runs with groups, several layers of benefit, changed policies, and one year or five.
  private static let runs: [(name: String, set: [String])] = [
    ("jincheng-2019", []), ("jincheng-2019", ["horizon.years=5"]), ("jiangxi-2025", ["horizon.years=3"]),
    ("jiangxi-2025", ["policy=jiangxi-2025-aid"]),
  ]

  private func plan(_ name: String, _ set: [String]) throws -> SimulationPlan {
    try ShippedScenario.plan(name, set: set + ["replications=140"]).scaled(toInsured: 2_000)
  }

  /// All that a run says.
  private struct Answer: Equatable {
    let outcomes: [[OutcomeBits]]
    let estimates: [Estimate]
    let histogram: [Int]
    let bins: [YearDistribution.Bin]
    let slices: [YearDistribution.Slice]
    let transfers: [Double]
  }

  private func answer(of plan: SimulationPlan, isInFile: Bool) async throws -> Answer {
    let run = try SimulationRun(plan)
    let outcomes = try await run.outcomes(threads: 2)
    let inFile = outcomes.map(\.claims.inFile)
    #expect(inFile == outcomes.map { _ in isInFile ? plan.replications / 64 * 64 : 0 })
    let summary = try await Summary(of: plan, outcomes: outcomes, threads: 2)
    let distribution = try #require(YearDistribution(of: outcomes[0], insured: plan.insured))
    return Answer(
      outcomes: outcomes.bits, estimates: summary.table.rows.map(\.estimate),
      histogram: summary.claimsHistogram.counts, bins: distribution.bins, slices: distribution.slices,
      transfers: try run.ledger(of: outcomes).entries.map(\.mean))
  }

  @Test(arguments: Self.runs) func `a run is the same`(_ name: String, _ set: [String]) async throws {
    let plan = try plan(name, set)
    let known = try await answer(of: plan, isInFile: false)
    #expect(try await inFile { try await answer(of: plan, isInFile: true) } == known)
  }

  @Test(arguments: MethodName.drawing) func `one of episodes with a pilot is the same`(_ method: MethodName)
    async throws
  {
    let policies = [try TestPlan.policy("shanxi-2019"), try TestPlan.policy("shanxi-2019", year: 2020)]
    let cohort = try TestEpisodes.cohort(
      policies[0], insured: method == .grouped ? 20_000 : 500, model: TestEpisodes.model(), pilot: 2_000)
    let plan = try TestPlan.plan(policies, cohorts: [cohort], replications: 140, method: method)
    let known = try await answer(of: plan, isInFile: false)
    #expect(try await inFile { try await answer(of: plan, isInFile: true) } == known)
  }

  @Test(arguments: [("jiangxi-2025", ["horizon.years=3"]), ("jiangxi-2025", [])])
  func `a comparison is the same`(_ name: String, _ set: [String]) async throws {
    func differences() async throws -> [Estimate] {
      let first = try await ComparedRun(plan(name, set), threads: 2)
      let second = try await ComparedRun(plan(name, set + ["benefit.rate=65%"]), threads: 2)
      return try PlanComparison(from: first, to: second, contributions: nil).metrics.map(\.difference)
    }
    let known = try await differences()
    #expect(known.contains { $0.value != 0 })
    #expect(try await inFile(differences) == known)
  }

  @Test func `claims that are drawn once settle in the same way, on one thread and on several`() async throws {
    let plan = try plan("jincheng-2019", ["horizon.years=3"])
    let known = try await plan.outcomes().bits
    try await inFile {
      let run = try SimulationRun(plan)
      let drawn = try await run.claims(threads: 2)
      #expect(drawn.years.allSatisfy { $0.inFile == 128 })
      #expect(try await run.outcomes(settling: drawn, threads: 2).bits == known)
      #expect(try run.outcomesHere(settling: drawn).bits == known)
      #expect(try run.outcomesHere(settling: nil).bits == known)
    }
  }

  @Test func `replications that a precision adds are the same`() async throws {
    let target = try #require(PrecisionTarget(relative: 0.04, metrics: ["claims.sd"]))
    let plan = try TestPlan.plan([TestPlan.policy("shanxi-2019")], cohorts: [TestPlan.cohort(insured: 100)])
    func estimates() async throws -> [Estimate] {
      let outcome = try await target.run(plan, threads: 2)
      #expect(outcome.outcomes[0].count > 1_000, "some are added")
      return outcome.summary.table.rows.map(\.estimate)
    }
    let known = try await estimates()
    #expect(try await inFile(estimates) == known)
  }

  @Test func `where there is no folder for them memory holds them`() async throws {
    let plan = try plan("jincheng-2019", [])
    let known = try await plan.outcomes().bits
    let nowhere = OutcomeStorage(mostInMemory: 0, rowsTogether: 64, folder: "/no/such/folder")
    let outcomes = try await OutcomeStorage.$current.withValue(nowhere) { try await plan.outcomes() }
    #expect(outcomes[0].claims.inFile == 0)
    #expect(outcomes.bits == known)
  }
}
