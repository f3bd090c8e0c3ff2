/// Benefits in turn and together: piecewise linear functions of piecewise linear functions.
extension PayoutSchedule {
  /// Nothing, whatever the amount.
  package static let nothing = PayoutSchedule()

  /// This benefit applied to what others leave of the amount: x ↦ b(x − before(x)).
  ///
  /// What is left never falls as the amount grows, so that each turning point of b is reached at one amount, or never.
  package func ofWhatIsLeft(by before: PayoutSchedule) -> PayoutSchedule {
    let turns = before.segments.map(\.start) + segments.map { before.amount(outOfPocket: $0.start) }
    return PayoutSchedule(turningAt: turns) { amount in
      marginalRate(at: amount - before.payment(for: amount)) * (1 - before.marginalRate(at: amount))
    }
  }

  /// Several benefits that look at the same amount, together.
  package static func sum(of parts: [PayoutSchedule]) -> PayoutSchedule {
    if parts.count == 1 { return parts[0] }
    return PayoutSchedule(turningAt: parts.flatMap { $0.segments.map(\.start) }) { amount in
      parts.reduce(0) { $0 + $1.marginalRate(at: amount) }
    }
  }

  /// - Parameters:
  ///   - turns: where the slope may change, in any order; infinite ones are never reached.
  ///   - slope: the marginal rate at an amount that is no turning point.
  init(turningAt turns: [Double], slope: (Double) -> Double) {
    let starts = turns.filter(\.isFinite).sorted()
    var steps: [(start: Double, slope: Double)] = []
    for (i, start) in starts.enumerated() {
      let end = i + 1 < starts.count ? starts[i + 1] : 2 * start + 1
      // Two rules that turn at one amount may have it differ in the last digits.
      guard end - start > 1e-9 * max(1, start) else { continue }
      // A rate that is 0 but for rounding is 0: a cap must still be one.
      let own = min(1, max(0, slope(start + (end - start) / 2)))
      let rate = own < 1e-12 ? 0 : own
      if let last = steps.last, last.slope == rate { continue }
      if steps.isEmpty, rate == 0 { continue }
      steps.append((start, rate))
    }
    self = (try? PayoutSchedule(steps)) ?? .nothing
  }

  /// The greatest amount of which no more than `limit` is left to the member, yuan; infinite where no amount leaves more.
  package func amount(outOfPocket limit: Double) -> Double {
    var found = limit
    for (index, segment) in segments.enumerated() {
      let paid = segment.start - segment.base
      guard paid <= limit else { break }
      let next = index + 1 < segments.count ? segments[index + 1].start : .infinity
      found = segment.slope < 1 ? min(next, segment.start + (limit - paid) / (1 - segment.slope)) : next
    }
    return found
  }
}
