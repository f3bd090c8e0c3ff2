import Files
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Data
@testable import Presentation
@testable import Workbooks

/// A report as a sheet of Excel: what its cells hold.
struct ReportWorkbookTests {
  private func figure(_ text: String, _ value: Double) -> RichText {
    RichText(Figure(text: text, scenario: "s", metric: "m", year: nil, group: nil, part: .value, value: value))
  }

  private func rows(_ blocks: [ReportBlock]) throws -> [[String]] {
    let scratch = try ScratchFolder()
    let path = scratch.url.appending(path: "report.xlsx").path
    let report = ReportDocument(
      language: .chinese, kicker: "大病保险年度结算报告", title: "题目", subtitle: "副题", hasChapters: false, blocks: blocks)
    try ReportWorkbook(report).write(to: path)
    let file = try DataFile(path, .init())
    var rows: [[String]] = []
    while let block = try file.next() {
      file.scanner.scan(block.bytes, firstLine: block.firstLine) { rows.append($0.strings.filter { !$0.isEmpty }) }
    }
    return rows.filter { !$0.isEmpty }
  }

  @Test func `words go across, numbers are numbers, and nothing of the report is left out but charts`() throws {
    let table = ReportTable(
      title: "收支", kind: .figures, columns: [.words("项目"), .number("金额"), .number("比例")],
      rows: [
        .section("收入"), .cells(["保费", figure("1.53", 153_214_567), figure("12.3%", 0.12345)]),
        .cells(["赔付", "1,234,567.89", "–"]), .total(["合计", "+0.40", "-3"]),
      ])
    let rows = try rows([
      .warning("注意"), .answers([.init(question: "够不够？", answer: "概率82%。", verdict: "不够")]),
      .section("图", place: "charts"), .charts([]), .section("收支", place: "results"), .table(table),
      .paragraph("一段话"), .list(["一项"]), .terms([(term: "起付线", meaning: "自付部分")]),
    ])
    #expect(
      rows == [
        ["大病保险年度结算报告"], ["题目"], ["副题"], ["注意"], ["够不够？", "不够。概率82%。"], ["收支"], ["项目", "金额", "比例"], ["收入"],
        ["保费", "1.53214567", "12.345%"], ["赔付", "1234567.89", "–"], ["合计", "0.4", "-3"], ["一段话"], ["· 一项"],
        ["起付线：自付部分"],
      ], "the heading of charts alone goes with them")
  }

  @Test func `what the figures rest on has a sheet of its own`() throws {
    let words = ReportTable(
      title: "条款", kind: .words, columns: [.words("参数"), .words("取值"), .words("条款")],
      rows: [.cells(["起付线", "10000元", "二"])])
    let figures = ReportTable(title: "签章", kind: .figures, columns: [.words("单位")], rows: [.cells(["承办机构"])])
    let rows = try rows([
      .section("条款", place: "clauses"), .table(words), .section("签章", place: "signatures"), .table(figures),
    ])
    #expect(rows == [["大病保险年度结算报告"], ["题目"], ["副题"], ["签章"], ["单位"], ["承办机构"]], "the first sheet")
  }

  @Test func `a number keeps the decimals and the sign that it is shown with`() throws {
    func code(_ text: String) -> String? { ShownNumber(RichText(text))?.format.code }
    #expect(code("1,234") == "#,##0" && code("-1.50") == "#,##0.00" && code("12.345%") == "0.000%")
    #expect(code("+1.5") == "+#,##0.0;-#,##0.0;#,##0.0")
    for words in ["", "–", "1.2 to 1.4", "第3年", "1.", ".5", "∞", "1.250e+18", "2025-06", "80–90", "−", "%", "٣"] {
      #expect(code(words) == nil, "\(words)")
    }
    #expect(ShownNumber("82.9%")?.value == 82.9 * 0.01)
    // What is shown in ten thousand yuan has the digits behind it; a figure that is not what is shown has none.
    #expect(ShownNumber(figure("1,532.15", 15_321_456.78))?.value == 15_321_456.78 / 1e4)
    #expect(ShownNumber(figure("7.00", 3))?.value == 7)
  }
}
