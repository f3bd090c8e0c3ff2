import Foundation
import TestSupport
import Testing

/// `dabing run --database` and `dabing runs`: runs that are kept, and what became of a figure.
struct RunsCommandTests {
  private let scratch: ScratchFolder
  private let database: String

  init() throws {
    scratch = try ScratchFolder()
    database = scratch.url.appending(path: "deep/runs.sqlite").path
  }

  @discardableResult
  private func keep(_ scenario: String = "jincheng-2019", _ more: [String] = []) async throws -> Program.Result {
    try await Self.keep(scenario, more, in: database)
  }

  private static func keep(
    _ scenario: String, _ more: [String], in database: String
  ) async throws -> Program.Result {
    let result = try await Program.run(
      [
        "run", "scenarios/\(scenario).yaml", "--no-progress", "--replications", "60", "--set",
        "population.insured=20000", "--database", database, "--json",
      ] + more)
    #expect(result.status == 0, "\(result.messages)")
    return result
  }

  private func runs(_ arguments: String...) async throws -> String {
    try await Program.output(["runs"] + arguments + ["--database", database])
  }

  private func json(_ arguments: String...) async throws -> JSON {
    try JSON(try await Program.output(["runs"] + arguments + ["--database", database, "--json"]))
  }

  @Test func `a run is read back with every figure to the last bit`() async throws {
    let result = try await keep("jincheng-2019", ["--label", "first", "--set", "horizon.years=2"])
    #expect(result.messages == "run 1 of \(database)\n")
    let (written, read) = (try JSON(result.output), try await json("show", "1"))
    let (rows, stored) = (written["results"]?.list ?? [], read["results"]?.list ?? [])
    #expect(rows.count == stored.count && rows.count > 100)
    for (row, copy) in zip(rows, stored) {
      for key in ["value", "standardError", "lower", "upper", "year"] { #expect(row[key]?.number == copy[key]?.number) }
      for key in ["metric", "group", "policy", "unit"] { #expect(row[key]?.text == copy[key]?.text) }
    }
    let (from, to) = (written["provenance"], read["run"]?["provenance"])
    for key in from?.keys ?? [] {
      #expect(from?[key]?.text == to?[key]?.text && from?[key]?.number == to?[key]?.number)
    }
    #expect(read["run"]?["label"]?.text == "first")
    let sheet = try await runs("show", "1", "--lang", "zh")
    #expect(sheet.contains("晋城2019") && sheet.contains("horizon.years = 2") && sheet.contains("赔付总额，均值"))
  }

  @Test func `an equal run is kept once`() async throws {
    try await keep()
    let again = try await keep("jincheng-2019", ["--threads", "1"])
    #expect(again.messages.contains("has this run already: it is run 1"))
    // The last label that was given stands, and it is said.
    let named = try await keep("jincheng-2019", ["--label", "first"])
    #expect(named.messages.hasSuffix("it is run 1, now labelled 'first'\n"))
    let renamed = try await keep("jincheng-2019", ["--label", "second"])
    #expect(renamed.messages.hasSuffix("it is run 1, now labelled 'second' in place of 'first'\n"))
    for more in [["--label", "second"], []] {
      #expect(try await keep("jincheng-2019", more).messages.hasSuffix("it is run 1\n"))
    }
    #expect(try await json("list").list.map { $0["run"]?["label"]?.text } == ["second"])
    try await keep("jincheng-2019", ["--seed", "7"])
    #expect(try await json("list").list.count == 2)
  }

  @Test func `a figure is seen over time, of one scenario if asked`() async throws {
    try await keep("jincheng-2019", ["--label", "as it is"])
    try await keep("huizhou-2013")
    try await keep("jincheng-2019", ["--set", "funding.perHead=95", "--label", "95 yuan"])
    let text = try await runs("list", "--metric", "funding.need.p95", "--metric", "funding.perHead")
    #expect(text.split(separator: "\n").count == 5, "\(text)")
    #expect(text.contains("as it is") && text.contains("95 yuan") && text.contains("huizhou-2013"))
    let entries = try await json("list", "--scenario", "jincheng-2019", "--metric", "funding.perHead").list
    #expect(entries.map { $0["figures"]?.list.first?["value"]?.number } == [85, 95])
    #expect(try await json("list", "--last", "1").list.first?["run"]?["id"]?.number == 3)
    let two = try await runs("list", "--metric", "insurer.result.mean", "--metric", "fund.result.mean")
    #expect(two.contains("Insurer's result: mean, million yuan") && two.contains("Fund's result: mean, million yuan"))
    let typo = try await Program.run("runs", "list", "--database", database, "--scenario", "jinchen-2019")
    #expect(typo.status == 65 && typo.output == "" && typo.messages.contains("did you mean 'jincheng-2019'?"))
  }

  @Test func `two runs side by side say what went in and what came out`() async throws {
    try await keep("jincheng-2019", ["--set", "funding.perHead=85"])
    try await keep("jincheng-2019", ["--set", "funding.perHead=95"])
    let comparison = try await json("compare", "1", "2")
    let inputs = comparison["inputs"]?.list ?? []
    #expect(inputs.count == 1 && inputs.first?["path"]?.text == "funding.perHead")
    let funding = comparison["figures"]?.list.first { $0["metric"]?.text == "funding.perHead" }
    #expect(funding?["difference"]?.number == 10)
    let claims = comparison["figures"]?.list.first { $0["metric"]?.text == "claims.total" }
    #expect(claims?["difference"]?.number == 0, "the same illnesses")
    let text = try await runs("compare", "1", "2")
    // A difference of two shares is no share.
    let adequacy = text.split(separator: "\n").first { $0.contains("probability that funding is enough") }
    #expect(adequacy.map { $0.matches(of: /\+[0-9.]+ pp/).count } == 1, "\(text)")
    #expect(
      text.contains("funding.perHead") && text.contains("10.00") && text.contains("Both runs have the same draws"))
    let other = try await Program.run("runs", "compare", "1", "9", "--database", database)
    #expect(other.status == 65 && other.messages.contains("there is no run 9"))
  }

  @Test func `what is no database of runs is left alone`() async throws {
    let text = try scratch.write("not a database, but long enough to look at\n", to: "notes.txt")
    let missing = scratch.url.appending(path: "none.sqlite").path
    for (path, reason) in [(text, "it is no database"), (missing, "there is no such file")] {
      let result = try await Program.run("runs", "list", "--database", path)
      #expect(result.status == 65 && result.messages.contains(reason), "\(result.messages)")
    }
    let run = try await Program.run(
      "run", "scenarios/jincheng-2019.yaml", "--replications", "20", "--no-progress", "--database", text, "--output",
      scratch.url.path + "/out")
    #expect(run.status == 65 && run.output == "")
    #expect(!FileManager.default.fileExists(atPath: scratch.url.path + "/out"), "all of it or nothing")
    #expect(try String(contentsOfFile: text, encoding: .utf8).hasPrefix("not a database"))
    let typo = try await Program.run("runs", "list", "--database", missing, "--metric", "claims.totl")
    #expect(typo.status == 65 && typo.messages.contains("did you mean 'claims.total'?"))
  }

  @Test func `runs that end at the same time are all kept`() async throws {
    try await withThrowingTaskGroup(of: Void.self) { [database] group in
      for seed in 1...4 {
        group.addTask { _ = try await Self.keep("jincheng-2019", ["--seed", "\(seed)"], in: database) }
      }
      try await group.waitForAll()
    }
    #expect(try await json("list").list.compactMap { $0["run"]?["id"]?.number } == [1, 2, 3, 4])
  }
}
