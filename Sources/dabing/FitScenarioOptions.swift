import ArgumentParser
import CommandOptions
import Documents
import Fitting
import Foundation
import Insurance
import Regions
import Wording

/// A whole scenario of what is fitted: under which policy, for which year, and for how many people.
struct FitScenarioOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Write a whole scenario, which runs as it stands.", valueName: "file.yaml"))
  var scenario: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Its policy, built in or the path of a policy file.", valueName: "policy"))
  var policy: String?
  @Option(parsing: .unconditional, help: "Its year, at whose level the amounts are.", transform: wholeNumber)
  var year: Int?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "How many people are insured: 200000, or general=190000,registered-poor=10000; the rows of the file where it has those without expense.",
      valueName: "people"))
  var insured: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column of the policy's groups, by id or title: each has a share and a law of its own.", valueName: "name"))
  var group: String?
  @Flag(
    help:
      "The file itself is the scenario's model of expense, and paths draw its sampling error; the laws are only shown.")
  var records = false

  func validate() throws {
    guard scenario == nil else {
      guard policy != nil, year != nil else { throw wrongUsage("--scenario needs --policy and --year.") }
      return
    }
    if policy != nil {
      throw wrongUsage(
        "--policy is that of a scenario: add --scenario FILE.yaml and --year YEAR, or say --deductible AMOUNT in its place to weigh the laws."
      )
    }
    for (name, isGiven) in [
      ("year", year != nil), ("insured", insured != nil), ("group", group != nil),
      ("records", records),
    ] where isGiven { throw wrongUsage("--\(name) goes with --scenario FILE.") }
  }

  /// The policy with its groups; nil where no scenario is asked for.
  func readPolicy() throws -> Policy? {
    guard let policy, scenario != nil else { return nil }
    return try PolicyLibrary().policy(policy, year: checked(year))
  }

  /// How many people are insured: of each group, or of all together under no name.
  func people(_ policy: Policy) throws -> [String: Int] {
    guard let insured else { return [:] }
    func count(_ text: Substring) throws -> Int {
      try Amount(argument: String(text)).map { try $0.people("--insured", atLeast: 0) }
        ?? { throw BadData("--insured is '\(insured)': it must be 200000, or general=190000,registered-poor=10000") }()
    }
    guard insured.contains("=") else { return ["": try count(insured[...])] }
    var people: [String: Int] = [:]
    for part in insured.split(separator: ",") {
      let sides = part.split(separator: "=", maxSplits: 1)
      guard sides.count == 2 else {
        throw BadData("--insured: '\(part)' must be a group and a number of people, registered-poor=10000")
      }
      let group: String
      do throws(Policy.UnknownName) { group = try policy.groups(named: String(sides[0])) } catch {
        let near = nearestName(to: error.name, in: error.known)
        throw BadData(
          "--insured: \(policy.id) has no group '\(error.name)'\(Message.didYouMean(near, among: policy.groups.map(\.id)))"
        )
      }
      guard people.updateValue(try count(sides[1]), forKey: group) == nil else {
        throw BadData("--insured names '\(group)' twice")
      }
    }
    return people
  }

  /// The policy as the scenario names it: the path of a file holds wherever the scenario stands.
  var reference: String {
    guard let policy, policy.contains("/") || policy.hasSuffix(".yaml") || policy.hasSuffix(".yml") else {
      return policy ?? ""
    }
    return path(of: policy)
  }

  /// The path of a file by which the scenario finds it.
  func path(of path: String) -> String {
    let file = URL(fileURLWithPath: path).standardizedFileURL
    let folder = URL(fileURLWithPath: scenario ?? "").standardizedFileURL.deletingLastPathComponent()
    return file.deletingLastPathComponent() == folder ? "./" + file.lastPathComponent : file.path
  }

  func target(_ force: ForceOption) -> NamedOutput? {
    scenario.map { NamedOutput(path: $0, option: "--scenario", endings: ["yaml", "yml"], mayReplace: force.isForced) }
  }
}
