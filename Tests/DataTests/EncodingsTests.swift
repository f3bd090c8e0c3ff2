import Foundation
import TestSupport
import Testing

@testable import Data

/// One table in every encoding that settlement systems write.
struct EncodingsTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private static let gbk: [UInt8] = [
    // 类别,金额 / 低保对象,1234.5 / 一般人员,7
    0xC0, 0xE0, 0xB1, 0xF0, 0x2C, 0xBD, 0xF0, 0xB6, 0xEE, 0x0A,
    0xB5, 0xCD, 0xB1, 0xA3, 0xB6, 0xD4, 0xCF, 0xF3, 0x2C, 0x31, 0x32, 0x33, 0x34, 0x2E, 0x35, 0x0A,
    0xD2, 0xBB, 0xB0, 0xE3, 0xC8, 0xCB, 0xD4, 0xB1, 0x2C, 0x37, 0x0A,
  ]
  private static let rows = [["类别", "金额"], ["低保对象", "1234.5"], ["一般人员", "7"]]
  private static let text = rows.map { $0.joined(separator: ",") + "\n" }.joined()

  private func read(_ bytes: [UInt8], _ reading: DataFile.Reading = .init()) throws -> (rows: [[String]], DataFile) {
    let file = try DataFile(try scratch.write(Data(bytes), to: "a.csv"), reading)
    var rows: [[String]] = []
    while let block = try file.next() {
      file.scanner.scan(block.bytes, firstLine: block.firstLine) { rows.append($0.strings) }
    }
    return (rows, file)
  }

  private func utf16(_ text: String, bigEndian: Bool, mark: Bool) -> [UInt8] {
    ((mark ? "\u{FEFF}" : "") + text).utf16.flatMap { unit in
      let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
      return bigEndian ? [high, low] : [low, high]
    }
  }

  @Test func `the encoding is found, and is said`() throws {
    let forms: [([UInt8], TextEncoding)] = [
      (Array(Self.text.utf8), .utf8), ([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8), .utf8), (Self.gbk, .gb18030),
      (utf16(Self.text, bigEndian: false, mark: true), .utf16LittleEndian),
      (utf16(Self.text, bigEndian: true, mark: true), .utf16BigEndian),
    ]
    for (bytes, encoding) in forms {
      let (rows, file) = try read(bytes)
      #expect(rows == Self.rows && file.encoding == encoding)
    }
    let plain = try read(Array("amount\n5\n".utf8))
    #expect(plain.rows == [["amount"], ["5"]] && plain.1.encoding == nil)
    let (rows, file) = try read(utf16("amount,b\n5,7\n", bigEndian: false, mark: false))
    #expect(rows == [["amount", "b"], ["5", "7"]] && file.encoding == .utf16LittleEndian)
  }

  /// 小 is D0 A1 in GBK, which is one letter of Cyrillic in UTF-8.
  @Test func `a few characters of GBK are not taken for letters of another script`() throws {
    let (rows, file) = try read([0x61, 0x2C, 0x62, 0x0A, 0xD0, 0xA1, 0x2C, 0x35, 0x0A])
    #expect(rows == [["a", "b"], ["小", "5"]] && file.encoding == .gb18030)
    #expect(try read(Array("a,b\nпривет,5\n".utf8)).rows == [["a", "b"], ["привет", "5"]])
    #expect(try read(Array("a,b\n¥,5\n".utf8)).rows[1] == ["¥", "5"])
  }

  /// After a first block of ASCII: pieces of 7 bytes cut characters anywhere.
  @Test(arguments: [7, 64, 1_000]) func `Chinese can begin late, and be cut anywhere`(piece: Int) throws {
    let ascii = (1...400).map { "a\($0),\($0)\n" }.joined()
    var reading = DataFile.Reading()
    (reading.blockSize, reading.headSize) = (piece, 256)
    for (bytes, encoding) in [(Self.gbk, TextEncoding.gb18030), (Array(Self.text.utf8), .utf8)] {
      var many: [UInt8] = []
      for _ in 0..<50 { many += bytes }
      let (rows, file) = try read(Array(ascii.utf8) + many, reading)
      #expect(rows.count == 550 && rows[549] == Self.rows[2] && rows[548] == Self.rows[1])
      #expect(file.encoding == encoding)
    }
  }

  @Test func `what is said wins over what is found, but not over a mark`() throws {
    let stated = try read(Array(Self.text.utf8), .init(encoding: .gb18030))
    #expect(stated.1.encoding == .gb18030 && stated.rows != Self.rows)
    let marked = try read([0xEF, 0xBB, 0xBF] + Array(Self.text.utf8), .init(encoding: .gb18030))
    #expect(marked.rows == Self.rows)
  }

  @Test func `what is no text is refused`() throws {
    for bytes in [
      [UInt8](repeating: 0, count: 100), [0x61, 0, 0x62, 0x0A], [0xFF, 0xFF, 0xFF, 0xFF, 0x80, 0x80, 0x0A],
    ] {
      let error = #expect(throws: DataError.self) { try read(bytes) }
      #expect(error?.code == .notText)
    }
    #expect(throws: DataError.self) { try read([0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1]) }
  }

  @Test func `delimiters are found by the header's fields`() throws {
    for (text, delimiter) in [
      ("a\tb\n\"1,234\"\t\"5,678\"\n1,000\t2,000\n", "\t"), ("a;b\n1,5;2,5\n3,5;4,5\n", ";"), ("a|b\n1|2\n", "|"),
      ("amount\n1\n2\n", ","), ("a,b\n\"x;y;z\",1\n", ","),
    ] {
      #expect(try read(Array(text.utf8)).1.scanner.delimiter == delimiter.utf8.first, "\(text)")
    }
  }

  @Test func `lines may end as any machine writes them`() throws {
    for end in ["\n", "\r\n", "\r"] {
      #expect(
        try read(Array("a,b\(end)1,2\(end)3,4\(end)".utf8)).rows == [["a", "b"], ["1", "2"], ["3", "4"]], "\(end.utf8)")
    }
  }
}
