import Files
import Insurance
import Presentation
import RunReports
import Simulation

/// What funding a head is enough, to be tried: the reader changes one cell, and how often it is enough, what lacks and the total
/// follow from the quantiles of what is needed.
struct FundingSheet {
  let facts: ReportFacts
  let words: SheetWords

  /// Where the quantiles begin, counted from 0.
  private static let first = 12

  /// The share of years in which a funding is enough, by lines between the quantiles; 0 and 1 outside of them.
  static func adequacy(of funding: Double, among needs: [(level: Double, perHead: Double)]) -> Double {
    guard let lowest = needs.first, let highest = needs.last else { return 0 }
    if funding < lowest.perHead { return 0 }
    if funding >= highest.perHead { return 1 }
    guard let place = needs.lastIndex(where: { $0.perHead <= funding }), needs.indices.contains(place + 1) else {
      return 1
    }
    let (low, high) = (needs[place], needs[place + 1])
    return low.level + (funding - low.perHead) / (high.perHead - low.perHead) * (high.level - low.level)
  }

  /// - Returns: nil where the run has no quantiles to go by.
  init?(facts: ReportFacts, words: SheetWords) {
    guard facts.distribution?.needs.isEmpty == false else { return nil }
    (self.facts, self.words) = (facts, words)
  }

  func write(to book: Spreadsheet) throws(OutputError) {
    let table = facts.run.summary.table
    let plan = facts.run.summary.plan
    // Equal amounts would leave a line without a slope.
    var needs: [(level: Double, perHead: Double)] = []
    for need in facts.distribution?.needs ?? [] {
      if let last = needs.last, last.perHead == need.perHead { needs.removeLast() }
      needs.append(need)
    }
    func known(_ metric: String) -> Double? { table.row(metric, year: plan.startYear)?.estimate.value }
    func value(_ metric: String) -> Double { known(metric) ?? 0 }
    let funding = value("funding.perHead")
    let insured = Double(plan.insured)
    let mean = known("funding.need.mean")
    let (top, bottom) = (Self.first + 2, Self.first + 1 + needs.count)
    let (levels, amounts) = ("$A$\(top):$A$\(bottom)", "$B$\(top):$B$\(bottom)")
    let sheet = try book.sheet(words.say("Try a funding", "筹资试算"))
    sheet.setWidths([46, 20, 60])
    sheet.write(.words(words.say("Try a funding a head", "人均筹资试算")), row: 0, column: 0, .title)
    sheet.setHeight(row: 0, 24)
    sheet.write(
      .words(words.say("Change the yellow cell: the others follow.", "修改黄色单元格，其余自动计算。")), row: 1, column: 0)
    func line(_ row: Int, _ name: String, _ value: Sheet.Value, _ format: NumberFormat, _ note: String = "") {
      sheet.write(.words(name), row: row, column: 0)
      let isInput = row == 3
      sheet.write(
        value, row: row, column: 1,
        CellStyle(number: format, isBold: true, role: isInput ? .assumption : .plain))
      if !note.isEmpty { sheet.write(.words(note), row: row, column: 2, .wrapped) }
    }
    line(3, words.say("funding a head, yuan", "人均筹资，元"), .number(funding), .hundredths)
    line(4, words.say("insured", "参保人数"), .number(insured), .whole)
    line(
      5, words.say("funding of the year, million yuan", "筹资总额，万元"),
      .formula("B4*B5/\(words.scale)", funding * insured / words.scale), .hundredths)
    // Lines between the quantiles; below the first one nothing is known but that it is rare, above the last one as well.
    let place = "MATCH(B4,\(amounts),1)"
    func at(_ list: String, _ offset: Int) -> String { "INDEX(\(list),\(place)\(offset > 0 ? "+\(offset)" : ""))" }
    let line0 =
      "\(at(levels, 0))+(B4-\(at(amounts, 0)))/(\(at(amounts, 1))-\(at(amounts, 0)))*(\(at(levels, 1))-\(at(levels, 0)))"
    line(
      6, words.say("probability that it is enough", "收支平衡概率"),
      .formula("IF(B4<B\(top),0,IF(B4>=B\(bottom),1,\(line0)))", Self.adequacy(of: funding, among: needs)), .percent,
      words.say(
        "by lines between the quantiles below; the run itself has \(NumberText.percent(value("funding.adequacy"), decimals: 2))",
        "按下表分位数线性内插；模拟结果为\(NumberText.percent(value("funding.adequacy"), decimals: 2))"))
    line(
      7, words.say("above what a mean year needs, yuan a head", "高于平均年份所需，元/人"),
      mean.map { Sheet.Value.formula("B4-\($0)", funding - $0) } ?? .words(words.say("no mean", "均值无穷大")), .hundredths)
    line(
      8, words.say("lacking for 95% of years, yuan a head", "距95%的概率收支平衡尚缺，元/人"),
      .formula(
        "MAX(0,INDEX(\(amounts),MIN(COUNTIF(\(levels),\"<0.95\")+1,ROWS(\(levels))))-B4)",
        max(0, ((needs.first { $0.level >= 0.95 } ?? needs.last)?.perHead ?? funding) - funding)), .hundredths)
    for (column, heading) in [
      words.say("enough in so many years", "足够的年份占比"), words.say("takes so many yuan a head", "所需人均筹资，元"),
    ].enumerated() { sheet.write(.words(heading), row: Self.first, column: column, .heading) }
    for (row, need) in needs.enumerated() {
      sheet.write(.number(need.level), row: Self.first + 1 + row, column: 0, .number(.tenthPercent))
      sheet.write(.number(need.perHead), row: Self.first + 1 + row, column: 1, .number(.hundredths))
    }
    sheet.freeze(rows: 0, columns: 1)
  }
}
