/// The insurer's cash over one or several policy years: its balance month by month, and what it has to advance.
///
/// Policy years overlap, since one is cleared after the next has begun: their movements are added month by month. The
/// balance begins at zero and holds everything since, results of cleared years included: a gain kept finances later
/// months, a loss borne has to be financed on. Money that lies idle earns nothing.
///
/// Within a month all that goes out goes before anything comes in, because instalments are due on a month's last day.
package struct CashPath: Sendable, Hashable {
  /// A calendar month.
  package struct Month: Sendable, Hashable {
    /// The calendar year.
    package let year: Int
    /// 1 to 12.
    package let month: Int
    package let flow: CashFlow
    /// At the month's end.
    package let balance: Money
    /// Within the month, when everything has gone out and nothing has come in yet.
    package let lowestBalance: Money
  }

  /// From January of the first policy year to the month in which the last one is cleared; empty for no years.
  package let months: [Month]
  /// The most that the insurer is out of pocket at any moment, by the lowest balance; 0 where it never is.
  package let largestAdvance: Money
  /// When that is, as a place in `months`, the first of several; nil where the insurer is never out of pocket.
  package let monthOfLargestAdvance: Int?
  /// How many months end with the insurer out of pocket. The last one does not count: what is missing when everything
  /// is cleared is a loss, or a debt that a later year repays, and how long it lasts is not known here.
  package let monthsOutOfPocket: Int
  /// The advances at those months' ends added up, in fen; a Double, as extreme inputs pass 2⁶³.
  private let advancedFenMonths: Double

  /// Adds policy years to one path, in any order; years between them that are missing move nothing.
  ///
  /// - Precondition: the years lie within a thousand years of each other.
  package init(_ years: [CashYear]) {
    var first = Int.max
    for year in years { first = min(first, year.year) }
    var count = 0
    for year in years {
      precondition(year.year - first < 1_000, "Policy years of one path lie within a thousand years.")
      count = max(count, 12 * (year.year - first) + year.flows.count)
    }
    var flows = [CashFlow](repeating: CashFlow(), count: count)
    for year in years {
      let start = 12 * (year.year - first)
      for (month, flow) in year.flows.enumerated() { flows[start + month] += flow }
    }

    var months: [Month] = []
    months.reserveCapacity(count)
    var (balance, largest) = (Money.zero, Money.zero)
    var monthOfLargest: Int?
    var monthsOut = 0
    var fenMonths = 0.0
    for (index, flow) in flows.enumerated() {
      let lowest = balance - flow.outflow
      balance = lowest + flow.inflow
      if -lowest > largest { (largest, monthOfLargest) = (-lowest, index) }
      if balance < .zero, index + 1 < count {
        monthsOut += 1
        fenMonths -= Double(balance.fen)
      }
      months.append(
        Month(year: first + index / 12, month: index % 12 + 1, flow: flow, balance: balance, lowestBalance: lowest))
    }
    self.months = months
    largestAdvance = largest
    monthOfLargestAdvance = monthOfLargest
    monthsOutOfPocket = monthsOut
    advancedFenMonths = fenMonths
  }

  package init(_ year: CashYear) { self.init([year]) }

  /// What the advances cost, yuan: each month that begins with the insurer out of pocket bears a twelfth of the yearly
  /// rate on what was missing at its beginning; simple interest, none on interest.
  ///
  /// - Parameter rate: the yearly rate, 0.04 for 4%.
  package func interest(atYearlyRate rate: Double) -> Double { rate / 12 * advancedFenMonths / 100 }
}
