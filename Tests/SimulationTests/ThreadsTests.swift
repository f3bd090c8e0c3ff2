import Plans
import Simulation
import Synchronization
import Testing

/// The number of threads changes how long a run takes and nothing else.
struct ThreadsTests {
  @Test(arguments: [1, 3, 64, 65, 333], MethodName.drawing)
  func `1, 2 and 5 threads give the same bits`(replications: Int, method: MethodName) async throws {
    let cohorts = [
      try TestPlan.cohort(insured: method == .grouped ? 12_000 : 300), try TestPlan.cohort("disabled", insured: 50),
      try TestPlan.cohort("registered-poor+disabled", insured: 20),
    ]
    let plan = try TestPlan.plan(
      [TestPlan.policy("shanxi-2019", year: 2019), TestPlan.policy("shanxi-2019", year: 2020)], cohorts: cohorts,
      shocks: Shocks(frequency: 0.1, severity: 0.1, correlation: -0.3), replications: replications, method: method)
    let one = try await plan.outcomes(threads: 1).bits
    #expect(one.count == 2)
    #expect(one.allSatisfy { $0.count == replications })
    for threads in [2, 5] { #expect(try await plan.outcomes(threads: threads).bits == one, "\(threads) threads") }
  }

  @Test func `a run repeated gives the same bits`() async throws {
    let plan = try TestPlan.plan([TestPlan.policy("langfang-2024")])
    let first = try await plan.outcomes().bits
    #expect(try await plan.outcomes().bits == first)
  }

  @Test func `progress is told up to the last replication`() async throws {
    let seen = Seen()
    let run = try SimulationRun(
      try TestPlan.plan([TestPlan.policy("shanxi-2019")], replications: 100, method: .grouped))
    _ = try await run.outcomes(threads: 2) { done, total in seen.add(done, of: total) }
    #expect(seen.largest == 100)
    #expect(seen.totals == [100])
  }

  @Test func `person by person a replication is told in parts`() async throws {
    let seen = Seen()
    let plan = try TestPlan.plan(
      [TestPlan.policy("shanxi-2019")], cohorts: [TestPlan.cohort(insured: 50_000)], replications: 2,
      method: .individual)
    _ = try await SimulationRun(plan).outcomes(threads: 1) { done, total in seen.add(done, of: total) }
    #expect(seen.largest == 2_000)
    #expect(seen.totals == [2_000])
    let beginning = Seen()
    _ = try await SimulationRun(plan).outcomes(of: 0..<1, threads: 1) { done, total in
      if done < total / 2 { beginning.add(done, of: total) }
    }
    #expect(beginning.largest > 0, "something is said before the first replication is half done")
  }

  @Test func `a plan without replications, people or years is refused`() throws {
    let policy = try TestPlan.policy("shanxi-2019")
    for plan in [
      try TestPlan.plan([policy], replications: 0), try TestPlan.plan([]), try TestPlan.plan([policy], cohorts: []),
      try TestPlan.plan([policy], cohorts: [TestPlan.cohort(insured: 0)]),
    ] {
      let error = #expect(throws: SimulationError.self) { try SimulationRun(plan) }
      #expect(error?.code == .nothingToDo)
    }
  }

  @Test func `a group that the policy does not know is refused`() throws {
    let plan = try TestPlan.plan([TestPlan.policy("huizhou-2013")], cohorts: [TestPlan.cohort("disabled")])
    let error = #expect(throws: SimulationError.self) { try SimulationRun(plan) }
    #expect(error?.code == .unknownGroup)
    #expect(error?.description.contains("disabled") == true)
  }
}

/// What a run says of its progress, from any thread.
private final class Seen: Sendable {
  private let state = Mutex<(largest: Int, totals: Set<Int>)>((0, []))

  func add(_ done: Int, of total: Int) {
    state.withLock { state in
      state.largest = max(state.largest, done)
      state.totals.insert(total)
    }
  }

  var largest: Int { state.withLock(\.largest) }
  var totals: Set<Int> { state.withLock(\.totals) }
}
