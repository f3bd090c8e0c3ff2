import ArgumentParser
import Documents
import Insurance
import Regions
import Scenarios

struct Validate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Check scenario and policy files: all problems at once, each with its place.")

  @Argument(help: ArgumentHelp("Scenario and policy files.", valueName: "file"))
  var files: [String]
  @Option(help: ArgumentHelp("Language of what is said of good files: en or zh.", valueName: "en|zh"))
  var lang: Language = .english

  func run() async throws {
    try await reportingFailures {
      var problems: [Problem] = []
      var fine: [String] = []
      for path in files {
        do throws(DocumentError) {
          fine.append(try check(path))
        } catch {
          problems += error.problems
        }
      }
      for line in fine { print(line) }
      guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    }
  }

  private func say(_ en: String, _ zh: String) -> String { lang == .chinese ? zh : en }

  /// What the file is, in a line.
  private func check(_ path: String) throws(DocumentError) -> String {
    let node = try YAMLText.read(file: path)
    if node["benefit"] != nil || node["riskSharing"] != nil || node["inForce"] != nil {
      let policy = try PolicyLibrary().policy(path.contains("/") ? path : "./" + path)
      return "\(path): " + say("a policy, \(policy.title.en), without problems", "政策文件，\(policy.title.zh)，无问题")
    }
    let scenario = try ScenarioFile(path: path).scenario()
    return "\(path): "
      + say("a scenario, \(scenario.title.en), without problems", "情景文件，\(scenario.title.zh)，无问题")
  }
}
