/// A day on which something is due, counted from the policy year: 30 April of the year, 30 June of the next.
public struct DueDay: Sendable, Hashable, Comparable {
  /// 0 in the policy year itself, 1 in the year after.
  public let yearsLater: Int
  public let month: Int
  public let day: Int

  /// - Returns: nil where no year has such a day.
  public init?(yearsLater: Int = 0, month: Int, day: Int) {
    guard (0...5).contains(yearsLater), (1...12).contains(month), day >= 1,
      day <= CalendarDay.days(of: month, in: 2000)
    else { return nil }
    self.yearsLater = yearsLater
    self.month = month
    self.day = day
  }

  /// Reads `MM-DD`, or `+1 MM-DD` for the year after.
  public init?(_ text: String) {
    var rest = Substring(text)
    var later = 0
    if rest.hasPrefix("+") {
      let words = rest.dropFirst().split(separator: " ")
      guard words.count == 2, !rest.dropFirst().contains("+"), let years = Int(words[0]) else { return nil }
      (later, rest) = (years, words[1])
    }
    let parts = rest.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 2, parts.allSatisfy({ $0.utf8.count == 2 && !$0.contains("+") }), let month = Int(parts[0]),
      let day = Int(parts[1])
    else { return nil }
    self.init(yearsLater: later, month: month, day: day)
  }

  public static func < (a: DueDay, b: DueDay) -> Bool {
    (a.yearsLater, a.month, a.day) < (b.yearsLater, b.month, b.day)
  }

  /// The date for a policy year, `2020-06-30`; 29 February is the last day of the month in years that have none.
  public func text(for policyYear: Int) -> String {
    let year = policyYear + yearsLater
    return "\(year)-\(twoDigits(month))-\(twoDigits(min(day, CalendarDay.days(of: month, in: year))))"
  }
}
