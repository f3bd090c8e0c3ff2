/// How long people wait for benefits who enrol late or come back after a gap (待遇等待期, 国办发〔2024〕38号).
///
/// 3 months, and one month more for each year missed, which may be bought back by that year's contribution; after four missed
/// years or more at least 6 months together: two years missed wait 3 + 2 = 5 months, one of them bought back 4; five years
/// missed and all bought back still wait 6.
public struct WaitingPeriod: Sendable, Hashable {
  public let months: Cited<Int>
  /// Months more for each missed year that is not bought back.
  public let perMissedYear: Cited<Int>
  /// From so many missed years on the whole is at least `longMonths`.
  public let longAbsence: Cited<Int>
  public let longMonths: Cited<Int>

  /// - Throws: `RuleError` where a number is out of range.
  public init(
    months: Cited<Int>, perMissedYear: Cited<Int>, longAbsence: Cited<Int>, longMonths: Cited<Int>
  ) throws(RuleError) {
    for (value, name, most) in [
      (months, "months", 12), (perMissedYear, "perMissedYear", 12), (longAbsence, "longAbsence", 50),
      (longMonths, "longMonths", 12),
    ] where !(0...most).contains(value.value) {
      throw RuleError(.outOfRange, name, "must lie between 0 and \(most)")
    }
    self.months = months
    self.perMissedYear = perMissedYear
    self.longAbsence = longAbsence
    self.longMonths = longMonths
  }

  /// - Parameters:
  ///   - missed: how many years the person was not enrolled; 0 for one who only enrols late.
  ///   - boughtBack: how many of them have been paid for since.
  /// - Returns: months without benefits; no person-year has more than twelve.
  public func months(missed: Int, boughtBack: Int = 0) -> Int {
    let missed = max(0, missed)
    let open = missed - min(missed, max(0, boughtBack))
    let all = months.value + perMissedYear.value * open
    return min(12, missed >= longAbsence.value && longAbsence.value > 0 ? max(all, longMonths.value) : all)
  }
}
