import Files
import Insurance
import RunReports
import Simulation

/// The figures of all groups together year by year, and those of each group.
struct FigureSheets {
  let facts: ReportFacts
  let words: SheetWords

  private var table: ResultTable { facts.run.summary.table }

  func writeYears(to book: Spreadsheet) throws(OutputError) {
    let years = table.years
    let hasHorizon = table.rows.contains { $0.year == nil }
    var sheetTable = SheetTable(
      columns: [
        .init(title: words.say("figure", "指标"), width: 44), .init(title: words.say("unit", "单位"), width: 12),
        .init(title: words.say("name in results.json", "results.json中的名称"), width: 34),
      ]
        + years.map { .init(title: "\($0)", width: 18) }
        + (hasHorizon ? [.init(title: words.say("years together", "各年合计"), width: 18)] : []))
    for metric in table.metrics {
      let values = (years.map(Optional.some) + (hasHorizon ? [nil] : [])).map { year in
        words.shown(
          table.rows.first { $0.metric == metric && $0.year == year && $0.group == nil }?.estimate.value, metric)
      }
      guard values.contains(where: { $0 != nil }) else { continue }
      let style = CellStyle.number(words.shownFormat(metric))
      sheetTable.rows.append(
        [
          (.words(metric.nameAlone(words.language)), nil), (.words(words.unit(metric)), nil),
          (.words(metric.name), nil),
        ] + values.map { (.number($0), style) })
    }
    sheetTable.write(to: try book.sheet(words.say("By year", "分年度")), frozen: 1)
  }

  func writeGroups(to book: Spreadsheet) throws(OutputError) {
    let rows = table.rows.filter { $0.group != nil }
    guard !rows.isEmpty else { return }
    let metrics = table.metrics.filter { metric in rows.contains { $0.metric == metric } }
    var sheetTable = SheetTable(
      columns: [
        .init(title: words.say("year", "年度"), width: 8, style: .number(.year)),
        .init(title: words.say("group", "群体"), width: 30), .init(title: words.say("name", "名称"), width: 30),
      ]
        + metrics.map {
          .init(
            title: "\($0.nameAlone(words.language))\n\(words.unit($0))", width: 18,
            style: .number(words.shownFormat($0)))
        })
    for year in table.years {
      for cohort in facts.run.summary.plan.cohorts {
        let values = metrics.map { metric in
          words.shown(
            rows.first { $0.metric == metric && $0.year == year && $0.group == cohort.group }?.estimate.value, metric)
        }
        guard values.contains(where: { $0 != nil }) else { continue }
        sheetTable.add(
          [.whole(year), .words(facts.name(ofGroup: cohort.group, words.language)), .words(cohort.group)]
            + values.map { .number($0) })
      }
    }
    sheetTable.write(to: try book.sheet(words.say("By group", "分群体")), frozen: 2)
  }
}

/// The result as programs read it, a row a figure: what a pivot table starts from.
struct ResultsSheet {
  let record: RunRecord
  let words: SheetWords

  func write(to book: Spreadsheet) throws(OutputError) {
    // The names of results.csv, in every language: what is made of them goes on working.
    let names: [(String, Double)] = [
      ("metric", 34), ("year", 8), ("group", 26), ("policy", 18), ("value", 18), ("standardError", 16), ("lower", 18),
      ("upper", 18), ("unit", 12),
    ]
    var table = SheetTable(columns: names.map { .init(title: $0.0, width: $0.1) })
    for row in record.results {
      let style = Metric.named(row.metric).map { CellStyle.number(words.format($0)) }
      table.rows.append([
        (.words(row.metric), nil), (.whole(row.year), .number(.year)), (.words(row.group), nil),
        (.words(row.policy), nil),
        (.number(row.value), style), (.number(row.standardError), style), (.number(row.lower), style),
        (.number(row.upper), style), (.words(row.unit), nil),
      ])
    }
    table.write(to: try book.sheet(words.say("Results", "结果明细")), frozen: 1)
  }
}
