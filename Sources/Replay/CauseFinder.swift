import Insurance

/// Finds why a payment differs from what a policy says: which single value, taken otherwise, gives it.
///
/// One payment can be explained by a deductible or by a rate; the one that is a round number is taken, a cap or another
/// group before both. Of a policy whose rule has no bands only rounding and groups are found.
struct CauseFinder: Sendable {
  private let policy: Policy
  private let groups: [PersonBenefits]
  private let tolerance: Double

  init(_ policy: Policy, tolerance: Double) {
    self.policy = policy
    self.tolerance = tolerance
    groups = policy.groups.compactMap { PersonBenefits(policy, groups: $0.id) }
  }

  /// - Parameters:
  ///   - paid: yuan.
  ///   - expected: what the insurer owes, yuan.
  func cause(_ amount: Double, _ benefits: PersonBenefits, paid: Double, expected: Double) -> PaymentCause.Finding {
    if abs(paid - expected) < 1 { return .init(.rounding) }
    if paid < 0 { return .init(.reversal) }
    if paid == 0 { return .init(.nothingPaid) }
    let bands = bands(of: benefits).flatMap { BandInverse($0, amount: amount) }
    if let bands, let found = cap(bands, paid, expected) { return found }
    for other in groups where other.groups != benefits.groups {
      if isEqual(Double(other.contract(amount)) / 100, paid) { return .init(.group, .group(other.groups)) }
    }
    guard let bands else { return .init(.other) }
    let deductible = bands.deductible(for: paid)
    // A fen of the payment is some fen of the deductible.
    func isRound(_ step: Double) -> Bool {
      deductible.map { abs(($0.amount / step).rounded() * step - $0.amount) <= (tolerance + 0.005) / $0.rate } ?? false
    }
    func taken(_ step: Double) -> PaymentCause.Finding {
      .init(.deductible, .deductible(((deductible?.amount ?? 0) / step).rounded() * step))
    }
    if isRound(1_000) { return taken(1_000) }
    if let shift = bands.rateShift(for: paid, step: 0.05, tolerance) { return .init(.rate, .rateShift(shift)) }
    if isRound(100) { return taken(100) }
    if let shift = bands.rateShift(for: paid, step: 0.005, tolerance) { return .init(.rate, .rateShift(shift)) }
    return isRound(1) ? taken(1) : .init(.other)
  }

  private func isEqual(_ one: Double, _ other: Double) -> Bool { abs(one - other) <= tolerance + 0.005 }

  private func cap(_ bands: BandInverse, _ paid: Double, _ expected: Double) -> PaymentCause.Finding? {
    if let cap = bands.cap, bands.uncapped > cap, isEqual(paid, bands.uncapped) { return .init(.cap, .cap(nil)) }
    // A cap is a round number, and no payment of it is a matter of chance.
    let isRound = paid >= 50_000 && abs((paid / 10_000).rounded() * 10_000 - paid) <= tolerance
    if isRound, paid < bands.uncapped, isEqual(expected, min(bands.uncapped, bands.cap ?? .infinity)) {
      return .init(.cap, .cap(paid))
    }
    return nil
  }

  /// The rule of the insurer's only layer, where it is made of bands.
  private func bands(of benefits: PersonBenefits) -> MarginalBands? {
    guard benefits.areInContract.count(where: \.self) == 1, let place = benefits.areInContract.firstIndex(of: true),
      place == 0
    else { return nil }
    return benefits.stack.levels[place].rule as? MarginalBands
  }
}
