import Foundation
import Results
import Scenarios
import Simulation
import TestSupport
import Testing

@testable import Shards

/// Shard files that nobody has written so: an answer or a refusal, and never the end of the program.
struct HostileShardTests {
  private let shards: SampleShards
  init() throws { shards = try SampleShards() }

  private func whole() async throws -> [UInt8] {
    Array(try Data(contentsOf: URL(fileURLWithPath: try await shards.write("1/1"))))
  }

  /// A whole run of one shard, as `merge` takes it.
  private func merge(_ bytes: [UInt8]) async throws -> Summary {
    let path = try shards.scratch.write(Data(bytes), to: "hostile.dabing")
    let set = try ShardSet(at: [path])
    let plan = try set.scenario().plan
    let outcomes = try await SimulationRun(plan).outcomes(settling: try set.claims(of: plan), threads: 1)
    return try await Summary(of: plan, outcomes: outcomes, threads: 1)
  }

  /// With another first line, and a checksum that is right.
  private func refusal(replacing old: String, with new: String) async throws -> String? {
    let bytes = try await whole()
    let end = try #require(bytes.firstIndex(of: UInt8(ascii: "\n")))
    let line = String(decoding: bytes[..<end], as: UTF8.self)
    #expect(line.contains(old), "\(old)")
    let changed = Array(line.replacing(old, with: new).utf8) + bytes[end...]
    do {
      _ = try await merge(SampleShards.sealed(changed))
      return nil
    } catch let error as ShardFaults {
      #expect(error.all.count == 1)
      return error.all.first?.reason.en
    }
  }

  @Test(arguments: [
    ("\"end\":12", "\"end\":13"), ("\"first\":0", "\"first\":-9223372036854775808"),
    ("\"end\":12", "\"end\":9223372036854775807"), ("\"shards\":1", "\"shards\":9223372036854775807"),
    ("\"shards\":1", "\"shards\":0"), ("\"shard\":1", "\"shard\":2"),
    ("\"replications\":12", "\"replications\":0"), ("\"replications\":12", "\"replications\":-1"),
    ("\"replications\":12", "\"replications\":9223372036854775807"), ("\"replications\":12", "\"replications\":1e400"),
    ("\"seed\":7", "\"seed\":-1"), ("\"columns\":[[", "\"columns\":[],\"more\":[["),
    ("\"columns\":[[", "\"columns\":\(String(repeating: "[", count: 2000))"),
  ])
  func `a first line that cannot be`(_ old: String, _ new: String) async throws {
    let said = try await refusal(replacing: old, with: new)
    #expect(said == "is changed: its first line is not that of a shard; compute it again")
  }

  @Test(arguments: [
    ("\"dabingShard\":1", "\"dabingShard\":2", "is a shard of form 2"),
    ("\"modelVersion\":", "\"modelVersion\":9", "was computed by dabing"),
    (
      "\"scenarioHash\":\"fnv1a64:", "\"scenarioHash\":\"fnv1a64:0", "is not of what this program makes of its scenario"
    ),
    ("2019/general/claims", "2019/general/claim$", "is not of what this program makes of its scenario (other columns)"),
  ])
  func `a first line of something else`(_ old: String, _ new: String, _ says: String) async throws {
    let said = try #require(try await refusal(replacing: old, with: new))
    #expect(said.hasPrefix(says), "\(said)")
  }

  @Test func `more numbers in a replication than the file has`() async throws {
    let said = try await refusal(replacing: "\"columns\":[[", with: "\"columns\":[[\"more\",\"<f8\"],[")
    #expect(said?.hasPrefix("is cut or has too much") == true)
  }

  @Test func `a number of people that no year has`() async throws {
    var bytes = try await whole()
    // The claimants of the first replication, behind its two factors: the last byte makes them negative.
    let body = try #require(bytes.firstIndex(of: UInt8(ascii: "\n"))) + 1
    bytes[body + 16 + 7] = 0xFF
    let sealed = SampleShards.sealed(bytes)
    let faults = await #expect(throws: ShardFaults.self) { _ = try await merge(sealed) }
    #expect(
      faults?.all.first?.reason.en.hasPrefix("holds a number of people that no year has, in replication 0") == true)
  }

  @Test func `any numbers at all`() async throws {
    let whole = try await whole()
    let body = try #require(whole.firstIndex(of: UInt8(ascii: "\n"))) + 1
    let odd: [Double] = [
      .nan, .infinity, -.infinity, -1, 0, -0.0, 1e13, -1e13, 1e300, .greatestFiniteMagnitude, .leastNonzeroMagnitude,
    ]
    var random = SplitMix64(seed: 20)
    for _ in 0..<(isFullTest ? 2000 : 100) {
      var bytes = whole
      for _ in 0..<Int.random(in: 1...20, using: &random) {
        let numbers = (whole.count - ShardFile.checksumLength - body) / 8
        let place = body + 8 * Int.random(in: 0..<numbers, using: &random)
        let number =
          Bool.random(using: &random)
          ? (odd.randomElement(using: &random) ?? 0).bitPattern : UInt64.random(in: 0..<1 << 41, using: &random)
        bytes.replaceSubrange(place..<place + 8, with: ShardFile.bytes(of: [number]))
      }
      // Refused, or a result: both will do.
      _ = try? await merge(SampleShards.sealed(bytes))
    }
  }
}
