import Foundation
import Insurance
import Wording

/// A yearly total that cannot follow, or be followed by, its neighbour: one of the two is in another unit.
///
/// In one year no total of a whole place's care rises or falls tenfold; even one that doubled year after year would not
/// until the fourth.
struct YearlyJump {
  /// Which of the years is off.
  let place: Int
  /// What it is and what it may be, after the name of the total.
  let sentence: Message

  /// - Parameter totals: above 0, by ascending year.
  static func all(in totals: [(year: Int, value: Double)]) -> [YearlyJump] {
    /// The factor from one total to the next; nil where it is one that may be.
    func jump(to place: Int) -> Double? {
      guard totals.indices.contains(place), place > 0 else { return nil }
      let ratio = totals[place].value / totals[place - 1].value
      let years = Double(totals[place].year - totals[place - 1].year)
      return max(ratio, 1 / ratio) > max(largestFactor, exp2(years)) ? ratio : nil
    }
    var jumps: [YearlyJump] = []
    for place in totals.indices {
      guard let ratio = jump(to: place) else { continue }
      // The way back from a year that has been named.
      if jumps.last?.place == place - 1, let before = jump(to: place - 1), (before > 1) != (ratio > 1) { continue }
      // What all later years agree on is right, and the first is off.
      if place == 1, totals.count > 2, jump(to: 2) == nil {
        jumps.append(YearlyJump(place: 0, totals[0], beside: totals[1]))
      } else {
        jumps.append(YearlyJump(place: place, totals[place], beside: totals[place - 1]))
      }
    }
    return jumps
  }

  private static let largestFactor = 10.0

  private init(place: Int, _ total: (year: Int, value: Double), beside other: (year: Int, value: Double)) {
    self.place = place
    let ratio = total.value / other.value
    let (factor, isMore) = (max(ratio, 1 / ratio), ratio > 1)
    let compared: Message =
      factor < 1e6
      ? isMore
        ? "\(plain(factor.rounded())) times that of \(other.year) (\(other.value))"
        : "\(plain(factor.rounded())) times smaller than that of \(other.year) (\(other.value))"
      : "beyond comparison with that of \(other.year) (\(other.value))"
    sentence = Message(
      "of \(total.year) (\(total.value)) is \(compared), more than any year brings: \(Self.cause(factor, isMore))")
  }

  private static func cause(_ factor: Double, _ isMore: Bool) -> Message {
    switch factor {
    case 50..<200:
      isMore
        ? "is it in per cent, without its sign, or its decimal point at another place?"
        : "has it a % that it should not have, or its decimal point at another place?"
    case 500..<2_000: "is one of the two in thousands?"
    case 5_000..<20_000: "is one of the two in units of 10,000 (万)?"
    default: "is one of the two in another unit, or its decimal point at another place?"
    }
  }
}
