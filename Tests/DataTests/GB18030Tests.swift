import Files
import Testing

@testable import Data

/// GB 18030 by a table of the program's own: the same characters as GNU libc has them.
///
/// Checksums of whole ranges were made by `iconv` of GNU libc 2.36, from every code in its order.
struct GB18030Tests {
  private func converted(_ bytes: [UInt8]) -> (text: [UInt8], invalid: Int) {
    var converter = Converter(from: .gb18030)
    let text = converter.convert(bytes, isLast: true)
    return (text, converter.invalid)
  }

  private func converted(_ bytes: [UInt8]) -> String { String(decoding: converted(bytes).text, as: UTF8.self) }

  @Test func `all characters of two bytes`() {
    let trails = Array(0x40...0x7E) + Array(0x80...0xFE)
    let bytes = (0x81...0xFE).flatMap { lead in trails.flatMap { [UInt8(lead), UInt8($0)] } }
    let (text, invalid) = converted(bytes)
    #expect(invalid == 0 && text.count == 71_668)
    #expect(Checksum(of: text).digits == "acb966908ecb6702")
  }

  @Test func `all characters of four bytes below 0x10000, and the codes that stand for none`() {
    let codes = (0..<39_420).map { number in
      [0x81 + number / 12_600, 0x30 + number / 1_260 % 10, 0x81 + number / 10 % 126, 0x30 + number % 10]
        .map { UInt8($0) }
    }
    let none = codes.indices.filter { converted(codes[$0]).invalid > 0 }
    #expect(none == Array(19_057...19_064) + Array(39_076...39_085))
    let sound = codes.indices.filter { !none.contains($0) }.flatMap { codes[$0] }
    let (text, invalid) = converted(sound)
    #expect(invalid == 0 && text.count == 116_444)
    #expect(Checksum(of: text).digits == "0d889d0172ad4743")
  }

  @Test(
    arguments: [
      ([0xB4, 0xF3, 0xB2, 0xA1], "大病"), ([0x81, 0x30, 0x81, 0x30], "\u{80}"), ([0x90, 0x30, 0x81, 0x30], "\u{10000}"),
      ([0xE3, 0x32, 0x9A, 0x35], "\u{10FFFF}"), ([0x41, 0x80, 0x42], "A\u{FFFD}B"), ([0xFF, 0x41], "\u{FFFD}A"),
      ([0xB4, 0x20], "\u{FFFD} "), ([0x81, 0x30, 0x41], "\u{FFFD}0A"),
      ([0xE3, 0x32, 0x9A, 0x36], "\u{FFFD}2\u{FFFD}"),
      ([0x41, 0xB4], "A\u{FFFD}"), ([0x41, 0x81, 0x30, 0x81], "A\u{FFFD}"),
    ] as [([UInt8], String)])
  func `single characters, and what is none`(_ bytes: [UInt8], _ text: String) {
    #expect(converted(bytes) == text)
  }

  @Test func `a text may be cut anywhere between two pieces`() {
    let bytes: [UInt8] = [0x41, 0xB4, 0xF3, 0x81, 0x30, 0x81, 0x30, 0x90, 0x30, 0x81, 0x30, 0xB2, 0xA1, 0x0A]
    let whole = converted(bytes).text
    for cut in 0...bytes.count {
      var converter = Converter(from: .gb18030)
      let first = converter.convert(bytes[..<cut], isLast: false)
      #expect(first + converter.convert(bytes[cut...], isLast: true) == whole)
      #expect(converter.invalid == 0)
    }
  }

  @Test func `pairs of UTF-16, and halves of pairs`() {
    for isBig in [false, true] {
      let units = Array("大\u{10FFFF}A".utf16) + [0xDC00, 0x42, 0xD800, 0x43]
      let bytes = units.flatMap { unit -> [UInt8] in
        let (high, low) = (UInt8(unit >> 8), UInt8(unit & 0xFF))
        return isBig ? [high, low] : [low, high]
      }
      for cut in 0...bytes.count {
        var converter = Converter(from: isBig ? .utf16BigEndian : .utf16LittleEndian)
        let text = converter.convert(bytes[..<cut], isLast: false) + converter.convert(bytes[cut...], isLast: true)
        #expect(String(decoding: text, as: UTF8.self) == "大\u{10FFFF}A\u{FFFD}B\u{FFFD}C")
        #expect(converter.invalid == 2)
      }
    }
  }
}
