import Foundation

/// A month, a quarter or a year, as people write it: 2024-03, 2024/3/15, 202403, 2024年3月, 2024Q1, 2024, or the number of a
/// day in a workbook.
package struct Period: Sendable, Hashable, Comparable {
  /// From the shortest.
  package enum Length: Int, Sendable, Hashable, CaseIterable, Comparable {
    case month = 1
    case quarter = 3
    case year = 12

    package static func < (a: Length, b: Length) -> Bool { a.rawValue < b.rawValue }
  }

  package let length: Length
  /// Counted from the year 0.
  package let index: Int

  init(_ length: Length, _ index: Int) { (self.length, self.index) = (length, index) }

  private init(year: Int, month: Int) { self.init(.month, year * 12 + month - 1) }

  private static let years = 1900...2199

  package init?(_ text: String) {
    // A time of day stands behind a blank or a T.
    let day = text.trimmingCharacters(in: .whitespaces).prefix { $0 != " " && $0 != "T" }
    guard day.utf8.count <= 24 else { return nil }
    if let match = day.wholeMatch(of: /([0-9]{4})(?:年|-|\/)?(?:第|Q|q)?([1-4])(?:季度|季)?/),
      day.contains(where: { "Qq季".contains($0) })
    {
      guard let year = Self.year(match.1), let quarter = Int(match.2) else { return nil }
      self.init(.quarter, year * 4 + quarter - 1)
      return
    }
    if day.allSatisfy({ $0.isASCII && $0.isNumber }), let number = Int(day) {
      guard let period = Self.digits(day, number) else { return nil }
      self = period
      return
    }
    let parts = day.split(whereSeparator: { "-/.年月日".contains($0) })
    guard (1...3).contains(parts.count), let year = Self.year(parts[0]) else { return nil }
    if parts.count == 1 {
      guard day.hasSuffix("年") else { return nil }
      self.init(.year, year)
      return
    }
    guard let month = Int(parts[1]), (1...12).contains(month), parts[1].count <= 2 else { return nil }
    if parts.count == 3 { guard let last = Int(parts[2]), (1...31).contains(last) else { return nil } }
    self.init(year: year, month: month)
  }

  private static func year(_ text: Substring) -> Int? {
    text.count == 4 ? Int(text).flatMap { years.contains($0) ? $0 : nil } : nil
  }

  /// 2024, 202403, 20240315, or the days since 30 December 1899.
  private static func digits(_ text: Substring, _ number: Int) -> Period? {
    switch text.count {
    case 4: return year(text).map { Period(.year, $0) }
    case 5:
      var calendar = Calendar(identifier: .gregorian)
      calendar.timeZone = .gmt
      let day = Date(timeIntervalSince1970: Double(number - 25_569) * 86_400)
      let parts = calendar.dateComponents([.year, .month], from: day)
      guard let year = parts.year, let month = parts.month, years.contains(year) else { return nil }
      return Period(year: year, month: month)
    case 6, 8:
      guard let year = year(text.prefix(4)), let month = Int(text.dropFirst(4).prefix(2)), (1...12).contains(month)
      else {
        return nil
      }
      return Period(year: year, month: month)
    default: return nil
    }
  }

  /// The longer period that it lies in; nil where it is the longer one.
  func within(_ other: Length) -> Period? {
    other < length ? nil : Period(other, index / (other.rawValue / length.rawValue))
  }

  package var name: String {
    switch length {
    case .month: String(format: "%04d-%02d", index / 12, index % 12 + 1)
    case .quarter: "\(index / 4)Q\(index % 4 + 1)"
    case .year: "\(index)"
    }
  }

  /// The place of a month in its year, from 0.
  var monthOfYear: Int? { length == .month ? index % 12 : nil }

  /// Of a month: how many there are from the January of a year on, with it; below 1 before.
  package func months(since year: Int) -> Int { index - 12 * year + 1 }

  package static func < (a: Period, b: Period) -> Bool { a.index < b.index }
}
