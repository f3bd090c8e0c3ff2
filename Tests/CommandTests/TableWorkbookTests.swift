import Foundation
import TestSupport
import Testing

/// `--xlsx` of what is tables: compare, sweep, solve, frontier. What stands in the files is read back by scripts/check-tables.
struct TableWorkbookTests {
  private static let small = ["--replications", "200", "--no-progress", "--set", "population.insured=3000"]
  private static let commands: [[String]] = [
    ["compare", "scenarios/jincheng-2019.yaml", "--alternative", "benefit.rate=80%", "--no-contributions"] + small,
    ["sweep", "scenarios/jincheng-2019.yaml", "--vary", "benefit.rate=70%,80%"] + small,
    [
      "solve", "scenarios/jincheng-2019.yaml", "--for", "funding.perHead", "--until", "funding.adequacy >= 90%",
    ] + small,
    [
      "frontier", "scenarios/jincheng-2019.yaml", "--income", "26000", "--vary", "benefit.rate=70%,80%",
      "--no-progress",
    ],
  ]

  @Test(arguments: commands)
  func `a workbook is written beside the table, and over another one only with --force`(_ command: [String])
    async throws
  {
    let scratch = try ScratchFolder()
    let path = scratch.url.appending(path: "book.xlsx").path
    let first = try await Program.run(command + ["--xlsx", path, "--lang", "zh"])
    #expect(first.status == 0 && !first.output.isEmpty, "\(first.messages)")
    let bytes = try #require(FileManager.default.contents(atPath: path))
    #expect(bytes.prefix(2) == Foundation.Data("PK".utf8) && bytes.count > 5000)
    let second = try await Program.run(command + ["--xlsx", path])
    #expect(second.status == 65 && second.output == "" && second.messages.contains("--force"), "\(second.messages)")
    #expect(FileManager.default.contents(atPath: path) == bytes)
    let third = try await Program.run(command + ["--xlsx", path, "--lang", "zh", "--force"])
    #expect(third.status == 0 && FileManager.default.contents(atPath: path) == bytes, "equal results are equal files")
  }

  @Test(arguments: commands)
  func `another ending, and --force without a file, are refused`(_ command: [String]) async throws {
    let ending = try await Program.run(command + ["--xlsx", "book.csv"])
    #expect(ending.status == 65 && ending.messages.contains("*.xlsx"), "\(ending.messages)")
    let force = try await Program.run(command + ["--force"])
    #expect(force.status == 64 && force.output == "")
  }

  @Test func `files and workbook come together or not at all`() async throws {
    let scratch = try ScratchFolder()
    let folder = scratch.url.appending(path: "out").path
    let taken = try scratch.write("x", to: "book.xlsx")
    let result = try await Program.run(Self.commands[0] + ["--output", folder, "--xlsx", taken])
    #expect(result.status == 65)
    #expect(!FileManager.default.fileExists(atPath: folder))
  }

  @Test func `values and metrics are called by their names, with the paths beside them`() async throws {
    let sweep = try await Program.output(Self.commands[1] + ["--lang", "zh"])
    for words in ["支付比例", "benefit.rate", "筹资充足概率", "funding.adequacy"] { #expect(sweep.contains(words), "\(words)") }
    let solve = try await Program.output(Self.commands[2] + ["--lang", "zh"])
    #expect(solve.contains("人均筹资标准 funding.perHead = ") && solve.contains("筹资充足概率≥90%"), "\(solve)")
    let frontier = try await Program.output(Self.commands[3])
    #expect(frontier.contains("rate paid") && frontier.contains("benefit.rate"))
  }
}
