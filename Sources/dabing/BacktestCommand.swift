import ArgumentParser
import Reports
import Scenarios
import Simulation

struct BacktestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Fit trend and shocks to some years, predict the next, and hold the intervals against what happened.",
    discussion: """
      Takes published yearly totals of frequency and severity, fits the trend and the shocks of a scenario to the years up
      to the one given, draws paths as a run does, and shows where 95% of them lie in each later year beside the total
      that was published.
      """)

  @Argument(help: ArgumentHelp("The file of yearly totals.", valueName: "totals"))
  var file: String
  @Option(parsing: .unconditional, help: "The last year that the fit may know.")
  var upTo: Int
  @OptionGroup var format: OutputOptions

  func run() async throws {
    try await reportingFailures(of: file) {
      let history = try HistoryFile(path: file)
      guard let backtest = try Backtest(history.years, upTo: upTo) else {
        throw BadData("\(file): needs three years or more up to \(upTo), and one after")
      }
      let report = BacktestText(
        backtest, title: history.title, source: history.source, upTo: upTo, language: format.lang,
        style: .standardOutput())
      try show(format.json ? ReportText.json(report.record) : report.text)
    }
  }
}
