import Files
import Insurance
import Reports

/// A run-off as an Excel workbook: what is still to be paid by period, the factors, and where both come from.
package struct RunOffWorkbook: Sendable {
  private let record: RunOffRecord
  private let words: SheetWords

  package init(_ record: RunOffRecord, language: Language) {
    self.record = record
    words = SheetWords(language: language)
  }

  /// Writes the workbook to a path.
  ///
  /// - Throws: `OutputError` where it cannot be written.
  package func write(to path: String) throws(OutputError) {
    let title = words.say("Run-off of \(record.file.name)", "\(record.file.name)赔付流量")
    let book = try Spreadsheet(path, font: words.font, title: title)
    try writePeriods(to: book)
    try writeFactors(to: book)
    try writeSource(to: book)
    try book.close()
  }

  private func writePeriods(to book: Spreadsheet) throws(OutputError) {
    var table = SheetTable(
      columns: [
        .init(title: words.say("stays of", "住院期间"), width: 14),
        .init(title: words.say("age", "进展期"), width: 8, style: .number(.year)),
      ]
        + [
          ("paid, yuan", "已付，元"), ("ultimate", "最终赔付"), ("still to be paid", "未付"), ("std. error", "标准误"),
          ("of them chance", "其中过程误差"), ("factors", "参数误差"),
        ].map { .init(title: words.say($0.0, $0.1), width: 18, style: .number(.hundredths)) })
    func add(_ own: RunOffRecord.Ultimate, _ name: String, _ style: CellStyle? = nil) {
      table.add(
        [
          .words(name), .whole(own.age), .number(own.paid), .number(own.ultimate), .number(own.outstanding),
          .number(own.standardError), .number(own.processError), .number(own.parameterError),
        ], style)
    }
    for own in record.origins { add(own, own.stays ?? "") }
    add(record.total, words.say("all", "合计"), CellStyle(number: .hundredths, isBold: true))
    table.write(to: try book.sheet(words.say("Periods", "住院期间")), frozen: 1)
  }

  private func writeFactors(to book: Spreadsheet) throws(OutputError) {
    var table = SheetTable(columns: [
      .init(title: words.say("from age", "进展期"), width: 10, style: .number(.year)),
      .init(title: words.say("periods", "期间数"), width: 10, style: .number(.year)),
      .init(title: words.say("factor", "进展因子"), width: 16), .init(title: words.say("std. error", "标准误"), width: 16),
      .init(title: words.say("sigma", "σ"), width: 16), .init(title: words.say("to ultimate", "累计进展因子"), width: 16),
      .init(title: words.say("paid by then", "已付比例"), width: 14, style: .number(.percent)),
    ])
    for own in record.developments {
      table.add([
        .whole(own.fromAge), .whole(own.periods), .number(own.factor), .number(own.standardError), .number(own.sigma),
        .number(own.toUltimate), .number(1 / own.toUltimate),
      ])
    }
    table.write(to: try book.sheet(words.say("Factors", "进展因子")), frozen: 1)
  }

  private func writeSource(to book: Spreadsheet) throws(OutputError) {
    var table = SheetTable(columns: [
      .init(title: words.say("what", "项目"), width: 34), .init(title: words.say("value", "内容"), width: 70),
    ])
    let file = record.file
    table.add([.words(words.say("file", "文件")), .words(file.name)])
    table.add([.words(words.say("hash", "哈希值")), .words(file.hash)])
    table.add([.words(words.say("rows", "行数")), .whole(file.rows)])
    table.add([.words(words.say("bad rows left out", "略去的有误行")), .whole(file.badRowsLeftOut)])
    if let late = record.lateClaims {
      table.add([
        .words(
          words.say(
            "share of a year paid later than \(late.monthsAfterTheYear) months after its end",
            "年度结束\(late.monthsAfterTheYear)个月后支付的占比")), .number(late.share),
      ])
      table.add([.words(words.say("its standard error", "其标准误")), .number(late.standardError)])
    }
    table.add([.words(words.say("method", "方法")), .words(record.method(words.language))])
    table.write(to: try book.sheet(words.say("Source", "来源")))
  }
}
