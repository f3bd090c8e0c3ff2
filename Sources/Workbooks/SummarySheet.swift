import Files
import Insurance
import Presentation
import RunReports
import Simulation

/// The first sheet: the three questions with their answers, then the figures of the first year.
struct SummarySheet {
  let facts: ReportFacts
  let words: SheetWords

  /// How high a row is that shows all of a text: a merged cell does not grow by itself.
  ///
  /// - Parameter width: of the cells, in characters.
  private static func height(of text: String, in width: Int) -> Double {
    Double((displayWidth(text) + width - 1) / width) * 16 + 4
  }

  func write(to book: Spreadsheet) throws(OutputError) {
    let sheet = try book.sheet(words.say("Summary", "摘要"))
    let language = words.language
    sheet.setWidths([44, 18, 16, 18, 18, 14, 32])
    sheet.write(.words(facts.run.title(language)), row: 0, column: 0, .title)
    sheet.setHeight(row: 0, 24)
    sheet.write(.words(facts.subtitle(language)), row: 1, column: 0)
    var row = 3
    for warning in facts.run.warnings {
      sheet.merge("! " + warning(language), row: row, columns: 0...6, CellStyle(wraps: true, role: .assumption))
      sheet.setHeight(row: row, Self.height(of: "! " + warning(language), in: 154))
      row += 1
    }
    for (question, answer) in facts.answers(language) {
      sheet.write(.words(question), row: row, column: 0, .bold)
      sheet.merge(answer, row: row, columns: 1...6, .wrapped)
      sheet.setHeight(row: row, Self.height(of: answer, in: 110))
      row += 1
    }
    row += 1
    let year = facts.run.summary.plan.startYear
    let headings = [
      words.say("In figures, \(year)", "\(year)年数值"), words.say("value", "数值"), words.say("std. error", "标准误"),
      words.say("95% interval, from", "95%区间下限"), words.say("to", "上限"), words.say("unit", "单位"),
      words.say("name in results.json", "results.json中的名称"),
    ]
    for (column, heading) in headings.enumerated() { sheet.write(.words(heading), row: row, column: column, .heading) }
    row += 1
    var section: Metric.Section?
    for item in facts.run.summary.table.rows where item.year == year && item.group == nil {
      if item.metric.section != section {
        section = item.metric.section
        for column in headings.indices {
          sheet.write(
            column == 0 ? .words(item.metric.section.words(language)) : .nothing, row: row, column: column, .section)
        }
        row += 1
      }
      let style = CellStyle.number(words.shownFormat(item.metric))
      let estimate = item.estimate
      sheet.write(
        .words(item.metric.words(of: facts.run.summary.plan, year: year)(language)), row: row, column: 0)
      for (column, value) in [estimate.value, estimate.standardError, estimate.lower, estimate.upper].enumerated() {
        guard let value = words.shown(value, item.metric) else { continue }
        sheet.write(.number(value), row: row, column: column + 1, style)
      }
      sheet.write(.words(words.unit(item.metric)), row: row, column: 5)
      sheet.write(.words(item.metric.name), row: row, column: 6)
      row += 1
    }
    sheet.freeze(rows: 2, columns: 1)
  }
}
