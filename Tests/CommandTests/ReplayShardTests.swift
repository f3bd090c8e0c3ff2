import Foundation
import TestSupport
import Testing

/// `dabing replay --shard` and `dabing merge`: a file settled in parts, here or by a pipe.
struct ReplayShardTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private static let table =
    "姓名,类别,X,已付\n" + (0..<40).map { "张三,,\(20_000 + $0),\($0 == 17 ? 12_000 : 7_500 + 0.75 * Double($0))\n" }.joined()
  private static let asked = ["--amount", "X", "--group", "类别", "--check", "已付"]

  @Test func `three parts, with a policy of one's own, are the file where neither is there any more`() async throws {
    let policy = try await Program.output("policies", "show", "shanxi-2019", "--yaml")
    let own = try scratch.write(policy, to: "home/own.yaml")
    let data = try scratch.write(Self.table, to: "home/data.csv")
    let replay = ["replay", data, own] + Self.asked
    let one = try await Program.run(replay + ["--json"])
    #expect(one.status == 1, "\(one.messages)")
    for place in [3, 1, 2] {
      let part = try await Program.run(replay + ["--shard", "\(place)/3", "--output", scratch.path + "/parts"])
      #expect(part.status == 0 && part.output == "", "\(part.messages)")
      #expect(part.messages.hasPrefix("wrote \(scratch.path)/parts/shard-\(place)-of-3.dabing, bytes "))
    }
    try FileManager.default.removeItem(atPath: scratch.path + "/home")
    let merged = try await Program.run(["merge", scratch.path + "/parts", "--json"], in: scratch.url)
    #expect(merged.status == 1 && merged.output == one.output && merged.messages == one.messages)
    let refused = try await Program.run(["merge", scratch.path + "/parts", "--output", scratch.path + "/out"])
    #expect(refused.status == 65 && refused.messages.contains("shards of a replay, which has no --output"))
  }

  @Test func `a bad row is named by its line in the file`() async throws {
    let data = try scratch.write(Self.table + "李四,,viel,\n", to: "data.csv")
    let replay = ["replay", data, "shanxi-2019"] + Self.asked
    let one = try await Program.run(replay)
    let part = try await Program.run(replay + ["--shard", "4/4", "--output", scratch.path + "/parts"])
    #expect(one.status == 65 && part.status == 65)
    #expect(one.messages.contains("data.csv:42: X is 'viel'") && part.messages.contains("data.csv:42: X is 'viel'"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/parts"))
  }

  @Test(arguments: [
    ["--shard", "1/2"], ["--shard", "1/2", "--output", "s", "--json"],
    ["--shard", "1/2", "--output", "s", "--skip-bad-rows"], ["--shard", "1/2", "--output", "s", "--sheet", "a"],
    ["--shard", "1/2", "--output", "s", "--head", "h"], ["--head", "h", "--bytes", "0/9", "--file-name", "n"],
    ["--shard", "1/2", "--output", "s", "--head", "h", "--bytes", "9/3", "--file-name", "n"],
  ])
  func `what no part of a file can do is a mistake of usage`(_ arguments: [String]) async throws {
    let data = try scratch.write("X\n1\n", to: "data.csv")
    let result = try await Program.run(["replay", data, "shanxi-2019"] + arguments, in: scratch.url)
    #expect(result.status == 64 && result.output == "", "\(result.messages)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == ["data.csv"])
  }

  @Test func `a sheet and UTF-16 have no parts`() async throws {
    let data = try scratch.write(
      Data([0xFF, 0xFE] + Self.table.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }), to: "data.csv")
    let part = try await Program.run(
      ["replay", data, "shanxi-2019"] + Self.asked + ["--shard", "1/2", "--output", scratch.path + "/s"])
    #expect(part.status == 65 && part.messages.contains("is read as a whole only"), "\(part.messages)")
  }
}
