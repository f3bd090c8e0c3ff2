import ArgumentParser
import CommandOptions
import Documents
import Insurance
import PolicyReports
import Presentation
import Regions
import RiskSharing

struct Diagram: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Who carries what as claims grow: stretches, cliffs, and what one more yuan costs the insurer.",
    discussion: """
      Settles years at every loss ratio and finds where each party's result bends, jumps or stays flat, to the fen, with
      the clauses; no chance in it. Two policies stand side by side.

        dabing diagram huizhou-2013
        dabing diagram shanxi-2019 shandong-2015 --insured 2000000
      """)

  @Argument(help: ArgumentHelp("One or two policies: built-in ones or policy files.", valueName: "policy"))
  var policies: [String]
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The premium of the year, yuan; by the policy's funding rule for the insured people where it is left out.",
      valueName: "yuan"))
  var premium: Amount?
  @Option(parsing: .unconditional, help: "The number of insured people; 1,000,000 are assumed where it is left out.")
  var insured: Amount?
  @Option(parsing: .unconditional, help: "The fund's accumulated surplus at the start of the year, yuan.")
  var reserve: Amount?
  @Option(parsing: .unconditional, help: "What the risk adjustment fund holds at the start of the year, yuan.")
  var riskAdjustment: Amount?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Claims up to so much of the premium; 2.0 where it is left out.", valueName: "share"),
    transform: plainNumber)
  var to = 2.0
  @Option(
    parsing: .unconditional, help: "The policy year; the first of the policy's dates where it is left out.",
    transform: wholeNumber)
  var year: Int?
  @OptionGroup var outputs: TableOutputOptions
  @OptionGroup var set: SetOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    guard (1...2).contains(policies.count) else { throw wrongUsage("Name one policy or two.") }
  }

  func run() async throws {
    try await reportingFailures {
      try outputs.check(named: "diagram")
      let report = try set.answer(report(under:))
      let json = ReportText.json(report.record)
      try outputs.write(
        ["diagram.csv": report.csv, "diagram.json": json + "\n"], DiagramBook(report, language: format.lang).book)
      try show(
        format.json
          ? json
          : RiskSharingText(report, language: format.lang, style: .standardOutput()).text)
    }
  }

  private func report(under overrides: [Override]) throws -> RiskSharingReport {
    let people = try insured?.people("--insured", atLeast: 1) ?? 1_000_000
    guard to > 0, to <= 100 else { throw BadData("--to is \(to): it must lie above 0 and be at most 100") }
    let reserve = try reserve?.money("--reserve") ?? .zero
    let given = try premium?.money("--premium")
    let diagrams = try policies.map { name in
      let policy = try PolicyLibrary().policy(name, year: checked(year), overrides: overrides)
      let yuan = given?.yuan ?? policy.funding.total(insured: people)
      guard yuan > 0, let premium = Money(yuan: yuan), premium > .zero, premium.part(to) < .largest else {
        throw BadData(
          "the premium of \(policy.id) is \(yuan) yuan: it must lie above 0 and stay below 10,000,000,000,000 yuan at --to; give one with --premium"
        )
      }
      return (
        RiskSharingDiagram(
          of: policy, insured: people, premium: premium, reserve: reserve,
          riskAdjustment: try riskAdjustment.held(under: [policy])), taken(under: policy)
      )
    }
    return RiskSharingReport(diagrams, to: to)
  }

  private func taken(under policy: Policy) -> [Words] {
    var taken = TakenByDefault(under: policy)
    taken.add("1,000,000 insured (--insured)", "参保1,000,000人（--insured）", if: insured == nil)
    taken.add(
      "every insurer's territory with the same loss ratio", "各承办区域赔付率相同",
      if: policy.panel?.division.value == .territory)
    let clause = policy.funding.clause.text
    taken.add(
      "the premium by the policy's funding rule [\(clause)] (--premium)", "保费按政策筹资规定计算〔\(clause)〕（--premium）",
      if: premium == nil)
    taken.addCosts(option: "")
    taken.addYear(year: year == nil, reserve: reserve == nil, riskAdjustment: riskAdjustment == nil)
    taken.add(
      "the first year of its contract", "合作期首年", if: (policy.contractYears ?? 1) > 1)
    return taken.words
  }
}
