import ArgumentParser
import CommandOptions
import Documents
import Insurance
import Presentation
import Scenarios
import Studies

struct Causes: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "What caused the loss of a year: rules, prices, volume, premium, costs and chance, in yuan that add up.",
    discussion: """
      The scenario is what was expected before the year; --happened is what was different in it, and --claims what came. Rules of
      benefit (benefit.…, policy), the price of care (expense.factor, trend.severity) and volume (population.…,
      expense.probability, trend.frequency) are held against the mean claims in closed form; what they leave is chance.

        dabing causes scenarios/jincheng-2019.yaml --claims 1.62亿 --costs 600万 \\
          --happened 'benefit.rate=80%, expense.factor=0.63, population.insured=1850000'
      """)

  @Argument(help: ArgumentHelp("The scenario file, as it was expected.", valueName: "scenario"))
  var file: String
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("What was different in the year.", valueName: "path=value, …"))
  var happened: String?
  @Option(parsing: .unconditional, help: ArgumentHelp("The claims of the year, yuan.", valueName: "yuan"))
  var claims: Amount
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "The premium of the year; by the funding rule and those insured where it is left out.", valueName: "yuan"))
  var premium: Amount?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("The insurer's costs; by the policy's rule where they are left out.", valueName: "yuan"))
  var costs: Amount?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Also write it as a document to be signed: *.html, *.docx, *.xlsx or *.md, in the language of --lang.",
      valueName: "file")
  )
  var report: String?
  @OptionGroup var force: ForceOption
  @OptionGroup var set: SetOptions
  @OptionGroup var format: OutputOptions

  func run() async throws {
    try await reportingFailures(of: file) {
      let target = try ReportTarget(beside: report, mayReplace: force.isForced)
      let study = try LossCauseStudy(
        of: file, overrides: try set.overrides(),
        changes: try happened.map { try Alternative(argument: $0, flag: "--happened") })
      let answer = try study.answer(
        claims: try claims.money("--claims"), premium: try premium?.money("--premium"),
        costs: try costs?.money("--costs"))
      try target?.write(answer.document(format.lang))
      try show(
        format.json ? ReportText.json(answer.record) : answer.text(format.lang, style: .standardOutput()),
        terminator: format.json ? "\n" : "")
    }
  }
}
