import Testing

@testable import Plans
@testable import Simulation

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
    // No folder can hold them.
    try OutcomeStorage.$current.withValue(OutcomeStorage(folder: "/no/such/folder")) {
      let notice = try #require(try plan(5_000_000).memoryNotice())
      #expect(notice.en == "5000000 replications take about 1.8 GB of memory")
      #expect(notice.zh == "模拟5000000次约需1.8 GB内存")
      #expect(try plan(1_000_000).memoryNotice() == nil)
      #expect(
        try plan(1_000_000).memoryNotice(runs: 6)?.en
          == "1000000 replications, 6 runs at a time, take about 2.1 GB of memory")
    }
  }

  @Test(.enabled(if: OutcomeStorage.current.room > 2e9, "the temporary folder is on a disk"))
  func `of what waits in a file a part is in memory, and the file is said too`() throws {
    let folder = OutcomeStorage.current.folder
    // A year of a group takes 156 bytes, and a figure's columns 200.
    let notice = try #require(try plan(10_000_000).memoryNotice())
    #expect(
      notice.en
        == "10000000 replications take about 2.0 GB of memory and 1.6 GB of \(folder) for as long as they run")
    #expect(notice.zh == "模拟10000000次约需2.0 GB内存，运行期间另占用\(folder)1.6 GB磁盘空间")
    #expect(try plan(4_000_000).memoryNotice() == nil)
  }

  @Test func `what no memory holds is refused, with a folder as a way out`() throws {
    try OutcomeStorage.$current.withValue(OutcomeStorage(folder: "/no/such/folder")) {
      let error = try #require(
        #expect(throws: SimulationError.self) { try plan(2_000_000_000_000).checkMemory() })
      #expect(error.code == .tooLarge)
      #expect(error.description.hasSuffix(", or name a folder of a disk with 312000.0 GB left in TMPDIR"))
    }
  }
}
