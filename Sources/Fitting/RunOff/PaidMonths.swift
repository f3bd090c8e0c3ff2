/// What was paid for the illness of one year, month by month from its January.
package struct PaidMonths: Sendable, Hashable {
  /// Yuan.
  package let byMonth: [Double]
  /// For stays of other years, which do not count; yuan.
  package let ofOtherYears: Double

  package var total: Double { byMonth.reduce(0, +) }

  /// Why payments are not those of a year up to a month.
  package enum Fault: Error, Sendable, Hashable {
    /// A payment after the last month that is to count.
    case later(String)
    /// A payment of another year, in a file that does not say when the stays were.
    case otherYear(String)
    /// A payment whose month is not said.
    case noMonth(String)
    /// The file does not say for which year payments are.
    case noYear
  }
}
