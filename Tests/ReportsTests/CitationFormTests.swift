import Testing

@testable import Presentation

/// Clauses as Chinese documents cite them.
struct CitationFormTests {
  @Test(arguments: [
    ("五(三)", "五（三）"), ("二(五)1(5)", "二（五）1.（5）"), ("二(四)5", "二（四）5"), ("三(四)、五(一)", "三（四）、五（一）"),
    ("依据 [三(三)1—2]", "依据 [三（三）1—2]"), ("四", "四"), ("三(一)(二)", "三（一）（二）"), ("五(一)(三)1(2)", "五（一）（三）1.（2）"),
    ("f(x) = 1 (2)", "f(x) = 1 (2)"), ("表(三)", "表(三)"), ("二(五)1(1)(2)", "二（五）1.（1）（2）"), ("silent", "文件未规定"),
  ])
  func `brackets of clauses are full, others stay`(_ typed: String, _ cited: String) {
    #expect(CitationForm.chinese(typed) == cited)
  }

  @Test func `a Chinese document has them, an English one has what was typed`() {
    let table = ReportTable(
      title: "t", kind: .words, columns: [.words("a"), .words("b")], rows: [.cells([RichText("五(三)"), .code("五(三)")])])
    func cells(_ block: ReportBlock) -> [String] {
      guard case .table(let table) = block, case .cells(let cells) = table.rows[0] else { return [] }
      return cells.map(\.plain)
    }
    #expect(cells(ReportBlock.table(table).citing(in: .chinese)) == ["五（三）", "五(三)"])
    #expect(cells(ReportBlock.table(table).citing(in: .english)) == ["五(三)", "五(三)"])
  }
}
