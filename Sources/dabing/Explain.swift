import ArgumentParser
import CommandOptions
import Documents
import Insurance
import PolicyReports
import Presentation
import Regions
import Studies

struct Explain: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "One person's benefit, layer by layer and step by step, with clauses.",
    discussion: "A person in several groups, who gets the best value of each parameter, is given as a+b.")

  @Argument(help: ArgumentHelp("A built-in policy or the path of a policy file.", valueName: "policy"))
  var policy: String
  @Option(parsing: .unconditional, help: "The person's group, or several joined by '+'.")
  var group = Group.generalID
  @Option(parsing: .unconditional, help: "The person's in-scope self-paid amount of the year, yuan.", transform: yuan)
  var amount: Double
  @Option(
    parsing: .unconditional, help: "The policy year; the first of the policy's dates where it is left out.",
    transform: wholeNumber)
  var year: Int?
  @Option(
    parsing: .unconditional,
    help: "Full years that the person has been enrolled without a gap, where the policy rewards them.",
    transform: wholeNumber)
  var enrolledYears: Int?
  @Option(
    parsing: .unconditional,
    help: "Steps that the person has earned by years without a claim; 0 where it is left out.", transform: wholeNumber)
  var yearsWithoutClaim: Int?
  @Option(
    parsing: .unconditional,
    help:
      "Years that the person has missed before coming back, or 0 for a late enrolment: says how long the person waits.",
    transform: wholeNumber)
  var missedYears: Int?
  @Option(
    parsing: .unconditional, help: "How many of the missed years have been bought back; 0 where it is left out.",
    transform: wholeNumber)
  var boughtBackYears: Int?
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
    for (years, option) in [
      (enrolledYears, "--enrolled-years"), (yearsWithoutClaim, "--years-without-claim"),
      (missedYears, "--missed-years"), (boughtBackYears, "--bought-back-years"),
    ] {
      if let years, !(0...150).contains(years) { throw BadData("\(option) is \(years): it must lie between 0 and 150") }
    }
    if boughtBackYears != nil, missedYears == nil {
      throw BadData("--bought-back-years goes with --missed-years, which says how many there are")
    }
    if let boughtBackYears, let missedYears, boughtBackYears > missedYears {
      throw BadData("--bought-back-years is \(boughtBackYears), more than the \(missedYears) of --missed-years")
    }
    var state: EnrolmentState?
    if enrolledYears != nil || yearsWithoutClaim != nil {
      guard policy.incentives != nil else {
        throw BadData("\(policy.id) has no 'incentives': leave --enrolled-years and --years-without-claim out")
      }
      state = EnrolmentState(years: enrolledYears ?? 0, withoutClaim: yearsWithoutClaim ?? 0)
    }
    var wait: Int?
    if let missedYears {
      guard let period = policy.waitingPeriod else {
        throw BadData("\(policy.id) has no 'waitingPeriod': leave --missed-years out")
      }
      wait = period.months(missed: missedYears, boughtBack: boughtBackYears ?? 0)
    }
    return try ExplainStudy(of: policy).explanation(group: group, amount: amount, state: state, waiting: wait)
  }
}

/// A policy year that the calendar of the program has.
func checked(_ year: Int?) throws -> Int? {
  if let year, !(1990...2100).contains(year) { throw BadData("--year is \(year): it must lie between 1990 and 2100") }
  return year
}
