import ArgumentParser
import Documents
import Insurance
import Regions
import Reports
import Studies

struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One person's benefit, layer by layer and step by step, with clauses.",
    discussion: "A person in several groups, who gets the best value of each parameter, is given as a+b.")

  @Argument(help: ArgumentHelp("A built-in policy or the path of a policy file.", valueName: "policy"))
  var policy: String
  @Option(parsing: .unconditional, help: "The person's group, or several joined by '+'.")
  var group = Group.generalID
  @Option(parsing: .unconditional, help: "The person's in-scope self-paid amount of the year, yuan.")
  var amount: Double
  @Option(parsing: .unconditional, help: "The policy year; the first of the policy's dates where it is left out.")
  var year: Int?
  @OptionGroup var set: SetOptions
  @OptionGroup var format: OutputOptions

  func run() async throws {
    try await reportingFailures {
      let explanation = try set.answer(explanation(under:))
      try show(
        format.json ? ReportText.json(explanation.record) : explanation.text(format.lang, style: .standardOutput()))
    }
  }

  private func explanation(under overrides: [Override]) throws -> Explanation {
    let policy = try PolicyLibrary().policy(policy, year: checked(year), overrides: overrides)
    return try ExplainStudy(of: policy).explanation(group: group, amount: amount)
  }
}

/// A policy year that the calendar of the program has.
func checked(_ year: Int?) throws -> Int? {
  if let year, !(1990...2100).contains(year) { throw BadData("--year is \(year): it must lie between 1990 and 2100") }
  return year
}
