import Foundation
import TestSupport
import Testing

/// `--xlsx` of commands whose results are tables. What stands in the files is read back by scripts/check-tables.
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
    [
      "check", "scenarios/jincheng-2019.yaml", "--replications", "20", "--no-progress", "--set",
      "population.insured=3000",
    ],
    ["backtest", "scenarios/calibration/national-history.yaml", "--up-to", "2022", "--no-progress"],
    [
      "replay", "Tests/FittingTests/Reference/losses.csv", "shanxi-2019", "jiangxi-2025", "--amount", "amount",
      "--year",
      "2025", "--no-progress",
    ],
    ["diagram", "huizhou-2013"],
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

  @Test(arguments: ["solve", "check", "backtest", "diagram"])
  func `a folder gets the record and the first table, with a row for each of its own`(_ name: String) async throws {
    let command = try #require(Self.commands.first { $0.first == name })
    let scratch = try ScratchFolder()
    let folder = scratch.url.appending(path: "out")
    let json = try await Program.output(command + ["--output", folder.path, "--json", "--lang", "zh"])
    #expect(try String(contentsOf: folder.appending(path: "\(name).json"), encoding: .utf8) == json)
    let bytes = try #require(FileManager.default.contents(atPath: folder.appending(path: "\(name).csv").path))
    #expect(bytes.starts(with: [0xEF, 0xBB, 0xBF]), "a byte-order mark tells spreadsheets that it is UTF-8")
    let csv = String(decoding: bytes, as: UTF8.self)
    let record = try JSON(json)
    let key = ["check": "rows", "backtest": "predictions", "diagram": "points"][name]
    // The answer of a search and its status.
    let rows = key.map { record[$0]?.list.count ?? 0 } ?? 2
    #expect(csv.split(separator: "\n").count == rows + 1, "\(csv)")
    #expect(!csv.contains("，"), "headings are English, whatever is read: \(csv)")
    let again = try await Program.run(command + ["--output", folder.path])
    #expect(again.status == 65 && again.messages.contains("--force"), "\(again.messages)")
  }

  @Test func `what was paid otherwise stands in the workbook, and rows and workbook come together or not at all`()
    async throws
  {
    let scratch = try ScratchFolder()
    let people = try scratch.write("X,paid\n5000,0\n30000,12000\n250000,100\n", to: "people.csv")
    let (rows, book) = (scratch.url.appending(path: "rows.csv").path, scratch.url.appending(path: "book.xlsx").path)
    let command = ["replay", people, "shanxi-2019", "--amount", "X", "--check", "paid", "--no-progress"]
    let checked = try await Program.run(command + ["--output", rows, "--xlsx", book])
    #expect(checked.status == 1, "\(checked.messages)")
    #expect(FileManager.default.fileExists(atPath: rows) && FileManager.default.fileExists(atPath: book))
    try FileManager.default.removeItem(atPath: rows)
    let taken = try await Program.run(command + ["--output", rows, "--xlsx", book])
    #expect(taken.status == 65 && !FileManager.default.fileExists(atPath: rows), "\(taken.messages)")
    let missing = people + "/book.xlsx"
    let nowhere = try await Program.run(command + ["--output", rows, "--xlsx", missing])
    #expect(nowhere.status != 0 && !FileManager.default.fileExists(atPath: rows), "\(nowhere.messages)")
    let one = try await Program.run(command + ["--output", rows, "--xlsx", rows])
    #expect(one.status == 65 && !FileManager.default.fileExists(atPath: rows), "\(one.messages)")
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
    for words in ["支付比例", "benefit.rate", "收支平衡概率", "funding.adequacy"] { #expect(sweep.contains(words), "\(words)") }
    let solve = try await Program.output(Self.commands[2] + ["--lang", "zh"])
    #expect(solve.contains("人均筹资标准 funding.perHead = ") && solve.contains("收支平衡概率≥90%"), "\(solve)")
    let frontier = try await Program.output(Self.commands[3])
    #expect(frontier.contains("rate paid") && frontier.contains("benefit.rate"))
  }
}
