import Files
import Insurance
import RunReports
import Simulation

/// A run as an Excel workbook, for actuaries: answers, figures by year and by group, the ledger, assumptions and clauses,
/// charts that the spreadsheet program draws, and the table as programs read it.
package struct RunWorkbook: Sendable {
  private let facts: ReportFacts
  private let record: RunRecord
  private let ledger: MeanLedger?
  private let language: Language

  /// - Parameters:
  ///   - facts: what the run came to.
  ///   - record: the same for programs.
  ///   - ledger: nil for the exact method, which settles no single years.
  ///   - language: of all words; the names of metrics are the same in each.
  package init(_ facts: ReportFacts, record: RunRecord, ledger: MeanLedger?, language: Language) {
    self.facts = facts
    self.record = record
    self.ledger = ledger
    self.language = language
  }

  /// Writes the workbook to a path.
  ///
  /// - Throws: `OutputError` where it cannot be written.
  package func write(to path: String) throws(OutputError) {
    let words = SheetWords(language: language)
    let book = try Spreadsheet(path, font: words.font, title: facts.run.title(language))
    try SummarySheet(facts: facts, words: words).write(to: book)
    try ChartsSheet(facts: facts, words: words).write(to: book)
    try FundingSheet(facts: facts, words: words)?.write(to: book)
    let tables = FigureSheets(facts: facts, words: words)
    try tables.writeYears(to: book)
    try tables.writeGroups(to: book)
    if let ledger {
      try LedgerSheet(ledger: ledger, words: words, policy: facts.run.summary.plan.policies.first).write(to: book)
    }
    let sources = SourceSheets(facts: facts, record: record, words: words)
    try sources.writeAssumptions(to: book)
    try sources.writeClauses(to: book)
    try ResultsSheet(record: record, words: words).write(to: book)
    try sources.writeGlossary(to: book)
    try sources.writeProvenance(to: book)
    try book.close()
  }
}

/// Words of the sheets in the language of the workbook, and how its numbers look.
struct SheetWords: Sendable {
  let language: Language

  func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  /// What every Excel of the language has.
  var font: String {
    switch language {
    case .english: "Calibri"
    case .chinese: "Microsoft YaHei"
    }
  }

  /// Yuan in the unit of totals, million or 万元.
  var scale: Double { language == .chinese ? 1e4 : 1e6 }

  /// A number as people read it: totals in millions or 万元; the sheet of results has them in yuan.
  func shown(_ value: Double?, _ metric: Metric) -> Double? {
    value.map { metric.isTotal ? $0 / scale : $0 }
  }

  /// The unit of what `shown` gives.
  func unit(_ metric: Metric) -> String {
    metric.isTotal ? say("million yuan", "万元") : metric.unit.words(language)
  }

  /// How what `shown` gives is shown.
  func shownFormat(_ metric: Metric) -> NumberFormat { metric.isTotal ? .hundredths : format(metric) }

  /// How a metric's numbers are shown: in whole yuan, yuan and fen, percent.
  func format(_ metric: Metric) -> NumberFormat {
    switch metric.unit {
    case .yuan: metric.isTotal ? .whole : .hundredths
    case .yuanPerHead, .years, .months: .hundredths
    case .share: .percent
    case .people: .whole
    }
  }
}
