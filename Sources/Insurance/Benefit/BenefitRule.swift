/// What one person gets for a year's in-scope self-paid amount.
///
/// A rule is a function of the amount alone: it never sees randomness, and it belongs to one group of people. The
/// simulation calls `pay(_:into:)` once for a batch of persons, so that the cost of the call through the protocol is
/// shared by the batch.
///
/// ## Writing a rule of your own
/// - `payment(for:)` must lie between 0 and the amount and should not fall as the amount grows. The checks in
///   `BenefitConformance` say where it does not.
/// - Give a `schedule` if the rule is piecewise linear: then the grouped and exact methods use closed forms.
/// - Override `pay(_:into:)` only where a loop of your own is faster than calling `payment(for:)` in turn.
/// - Cite the clause in every step of `explain(_:)`.
public protocol BenefitRule: Sendable {
  /// The benefit in yuan for a yearly amount in yuan, both ≥ 0.
  func payment(for amount: Double) -> Double

  /// The benefits of a batch: `payments[i]` for `amounts[i]`; both have the same count.
  func pay(_ amounts: Span<Double>, into payments: inout MutableSpan<Double>)

  /// The benefit step by step; the steps' payments add up to the benefit.
  func explain(_ amount: Double) -> [BenefitStep]

  /// The rule as a piecewise linear function, or nil where it is not one.
  var schedule: PayoutSchedule? { get }

  /// Yuan below which nothing is paid.
  var deductible: Double { get }

  /// This rule and another joined for a person in both groups, who gets the better value of each parameter; nil where
  /// the two cannot be joined.
  func joined(with other: any BenefitRule) -> (any BenefitRule)?
}

extension BenefitRule {
  public func pay(_ amounts: Span<Double>, into payments: inout MutableSpan<Double>) {
    for i in amounts.indices { payments[i] = payment(for: amounts[i]) }
  }

  public var schedule: PayoutSchedule? { nil }

  /// The highest yearly benefit, yuan; infinite where the rule has no cap.
  ///
  /// A rule that is no piecewise linear function is asked for what it pays of a million million yuan and of twice as much:
  /// a benefit that does not fall as the amount grows and is the same for both is at its cap.
  public var highestPayment: Double {
    if let schedule {
      guard let last = schedule.segments.last, last.slope == 0 else { return .infinity }
      return last.base
    }
    let (far, farther) = (payment(for: 1e12), payment(for: 2e12))
    return far == farther ? far : .infinity
  }

  public func joined(with other: any BenefitRule) -> (any BenefitRule)? { nil }
}

/// One line of how a benefit comes about.
public struct BenefitStep: Sendable, Hashable {
  public enum Kind: String, Sendable {
    case deductible, band, cap
  }

  public let kind: Kind
  /// The part of the amount that the step is about, yuan.
  public let from: Double
  /// Nil where the step has no upper end.
  public let to: Double?
  /// How much of the person's amount falls into it, yuan.
  public let base: Double
  /// The share of it that is paid.
  public let rate: Double
  /// What the step adds to the benefit, yuan; below zero where a cap cuts it.
  public let payment: Double
  public let clause: Clause

  public init(
    _ kind: Kind, from: Double, to: Double?, base: Double, rate: Double, payment: Double, clause: Clause
  ) {
    self.kind = kind
    self.from = from
    self.to = to
    self.base = base
    self.rate = rate
    self.payment = payment
    self.clause = clause
  }
}
