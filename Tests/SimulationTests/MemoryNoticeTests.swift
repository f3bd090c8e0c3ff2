import Simulation
import Testing

/// What a run takes of memory is said beforehand where it is much, though it fits.
struct MemoryNoticeTests {
  private func plan(_ replications: Int, method: MethodName = .grouped) throws -> SimulationPlan {
    try TestPlan.plan([TestPlan.policy("shanxi-2019")], replications: replications, method: method)
  }

  @Test func `little memory is no matter`() throws {
    #expect(try plan(100_000).memoryNotice() == nil)
    #expect(try plan(50_000_000, method: .exact).memoryNotice() == nil, "nothing is held there")
  }

  @Test func `much is said, for all runs that are held together`() throws {
    let notice = try #require(try plan(5_000_000).memoryNotice())
    #expect(notice.en == "5000000 replications take about 1.2 GB of memory")
    #expect(notice.zh == "模拟5000000次约需1.2 GB内存")
    #expect(try plan(1_000_000).memoryNotice() == nil)
    #expect(
      try plan(1_000_000).memoryNotice(runs: 6)?.en
        == "1000000 replications, 6 runs at a time, take about 1.4 GB of memory")
  }
}
