import Foundation
import TestSupport
import Testing

/// `dabing run --output`: files that are there whole or not at all, and equal where the runs are equal.
struct OutputFilesTests {
  private let names = ["ledger.csv", "provenance.json", "results.csv", "results.json"]

  private func run(into folder: String, _ more: [String] = []) async throws -> Program.Result {
    try await Program.run(
      [
        "run", "scenarios/jincheng-2019.yaml", "--replications", "20", "--set", "population.insured=3000", "--output",
        folder,
      ] + more)
  }

  @Test func `four complete files are written beside the table`() async throws {
    let scratch = try ScratchFolder()
    let folder = scratch.url.appending(path: "new/deep")
    let result = try await run(into: folder.path, ["--json"])
    #expect(result.status == 0)
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted() == names)
    let results = try String(contentsOf: folder.appending(path: "results.json"), encoding: .utf8)
    #expect(results == result.output, "the file is what stands on the screen")
    let json = try JSON(results)
    let provenance = try JSON(try String(contentsOf: folder.appending(path: "provenance.json"), encoding: .utf8))
    let keys = json["provenance"]?.keys ?? []
    #expect(provenance.keys == keys)
    #expect(provenance["scenarioHash"]?.text == json["provenance"]?["scenarioHash"]?.text)
  }

  @Test func `the CSV holds the same table, with a byte-order mark for spreadsheets`() async throws {
    let scratch = try ScratchFolder()
    let result = try await run(into: scratch.url.path, ["--json"])
    let rows = try JSON(result.output)["results"]?.list ?? []
    let data = try Data(contentsOf: scratch.url.appending(path: "results.csv"))
    #expect(data.prefix(3) == Data([0xEF, 0xBB, 0xBF]))
    let lines = String(decoding: data.dropFirst(3), as: UTF8.self).split(separator: "\n")
    #expect(lines.first == "metric,year,group,policy,value,standardError,lower,upper,unit")
    #expect(lines.count == rows.count + 1)
    for (line, row) in zip(lines.dropFirst(), rows) {
      let fields = line.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
      try #require(fields.count == 9)
      #expect(fields[0] == row["metric"]?.text && fields[2] == row["group"]?.text ?? "")
      #expect(Double(fields[4]) == row["value"]?.number && Double(fields[5]) == row["standardError"]?.number)
    }
  }

  @Test func `equal runs are equal files, and a second run replaces the first where that is asked for`() async throws {
    let (first, second) = (try ScratchFolder(), try ScratchFolder())
    #expect(try await run(into: first.url.path).status == 0)
    #expect(try await run(into: second.url.path, ["--seed", "5", "--lang", "zh"]).status == 0)
    func contents(_ folder: ScratchFolder) throws -> [Data] {
      try names.map { try Data(contentsOf: folder.url.appending(path: $0)) }
    }
    #expect(try contents(first) != contents(second))
    let before = try contents(second)
    let refused = try await run(into: second.url.path, ["--threads", "1", "--lang", "zh"])
    #expect(refused.status == 65 && refused.output == "" && refused.messages.contains("--force"))
    #expect(try contents(second) == before, "nothing goes without a word")
    #expect(try await run(into: second.url.path, ["--threads", "1", "--lang", "zh", "--force"]).status == 0)
    #expect(try contents(first) == contents(second))
    #expect(try FileManager.default.contentsOfDirectory(atPath: second.url.path).sorted() == names)
  }

  @Test func `nothing of this machine and no time of day stands in a file`() async throws {
    let scratch = try ScratchFolder()
    _ = try await run(into: scratch.url.path)
    for name in names {
      let text = try String(contentsOf: scratch.url.appending(path: name), encoding: .utf8)
      #expect(
        !text.contains(scratch.url.path) && !text.contains(Program.root.path) && !text.contains(NSUserName() + "@"))
      #expect(text.firstMatch(of: /\d\d:\d\d:\d\d/) == nil)
    }
  }

  @Test(arguments: [
    ["--set", "expense.probability=2"],
    ["--set", "expense.law={ name: pareto, shape: 0.01, minimum: 1e9 }", "--set", "benefit.cap=none"],
  ])
  func `a run that fails writes nothing`(_ arguments: [String]) async throws {
    let scratch = try ScratchFolder()
    let folder = scratch.url.appending(path: "out")
    let result = try await run(into: folder.path, arguments)
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(!FileManager.default.fileExists(atPath: folder.path))
  }

  @Test func `where a file cannot be written, the old one stays and no half one is left`() async throws {
    let scratch = try ScratchFolder()
    // A folder stands where a file has to go.
    let folder = scratch.url.appending(path: "out")
    try scratch.write("kept", to: "out/results.csv/kept.txt")
    let result = try await run(into: folder.path)
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(result.messages.hasPrefix("error: "), "\(result.messages)")
    #expect(try String(contentsOf: folder.appending(path: "results.csv/kept.txt"), encoding: .utf8) == "kept")
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path) == ["results.csv"], "none of the others")
  }

  @Test func `a file where the folder should be is left alone`() async throws {
    let scratch = try ScratchFolder()
    let file = try scratch.write("mine", to: "out")
    let result = try await run(into: file)
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(try String(contentsOfFile: file, encoding: .utf8) == "mine")
  }
}
