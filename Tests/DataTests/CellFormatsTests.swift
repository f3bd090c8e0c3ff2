import Foundation
import TestSupport
import Testing

@testable import Data

/// Cells of a workbook that are numbers, and no amounts: days, shares, truths, formulas without a value.
struct CellFormatsTests {
  private static let styles = """
    <styleSheet><numFmts><numFmt numFmtId="164" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;"/>\
    <numFmt numFmtId="165" formatCode="0.0%"/><numFmt numFmtId="166" formatCode="#,##0.00_);[Red](#,##0.00)"/>\
    <numFmt numFmtId="167" formatCode="[$-804]yyyy/m/d;@"/><numFmt numFmtId="168" formatCode="0.00&quot;元/day&quot;"/></numFmts>\
    <cellStyleXfs><xf numFmtId="14"/></cellStyleXfs>\
    <cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="9"/><xf numFmtId="164"/><xf numFmtId="165"/>\
    <xf numFmtId="166"/><xf numFmtId="167"/><xf numFmtId="168"/><xf numFmtId="20"/></cellXfs></styleSheet>
    """

  private func cells(_ sheet: String, date1904: Bool = false) throws -> [[String]] {
    let scratch = try ScratchFolder()
    let book =
      "<workbook xmlns:r=\"r\">\(date1904 ? "<workbookPr date1904=\"1\"/>" : "")<sheets><sheet name=\"a\" r:id=\"r1\"/></sheets></workbook>"
    let data = SheetsTests.archive([
      ("xl/workbook.xml", book),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships><Relationship Id=\"r1\" Target=\"worksheets/a.xml\"/></Relationships>"
      ),
      ("xl/styles.xml", Self.styles),
      ("xl/worksheets/a.xml", "<worksheet><sheetData>\(sheet)</sheetData></worksheet>"),
    ])
    let file = try DataFile(scratch.write(data, to: "a.xlsx"))
    var rows: [[String]] = []
    while let block = try file.next() {
      file.scanner.scan(block.bytes, firstLine: block.firstLine) { rows.append($0.strings) }
    }
    return rows
  }

  @Test(arguments: [
    (1, "45000", "2023-03-15"), (3, "1", "1899-12-31"), (6, "45351.75", "2024-02-29"), (2, "0.75", "75%"),
    (4, "0.125", "12.5%"), (4, "0.07", "7%"), (0, "45000", "45000"), (5, "1234.5", "1234.5"), (7, "88", "88"),
    (8, "0.5", "12:00"), (99, "7", "7"),
  ]) func `a number is read as it is shown`(_ style: Int, _ value: String, _ text: String) throws {
    #expect(try cells("<row><c s=\"\(style)\"><v>\(value)</v></c></row>") == [[text]])
  }

  @Test func `days are counted from 1904 where the workbook says so`() throws {
    #expect(try cells("<row><c s=\"1\"><v>43538</v></c></row>", date1904: true) == [["2023-03-15"]])
  }

  @Test func `truths are words, and a formula without its value is itself`() throws {
    let row = """
      <row><c t="b"><v>1</v></c><c t="b"><v>0</v></c><c><f>SUM(B2:B5)</f></c><c><f>1+1</f><v>2</v></c>\
      <c t="str"><f>"x"</f><v>x</v></c><c><f t="shared" si="0"/></c></row>
      """
    #expect(try cells(row) == [["TRUE", "FALSE", "=SUM(B2:B5)", "2", "x", "="]])
  }

  @Test(arguments: [
    ("=B2*2", BadRow.Reason.formula), ("TRUE", .truth), ("false", .truth), ("2023-03-15", .day), ("2023/3/15", .day),
    ("75%", .percent), ("12-15", .notNumber), ("1234-5-6", .notNumber),
  ]) func `none of them is an amount`(_ text: String, _ reason: BadRow.Reason) throws {
    let scratch = try ScratchFolder()
    let file = try DataFile(scratch.write("X,Y\n\(text),1\n", to: "a.csv"))
    let header = try Header(of: file, wanted: ["X"])
    let column = AmountColumn(try header.place(of: "X"), of: header)
    var found: [BadRow.Reason] = []
    while let block = try file.next() {
      file.scanner.scan(block.bytes, firstLine: block.firstLine) { record in
        guard header.isAbove(record.line) else { return }
        do throws(AmountColumn.Failure) { _ = try column.read(record) } catch { found.append(error.reason) }
      }
    }
    #expect(found == [reason])
  }
}
