/// When in time a year's claims arise and when the insurer pays them.
///
/// The share of the year's claims that is paid in month k, counted from January, is
/// `p·s(k) + (1 − p)·Σ_j l(j)·s(k − j)`, where s are the shares incurred, l the payment lag and p the prepaid share.
///
/// What people bear adds up over the year until it passes the deductible, so claims gather in its later months; the
/// even months of the default are an assumption that brings payments forward.
public struct ClaimsCalendar: Sendable, Hashable {
  /// The share of the year's claims that is incurred in each month, January first; twelve, together 1.
  public let incurredShares: [Double]
  /// The share of a month's claims that is paid in the month itself, one month later, two months later, …; together 1.
  public let lag: Cited<[Double]>
  /// Monthly prepayment (按月预拨): the share of a month's claims that the insurer hands to the hospitals in the month
  /// itself, before their papers are in. The rest follows with the lag, and the papers settle the two against each
  /// other, so that together exactly the month's claims are paid. 0 to 1.
  public let prepaidShare: Cited<Double>
  /// The share of the year's claims that is paid by the end of each month, from January on. The last one is 1.
  public let paidShares: [Double]

  /// A twelfth in each month.
  public static let evenMonths = [Double](repeating: 1 / 12, count: 12)

  /// The longest lag, in months.
  public static let longestLag = 60

  /// Incurred evenly over the year and paid one month later: the default where a policy says nothing, an assumption.
  public static let monthLater = ClaimsCalendar(
    uncheckedShares: evenMonths, lag: Cited([0, 1], "—", isAssumption: true),
    prepaidShare: Cited(0, "—", isAssumption: true))

  /// - Parameters:
  ///   - incurredShares: the seasonal pattern; even months where it is left out.
  ///   - lag: at most `longestLag` months long.
  ///   - prepaidShare: 0 where nothing is prepaid.
  /// - Throws: `RuleError` where a share lies outside 0…1, the shares of a list do not add up to 1 (within 10⁻⁹), there
  ///   are not twelve months, or the lag is empty or too long.
  public init(
    incurredShares: [Double] = evenMonths, lag: Cited<[Double]>, prepaidShare: Cited<Double>
  ) throws(RuleError) {
    guard incurredShares.count == 12 else {
      throw RuleError(.missing, "incurredShares", "needs twelve months, not \(incurredShares.count)")
    }
    try Self.check(incurredShares, "incurredShares")
    guard (1...Self.longestLag + 1).contains(lag.value.count) else {
      throw RuleError(.outOfRange, "lag", "must name 1 to \(Self.longestLag + 1) months, the month itself first")
    }
    try Self.check(lag.value, "lag")
    try checkShare(prepaidShare, "prepaid")
    self.init(uncheckedShares: incurredShares, lag: lag, prepaidShare: prepaidShare)
  }

  /// The same payment of claims that arise with another seasonal pattern.
  ///
  /// - Throws: as the initialiser.
  public func incurring(_ shares: [Double]) throws(RuleError) -> ClaimsCalendar {
    try ClaimsCalendar(incurredShares: shares, lag: lag, prepaidShare: prepaidShare)
  }

  private init(uncheckedShares incurred: [Double], lag: Cited<[Double]>, prepaidShare: Cited<Double>) {
    let prepaid = prepaidShare.value
    var paid = [Double](repeating: 0, count: incurred.count + lag.value.count - 1)
    for (month, share) in incurred.enumerated() {
      paid[month] += prepaid * share
      for (later, part) in lag.value.enumerated() { paid[month + later] += (1 - prepaid) * part * share }
    }
    // A lag that ends in months of nothing does not keep the year open.
    while paid.count > 1, paid.last == 0 { paid.removeLast() }
    var sum = 0.0
    for month in paid.indices {
      sum += paid[month]
      paid[month] = min(sum, 1)
    }
    paid[paid.count - 1] = 1

    incurredShares = incurred
    self.lag = lag
    self.prepaidShare = prepaidShare
    paidShares = paid
  }

  private static func check(_ shares: [Double], _ name: String) throws(RuleError) {
    guard shares.allSatisfy({ (0...1).contains($0) }) else {
      throw RuleError(.outOfRange, name, "each share must lie between 0 and 1")
    }
    let sum = shares.reduce(0, +)
    guard abs(sum - 1) < 1e-9 else {
      throw RuleError(.doesNotAddUp, name, "the shares must add up to 100%, not \(plain(sum * 100))%")
    }
  }
}
