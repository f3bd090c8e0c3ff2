import Foundation
import TestSupport
import Testing

@testable import Data

/// Sheets of workbooks, as Excel and other programs write them.
struct SheetsTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let book = """
    <?xml version="1.0"?><workbook xmlns:r="r"><sheets><sheet name="隐藏" state="hidden" r:id="rId1"/>\
    <sheet name="明细 &amp; 汇总" sheetId="2" r:id="rId2"/></sheets></workbook>
    """
  private static let links = """
    <Relationships><Relationship Id="rId1" Target="worksheets/sheet1.xml"/>\
    <Relationship Id="rId2" Target="/xl/worksheets/sheet2.xml"/></Relationships>
    """
  private static let texts = """
    <sst><si><t>金额</t></si><si><r><t>低保</t></r><r><t xml:space="preserve">对象</t></r><rPh><t>dibao</t></rPh></si>\
    <si><t>a, "b"&#10;c</t></si></sst>
    """
  /// A row that is left out, cells that are, a text of its own, a formula's text, a flag, and an error.
  private static let sheet = """
    <x:worksheet xmlns:x="x"><x:sheetData><x:row r="1"><x:c r="A1" t="inlineStr"><x:is><x:t>组</x:t></x:is></x:c>\
    <x:c r="B1" t="s"><x:v>0</x:v></x:c><x:c r="D1" t="str"><x:f>"x"&amp;"&gt;y"</x:f><x:v>注</x:v></x:c></x:row>\
    <!-- <x:row> --><x:row r="3"><x:c r="A3" t="s"><x:v>1</x:v></x:c><x:c r="B3"><x:v>1234.5</x:v></x:c></x:row>\
    <x:row r="4"><x:c r="B4" s="3"><x:v>1E3</x:v></x:c><x:c r="C4" t="b"><x:v>1</x:v></x:c><x:c r="D4" t="s"><x:v>2</x:v></x:c></x:row>\
    <x:row><x:c t="e"><x:v>#N/A</x:v></x:c><x:c/></x:row><x:row r="6"><x:c r="A6"/></x:row></x:sheetData></x:worksheet>
    """

  /// A zip archive of parts as they stand, without packing.
  static func archive(_ parts: [(String, String)]) -> Data {
    func number(_ value: Int, _ width: Int) -> [UInt8] { (0..<width).map { UInt8(value >> (8 * $0) & 0xFF) } }
    var (bytes, directory): ([UInt8], [UInt8]) = ([], [])
    for (name, text) in parts {
      let (name, text, offset) = (Array(name.utf8), Array(text.utf8), bytes.count)
      let shared = number(20, 2) + number(0, 8) + number(0, 4) + number(text.count, 4) + number(text.count, 4)
      bytes += number(0x0403_4b50, 4) + shared + number(name.count, 2) + number(0, 2) + name + text
      directory +=
        number(0x0201_4b50, 4) + number(20, 2) + shared + number(name.count, 2) + number(0, 12) + number(offset, 4)
        + name
    }
    let start = bytes.count
    bytes += directory + number(0x0605_4b50, 4) + number(0, 4) + number(parts.count, 2) + number(parts.count, 2)
    return Data(bytes + number(directory.count, 4) + number(start, 4) + number(0, 2))
  }

  private func book(sheet: String = sheet, texts: String = texts) throws -> String {
    let data = Self.archive([
      ("xl/workbook.xml", Self.book), ("xl/_rels/workbook.xml.rels", Self.links), ("xl/sharedStrings.xml", texts),
      ("xl/worksheets/sheet1.xml", "<worksheet/>"), ("xl/worksheets/sheet2.xml", sheet),
    ])
    return try scratch.write(data, to: "book.xlsx")
  }

  private func rows(_ path: String, _ reading: DataFile.Reading = .init()) throws -> [(line: Int, fields: [String])] {
    let file = try DataFile(path, reading)
    var rows: [(line: Int, fields: [String])] = []
    while let block = try file.next() {
      file.scanner.scan(block.bytes, firstLine: block.firstLine) { rows.append(($0.line, $0.strings)) }
    }
    return rows
  }

  private func code(_ path: String, _ reading: DataFile.Reading = .init()) -> DataError.Code? {
    do {
      _ = try rows(path, reading)
      return nil
    } catch {
      return (error as? DataError)?.code
    }
  }

  @Test func `rows keep their numbers, and cells their columns`() throws {
    let path = try book()
    let rows = try rows(path)
    #expect(rows.map(\.line) == [1, 2, 3, 4, 5, 6])
    #expect(
      rows.map(\.fields) == [
        ["组", "金额", "", "注"], [""], ["低保对象", "1234.5", "", ""], ["", "1E3", "TRUE", "a, \"b\" c"],
        ["#N/A", "", "", ""],
        [""],
      ])
    #expect(try DataFile(path).sheet == "明细 & 汇总")
  }

  @Test func `a sheet can be named, and a wrong name is told`() throws {
    let path = try book()
    #expect(try rows(path, .init(sheet: "隐藏")).isEmpty)
    #expect(code(path, .init(sheet: "x")) == .noSheet("x", known: ["隐藏", "明细 & 汇总"]))
    #expect(code(try scratch.write("a\n1\n", to: "a.csv"), .init(sheet: "x")) == .sheetOfText)
  }

  @Test func `the same table is read from a sheet as from text`() throws {
    let table = (1...3_000).map { ["\($0)", "低保,对象\($0 % 7)", "\(Double($0) / 8)"] }
    let cells = table.map { row in
      "<row>" + row.map { "<c t=\"str\"><v>\($0)</v></c>" }.joined() + "</row>"
    }
    let path = try book(sheet: "<worksheet><sheetData>" + cells.joined() + "</sheetData></worksheet>")
    #expect(try rows(path).map(\.fields) == table)
  }

  @Test func `what is damaged is told, wherever it is cut`() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: try book()))
    for length in stride(from: 4, to: whole.count, by: 97) {
      let path = try scratch.write(whole.prefix(length), to: "cut.xlsx")
      #expect(code(path) != nil, "\(length)")
    }
    for (sheet, part) in [
      ("<worksheet><row r=\"5\"/><row r=\"4\"/></worksheet>", "back"),
      ("<worksheet><row r=\"99999999\"></row></worksheet>", "beyond the last row"),
      ("<worksheet><row r=\"1\"><c r=\"ZZZZ1\"><v>1</v></c></row></worksheet>", "beyond the last column"),
      ("<worksheet><row r=\"1\"><c r=\"B1\"/><c r=\"A1\"/></row></worksheet>", "a cell behind"),
      ("<worksheet><row r=\"1\"><c r=\"A1\" t=\"s\"><v>77</v></c></row></worksheet>", "a text that is not there"),
    ] {
      #expect(code(try book(sheet: sheet)) == .damagedWorkbook(part: "xl/worksheets/sheet2.xml"), "\(part)")
    }
    #expect(code(try scratch.write(Self.archive([("a.txt", "x")]), to: "a.xlsx")) == .noWorkbook)
    #expect(code(try scratch.write(Data([0xD0, 0xCF, 0x11, 0xE0, 0xA1]), to: "a.xls")) == .oldWorkbook)
  }

  @Test func `noise never traps`() throws {
    let whole = try Data(contentsOf: URL(fileURLWithPath: try book()))
    var random = SplitMix64(seed: 5)
    for _ in 0..<300 {
      var bytes = [UInt8](whole)
      for _ in 0..<(1 + random.next() % 6) {
        bytes[Int(random.next() % UInt64(bytes.count))] = UInt8(random.next() & 0xFF)
      }
      _ = code(try scratch.write(Data(bytes), to: "noise.xlsx"))
    }
  }
}
