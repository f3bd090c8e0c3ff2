import Foundation
import TestSupport
import Testing

/// A scenario whose people are those of a file, as a user runs it.
struct RecordsCommandTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  /// 4,000 people with names and identity numbers, of whom 600 spend anything.
  private static let people: String = {
    var random = SplitMix64(seed: 11)
    let rows = (0..<4_000).map { person in
      let amount =
        person.isMultiple(of: 20) || person % 20 == 7 || person % 20 == 13 ? exp(8.4 + 1.1 * random.normal()) : 0
      return "张三\(person),11010519491231002X,\((amount * 100).rounded() / 100)"
    }
    return "姓名,身份证号,合规自付费用\n" + rows.joined(separator: "\n") + "\n"
  }()

  private static let scenario = """
    name: records
    title: A file of people
    policy: huizhou-2013
    year: 2013
    population: { insured: { value: 20000, source: the file } }
    expense: { model: records, file: people.csv, amount: 合规自付费用, source: the settlement system }
    replications: 60

    """

  private func write() throws -> String {
    try scratch.write(Self.people, to: "people.csv")
    return try scratch.write(Self.scenario, to: "records.yaml")
  }

  @Test func `the three methods agree on it`() async throws {
    let file = try write()
    let result = try await Program.run(
      "check", file, "--set", "expense.samplingError=none", "--set", "shocks.frequency=0.05", "--set",
      "shocks.severity=0.1", "--set", "shocks.correlation=0", "--replications", "400", "--no-progress")
    #expect(result.status == 0 && result.output.contains("The methods agree"), "\(result.output)\(result.messages)")
    let drawn = try await Program.run("check", file, "--replications", "200", "--no-progress")
    #expect(drawn.status == 0 && drawn.output.contains("--set expense.samplingError=none takes them as they are"))
  }

  @Test func `every output names the file, and none says who is in it`() async throws {
    let file = try write()
    let folder = scratch.url.appending(path: "out").path
    let whole = try await Program.json("run", file, "--no-progress", "--output", folder)
    let hash = try #require(whole["files"]?.list.first?["hash"]?.text)
    #expect(hash.hasPrefix("fnv1a64:") && whole["files"]?.list.first?["path"]?.text == "people.csv")
    let text = try await Program.output("run", file, "--no-progress", "--lang", "zh")
    #expect(text.contains("people.csv，合规自付费用：4,000行，有费用600人") && text.contains("data: people.csv") == false)
    for output in try FileManager.default.contentsOfDirectory(atPath: folder) {
      let written = try String(contentsOfFile: folder + "/" + output, encoding: .utf8)
      #expect(!written.contains("张三") && !written.contains("11010519"), "\(output)")
    }
    try scratch.write(Self.people + "李四,11010519491231002X,5\n", to: "people.csv")
    let other = try await Program.json("run", file, "--no-progress")
    #expect(other["files"]?.list.first?["hash"]?.text != hash)
    #expect(other["provenance"]?["scenarioHash"]?.text == whole["provenance"]?["scenarioHash"]?.text)
  }

  @Test func `parts of a run need the file no more when they are put together`() async throws {
    let file = try write()
    let folder = scratch.url.appending(path: "parts").path
    for part in ["1/2", "2/2"] {
      #expect(try await Program.run("run", file, "--shard", part, "--output", folder, "--no-progress").status == 0)
    }
    let whole = try await Program.run("run", file, "--no-progress", "--json")
    try FileManager.default.removeItem(atPath: scratch.path + "/people.csv")
    let merged = try await Program.run("merge", folder, "--json", "--no-progress")
    #expect(merged.status == 0 && merged.output == whole.output, "\(merged.messages)")
  }

  @Test func `a row that cannot be read is named with its file and line`() async throws {
    let file = try write()
    try scratch.write(Self.people + "李四,11010519491231002X,***\n", to: "people.csv")
    let result = try await Program.run("validate", file)
    #expect(result.status == 65 && result.messages.contains("people.csv:4002:1: 合规自付费用 is '***'"), "\(result.messages)")
    #expect(!result.messages.contains("李四"))
  }

  @Test func `fit writes a scenario whose model is the file, for people who are all in it and for claims alone`()
    async throws
  {
    let data = try scratch.write(Self.people, to: "people.csv")
    let target = scratch.url.appending(path: "fitted.yaml").path
    let arguments = [
      "fit", data, "--column", "合规自付费用", "--laws", "lognormal", "--bootstrap", "0", "--no-progress", "--scenario",
      target,
      "--policy", "shanxi-2019", "--year", "2019", "--records", "--force",
    ]
    let whole = try await Program.run(arguments)
    #expect(whole.status == 0, "\(whole.messages)")
    let text = try String(contentsOfFile: target, encoding: .utf8)
    #expect(text.contains("  model: records\n  file: \"./people.csv\"\n  amount: \"合规自付费用\"\n"), "\(text)")
    #expect(!text.contains("people:") && !text.contains("law:"))
    #expect(try await Program.output("run", target, "--replications", "20", "--no-progress").contains("4,000 insured"))
    let rows = Self.people.split(separator: "\n").dropFirst().filter { !$0.hasSuffix(",0.0") }
    let claims =
      "姓名,身份证号,合规自付费用,类别\n"
      + rows.enumerated().map { "\($0.element),\($0.offset.isMultiple(of: 4) ? "disabled" : "general")\n" }.joined()
    try scratch.write(claims, to: "people.csv")
    let grouped = try await Program.run(
      arguments + ["--group", "类别", "--insured", "general=3000,disabled=1000"])
    #expect(grouped.status == 0, "\(grouped.messages)")
    let second = try String(contentsOfFile: target, encoding: .utf8)
    #expect(second.contains("    disabled: { people: { value: 1000, source:") && second.contains("  group: \"类别\"\n"))
    #expect(try await Program.output("validate", target).contains("without problems"))
    let refused = try await Program.run(arguments + ["--truncated-below", "10"])
    #expect(refused.status == 64 && refused.messages.contains("leave --truncated-below out"))
  }
}
