/// Where two benefits pay differently, whatever form their documents give them: one rate above a deductible and bands
/// measured on the amount become the same intervals of X.
package struct PayoutComparison: Sendable, Hashable {
  /// What each pays of a further yuan, for X between `from` and `to`.
  package struct Interval: Sendable, Hashable {
    /// Yuan.
    package let from: Double
    /// Yuan; nil where it has no end.
    package let to: Double?
    /// Marginal rates, 0 to 1.
    package let first: Double
    package let second: Double
  }

  /// Only those in which the two rates differ, ascending.
  package let intervals: [Interval]

  package init(_ first: PayoutSchedule, _ second: PayoutSchedule) {
    let limits = Set([0] + (first.segments + second.segments).map(\.start)).sorted()
    var intervals: [Interval] = []
    for (i, from) in limits.enumerated() {
      let (a, b) = (first.marginalRate(at: from), second.marginalRate(at: from))
      // Rates that are equal in the documents may differ in their last bits here.
      guard abs(a - b) > 1e-12 else { continue }
      let to = i + 1 < limits.count ? limits[i + 1] : nil
      intervals.append(Interval(from: from, to: to, first: a, second: b))
    }
    self.intervals = intervals
  }
}

extension PayoutSchedule {
  /// What is paid of the next yuan above an amount, 0 to 1.
  package func marginalRate(at amount: Double) -> Double { segments.last { $0.start <= amount }?.slope ?? 0 }

  /// The highest benefit, yuan; nil where it has no limit.
  package var cap: Double? {
    guard let last = segments.last else { return 0 }
    return last.slope == 0 ? last.base : nil
  }
}
