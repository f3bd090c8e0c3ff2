import Foundation
import TestSupport
import Testing

/// Options that are common to commands are in all commands that have anything of the kind, so that a script may give the same to each.
struct CommonOptionsTests {
  /// The options of every command that does something, by its path.
  private static func options() async throws -> [String: Set<String>] {
    func all(_ command: JSON, _ path: [String]) -> [(String, Set<String>)] {
      let inner = (command["subcommands"]?.list ?? []).filter { $0["commandName"]?.text != "help" }
      guard inner.isEmpty else { return inner.flatMap { all($0, path + [$0["commandName"]?.text ?? ""]) } }
      let names = (command["arguments"]?.list ?? []).flatMap { $0["names"]?.list ?? [] }
      return [(path.joined(separator: " "), Set(names.compactMap { $0["name"]?.text }))]
    }
    let help = try JSON(try await Program.output("--experimental-dump-help"))
    guard let root = help["command"] else { return [:] }
    return Dictionary(all(root, []), uniquingKeysWith: { first, _ in first })
  }

  /// What is asked of a study takes time and can be shown, written and repeated.
  private static let studies: Set = ["run", "merge", "compare", "frontier", "sweep", "solve"]

  @Test func `each common option is where it belongs`() async throws {
    let options = try await Self.options()
    #expect(options.count > 25)
    func commands(with option: String) -> Set<String> { Set(options.filter { $0.value.contains(option) }.keys) }
    let all = Set(options.keys)
    #expect(commands(with: "lang") == all)
    // A schema is JSON already, a template is YAML, a report and a page are for people.
    #expect(commands(with: "json") == all.subtracting(["schema", "new", "report", "serve"]))
    // What has threads takes long enough to show progress; a calibration is one search after another.
    #expect(commands(with: "no-progress") == commands(with: "threads").union(["calibrate"]))
    #expect(Self.studies.isSubset(of: commands(with: "no-progress")))
    #expect(Self.studies.isSubset(of: commands(with: "xlsx")))
    #expect(commands(with: "xlsx").isSuperset(of: ["check", "backtest", "calibrate", "diagram", "replay", "runoff"]))
    #expect(
      commands(with: "output").isSuperset(
        of: Self.studies.union(["check", "backtest", "calibrate", "diagram", "runoff"])))
    // Whatever writes a file replaces one by --force alone.
    let writing = ["output", "xlsx", "report", "write"].reduce(Set(["new", "verify"])) {
      $0.union(commands(with: $1))
    }
    #expect(commands(with: "force") == writing)
    // Workbooks of what has no table of its own are forms: by the ending of --report or of --output.
    for command in ["settle", "causes", "fit"] { #expect(options[command]?.contains("report") == true, "\(command)") }
    #expect(
      commands(with: "set").isSuperset(of: Self.studies.subtracting(["merge"]).union(["settle", "explain", "causes"])))
  }

  @Test func `what is wrong with files is there for programs too`() async throws {
    let scratch = try ScratchFolder()
    let wrong = try scratch.write("name: x\npolicy: shanxi-2019\nyear: 2019\ntitel: t\n", to: "wrong.yaml")
    let result = try await Program.run("validate", wrong, "scenarios/jincheng-2019.yaml", "--json")
    #expect(result.status == 65)
    let json = try JSON(result.output)
    #expect(json["valid"]?.list.map { $0["file"]?.text } == ["scenarios/jincheng-2019.yaml"])
    let problem = try #require(json["problems"]?.list.first { $0["line"]?.number == 4 })
    #expect(problem["file"]?.text == wrong && problem["column"]?.number == 1)
    #expect(problem["message"]?.text?.contains("did you mean 'title'?") == true, "\(result.output)")
  }
}
