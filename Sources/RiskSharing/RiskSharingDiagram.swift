import Insurance

/// What each party's result is as claims grow, and where it jumps.
public struct RiskSharingDiagram: Sendable {
  /// A place where one more fen of claims moves a party's result by more than that fen.
  public struct Cliff: Sendable, Hashable {
    /// C/P at which the jump stands.
    public let lossRatio: Double
    /// The insurer's result just below and just above it, as shares of the premium.
    public let insurerBefore: Double
    public let insurerAfter: Double
    /// What the payer hands over just below and just above it, as shares of the premium.
    public let payerBefore: Double
    public let payerAfter: Double
    public let clause: Clause
  }

  public let policy: Policy
  public let insured: Int
  /// What the insurer can come to get: the year's funding, less what is set aside of it.
  public let premium: Money
  public let reserve: Money
  /// What the risk adjustment fund holds when the year begins.
  public let riskAdjustment: Money
  private let funding: Money
  /// What a changed policy brings to the year.
  public let change: PolicyChange

  /// `funding` is that of the year, of which the policy may set a part aside.
  public init(
    of policy: Policy, insured: Int, premium funding: Money, reserve: Money = .zero, riskAdjustment: Money = .zero,
    change: PolicyChange = .none
  ) {
    self.funding = funding
    self.riskAdjustment = riskAdjustment
    self.change = change
    self.policy = policy
    self.insured = insured
    premium = funding - policy.setAside(of: funding, after: OpeningBalances(riskAdjustment: riskAdjustment))
    self.reserve = reserve
  }

  /// The year settled at these claims.
  public func statement(claims: Money) -> YearStatement {
    YearStatement(
      settling: YearAccount(
        of: policy, insured: insured, funding: funding, claims: claims,
        opening: OpeningBalances(reserve: reserve, riskAdjustment: riskAdjustment), policyGap: change.gap(of: claims)),
      under: policy)
  }

  /// The jumps at the rule's turning points, in order of the loss ratio.
  public var cliffs: [Cliff] {
    let start = statement(claims: .zero).account
    var found: [Cliff] = []
    for point in policy.turningPoints(for: start).sorted(by: { $0.lossRatio < $1.lossRatio })
    where point.lossRatio > 0 && point.lossRatio < 10 && premium > .zero {
      guard found.last?.lossRatio != point.lossRatio else { continue }
      let at = premium.part(point.lossRatio)
      let (before, after) = (statement(claims: at - Money(fen: 1)), statement(claims: at + Money(fen: 1)))
      let step = after.insurerResult - before.insurerResult
      // Rounding of a few shares moves a result by a handful of fen; a cliff moves it by money.
      guard abs(step.fen) > 100 else { continue }
      let share = { (amount: Money) in amount.yuan / premium.yuan }
      found.append(
        Cliff(
          lossRatio: point.lossRatio, insurerBefore: share(before.insurerResult),
          insurerAfter: share(after.insurerResult), payerBefore: share(before.payerPays),
          payerAfter: share(after.payerPays), clause: point.clause))
    }
    return found
  }
}
