/// The encodings in which text comes from settlement systems.
package enum TextEncoding: String, Sendable, Hashable, CaseIterable, Codable {
  case utf8 = "UTF-8"
  /// GB 18030, of which GBK and GB 2312 are parts.
  case gb18030 = "GB18030"
  case utf16LittleEndian = "UTF-16LE"
  case utf16BigEndian = "UTF-16BE"

  /// As people name it: `gbk`, `utf-8`, `UTF-16LE`.
  package init?(named name: String) {
    switch name.lowercased().filter({ $0 != "-" && $0 != "_" && $0 != " " }) {
    case "utf8", "utf8sig", "ascii": self = .utf8
    case "gb18030", "gbk", "gb2312", "cp936", "ansi": self = .gb18030
    case "utf16", "utf16le", "unicode": self = .utf16LittleEndian
    case "utf16be": self = .utf16BigEndian
    default: return nil
    }
  }

  /// The mark at the beginning of a text, and how long it is.
  static func marked(_ bytes: some Collection<UInt8>) -> (encoding: TextEncoding, length: Int)? {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, 3) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16LittleEndian, 2) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16BigEndian, 2) }
    return nil
  }

  /// The encoding of a text that holds null bytes: UTF-16 has one beside every digit and every comma.
  static func withNulls(_ bytes: some Collection<UInt8>) -> TextEncoding? {
    let head = bytes.prefix(4_096)
    var (even, odd) = (0, 0)
    for (place, byte) in head.enumerated() where byte == 0 {
      if place.isMultiple(of: 2) { even += 1 } else { odd += 1 }
    }
    guard even + odd >= 4 else { return nil }
    if odd * 5 > head.count, even * 20 < odd { return .utf16LittleEndian }
    if even * 5 > head.count, odd * 20 < even { return .utf16BigEndian }
    return nil
  }

  /// The encoding of a piece that holds more than ASCII, in which no character is cut at its beginning.
  static func guessed(_ bytes: [UInt8]) -> TextEncoding {
    let whole = bytes.prefix(bytes.count - cutOff(bytes))
    guard let text = String(validating: whole, as: UTF8.self) else { return .gb18030 }
    // Pairs of GB 2312 can be letters of two bytes in UTF-8 too; a Chinese text in UTF-8 has characters of three.
    let wide = text.unicodeScalars.lazy.filter { $0.value >= 0x80 }
    if wide.allSatisfy({ (0x400..<0x800).contains($0.value) }), areCommonCharacters(bytes) { return .gb18030 }
    return .utf8
  }

  /// How many bytes at the end are the beginning of a character of UTF-8.
  private static func cutOff(_ bytes: [UInt8]) -> Int {
    for (back, byte) in bytes.suffix(3).reversed().enumerated() {
      if byte & 0xC0 == 0x80 { continue }
      let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
      return length > back + 1 ? back + 1 : 0
    }
    return 0
  }

  /// Whether all that is no ASCII is characters of GB 2312's first level, the 3,755 that texts are made of.
  private static func areCommonCharacters(_ bytes: [UInt8]) -> Bool {
    var place = 0
    while place < bytes.count {
      let byte = bytes[place]
      place += 1
      if byte < 0x80 { continue }
      guard (0xB0...0xD7).contains(byte), place == bytes.count || (0xA1...0xFE).contains(bytes[place]) else {
        return false
      }
      place += 1
    }
    return true
  }
}
