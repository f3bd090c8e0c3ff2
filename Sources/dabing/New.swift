import ArgumentParser
import CommandOptions
import Documents
import Files
import Foundation
import Scenarios

struct New: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Write a commented template of a scenario or policy file, valid as it stands.",
    discussion: """
      A policy can begin with other rules than the template's own, each with all that it takes:

        dabing new policy my-city.yaml --rule benefit=layers --rule riskSharing=surplus-bands
      """)

  enum Kind: String, ExpressibleByArgument, CaseIterable {
    case scenario, policy
  }

  @Argument(help: "scenario or policy.")
  var kind: Kind
  @Argument(help: ArgumentHelp("The file to write; '-' is standard output.", valueName: "file"))
  var file: String
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A rule to begin with, repeatable: \(Template.rules.map { "\($0.part)=\($0.rule)" }.joined(separator: ", ")).",
      valueName: "part=rule"))
  var rule: [String] = []
  @OptionGroup var force: ForceOption
  @OptionGroup var language: LanguageOption

  func validate() throws {
    if kind == .scenario, !rule.isEmpty { throw wrongUsage("--rule goes with a policy: a scenario has no rules.") }
  }

  func run() async throws {
    try await reportingFailures {
      let template = Template(language.lang)
      let text = kind == .scenario ? template.scenario : template.policy(with: try chosen())
      if file == "-" { return try show(text, terminator: "") }
      let folder = URL(fileURLWithPath: file).deletingLastPathComponent().path
      guard FileManager.default.fileExists(atPath: folder) else {
        throw BadData("\(file): there is no folder '\(folder)'")
      }
      try OutputDraft.write([OutputFile(file, text: text)], mayReplace: force.isForced)
      complain("wrote \(file); next: dabing validate \(file)")
    }
  }

  /// The rules asked for, by part; all that is wrong with them at once.
  private func chosen() throws -> [(part: String, rule: String)] {
    var chosen: [(part: String, rule: String)] = []
    var problems: [Problem] = []
    for text in rule {
      let place = Place(file: "--rule \(text)")
      let halves = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard halves.count == 2 else {
        problems.append(Problem("must have the form part=rule, such as riskSharing=surplus-bands", at: place))
        continue
      }
      let parts = Set(Template.rules.map(\.part)).sorted()
      guard parts.contains(halves[0]) else {
        problems.append(
          Problem(
            "no part '\(halves[0])': there are \(list: parts)", at: place,
            nearest: nearestName(to: halves[0], in: parts)))
        continue
      }
      // The template's own rule may be named too.
      let own = Template.ownRule(of: halves[0])
      let known = Template.rules.filter { $0.part == halves[0] }.map(\.rule) + [own].compactMap(\.self)
      guard known.contains(halves[1]) else {
        problems.append(
          Problem(
            "no rule '\(halves[1])': for \(halves[0]) there are \(list: known)", at: place,
            nearest: nearestName(to: halves[1], in: known)))
        continue
      }
      if chosen.contains(where: { $0.part == halves[0] }) {
        problems.append(Problem("a second rule for '\(halves[0])'", at: place))
      }
      chosen.append((halves[0], halves[1]))
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    return chosen
  }
}
