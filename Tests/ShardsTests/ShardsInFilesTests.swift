import Insurance
import Testing

@testable import Shards
@testable import Simulation

/// Claims of shards that wait in a file are those that memory holds.
@Suite(.enabled(if: OutcomeStorage.current.room > 1e9, "the temporary folder is on a disk"))
struct ShardsInFilesTests {
  private let shards: SampleShards
  init() throws { shards = try SampleShards() }

  @Test func `claims and what the parties get of them are the same`() async throws {
    for place in 1...3 { try await shards.write("\(place)/3", set: ["replications=200"]) }
    let set = try ShardSet(at: [shards.folder])
    let plan = try set.scenario().plan
    let run = try SimulationRun(plan)
    let known = try set.claims(of: plan)
    let settled = try await run.outcomes(settling: known, threads: 2)
    #expect(known[0].inFile == 0)
    try await OutcomeStorage.$current.withValue(OutcomeStorage(mostInMemory: 0, rowsTogether: 64)) {
      let claims = try set.claims(of: plan)
      #expect(claims[0].inFile == 192)
      #expect(claims[0].map(\.parts[0].claims) == known[0].map(\.parts[0].claims))
      let outcomes = try await run.outcomes(settling: claims, threads: 2)
      #expect(outcomes[0].map(\.statement) == settled[0].map(\.statement))
    }
  }
}
