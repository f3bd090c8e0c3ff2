/// The characters of GB 18030, of which GBK and GB 2312 are parts.
///
/// A character has one byte (ASCII), two, or four. The table is data of the program, so that it reads such text the same on
/// every machine; it was made by GNU libc 2.36 (`iconv`), code by code.
enum GB18030 {
  /// What stands at the beginning of some bytes.
  enum Found {
    /// A character, and how many bytes it has.
    case character(UInt32, Int)
    case nothing
    /// The beginning of a character that goes on behind the end.
    case cut
  }

  private static let trails = 190
  private static let leads = 126
  /// A character stands at this number among those of four bytes, and all those behind it in their order.
  private static let supplementary = 189_000

  /// Of two bytes, by lead and trail.
  private static let pairs: [UInt32] = lines.prefix(leads).flatMap { $0.unicodeScalars.map(\.value) }

  /// Of four bytes: from one number among them to another, with the first character.
  private static let ranges: [(first: Int, last: Int, character: UInt32)] = lines.dropFirst(leads).compactMap { line in
    let parts = line.split(separator: " ")
    guard parts.count == 3, let first = Int(parts[0]), let last = Int(parts[1]),
      let character = UInt32(parts[2], radix: 16)
    else { return nil }
    return (first, last, character)
  }

  private static let lines: [Substring] =
    Embedded.files.first { $0.name == "gb18030.txt" }?.text.split(separator: "\n") ?? []

  /// - Parameter bytes: never none.
  static func read(_ bytes: UnsafeBufferPointer<UInt8>.SubSequence) -> Found {
    let start = bytes.startIndex
    let lead = bytes[start]
    if lead < 0x80 { return .character(UInt32(lead), 1) }
    guard lead > 0x80, lead < 0xFF else { return .nothing }
    guard bytes.count > 1 else { return .cut }
    let second = bytes[start + 1]
    if (0x30...0x39).contains(second) {
      if bytes.count > 2, !(0x81...0xFE).contains(bytes[start + 2]) { return .nothing }
      guard bytes.count > 3 else { return .cut }
      let (third, fourth) = (bytes[start + 2], bytes[start + 3])
      guard (0x30...0x39).contains(fourth) else { return .nothing }
      let number =
        ((Int(lead) - 0x81) * 10 + Int(second) - 0x30) * 1_260 + (Int(third) - 0x81) * 10 + Int(fourth) - 0x30
      return ofFour(number).map { .character($0, 4) } ?? .nothing
    }
    guard (0x40...0xFE).contains(second), second != 0x7F else { return .nothing }
    let place = (Int(lead) - 0x81) * trails + Int(second) - (second > 0x7F ? 0x41 : 0x40)
    return pairs.indices.contains(place) ? .character(pairs[place], 2) : .nothing
  }

  private static func ofFour(_ number: Int) -> UInt32? {
    if number >= supplementary {
      let character = UInt32(number - supplementary) + 0x10000
      return character <= 0x10FFFF ? character : nil
    }
    var (low, high) = (0, ranges.count)
    while low < high {
      let middle = (low + high) / 2
      if ranges[middle].last < number { low = middle + 1 } else { high = middle }
    }
    guard low < ranges.count, ranges[low].first <= number else { return nil }
    return ranges[low].character + UInt32(number - ranges[low].first)
  }
}
