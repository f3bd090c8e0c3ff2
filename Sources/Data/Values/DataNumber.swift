import Foundation

/// A number as a data file writes it: for programs, digits with a point, a sign, an exponent; or for people.
package enum DataNumber {
  /// What a field holds.
  package enum Reading: Equatable {
    case number(Double)
    /// A number as people write it: 1,234.5, ¥1234, 1.2万元, １２３; in yuan where it names a unit.
    case written(Double, hasUnit: Bool)
    /// A share: 75%.
    case percent(Double)
    /// Nothing, or a word for nothing: `NA`, `null`, a lone point.
    case missing
    /// `inf`, `nan`, or a number beyond all bounds.
    case notFinite
    /// `####` or `***`, by which programs mark a number that is too wide for its column.
    case tooWide
    /// Anything else, with the size of the number that its digits make, where it has any.
    case notNumber(digits: Double?)
  }

  package static func read(_ field: UnsafeBufferPointer<UInt8>) -> Reading {
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
      let magnitude = decimals == 0 ? Double(mantissa) : Double(mantissa) / powersOfTen[decimals]
      return .number(isNegative ? -magnitude : magnitude)
    }
    return slowly(bytes)
  }

  private static let powersOfTen: [Double] = (0...22).map { pow(10, Double($0)) }

  private static func slowly(_ bytes: UnsafeBufferPointer<UInt8>) -> Reading {
    let text = String(decoding: bytes, as: UTF8.self).trimmingCharacters(in: .whitespaces)
    switch text.lowercased() {
    case "", "na", "n/a", "#n/a", "null", "none", ".", "-", "--", "—", "——", "–", "无", "空", "\\n": return .missing
    case "nan", "inf", "+inf", "-inf", "infinity", "+infinity", "-infinity": return .notFinite
    default: break
    }
    if text.allSatisfy({ "*#＊＃".contains($0) }) { return .tooWide }
    if text.utf8.allSatisfy({ "+-.0123456789eE".utf8.contains($0) }), let value = Double(text) {
      return value.isFinite ? .number(value) : .notFinite
    }
    if let written = WrittenNumber(text) {
      guard written.value.isFinite else { return .notFinite }
      return written.isPercent ? .percent(written.value) : .written(written.value, hasUnit: written.hasUnit)
    }
    return .notNumber(digits: WrittenNumber.digits(of: text))
  }

  private static func trimmed(_ field: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    var (start, end) = (0, field.count)
    while start < end, field[start] == 0x20 || field[start] == 0x09 { start += 1 }
    while end > start, field[end - 1] == 0x20 || field[end - 1] == 0x09 { end -= 1 }
    return UnsafeBufferPointer(rebasing: field[start..<end])
  }
}
