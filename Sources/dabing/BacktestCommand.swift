import ArgumentParser
import CommandOptions
import Data
import Fitting
import Insurance
import Presentation
import Results
import Scenarios
import StudyReports

struct BacktestCommand: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backtest",
    abstract: "Fit trend and shocks to some years, predict the next, and hold the intervals against what happened.",
    discussion: """
      Takes published yearly totals of frequency and severity, fits the trend and the shocks of a scenario to the years up
      to the one given, draws paths as a run does, and shows where 95% of them lie in each later year beside the total
      that was published. Or takes one's own file of people, one a row, with a column of the year:

        dabing backtest people.csv --column 合规自付费用 --years 年度 --up-to 2022
      """)

  @Argument(help: ArgumentHelp("The file of yearly totals, or of people.", valueName: "file"))
  var file: String
  @Option(parsing: .unconditional, help: "The last year that the fit may know.", transform: wholeNumber)
  var upTo: Int
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Of a file of people: the column of the year, by name or by place from 1.", valueName: "name"))
  var years: String?
  @Option(parsing: .unconditional, help: ArgumentHelp("The column of the amounts, 0 for none.", valueName: "name"))
  var column: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("A column of weights: a row of weight 3 counts as three rows.", valueName: "name"))
  var weights: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "A column that says whose a row is, where somebody has several, one a stay or a bill: they are added up, and what stands there is written nowhere.",
      valueName: "name"))
  var person: String?
  @OptionGroup(title: "Data") var reading: DataFileOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var outputs: TableOutputOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    guard years == nil else {
      guard column != nil else { throw wrongUsage("Name the column of the amounts, --column.") }
      return
    }
    let alone: [(String, Bool)] = [
      ("--column", column != nil), ("--weights", weights != nil), ("--person", person != nil),
      ("--delimiter", reading.delimiter != nil), ("--encoding", reading.encoding != nil),
      ("--sheet", reading.sheet != nil),
      ("--only", reading.only != nil),
      ("--skip-bad-rows", reading.skipBadRows),
    ]
    if let option = alone.first(where: \.1) {
      throw wrongUsage("\(option.0) is of a file of people: add --years COLUMN.")
    }
  }

  func run() async throws {
    try await reportingFailures(of: file) {
      try outputs.check(named: "backtest")
      let (years, title, source) = try years.map(ofPeople) ?? ofTotals()
      guard let backtest = try Backtest(years, upTo: upTo) else {
        throw BadData("\(file): needs three years or more up to \(upTo), and one after")
      }
      let report = BacktestText(
        backtest, title: title, source: source, upTo: upTo, language: format.lang, style: .standardOutput())
      let json = ReportText.json(report.record)
      try outputs.write(named: "backtest", json: json, in: format.lang) { BacktestBook(report, language: $0).book }
      try show(format.json ? json : report.text)
    }
  }

  private func ofTotals() throws -> ([Backtest.Year], title: Words, source: Words) {
    let history = try HistoryFile(path: file)
    return (history.years, history.title, history.source)
  }

  /// The share of people with any amount, and its mean, year by year.
  private func ofPeople(_ years: String) throws -> ([Backtest.Year], title: Words, source: Words) {
    let people: LossFile
    do throws(DataError) {
      let data = try reading.open(file)
      let progress = work.progress("reading", "读取中", format.lang)
      let columns = LossColumns(.amounts(column), weights: weights, years: years, person: person)
      people = try LossFile(
        data, columns: columns,
        progress: { done in
          if let size = data.size { progress?.update(done: done, total: size) }
        })
      progress?.finish()
    } catch {
      throw error.told(format)
    }
    try reading.tell(people.reading, format)
    guard let levels = people.years else {
      throw BadData("\(file): needs two years or more, each with an amount above 0")
    }
    if let year = levels.years.first(where: { $0.amounts >= $0.people })?.year {
      throw BadData(
        "\(file): \(year) has nobody without expense, so that the file does not say what share has any: add the others as rows of 0"
      )
    }
    let name = people.reading.name
    return (
      levels.years.map { Backtest.Year(year: $0.year, frequency: $0.share.value, severity: $0.mean.value) },
      Words(en: "\(name), column \(people.reading.column)", zh: "\(name)，列 \(people.reading.column)"),
      Words(en: "\(name) \(people.reading.hash)", zh: "\(name) \(people.reading.hash)")
    )
  }
}
