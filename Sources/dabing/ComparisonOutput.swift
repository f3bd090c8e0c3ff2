import CommandOptions
import Presentation
import StudyReports

/// Where a comparison goes: the screen, and files where some are named.
struct ComparisonOutput {
  let files: TableOutput
  let format: OutputOptions

  /// Says before any work is done what speaks against its files.
  func check() throws { try files.check(["comparison.json", "comparison.csv"]) }

  func deliver(_ facts: ComparisonFacts) throws {
    let record = ComparisonRecord(facts)
    try files.write(
      ["comparison.json": ReportText.json(record) + "\n", "comparison.csv": record.csv],
      ComparisonBook(facts, language: format.lang).book)
    try show(
      format.json
        ? ReportText.json(record) : ComparisonReport(facts, language: format.lang, style: .standardOutput()).text)
  }
}
