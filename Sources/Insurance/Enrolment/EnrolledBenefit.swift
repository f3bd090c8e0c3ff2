/// Critical-illness insurance of people whose caps differ by enrolment: what one of them is paid on average.
///
/// Who is in which state of enrolment says nothing about who falls ill, so that the mean over the states is what people of an
/// amount are paid: b(x) = Σ wₛ min(u(x), capₛ), u the benefit without a cap; piecewise linear, as each part is. All methods
/// have it in closed form at the cost of one more segment a cap. What single persons above the original cap depart from that mean
/// is not drawn; of a million people of the shipped scenarios fewer than one a year reaches it.
public struct EnrolledBenefit: BenefitRule {
  /// The rule with the original cap.
  public let base: MarginalBands
  /// The caps with the shares of people who have them, ascending.
  public let caps: [Cap]
  /// The share of a year's benefit that waiting leaves.
  public let covered: Double
  private let clause: Clause
  private let compiled: PayoutSchedule

  public struct Cap: Sendable, Hashable {
    /// Yuan.
    public let cap: Double
    public let share: Double
  }

  /// - Parameters:
  ///   - base: the rule with the original cap.
  ///   - incentives: what enrolment earns; nil where it earns nothing.
  ///   - people: how those who have the rule are spread over the states.
  ///   - covered: the share of a year's benefit that waiting leaves, 0 to 1.
  ///   - clause: where it stands.
  /// - Returns: nil where everybody is paid by the rule as it is.
  public init?(
    _ base: MarginalBands, _ incentives: EnrolmentIncentives?, of people: EnrolmentShares, covered: Double = 1,
    clause: Clause
  ) {
    var caps: [Cap] = []
    if let cap = base.cap.value, let incentives, incentives.raisesAny {
      var shares: [Double: Double] = [:]
      for part in people.parts { shares[cap + incentives.raise(of: cap, for: part.state), default: 0] += part.share }
      caps = shares.map { Cap(cap: $0.key, share: $0.value) }.sorted { $0.cap < $1.cap }
      if caps.allSatisfy({ $0.cap == cap }) { caps = [] }
    }
    guard !caps.isEmpty || covered < 1,
      let uncapped = try? MarginalBands(
        deductible: base.terms, bands: base.bands, measure: base.measure, boundary: base.boundary,
        cap: Cited(caps.isEmpty ? base.cap.value : nil, base.cap.clause)
      ).schedule
    else { return nil }
    self.base = base
    self.caps = caps
    self.covered = covered
    self.clause = clause
    compiled = uncapped.averaged(over: caps, times: covered)
  }

  public var deductible: Double { base.deductible }
  public var schedule: PayoutSchedule? { compiled }
  public func payment(for amount: Double) -> Double { compiled.payment(for: amount) }
  public func pay(_ amounts: Span<Double>, into payments: inout MutableSpan<Double>) {
    compiled.pay(amounts, into: &payments)
  }

  /// The mean raise of the cap, yuan; 0 where there is none.
  public var meanRaise: Double { caps.reduce(0) { $0 + $1.share * ($1.cap - (base.cap.value ?? $1.cap)) } }

  public func explain(_ amount: Double) -> [BenefitStep] {
    let steps = base.explain(amount)
    let change = payment(for: amount) - base.payment(for: amount)
    guard change != 0 else { return steps }
    let cap = caps.last?.cap ?? base.cap.value ?? amount
    return steps + [
      BenefitStep(.cap, from: cap, to: nil, base: base.payment(for: amount), rate: 0, payment: change, clause: clause)
    ]
  }

  public func joined(with other: any BenefitRule) -> (any BenefitRule)? {
    let theirs = (other as? EnrolledBenefit)?.base ?? other
    guard let joined = base.joined(with: theirs) as? MarginalBands else { return nil }
    // Where the other's terms lift the cap there is nothing left to raise; else the raises are the same on the higher cap.
    guard let cap = joined.cap.value, let own = base.cap.value else { return joined }
    return EnrolledBenefit(joined, raisedBy: caps.map { Cap(cap: cap + $0.cap - own, share: $0.share) }, like: self)
  }

  private init?(_ joined: MarginalBands, raisedBy caps: [Cap], like other: EnrolledBenefit) {
    guard
      let uncapped = try? MarginalBands(
        deductible: joined.terms, bands: joined.bands, measure: joined.measure, boundary: joined.boundary,
        cap: Cited(caps.isEmpty ? joined.cap.value : nil, joined.cap.clause)
      ).schedule
    else { return nil }
    base = joined
    self.caps = caps
    (covered, clause) = (other.covered, other.clause)
    compiled = uncapped.averaged(over: caps, times: other.covered)
  }
}

extension PayoutSchedule {
  /// The mean of this benefit under several caps, times a share: Σ wₛ min(u(x), capₛ).
  ///
  /// - Parameter caps: ascending, their shares adding up to 1; none for the benefit as it is.
  fileprivate func averaged(over caps: [EnrolledBenefit.Cap], times covered: Double) -> PayoutSchedule {
    let turns = segments.map(\.start) + caps.map { amount(paying: $0.cap) }
    return PayoutSchedule(turningAt: turns) { amount in
      let paid = payment(for: amount)
      let reached = caps.reduce(0) { $0 + ($1.cap <= paid ? $1.share : 0) }
      return covered * marginalRate(at: amount) * (1 - reached)
    }
  }

  /// The least amount that is paid so much, yuan; infinite where none is.
  package func amount(paying payment: Double) -> Double {
    for (index, segment) in segments.enumerated() where segment.slope > 0 {
      let end = index + 1 < segments.count ? segments[index + 1].start : .infinity
      let reached = segment.start + (payment - segment.base) / segment.slope
      if reached <= end { return max(segment.start, reached) }
    }
    return .infinity
  }
}
