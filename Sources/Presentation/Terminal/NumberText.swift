import Foundation
import Insurance

/// Numbers as people read them. Halves round away from zero; no number that rounds to zero has a sign; what is not a
/// number is a dash.
package enum NumberText {
  /// Stands for a number that is not known.
  package static let unknown = "–"

  /// `value` with its thousands apart: `1,234,567.8`; from 10¹⁵ on as `1.250e+18`.
  package static func grouped(_ value: Double, decimals: Int = 0) -> String {
    let text = fixed(value, decimals: decimals)
    guard value.isFinite, abs(value) < scientificFrom else { return text }
    let point = text.utf8.firstIndex(of: UInt8(ascii: ".")) ?? text.endIndex
    return groupedDigits(text[..<point]) + text[point...]
  }

  /// All twelve digits that a comparison can turn on, without zeros at the end: `99.9999999987%`.
  package static func precise(_ value: Double, asPercent: Bool) -> String {
    let scaled = asPercent ? value * 100 : value
    let whole = abs(scaled) < 1 ? 0 : Int(log10(min(abs(scaled), 1e15)))
    var text = fixed(scaled, decimals: max(0, 11 - whole))[...]
    if text.contains(".") {
      while text.hasSuffix("0") { text.removeLast() }
      if text.hasSuffix(".") { text.removeLast() }
    }
    return text + (asPercent ? "%" : "")
  }

  /// A whole number with its thousands apart: `1,234,567`.
  package static func grouped(_ value: Int) -> String { groupedDigits(Substring(String(value))) }

  /// `value` with exactly `decimals` decimals, 0 to 15, and nothing between its thousands: `1234567.8`.
  package static func fixed(_ value: Double, decimals: Int) -> String {
    precondition((0...15).contains(decimals), "A number is written with 0 to 15 decimals.")
    guard !value.isNaN else { return unknown }
    guard value.isFinite else { return value < 0 ? "-∞" : "∞" }
    guard abs(value) < scientificFrom else { return String(format: "%.3e", value) }
    let scaled = value * pow(10, Double(decimals))
    guard abs(scaled) < 0x1p50 else { return String(format: "%.\(decimals)f", rounded(value, decimals: decimals)) }
    return withPoint(Int64(scaled.rounded()), decimals: decimals)
  }

  /// A whole number with its last digits after a point: 12345 with two decimals is `123.45`.
  ///
  /// A page writes thousands of numbers for each answer, and what interprets a format for each is slow.
  private static func withPoint(_ whole: Int64, decimals: Int) -> String {
    var (digits, left): ([UInt8], UInt64) = ([], whole.magnitude)
    digits.reserveCapacity(24)
    let least = decimals > 0 ? decimals + 2 : 1
    while left > 0 || digits.count < least {
      digits.append(UInt8(ascii: "0") + UInt8(left % 10))
      left /= 10
      if digits.count == decimals { digits.append(UInt8(ascii: ".")) }
    }
    if whole < 0 { digits.append(UInt8(ascii: "-")) }
    return String(decoding: digits.reversed(), as: UTF8.self)
  }

  /// A share of 1 in percent: 0.0525 is `5.25%` with two decimals.
  package static func percent(_ share: Double, decimals: Int = 1) -> String {
    share.isNaN ? unknown : grouped(share * 100, decimals: decimals) + "%"
  }

  /// An amount of money at a size that can be taken in: in full below a million (`7,924 yuan`, `36.50 元`), above it
  /// in the large unit of the language with at least three significant digits (`153.2 million`, `1.53 亿元`).
  ///
  /// - Parameter others: amounts beside it; it takes the unit of the largest, unless it would be too small to be read.
  package static func yuan(_ value: Double, in language: Language, beside others: [Double] = []) -> String {
    guard value.isFinite else { return fixed(value, decimals: 0) }
    var unit = YuanUnit.fitting(value, in: language)
    let largest = others.reduce(value) { abs($1) > abs($0) && $1.isFinite ? $1 : $0 }
    let common = YuanUnit.fitting(largest, in: language)
    if abs(value) >= common.yuan / 10 { unit = common }
    let scaled = value / unit.yuan
    let decimals =
      switch (unit, abs(scaled)) {
      case (.yuan, ..<1_000): scaled == scaled.rounded() ? 0 : 2
      case (.yuan, _), (_, 1_000...): 0
      case (_, ..<10): 2
      default: 1
      }
    return grouped(scaled, decimals: decimals) + (language == .chinese ? "" : " ") + unit.name(language)
  }

  /// How many decimals an estimate deserves: as many as show two significant digits of its standard error.
  ///
  /// - Returns: nil where the standard error is 0, negative or not finite, so that it says nothing.
  package static func decimals(forStandardError standardError: Double) -> Int? {
    guard standardError.isFinite, standardError > 0 else { return nil }
    func decimals(_ size: Double) -> Int { min(max(1 - Int(log10(size).rounded(.down)), 0), 15) }
    // 0.0997 becomes 0.10, which has its two digits one place sooner.
    return decimals(rounded(standardError, decimals: decimals(standardError)).nextUp)
  }

  /// `value` with the decimals that its standard error leaves it: 85.3142 with 0.023 is `85.314`, with 0.7 `85.31`.
  ///
  /// - Parameter decimals: how many where the standard error is unknown or 0.
  package static func matched(_ value: Double, standardError: Double?, otherwise decimals: Int = 2) -> String {
    grouped(value, decimals: standardError.flatMap(self.decimals(forStandardError:)) ?? decimals)
  }

  /// From here on a Double holds no more than one decimal, and nobody reads the digits.
  private static let scientificFrom = 1e15

  /// The nearest number with so many decimals, halves away from zero, as a person rounds; never a negative zero.
  package static func rounded(_ value: Double, decimals: Int) -> Double {
    let scale = pow(10, Double(decimals))
    let scaled = value * scale
    // Beyond 2⁵² the product is whole as it stands: there is nothing to round.
    guard abs(scaled) < 0x1p52 else { return value }
    return scaled.rounded() / scale + 0
  }

  /// Commas between the thousands of a whole number with or without its sign.
  private static func groupedDigits(_ number: Substring) -> String {
    let digits = number.utf8.drop { $0 == UInt8(ascii: "-") }
    var text = Array(number.utf8.dropLast(digits.count))
    for (index, digit) in digits.enumerated() {
      if index > 0 && (digits.count - index).isMultiple(of: 3) { text.append(UInt8(ascii: ",")) }
      text.append(digit)
    }
    return String(decoding: text, as: UTF8.self)
  }
}
