import Foundation
import TestSupport
import Testing

/// `--output` with `--force` where an earlier result stands: no file of it goes without a word.
struct EarlierOutputTests {
  private static let quick = ["--replications", "20", "--set", "population.insured=3000", "--no-progress"]
  private static let scenario = "scenarios/jincheng-2019.yaml"

  /// Every command with `--output`, with arguments that write into a folder; none where it is one file that is named.
  private static let commands: [String: [String]] = [
    "run": ["run", scenario],
    "merge": ["merge"],
    "compare": ["compare", scenario, "--alternative", "benefit.rate=65%", "--no-contributions"],
    "sweep": ["sweep", scenario, "--vary", "benefit.rate=60%,65%"],
    "frontier": ["frontier", scenario, "--income", "30000", "--vary", "benefit.rate=60%,65%"],
    "diagram": ["diagram", "huizhou-2013"],
    "solve": ["solve", scenario, "--for", "benefit.rate", "--until", "funding.adequacy >= 90%"],
    "check": ["check", scenario],
    "backtest": ["backtest", "scenarios/calibration/national-history.yaml", "--up-to", "2022"],
    "runoff": ["runoff", "--triangle", "cumulative"],
    "calibrate": ["calibrate", scenario],
    "replay": [], "report": [],
  ]
  private static let drawing: Set = ["run", "compare", "sweep", "solve", "check"]

  /// What any command writes into a folder, and a file of somebody's own.
  private static let names = [
    "results.json", "results.csv", "provenance.json", "ledger.csv", "replications.csv", "comparison.json",
    "comparison.csv", "solve.json", "solve.csv", "check.json", "check.csv", "backtest.json", "backtest.csv",
    "runoff.json", "runoff.csv", "calibration.json", "calibration.csv", "sweep.csv", "sensitivity.csv", "frontier.csv",
    "frontier.json", "diagram.csv",
    "diagram.json",
    "notes.txt",
  ]

  @Test func `the commands are all that there are`() async throws {
    let help = try JSON(try await Program.output("--experimental-dump-help"))
    let withOutput = (help["command"]?["subcommands"]?.list ?? []).filter { command in
      (command["arguments"]?.list ?? []).contains { option in
        option["names"]?.list.contains { $0["name"]?.text == "output" } == true
      }
    }
    #expect(Set(withOutput.compactMap { $0["commandName"]?.text }) == Set(Self.commands.keys))
  }

  @Test(arguments: commands.keys.sorted())
  func `each file is as it was, is written anew, or is named`(_ command: String) async throws {
    var arguments = try #require(Self.commands[command])
    guard !arguments.isEmpty else { return }
    if Self.drawing.contains(command) { arguments += Self.quick }
    let scratch = try ScratchFolder()
    if command == "merge" {
      let shards = scratch.path + "/shards"
      let shard = ["run", Self.scenario, "--shard", "1/1", "--output", shards]
      #expect(try await Program.run(shard + Self.quick).status == 0)
      arguments.append(shards)
    }
    if command == "runoff" {
      arguments.append(try scratch.write("year,0,1\n2019,100,150\n2020,110,170\n2021,120,\n", to: "triangle.csv"))
    }
    if command == "calibrate" {
      let targets = try scratch.write(
        "name: totals\ntitle: { en: totals, zh: 公布总量 }\ntargets:\n  beneficiaries.share: { value: 1.5%, tolerance: 1%, source: { en: s, zh: 某市公报 } }\nparameters:\n  - { name: { en: cost, zh: 费用水平 }, paths: [expense.factor] }\n",
        to: "targets.yaml")
      arguments += ["--to", targets]
    }
    let isRun = ["run", "merge"].contains(command)
    for more in isRun ? [[], ["--replications-csv"]] : [[]] {
      for language in ["en", "zh"] {
        for name in Self.names { try scratch.write("earlier", to: "out/\(name)") }
        let folder = scratch.path + "/out"
        let result = try await Program.run(
          arguments + more + ["--output", folder, "--force", "--lang", language])
        #expect(result.status == 0, "\(result.messages)")
        var written = 0
        for name in Self.names {
          let text = try? String(contentsOfFile: folder + "/" + name, encoding: .utf8)
          let isNamed = result.messages.contains("\(folder)/\(name)")
          #expect((text == nil) == isNamed, "\(name): \(result.messages)")
          written += text != nil && text != "earlier" ? 1 : 0
        }
        #expect(written > 1)
        #expect(result.messages.contains("replications.csv") == (isRun && more.isEmpty))
      }
    }
  }

  /// The exact method draws no years: a run by it has no ledger of them either.
  @Test func `all that goes is named, once`() async throws {
    let scratch = try ScratchFolder()
    let run = ["run", "scenarios/jincheng-2019.yaml", "--no-progress", "--output", scratch.path + "/out"]
    #expect(try await Program.run(run + ["--replications", "20", "--replications-csv"]).status == 0)
    let exact = try await Program.run(run + ["--method", "exact", "--force"])
    #expect(exact.status == 0)
    #expect(exact.messages.contains("/out/ledger.csv, \(scratch.path)/out/replications.csv"), "\(exact.messages)")
    let again = try await Program.run(run + ["--method", "exact", "--force"])
    #expect(again.status == 0 && again.messages == "", "\(again.messages)")
  }
}
