/// A benefit as a piecewise linear, continuous function of the yearly amount X, zero up to its first segment.
///
/// Compiled once from deductible, bands and cap, it is what the hot loop evaluates and what closed forms are made of.
/// With S the survival function of X, b the benefit and b′ its slope, E[b(X)] = ∫ b′(x) S(x) dx, which limited
/// expected values turn into a sum over segments: Σ sᵢ (E[X∧xᵢ₊₁] − E[X∧xᵢ]) (Klugman, Panjer & Willmot,
/// *Loss Models*, 4th ed., theorem 8.7 and §8.5).
public struct PayoutSchedule: Sendable, Hashable {
  /// From `start` on, `base` plus `slope` for each yuan above `start`.
  public struct Segment: Sendable, Hashable {
    public let start: Double
    public let base: Double
    public let slope: Double
  }

  /// In ascending order of `start`; each begins where the one before has come to.
  public let segments: [Segment]

  /// - Parameter steps: where a slope begins to hold, ascending, with a slope of 0 to 1 in each.
  /// - Parameter cap: the highest benefit, yuan; nil for none.
  /// - Throws: `RuleError` where the starts do not ascend or a number is out of range.
  public init(_ steps: [(start: Double, slope: Double)], cap: Double? = nil) throws(RuleError) {
    var segments: [Segment] = []
    var base = 0.0
    for (index, step) in steps.enumerated() {
      guard step.start.isFinite, step.start >= 0, (0...1).contains(step.slope) else {
        throw RuleError(.outOfRange, "bands", "starts must be 0 yuan or more and rates lie between 0 and 1")
      }
      if let last = segments.last {
        guard step.start > last.start else { throw RuleError(.notAscending, "bands", "must ascend") }
        base = last.base + last.slope * (step.start - last.start)
      }
      if let cap {
        guard cap.isFinite, cap >= 0 else { throw RuleError(.outOfRange, "cap", "must be 0 yuan or more") }
        if base >= cap { break }
      }
      segments.append(Segment(start: step.start, base: base, slope: step.slope))
      guard let cap, step.slope > 0 else { continue }
      let reached = step.start + (cap - base) / step.slope
      if index + 1 == steps.count || reached <= steps[index + 1].start {
        segments.append(Segment(start: reached, base: cap, slope: 0))
        break
      }
    }
    self.segments = segments
  }

  /// The schedule that pays nothing.
  init() { segments = [] }

  /// A law with an infinite mean can draw amounts beyond all numbers, of which a cap of slope 0 must still make a cap.
  static let largest = Double.greatestFiniteMagnitude

  /// The benefit in yuan.
  public func payment(for amount: Double) -> Double {
    var i = segments.count - 1
    while i >= 0 {
      let segment = segments[i]
      if amount > segment.start { return segment.base + segment.slope * (min(amount, Self.largest) - segment.start) }
      i -= 1
    }
    return 0
  }

  /// The benefits of a batch. Nearly all amounts lie below the first segment, so that is asked first.
  public func pay(_ amounts: Span<Double>, into payments: inout MutableSpan<Double>) {
    precondition(amounts.count == payments.count, "as many payments as amounts")
    guard let first = segments.first else {
      for i in payments.indices { payments[i] = 0 }
      return
    }
    segments.withUnsafeBufferPointer { segments in
      for i in amounts.indices {
        let amount = amounts[i]
        guard amount > first.start else {
          payments[i] = 0
          continue
        }
        var k = segments.count - 1
        while amount <= segments[k].start { k -= 1 }
        payments[i] = segments[k].base + segments[k].slope * (min(amount, Self.largest) - segments[k].start)
      }
    }
  }

  /// E[b(X)] in yuan, given u ↦ E[X∧u] of the law of X (at `.infinity` its mean).
  public func expectedPayment(limitedExpectedValue: (Double) -> Double) -> Double {
    sum { segment, end in segment.slope * (limitedExpectedValue(end) - limitedExpectedValue(segment.start)) }
  }

  /// E[b(X)²] in yuan², given u ↦ E[X∧u] and u ↦ E[(X∧u)²].
  ///
  /// E[b²] = ∫ 2 b b′ S dx, with ∫ₐᶜ S = ΔE[X∧u] and ∫ₐᶜ 2xS = ΔE[(X∧u)²].
  public func expectedSquare(
    limitedExpectedValue: (Double) -> Double, limitedSecondMoment: (Double) -> Double
  ) -> Double {
    sum { segment, end in
      let first = limitedExpectedValue(end) - limitedExpectedValue(segment.start)
      let second = limitedSecondMoment(end) - limitedSecondMoment(segment.start)
      return segment.slope * (2 * (segment.base - segment.slope * segment.start) * first + segment.slope * second)
    }
  }

  private func sum(_ term: (Segment, _ end: Double) -> Double) -> Double {
    var total = 0.0
    for (i, segment) in segments.enumerated() where segment.slope > 0 {
      total += term(segment, i + 1 < segments.count ? segments[i + 1].start : .infinity)
    }
    return total
  }
}
