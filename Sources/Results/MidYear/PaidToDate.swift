import Insurance

/// What has been paid for the illness of a year up to a month: fact, where the rest of the year is still drawn.
package struct PaidToDate: Sendable, Hashable {
  /// The year whose illness it is paid for.
  package let year: Int
  /// How many months are fact, from the year's January on; more than twelve for payments after its end.
  package let months: Int
  /// Yuan.
  package let total: Double
  /// By month from January; none where only the total is known.
  package let byMonth: [Double]
  /// The share of the year's claims that is paid by then; by the calendar of claims where it is nil.
  package let share: Double?
  /// The standard deviation of that share from year to year.
  package let shareError: Double

  package init(
    year: Int, months: Int, total: Double, byMonth: [Double] = [], share: Double? = nil, shareError: Double = 0
  ) {
    (self.year, self.months, self.total, self.byMonth) = (year, months, total, byMonth)
    (self.share, self.shareError) = (share, shareError)
  }

  /// The last month that is fact: 2025-06.
  package var until: String { Self.name(year: year, month: months) }

  /// - Parameter month: counted from the year's January, which is 1.
  package static func name(year: Int, month: Int) -> String {
    let place = (month - 1) % 12 + 1
    return "\(year + (month - 1) / 12)-" + (place < 10 ? "0" : "") + "\(place)"
  }
}
