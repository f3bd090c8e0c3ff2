/// Deductible, marginal bands and cap: the form that all five founding documents give the benefit.
///
/// Each band pays its rate for the part of the amount that lies in it; a cap limits the benefit, not the expense.
/// Where the bands begin to count differs: Shandong measures them on X itself (the province's example for 2014,
/// deductible 10,000, 50% to 100,000 and 60% above, gives 87,000 for X = 170,000, which no other reading does),
/// Langfang on the amount above the deductible.
public struct MarginalBands: BenefitRule {
  public struct Band: Sendable, Hashable {
    /// Where the band begins, yuan, on the scale of `measure`.
    public let from: Double
    /// The share paid, 0 to 1.
    public let rate: Double
    public let clause: Clause

    public init(from: Double, rate: Double, clause: Clause) {
      self.from = from
      self.rate = rate
      self.clause = clause
    }
  }

  /// What the bands' limits are measured on.
  public enum Measure: String, Sendable, Hashable, CaseIterable {
    /// The amount itself.
    case amount = "amount"
    /// The part of the amount above the deductible.
    case aboveDeductible = "above-deductible"
  }

  /// Which band an amount on a limit belongs to. It never changes the benefit; `explain` names the band by it.
  public enum Boundary: String, Sendable, Hashable, CaseIterable {
    /// A limit belongs to the band above it: [100,000, 200,000).
    case above
    /// A limit belongs to the band below it: (100,000, 200,000].
    case below
  }

  public let terms: Deductible
  /// Ascending; the first begins at 0.
  public let bands: [Band]
  public let measure: Measure
  public let boundary: Boundary
  /// The highest yearly benefit, yuan; nil for none.
  public let cap: Cited<Double?>
  private let compiled: PayoutSchedule

  /// - Throws: `RuleError` where bands are missing, do not begin at 0 or do not ascend, a rate is outside 0…1, or the
  ///   cap is below 0.
  public init(
    deductible: Deductible, bands: [Band], measure: Measure = .amount, boundary: Boundary = .above,
    cap: Cited<Double?>
  ) throws(RuleError) {
    guard let first = bands.first, first.from == 0 else {
      throw RuleError(.missing, "bands", "the first band must begin at 0")
    }
    for (lower, upper) in zip(bands, bands.dropFirst()) where !(lower.from < upper.from) {
      throw RuleError(.notAscending, "bands", "must ascend: \(upper.from) does not lie above \(lower.from)")
    }
    for band in bands where !(band.from.isFinite && (0...1).contains(band.rate)) {
      throw RuleError(.outOfRange, "bands", "limits must be numbers and rates lie between 0 and 1")
    }
    let shift = measure == .aboveDeductible ? deductible.amount : 0
    // Bands that end below the deductible never pay; the one it falls into begins at it.
    var steps: [(start: Double, slope: Double)] = []
    for (i, band) in bands.enumerated() {
      let end = i + 1 < bands.count ? bands[i + 1].from + shift : .infinity
      if end > deductible.amount { steps.append((max(band.from + shift, deductible.amount), band.rate)) }
    }
    self.compiled = try PayoutSchedule(steps, cap: cap.value)
    self.terms = deductible
    self.bands = bands
    self.measure = measure
    self.boundary = boundary
    self.cap = cap
  }

  public var deductible: Double { terms.amount }
  public var schedule: PayoutSchedule? { compiled }
  public func payment(for amount: Double) -> Double { compiled.payment(for: amount) }
  public func pay(_ amounts: Span<Double>, into payments: inout MutableSpan<Double>) {
    compiled.pay(amounts, into: &payments)
  }

  public func explain(_ amount: Double) -> [BenefitStep] {
    var steps = [
      BenefitStep(
        .deductible, from: 0, to: deductible, base: min(amount, deductible), rate: 0, payment: 0, clause: terms.clause)
    ]
    let shift = measure == .aboveDeductible ? deductible : 0
    var total = 0.0
    for (i, band) in bands.enumerated() {
      let start = max(band.from + shift, deductible)
      let end = i + 1 < bands.count ? bands[i + 1].from + shift : .infinity
      let isEntered = boundary == .above ? amount >= start : amount > start
      guard isEntered, end > start else { continue }
      let base = min(amount, end) - start
      steps.append(
        BenefitStep(
          .band, from: start, to: end.isFinite ? end : nil, base: base, rate: band.rate, payment: base * band.rate,
          clause: band.clause))
      total += base * band.rate
    }
    if let limit = cap.value, total > limit {
      steps.append(
        BenefitStep(.cap, from: limit, to: nil, base: total, rate: 0, payment: limit - total, clause: cap.clause))
    }
    return steps
  }

  /// The lower deductible, the higher rate of each band and the higher cap of the two. Both must have the same bands
  /// on the same measure.
  public func joined(with other: any BenefitRule) -> (any BenefitRule)? {
    guard let other = other as? MarginalBands, measure == other.measure, bands.map(\.from) == other.bands.map(\.from)
    else { return nil }
    let better = zip(bands, other.bands).map { $0.rate >= $1.rate ? $0 : $1 }
    let higherCap: Cited<Double?> =
      if let mine = cap.value, let theirs = other.cap.value { mine >= theirs ? cap : other.cap } else {
        cap.value == nil ? cap : other.cap
      }
    return try? MarginalBands(
      deductible: deductible <= other.deductible ? terms : other.terms, bands: better, measure: measure,
      boundary: boundary, cap: higherCap)
  }
}
