import Insurance
import Presentation

/// A run-off for a spreadsheet: what is still to be paid by period, the factors, and where both come from.
package struct RunOffBook {
  private let record: RunOffRecord
  private let language: Language

  package init(_ record: RunOffRecord, language: Language) { (self.record, self.language) = (record, language) }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var book: DataBook {
    DataBook(
      title: say("Run-off of \(record.file.name)", "\(record.file.name)赔付流量"), language: language,
      sheets: [periods, factors, source])
  }

  private var periods: DataSheet {
    func row(_ own: RunOffRecord.Ultimate, _ name: String?) -> [DataSheet.Cell] {
      [
        .words(name), .whole(own.age), .number(own.paid), .number(own.ultimate), .number(own.outstanding),
        .number(own.standardError), .number(own.processError), .number(own.parameterError),
      ]
    }
    return DataSheet(
      say("Periods", "住院期间"),
      [
        .init(say("stays of", "住院期间"), width: 14), .init(say("age", "进展期"), .year),
        .init(say("paid, yuan", "已付，元"), .yuan), .init(say("ultimate", "最终赔付"), .yuan),
        .init(say("still to be paid", "未付"), .yuan), .init(say("std. error", "标准误"), .yuan),
        .init(say("of them chance", "其中过程误差"), .yuan), .init(say("factors", "参数误差"), .yuan),
      ], rows: record.origins.map { row($0, $0.stays) } + [row(record.total, say("all", "合计"))])
  }

  private var factors: DataSheet {
    DataSheet(
      say("Factors", "进展因子"),
      [
        .init(say("from age", "进展期"), .year, width: 10), .init(say("periods", "期间数"), .year, width: 10),
        .init(say("factor", "进展因子"), .plain), .init(say("std. error", "标准误"), .plain),
        .init(say("sigma", "σ"), .plain), .init(say("to ultimate", "累计进展因子"), .plain),
        .init(say("paid by then", "已付比例"), .share),
      ],
      rows: record.developments.map { own in
        [
          .whole(own.fromAge), .whole(own.periods), .number(own.factor), .number(own.standardError), .number(own.sigma),
          .number(own.toUltimate), .number(1 / own.toUltimate),
        ]
      })
  }

  private var source: DataSheet {
    let file = record.file
    var rows: [[DataSheet.Cell]] = [
      [.words(say("file", "文件")), .words(file.name)], [.words(say("hash", "哈希值")), .words(file.hash)],
      [.words(say("rows", "行数")), .whole(file.rows)],
      [.words(say("bad rows left out", "略去的有误行")), .whole(file.badRowsLeftOut)],
    ]
    if let late = record.lateClaims {
      let months = late.monthsAfterTheYear
      rows.append([
        .words(say("share of a year paid later than \(months) months after its end", "年度结束\(months)个月后支付的占比")),
        .looking(late.share, .share),
      ])
      rows.append([.words(say("its standard error", "其标准误")), .looking(late.standardError, .share)])
    }
    rows.append([.words(say("method", "方法")), .words(record.method(language))])
    return DataSheet(
      say("Source", "来源"), [.init(say("what", "项目"), width: 34), .init(say("value", "内容"), .sentences, width: 70)],
      rows: rows)
  }
}
