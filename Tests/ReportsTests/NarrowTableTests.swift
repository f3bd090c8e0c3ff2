import Testing

@testable import Presentation

/// A table on a terminal that is too narrow for its rows: words wrap inside their column, numbers do not.
struct NarrowTableTests {
  private func rendered(_ rows: [[String]], columns: Int?, titles: [TextTable.Column]? = nil) -> String {
    var table = TextTable(titles ?? [.init("value"), .init("", .trailing), .init("note")])
    for row in rows { table.add(row) }
    return table.rendered(style: Style(isEnabled: false, columns: columns))
  }

  @Test func `Latin wraps at spaces, and the row goes on below its own column`() {
    #expect(
      rendered([["cap", "250,000 yuan", "set by the city"], ["rate", "60%", "at least"]], columns: 30)
        == """
        value                note
        ──────────────────────────────
        cap    250,000 yuan  set by
                             the city
        rate            60%  at least

        """)
  }

  @Test func `Chinese breaks anywhere but before a closing mark and after an opening one`() {
    #expect(LineBreaks("按省里，只能").lines(in: 6) == ["按省", "里，只", "能"])
    #expect(LineBreaks("按省里（只能）").lines(in: 8) == ["按省里", "（只能）"])
    #expect(LineBreaks("由2024年的增加额推算").lines(in: 10) == ["由2024年的", "增加额推算"])
  }

  @Test func `Latin among Chinese stays whole`() {
    #expect(LineBreaks("受益率1.20%、人均7,924元").lines(in: 13) == ["受益率1.20%、", "人均7,924元"])
  }

  @Test func `a long name breaks after its points, a short one does not`() {
    let name = "benefit.groups.minimum-living-allowance.deductibleFactor"
    #expect(
      LineBreaks(name, hanging: 2).lines(in: 42) == [
        "benefit.groups.minimum-living-allowance.", "  deductibleFactor",
      ])
    #expect(LineBreaks("benefit.cap").lines(in: 8) == ["benefit.cap"])
  }

  @Test func `nothing is lost and no line is wider than the terminal`() {
    let rows = [
      ["benefit.groups.minimum-living-allowance.deductibleFactor", "50%", "half of the general deductible 一般起付线的一半"],
      ["riskSharing.managementCausedShare", "0%", "亏损中属于管理性的部分无法从赔付数据中识别，由合同约定。"],
      ["indices.disposableIncome.2023", "34,242 yuan", "provincial communiqué 2023, to be verified"],
    ]
    func letters(_ text: String) -> [Character] { text.filter { !$0.isWhitespace && $0 != "─" }.sorted() }
    for columns in 60...160 {
      let text = rendered(rows, columns: columns)
      #expect(text.split(separator: "\n").allSatisfy { displayWidth(String($0)) <= columns }, "\(columns):\n\(text)")
      #expect(letters(text) == letters(rendered(rows, columns: nil)))
      #expect(!text.contains(" \n"))
    }
  }

  @Test func `numbers stay whole where there is no room at all; their titles wrap`() {
    let titles: [TextTable.Column] = [.init(""), .init("standard error", .trailing), .init("closed form", .trailing)]
    #expect(
      rendered([["mean", "1,234.5", "987"]], columns: 5, titles: titles) == """
              standard  closed
                 error    form
        ──────────────────────
        mean   1,234.5     987

        """)
  }

  @Test func `where the row fits, or nobody looks, it is one line`() {
    let row = ["cap", "250,000 yuan", "set by the city"]
    #expect(rendered([row], columns: 36) == rendered([row], columns: nil))
    #expect(rendered([row], columns: nil).contains("cap    250,000 yuan  set by the city\n"))
  }
}
