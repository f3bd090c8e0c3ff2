import Plans
import Simulation
import Testing

/// A group's random numbers come from its name: it keeps its illnesses whatever stands beside it.
struct GroupStreamsTests {
  /// The parts of one group over the replications.
  private func parts(
    _ group: String, of cohorts: [Cohort], _ method: MethodName
  ) async throws -> [YearOfClaims.Part] {
    let plan = try TestPlan.plan([TestPlan.policy("shanxi-2019")], cohorts: cohorts, method: method)
    let index = try #require(cohorts.firstIndex { $0.group == group })
    return try await plan.firstYear().map { $0.claims.parts[index] }
  }

  @Test(arguments: ["general", "disabled", "low-income-minor"], MethodName.drawing)
  func `the order of the groups does not matter`(_ group: String, _ method: MethodName) async throws {
    let cohorts = [
      try TestPlan.cohort(), try TestPlan.cohort("disabled", insured: 700),
      try TestPlan.cohort("low-income-minor", insured: 400),
    ]
    #expect(try await parts(group, of: cohorts, method) == parts(group, of: cohorts.reversed(), method))
  }

  @Test(arguments: MethodName.drawing)
  func `the presence of other groups does not matter`(_ method: MethodName) async throws {
    let alone = try await parts("disabled", of: [TestPlan.cohort("disabled")], method)
    let among = try await parts(
      "disabled",
      of: [TestPlan.cohort("registered-poor"), TestPlan.cohort("disabled"), TestPlan.cohort("general", insured: 9)],
      method)
    #expect(alone == among)
  }

  @Test(arguments: MethodName.drawing)
  func `what other groups spend does not matter`(_ method: MethodName) async throws {
    let small = try await parts("general", of: [TestPlan.cohort("disabled"), TestPlan.cohort()], method)
    let large = try await parts(
      "general",
      of: [
        TestPlan.cohort("disabled", insured: 5_000, probability: 1, severity: TestPlan.law(sdlog: 2)),
        TestPlan.cohort(),
      ], method)
    #expect(small == large)
  }

  @Test func `groups that are alike but for their name fall ill on their own`() async throws {
    let cohorts = [
      try TestPlan.cohort("minimum-living-allowance"), try TestPlan.cohort("disabled"),
      try TestPlan.cohort("disabled+minimum-living-allowance"),
    ]
    let plan = try TestPlan.plan([TestPlan.policy("shanxi-2019")], cohorts: cohorts)
    for year in try await plan.firstYear() { #expect(Set(year.claims.parts.map(\.expense)).count == 3) }
  }

  @Test func `every group of every policy has a stream of its own`() throws {
    for id in TestPlan.policies + ["national-stylised"] {
      let groups = try TestPlan.policy(id).groups.map(\.id)
      let pairs = groups.flatMap { a in groups.map { b in "\(a)+\(b)" } }
      let streams = try (groups + pairs).map { try TestPlan.cohort($0).streamGroup }
      #expect(Set(streams).count == groups.count + pairs.count, "\(id)")
    }
  }

  @Test func `the stream of a group is the FNV-1a hash of its name`() throws {
    // Published test vectors of the 32-bit hash: Fowler, Noll & Vo, draft-eastlake-fnv, appendix C.
    #expect(try TestPlan.cohort("").streamGroup == 0x811c_9dc5)
    #expect(try TestPlan.cohort("a").streamGroup == 0xe40c_292c)
    #expect(try TestPlan.cohort("foobar").streamGroup == 0xbf9c_f968)
  }
}
