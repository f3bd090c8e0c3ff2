import CommandOptions
import Documents
import Presentation
import Scenarios
import Studies

/// `--readings`: the answer under each way of reading a disputed clause.
extension Run {
  /// The same draws under every reading, one changed at a time.
  func showReadings(under overrides: [Override]) async throws {
    if precision != nil || outputs.isAsked {
      throw BadData("--readings prints a table alone: leave --precision and what writes files out")
    }
    let table = try await ReadingsStudy(of: try ScenarioFile(path: file), under: overrides).table(
      threads: work.threadCount)
    try show(format.json ? ReportText.json(table.record) : table.text(format.lang, style: .standardOutput()))
  }
}
