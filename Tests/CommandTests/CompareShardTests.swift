import Foundation
import TestSupport
import Testing

/// `dabing compare --shard` and `dabing merge`: a comparison in parts is the comparison in one, to the byte.
struct CompareShardTests {
  private let scratch: ScratchFolder
  init() throws { scratch = try ScratchFolder() }

  private func contents(_ folder: String) throws -> [String: Data] {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder)
    return try Dictionary(
      uniqueKeysWithValues: names.map { ($0, try Data(contentsOf: URL(fileURLWithPath: folder + "/" + $0))) })
  }

  /// A scenario, a policy of its own and one that an alternative takes, and a reform, in a folder that can be taken away.
  private func study() async throws -> [String] {
    let policy = try await Program.output("policies", "show", "shanxi-2019", "--yaml")
    try scratch.write(policy, to: "home/own.yaml")
    try scratch.write(policy.replacing("400000", with: "300000"), to: "home/other.yaml")
    try scratch.write(
      """
      name: reform
      title: { en: A reform, zh: 改革 }
      changes:
        benefit.rate: { value: 60%, clause: 一 }
        benefit.cap: { value: 200000, clause: 二 }
        funding.perHead: { value: 95, clause: 三 }

      """, to: "home/reform.yaml")
    let scenario = try String(
      contentsOf: Program.root.appending(path: "scenarios/jincheng-2019.yaml"), encoding: .utf8)
    let path = try scratch.write(
      scenario.replacing("policy: shanxi-2019", with: "policy: ./own.yaml"), to: "home/scenario.yaml")
    return [
      path, "--replications", isFullTest ? "70" : "6", "--set", "population.insured=2000",
      "--alternative", "other: policy=./other.yaml",
      "--reform", scratch.path + "/home/reform.yaml",
    ]
  }

  @Test func `any number of shards gives the comparison of one, where its files are not`() async throws {
    let study = try await study()
    let one = try await Program.run(["compare"] + study + ["--output", scratch.path + "/one", "--json"])
    let text = try await Program.run(["compare"] + study)
    #expect(one.status == 0 && text.status == 0, "\(one.messages)")
    #expect(text.output.contains("other.yaml") && text.output.contains("benefit.cap"))
    let counts = isFullTest ? [1, 2, 7, 64] : [1, 3]
    for count in counts {
      for place in 1...count {
        let shard = try await Program.run(
          ["compare"] + study + ["--shard", "\(place)/\(count)", "--output", "\(scratch.path)/shards-\(count)"])
        #expect(shard.status == 0 && shard.output == "", "\(shard.messages)")
      }
    }
    try FileManager.default.removeItem(atPath: scratch.path + "/home")
    for count in counts {
      let shards = "\(scratch.path)/shards-\(count)"
      let folder = "\(scratch.path)/merged-\(count)"
      let merged = try await Program.run(["merge", shards, "--output", folder, "--json"], in: scratch.url)
      #expect(merged.status == 0 && merged.output == one.output, "\(merged.messages)")
      #expect(try contents(folder) == contents(scratch.path + "/one"))
      #expect(try await Program.run(["merge", shards], in: scratch.url).output == text.output)
    }
  }

  @Test func `two scenarios of several years, without contributions`() async throws {
    let study = [
      "scenarios/jiangxi-2025.yaml", "scenarios/jiangxi-2025.yaml", "--replications", "6", "--set",
      "population.insured=3000", "--set", "horizon.years=3", "--no-contributions", "--alternative",
      "benefit.rate=65%, riskSharing.agreedSurplusRate=3%", "--lang", "zh",
    ]
    let changed = try scratch.write(
      try String(contentsOf: Program.root.appending(path: study[1]), encoding: .utf8)
        .replacing("name: jiangxi-2025", with: "name: jiangxi-again"), to: "again.yaml")
    let arguments = [study[0], changed] + study.dropFirst(2)
    let one = try await Program.run(["compare"] + arguments)
    #expect(one.status == 0, "\(one.messages)")
    for place in [2, 1, 3] {
      let shard = try await Program.run(
        ["compare"] + arguments + ["--shard", "\(place)/3", "--output", scratch.path + "/shards"])
      #expect(shard.status == 0, "\(shard.messages)")
    }
    let merged = try await Program.run(["merge", scratch.path + "/shards", "--lang", "zh"], in: scratch.url)
    #expect(merged.status == 0 && merged.output == one.output, "\(merged.messages)")
  }

  @Test func `shards of another comparison, and of a run, are foreign`() async throws {
    let scenario = ["scenarios/huizhou-2013.yaml", "--replications", "4", "--set", "population.insured=2000"]
    func shard(_ command: [String], _ number: String) async throws {
      let made = try await Program.run(command + ["--shard", number, "--output", scratch.path + "/s"])
      #expect(made.status == 0, "\(made.messages)")
    }
    try await shard(["compare"] + scenario + ["--alternative", "benefit.rate=70%"], "1/3")
    try await shard(["compare"] + scenario + ["--alternative", "benefit.rate=70%"], "2/3")
    try await shard(["compare"] + scenario + ["--alternative", "benefit.rate=75%"], "3/3")
    try await shard(["run"] + scenario, "1/2")
    let merged = try await Program.run(["merge", scratch.path + "/s", "--output", scratch.path + "/out"])
    #expect(merged.status == 65 && !FileManager.default.fileExists(atPath: scratch.path + "/out"))
    let said = merged.messages
    #expect(said.contains("shard-3-of-3.dabing: is of another run") && said.contains("(alternatives '"), "\(said)")
    #expect(said.contains("shard-1-of-2.dabing: is of another run") && said.contains("alternatives none"), "\(said)")
    #expect(said.contains("shard-3-of-3.dabing: is missing"), "\(said)")
  }

  @Test func `what no part of a comparison can do, and what its merge has not, is refused`() async throws {
    let arguments = [
      "compare", "scenarios/huizhou-2013.yaml", "--replications", "4", "--set", "population.insured=2000",
      "--alternative", "benefit.rate=70%", "--shard", "1/1",
    ]
    #expect(try await Program.run(arguments).status == 64)
    #expect(try await Program.run(arguments + ["--output", scratch.path + "/s", "--json"]).status == 64)
    #expect(try await Program.run(arguments + ["--output", scratch.path + "/s"]).status == 0)
    let merged = try await Program.run(["merge", scratch.path + "/s", "--database", scratch.path + "/a.sqlite"])
    #expect(merged.status == 65, "\(merged.messages)")
    #expect(merged.messages == "error: these are shards of a comparison, which has no --database: leave it out\n")
    // A workbook it has.
    #expect(try await Program.run(arguments + ["--output", scratch.path + "/u", "--xlsx", "a.xlsx"]).status == 64)
    #expect(try await Program.run(["merge", scratch.path + "/s", "--xlsx", scratch.path + "/a.xlsx"]).status == 0)
    #expect(FileManager.default.fileExists(atPath: scratch.path + "/a.xlsx"))
    let many = try await Program.run(
      arguments.dropLast() + ["1/5", "--output", scratch.path + "/t"])
    #expect(many.status == 65 && many.messages.contains("more parts than there are replications"))
  }
}
