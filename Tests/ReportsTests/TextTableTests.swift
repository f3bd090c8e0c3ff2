import Testing

@testable import Presentation

/// The table that people read in a terminal.
struct TextTableTests {
  @Test func `words stand left, numbers right, under a light rule, two spaces apart`() {
    var table = TextTable([.init("Group"), .init("People", .trailing), .init("Mean", .trailing), .init("Clause")])
    table.add(["general", "1,234,567", "7,924.10", "art. 3"])
    table.add(["poor", "890", "12.50"])
    #expect(
      table.rendered() == """
        Group       People      Mean  Clause
        ────────────────────────────────────
        general  1,234,567  7,924.10  art. 3
        poor           890     12.50

        """)
  }

  @Test func `Chinese text is aligned by the cells that it takes`() {
    var table = TextTable([.init("人群"), .init("人数", .trailing), .init("条款")])
    table.add(["一般居民", "1,234", "第三条"])
    table.add(["poor 困难", "5", "IV"])
    let text = table.rendered()
    #expect(
      text == """
        人群        人数  条款
        ────────────────────────
        一般居民   1,234  第三条
        poor 困难      5  IV

        """)
    #expect(text.split(separator: "\n").map { displayWidth(String($0)) }.max() == 24)
  }

  @Test func `a section has a heading and an empty line before it, and its rows move in`() {
    var table = TextTable([.init("", .leading), .init("Value", .trailing)])
    table.addSection("Cost")
    table.add(["total", "153.2 million"])
    table.addSection("Funding")
    table.add(["per head", "85.00"])
    table.addRule()
    table.add(["difference", "0.31"])
    #expect(
      table.rendered() == """
                            Value
        ─────────────────────────
        Cost
          total     153.2 million

        Funding
          per head          85.00
        ─────────────────────────
        difference           0.31

        """)
  }

  @Test func `an indent moves every line but the empty ones`() {
    var table = TextTable([.init("a"), .init("b", .trailing)])
    table.add(["x", "1"])
    table.addSection("s")
    table.add(["y", "22"])
    #expect(table.rendered(indent: 2) == "  a     b\n  ───────\n  x     1\n\n  s\n    y  22\n")
  }

  @Test func `no line ends in a space, wherever cells are empty`() {
    var table = TextTable([.init("one"), .init(""), .init("three", .trailing), .init("")])
    table.add([])
    table.add(["", "", "", ""])
    table.add(["a  ", " ", "1\u{3000}", ""])
    table.add(["", "b"])
    table.addSection("  ")
    for line in table.rendered(indent: 3).split(separator: "\n", omittingEmptySubsequences: false) {
      #expect(line.last?.isWhitespace != true, "\(line)")
    }
  }

  @Test func `without titles there is no header`() {
    var table = TextTable([.init(""), .init("", .trailing)])
    #expect(table.rendered() == "")
    table.add(["seed", "7"])
    #expect(table.rendered() == "seed  7\n")
  }

  @Test func `control characters out of a file become spaces`() {
    var table = TextTable([.init("na\nme"), .init("value", .trailing)])
    table.add(["two\r\nlines", "\u{1B}[31m1"])
    #expect(table.rendered() == "na me        value\n──────────────────\ntwo  lines   [31m1\n")
  }

  @Test func `emphasis changes no alignment, and is not there when the style is plain`() {
    var table = TextTable([.init("x"), .init("n", .trailing)])
    table.add(["总计", "10"], emphasised: true)
    table.add(["a", "9"])
    let styled = table.rendered(style: Style(isEnabled: true))
    #expect(styled.contains("\u{1B}[1m总计  10\u{1B}[0m\n"))
    let stripped = styled.replacing("\u{1B}[1m", with: "").replacing("\u{1B}[2m", with: "")
      .replacing("\u{1B}[0m", with: "")
    #expect(stripped == table.rendered())
  }
}
