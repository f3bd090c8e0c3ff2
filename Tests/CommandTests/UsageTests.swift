import Foundation
import Testing

/// Exit status 64 for what is no use of the program; help and version on demand.
struct UsageTests {
  @Test(arguments: [
    ["runn"], ["run"], ["run", "a.yaml", "b.yaml"], ["run", "scenarios/jincheng-2019.yaml", "--replications", "many"],
    ["run", "scenarios/jincheng-2019.yaml", "--threads", "0"],
    ["run", "scenarios/jincheng-2019.yaml", "--threads", "-1"],
    ["run", "scenarios/jincheng-2019.yaml", "--threads", "99999"],
    ["run", "scenarios/jincheng-2019.yaml", "--lang", "fr"],
    ["run", "scenarios/jincheng-2019.yaml", "--sead", "1"], ["run", "scenarios/jincheng-2019.yaml", "--output"],
    ["explain"], ["explain", "shandong-2015"], ["explain", "shandong-2015", "--amount", "much"],
    ["replay"], ["replay", "data.csv"], ["replay", "data.csv", "shanxi-2019", "shanxi-2019"],
    ["replay", "data.csv", "shanxi-2019", "shandong-2015", "--check", "paid"],
    ["replay", "data.csv", "shanxi-2019", "--bands", "5,3"],
    ["replay", "data.csv", "shanxi-2019", "--tolerance", "-1"],
    ["replay", "data.csv", "shanxi-2019", "--force"], ["replay", "data.csv", "shanxi-2019", "--encoding", "latin1"],
    ["settle", "huizhou-2013"], ["settle", "huizhou-2013", "--premium", "1"],
    ["settle", "huizhou-2013", "--premium", "x", "--claims", "1"],
    ["validate"], ["merge"], ["new"], ["new", "scenario"], ["new", "law", "x.yaml"], ["policies", "show"],
    ["policies", "diff", "shanxi-2019"],
    ["policies", "shwo", "shanxi-2019"],
  ])
  func `a mistake of usage is told on standard error alone`(_ arguments: [String]) async throws {
    let result = try await Program.run(arguments)
    #expect(result.status == 64)
    #expect(result.output == "")
    #expect(result.messages.contains("Error: ") && result.messages.contains("dabing"), "\(result.messages)")
  }

  @Test(arguments: [
    "run", "merge", "check", "explain", "replay", "fit", "settle", "validate", "new", "schema", "policies",
  ])
  func `every command explains itself`(_ command: String) async throws {
    let text = try await Program.output(command, "--help")
    #expect(text.contains("OVERVIEW: ") && text.contains("USAGE: dabing \(command)"))
    #expect(try await Program.output("--help").contains(command))
  }

  @Test func `what the language is of is said`() async throws {
    #expect(try await Program.output("run", "--help").contains("Language of tables, reports and messages: en or zh;"))
  }

  @Test func `the version`() async throws {
    #expect(try await Program.output("--version").firstMatch(of: /^\d+\.\d+\.\d+\n$/) != nil)
  }

  @Test func `a file that is not there is bad data, not a mistake of usage`() async throws {
    let result = try await Program.run("run", "scenarios/gone.yaml")
    #expect(result.status == 65)
    #expect(result.output == "")
    #expect(result.messages == "error: scenarios/gone.yaml: there is no such file\n")
  }

  @Test func `where nobody looks, there is no progress and no colour`() async throws {
    let result = try await Program.run(
      "run", "scenarios/jincheng-2019.yaml", "--replications", "50", "--set", "population.insured=5000")
    #expect(result.status == 0)
    #expect(result.messages == "")
    #expect(!result.output.contains("\u{1B}"))
  }
}
