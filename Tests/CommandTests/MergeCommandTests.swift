import Foundation
import TestSupport
import Testing

/// `dabing run --shard` and `dabing merge`: a run in parts is the run in one, to the byte.
struct MergeCommandTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private static let studies: [[String]] = [
    ["scenarios/jincheng-2019.yaml", "--replications", "23", "--set", "population.insured=4000"],
    [
      "scenarios/jiangxi-2025.yaml", "--replications", "9", "--set", "population.insured=4000", "--set",
      "policy=jiangxi-2025-aid", "--set", "horizon.years=3", "--seed", "5",
    ],
    [
      "scenarios/jiangxi-2025.yaml", "--replications", "8", "--set", "population.insured=2000", "--set",
      "behaviour={ elasticity: -0.2, reference: jiangxi-2025 }", "--method", "individual",
    ],
    ["scenarios/national-2023-episodes.yaml", "--replications", "7", "--set", "expense.pilot=10000"],
  ]

  /// Computes the shards of a run and returns their paths.
  private func shards(_ study: [String], of count: Int) async throws -> [String] {
    let folder = scratch.path + "/shards-\(count)"
    for place in 1...count {
      let result = try await Program.run(["run"] + study + ["--shard", "\(place)/\(count)", "--output", folder])
      #expect(result.status == 0 && result.output == "", "\(result.messages)")
      #expect(result.messages.hasPrefix("wrote \(folder)/shard-\(place)-of-\(count).dabing, replications "))
    }
    return (1...count).map { "\(folder)/shard-\($0)-of-\(count).dabing" }
  }

  private func contents(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))) })
  }

  @Test(arguments: studies) func `1, 2 and 7 shards in any order give the files of one run`(_ study: [String])
    async throws
  {
    let files = ["--output", scratch.path + "/one", "--replications-csv"]
    let one = try await Program.run(["run"] + study + files + ["--json"])
    let text = try await Program.run(["run"] + study)
    #expect(one.status == 0 && text.status == 0, "\(one.messages)")
    let expected = try contents(scratch.path + "/one")
    #expect(expected.count == 5)
    for count in [1, 2, 7] {
      var random = SplitMix64(seed: count)
      let paths = try await shards(study, of: count).shuffled(using: &random)
      let folder = scratch.path + "/merged-\(count)"
      // Elsewhere, where no scenario is.
      let merged = try await Program.run(
        ["merge"] + paths + ["--output", folder, "--replications-csv", "--json"], in: scratch.url)
      #expect(merged.status == 0 && merged.output == one.output, "\(merged.messages)")
      #expect(try contents(folder) == expected)
      #expect(try await Program.run(["merge"] + paths.reversed(), in: scratch.url).output == text.output)
    }
  }

  @Test func `a merged run is the same run to a database, and speaks Chinese`() async throws {
    let study = Self.studies[0]
    let database = ["--database", scratch.path + "/runs.sqlite"]
    let one = try await Program.run(["run"] + study + ["--lang", "zh"] + database)
    _ = try await shards(study, of: 2)
    let merged = try await Program.run(
      ["merge", scratch.path + "/shards-2", "--lang", "zh", "--xlsx", scratch.path + "/run.xlsx"] + database)
    #expect(merged.status == 0 && merged.output == one.output)
    #expect(merged.messages.hasSuffix("中已有此记录，编号1\n"), "\(merged.messages)")
    #expect(FileManager.default.fileExists(atPath: scratch.path + "/run.xlsx"))
  }

  @Test func `what is wrong with shards is said at once, and nothing is written`() async throws {
    let study = Self.studies[0]
    let paths = try await shards(study, of: 3)
    let foreign = try await Program.run(
      ["run"] + study + ["--seed", "3", "--shard", "1/4", "--output", scratch.path + "/f"])
    #expect(foreign.status == 0)
    try FileManager.default.removeItem(atPath: paths[2])
    let output = scratch.path + "/merged"
    let arguments = ["merge", paths[0], paths[1], scratch.path + "/f", "README.md", "--output", output]
    let result = try await Program.run(arguments)
    #expect(result.status == 65 && result.output == "" && !FileManager.default.fileExists(atPath: output))
    #expect(
      result.messages == """
        error: README.md: is no shard, or its beginning is damaged: 'dabing run --shard' writes shards
        error: \(scratch.path)/f/shard-1-of-4.dabing: is of another run than '\(paths[0])' (seed 3, not 20190930): leave it out, or compute it again
        error: shard-3-of-3.dabing: is missing, with replications 15 to 22: compute it with --shard 3/3
        3 problems

        """)
    let chinese = try await Program.run(arguments + ["--lang", "zh"])
    #expect(chinese.messages.hasPrefix("错误：README.md：不是分片文件") && chinese.messages.hasSuffix("共3个问题\n"))
  }

  @Test func `outputs are looked at before any work, and a shard is never written over`() async throws {
    let study = Self.studies[0]
    let paths = try await shards(study, of: 1)
    let again = try await Program.run(["run"] + study + ["--shard", "1/1", "--output", scratch.path + "/shards-1"])
    #expect(again.status == 65 && again.messages.hasSuffix("it is there already; --force replaces it\n"))
    let force = try await Program.run(
      ["run"] + study + ["--shard", "1/1", "--output", scratch.path + "/shards-1", "--force"])
    #expect(force.status == 0)
    let table = try scratch.write("mine", to: "merged/results.csv")
    let refused = try await Program.run(["merge"] + paths + ["--output", scratch.path + "/merged"])
    #expect(refused.status == 65)
    #expect(try String(contentsOfFile: table, encoding: .utf8) == "mine")
  }

  @Test func `the exact method and too many parts are refused with a sentence`() async throws {
    let run = ["run", "scenarios/jincheng-2019.yaml", "--output", scratch.path + "/s"]
    let exact = try await Program.run(run + ["--method", "exact", "--shard", "1/2"])
    #expect(exact.status == 65 && exact.messages.hasPrefix("error: the exact method has no shards"))
    let many = try await Program.run(run + ["--replications", "5", "--shard", "1/6"])
    #expect(
      many.status == 65 && many.messages.hasPrefix("error: --shard 1/6 has more parts than there are replications"))
    #expect(!FileManager.default.fileExists(atPath: scratch.path + "/s"))
  }

  @Test(arguments: [
    ["--shard", "1/2"], ["--shard", "0/2", "--output", "s"], ["--shard", "half", "--output", "s"],
    ["--shard", "1/2", "--output", "s", "--json"], ["--shard", "1/2", "--output", "s", "--xlsx", "a.xlsx"],
    ["--shard", "1/2", "--output", "s", "--database", "a.sqlite"],
    ["--shard", "1/2", "--output", "s", "--replications-csv"],
    ["--shard", "1/2", "--output", "s", "--precision", "1%"],
  ])
  func `what no part of a run can do is a mistake of usage`(_ arguments: [String]) async throws {
    let scenario = Program.root.appending(path: "scenarios/jincheng-2019.yaml").path
    let result = try await Program.run(["run", scenario] + arguments, in: scratch.url)
    #expect(result.status == 64 && result.output == "", "\(result.messages)")
    #expect(try FileManager.default.contentsOfDirectory(atPath: scratch.path) == [])
  }
}
