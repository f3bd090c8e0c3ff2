import Files
import Foundation
import TestSupport
import Testing

@testable import Shards

/// Shards that are no whole run: what is missing, there twice, or of another run is named, all of it at once.
struct ShardsTogetherTests {
  private let shards: SampleShards
  init() throws { shards = try SampleShards() }

  @Test(arguments: [1, 2, 7, 12]) func `all of one run are a run, in any order`(_ count: Int) async throws {
    let paths = try await shards.writeAll(of: count)
    #expect(SampleShards.faults(paths.reversed()) == [])
    #expect(SampleShards.faults([shards.folder]) == [], "by their folder")
  }

  @Test func `sixty-four of one run are a run`() async throws {
    for place in 1...64 { try await shards.write("\(place)/64", set: ["replications=70"]) }
    #expect(SampleShards.faults([shards.folder]) == [])
  }

  @Test func `parts of different sizes are a run where each replication is there once`() async throws {
    // Twelve replications: one half, and two quarters.
    #expect(
      SampleShards.faults([try await shards.write("1/2"), try await shards.write("3/4"), try await shards.write("4/4")])
        == [])
  }

  @Test func `a missing one is named, with what to do`() async throws {
    let paths = [try await shards.write("1/4"), try await shards.write("3/4")]
    let faults = SampleShards.faults(paths)
    #expect(faults.map(\.path) == ["shard-2-of-4.dabing", "shard-4-of-4.dabing"])
    #expect(faults.first?.reason.en == "is missing, with replications 3 to 5: compute it with --shard 2/4")
    #expect(faults.first?.reason.zh == "缺少该分片（模拟次号3至5）；请用 --shard 2/4 计算")
  }

  @Test func `of many missing ones some are named, and the rest counted`() async throws {
    let paths = [
      try await shards.write("1/100", set: ["replications=100"]),
      try await shards.write("9/100", set: ["replications=100"]),
    ]
    let faults = SampleShards.faults(paths)
    #expect(faults.count == 21)
    #expect(faults.last?.path == "shard-100-of-100.dabing")
    #expect(faults.last?.reason.en == "is missing too, and so are 77 more before it")
  }

  @Test func `one that is there twice`() async throws {
    let paths = try await shards.writeAll(of: 2)
    let twin = try await shards.write("2/2", as: "twin.dabing")
    let faults = SampleShards.faults(paths + [twin])
    #expect(faults.map(\.path) == [twin])
    #expect(
      faults.first?.reason.en == "holds the same replications as '\(paths[1])', 6 to 11: leave one of them out")
    #expect(SampleShards.faults(paths + [paths[0]]).count == 1, "the same file given twice")
  }

  @Test func `those that overlap`() async throws {
    let paths = [try await shards.write("1/2"), try await shards.write("2/3"), try await shards.write("3/3")]
    let faults = SampleShards.faults(paths)
    #expect(faults.map(\.path) == [paths[1]])
    #expect(
      faults.first?.reason.en
        == "holds replications 4 to 7, some of which '\(paths[0])' holds too, with 0 to 5: leave one of them out")
  }

  @Test(arguments: [
    ("seed=8", "seed 8, not 7"), ("replications=13", "number of replications 13, not 12"),
    ("method=grouped", "method grouped, not individual"), ("benefit.cap=300000", "policy's hash fnv1a64:"),
    ("population.insured=2001", "scenario's hash fnv1a64:"),
    ("policy=shandong-2015", "scenario's hash fnv1a64:"),
  ])
  func `one of another run`(_ setting: String, _ says: String) async throws {
    let paths = try await shards.writeAll(of: 3)
    let foreign = try await shards.write("3/3", set: [setting], as: "foreign.dabing")
    let faults = SampleShards.faults(Array(paths[..<2]) + [foreign])
    #expect(faults.map(\.path) == [foreign, "shard-3-of-3.dabing"])
    let reason = try #require(faults.first?.reason.en)
    #expect(reason.hasPrefix("is of another run than '\(paths[0])' (\(says)"), "\(reason)")
    #expect(reason.hasSuffix("): leave it out, or compute it again"), "\(reason)")
  }

  @Test func `what is no shard, and a folder without any`() async throws {
    let paths = try await shards.writeAll(of: 2)
    let note = try shards.scratch.write("a note", to: "note.dabing")
    let empty = shards.scratch.path + "/empty"
    try FileManager.default.createDirectory(atPath: empty, withIntermediateDirectories: true)
    let faults = SampleShards.faults(paths + [note, empty, shards.scratch.path + "/gone", "/dev/null"])
    #expect(Set(faults.map(\.path)) == [note, empty, shards.scratch.path + "/gone", "/dev/null"])
  }

  @Test func `what is hidden in a folder is being written, and other files are no shards`() async throws {
    _ = try await shards.writeAll(of: 2)
    try shards.scratch.write("half of one", to: "shards/.shard-2-of-2.dabing.1x2y3z.4711.new")
    try shards.scratch.write("half of one", to: "shards/.shard-2-of-2.dabing")
    try shards.scratch.write("mine", to: "shards/notes.txt")
    #expect(SampleShards.faults([shards.folder]) == [])
  }

  @Test func `equal shards are equal files`() async throws {
    let first = try Data(contentsOf: URL(fileURLWithPath: try await shards.write("2/3")))
    #expect(first == (try Data(contentsOf: URL(fileURLWithPath: try await shards.write("2/3", as: "again.dabing")))))
    #expect(!String(decoding: first, as: UTF8.self).contains(shards.scratch.path), "no path of this machine")
  }
}
