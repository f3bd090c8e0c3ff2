import Foundation

/// A number as a data file writes it: digits with a point, a sign, an exponent; nothing else.
enum DecimalNumber {
  /// What a field holds.
  enum Reading: Equatable {
    case number(Double)
    /// Nothing, or a word for nothing: `NA`, `null`, a lone point.
    case missing
    /// `inf`, `nan`, or a number beyond all bounds.
    case notFinite
    case notNumber
    /// A number in a form that is not taken without asking: `1,234` is 1234 to some and 1.234 to others.
    case otherForm(Double)
  }

  static func read(_ field: UnsafeBufferPointer<UInt8>) -> Reading {
    let bytes = trimmed(field)
    var index = 0
    var isNegative = false
    if index < bytes.count, bytes[index] == UInt8(ascii: "-") || bytes[index] == UInt8(ascii: "+") {
      isNegative = bytes[index] == UInt8(ascii: "-")
      index += 1
    }
    var mantissa: UInt64 = 0
    var digits = 0
    var decimals = 0
    var hasPoint = false
    while index < bytes.count {
      let byte = bytes[index]
      if byte >= UInt8(ascii: "0"), byte <= UInt8(ascii: "9") {
        // 18 digits fit in the word; a longer number takes the slow way.
        if digits < 18 { mantissa = mantissa &* 10 &+ UInt64(byte &- UInt8(ascii: "0")) }
        digits += 1
        if hasPoint { decimals += 1 }
      } else if byte == UInt8(ascii: "."), !hasPoint {
        hasPoint = true
      } else {
        break
      }
      index += 1
    }
    if index == bytes.count, digits > 0, digits <= 18, mantissa < 1 << 53, decimals <= 22 {
      // Two exact numbers and one rounding: the nearest Double (Clinger 1990).
      let magnitude = Double(mantissa) / powersOfTen[decimals]
      return .number(isNegative ? -magnitude : magnitude)
    }
    return slowly(bytes)
  }

  private static let powersOfTen: [Double] = (0...22).map { pow(10, Double($0)) }

  private static func slowly(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading {
    let text = String(decoding: bytes, as: UTF8.self)
    switch text.lowercased() {
    case "", "na", "n/a", "null", "none", ".", "-": return .missing
    case "nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity": return .notFinite
    default: break
    }
    guard text.utf8.allSatisfy({ "+-.0123456789eE".utf8.contains($0) }), let value = Double(text) else {
      return otherForm(text).map(Reading.otherForm) ?? .notNumber
    }
    return value.isFinite ? .number(value) : .notFinite
  }

  /// What a text that people write for people comes to: 1,234.5, ¥1 234, 1.2万, １２３元, 75%.
  private static func otherForm(_ text: String) -> Double? {
    var plain = ""
    for character in text {
      if let digit = character.wholeNumberValue, digit < 10 {
        plain += "\(digit)"
      } else if let ascii = ["．": ".", "，": ",", "－": "-", "＋": "+", "％": "%"][character] {
        plain += ascii
      } else if !"¥￥$元圆' _,\u{A0}\u{202F}\u{3000}".contains(character) {
        plain.append(character)
      }
    }
    plain = plain.replacing(",", with: "")
    var scale = 1.0
    for (unit, value) in [("万", 1e4), ("亿", 1e8), ("%", 0.01), ("RMB", 1), ("CNY", 1)] {
      if plain.hasSuffix(unit) { (plain, scale) = (String(plain.dropLast(unit.count)), value) }
      if plain.hasPrefix(unit), value == 1 { plain = String(plain.dropFirst(unit.count)) }
    }
    guard !plain.isEmpty, plain.utf8.allSatisfy({ "+-.0123456789".utf8.contains($0) }), let value = Double(plain)
    else { return nil }
    return value * scale
  }

  private static func trimmed(_ field: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, field.count)
    while start < end, field[start] == 0x20 || field[start] == 0x09 { start += 1 }
    while end > start, field[end - 1] == 0x20 || field[end - 1] == 0x09 { end -= 1 }
    return UnsafeBufferPointer(rebasing: field[start..<end])
  }
}
