/// A year's audited figures of one county of a pool (县区).
public struct CountyFigures: Sendable, Hashable {
  public let name: String
  /// Nil where nobody says how many.
  public let insured: Int?
  /// Raised for the year.
  public let premium: Money
  /// Benefits as they were handed in.
  public let claimed: Money
  /// What the audit refuses of them (拒付、扣款): it counts for nobody.
  public let disallowed: Money
  /// Nil where the pool's costs are divided.
  public let costs: Money?
  /// The share of its part of the service deposit that its assessment grants, 0 to 1; nil where the pool's counts.
  public let score: Double?

  public init(
    name: String, insured: Int? = nil, premium: Money, claimed: Money, disallowed: Money = .zero, costs: Money? = nil,
    score: Double? = nil
  ) {
    (self.name, self.insured, self.premium, self.claimed) = (name, insured, premium, claimed)
    (self.disallowed, self.costs, self.score) = (disallowed, costs, score)
  }

  /// What counts of the benefits.
  public var claims: Money { claimed - disallowed }

  /// The score of a pool: the counties' by their premiums; nil where none has one.
  package static func score(of counties: [CountyFigures]) -> Double? {
    guard counties.contains(where: { $0.score != nil }) else { return nil }
    let premium = counties.reduce(0) { $0 + $1.premium.yuan }
    guard premium > 0 else { return nil }
    return counties.reduce(0) { $0 + $1.premium.yuan * ($1.score ?? 1) } / premium
  }
}

/// What of a pool's settlement falls to each of its counties.
///
/// The contract is settled over the pool, and every column adds up to the pool's figure to the fen. A county has its own
/// premium, claims and, where they are known by county, costs; else the pool's by premium. The insurer's result is the
/// pool's by premium, since the cover has one price for all, but what an assessment withholds of the deposit is
/// withheld where the score was lost. The fund's result is what each county's own figures leave:
/// premium = claims + costs + insurer's result + fund's result, for each county as for the pool, so that one which
/// costs more than it pays in shows what the others carry for it.
public struct CountySettlement: Sendable {
  public struct Part: Sendable {
    public let figures: CountyFigures
    /// What counts for the year, as in the pool's account.
    public let premium: Money
    public let claims: Money
    public let costs: Money
    /// What of the service deposit is paid after the assessment, and what is not.
    public let depositGranted: Money
    public let depositWithheld: Money
    public let insurerResult: Money
    public let fundResult: Money

    /// P − C − E of the county itself.
    public var surplus: Money { premium - claims - costs }
  }

  public let parts: [Part]

  /// - Parameters:
  ///   - counties: at least one; their premiums and claims are those that the statement was made of.
  ///   - statement: of the pool.
  public init(_ counties: [CountyFigures], of statement: YearStatement) {
    let account = statement.account
    let weights = counties.map(\.premium.yuan)
    /// The parts as they are where they add up to the pool's; else the pool's by them.
    func parts(_ total: Money, own: [Money]) -> [Money] {
      own.reduce(.zero, +) == total ? own : total.divided(by: Self.usable(own.map(\.yuan), else: weights))
    }
    let funding = parts(account.funding, own: counties.map(\.premium))
    let premiums = parts(account.premium, own: counties.map(\.premium))
    let claims = parts(account.claims, own: counties.map(\.claims))
    let costs = parts(account.costs, own: counties.map { $0.costs ?? .zero })
    let lapsed = statement.lapsedBenefits.divided(by: Self.usable(claims.map(\.yuan), else: weights))
    let deposit = statement.ledger.transfers.filter { $0.reason == .deposit }.reduce(Money.zero) { $0 + $1.amount }
    let withheld = statement.nextYear.filter { $0.name == "deposit-forfeited" }
      .reduce(Money.zero) { $0 + ($1.amount ?? .zero) }
    func byScore(_ amount: Money, _ share: (Double) -> Double) -> [Money] {
      amount.divided(by: Self.usable(zip(counties, weights).map { share($0.score ?? 1) * $1 }, else: weights))
    }
    let (granted, lost) = (byScore(deposit) { $0 }, byScore(withheld) { 1 - $0 })
    let insurer = (statement.insurerResult + withheld).divided(by: Self.usable(weights, else: weights))
    self.parts = counties.indices.map { place in
      let result = insurer[place] - lost[place]
      return Part(
        figures: counties[place], premium: premiums[place], claims: claims[place], costs: costs[place],
        depositGranted: granted[place], depositWithheld: lost[place], insurerResult: result,
        fundResult: funding[place] - claims[place] + lapsed[place] - costs[place] - result)
    }
  }

  /// Shares by which something can be divided: the first, the second where they are all 0, equal ones where both are.
  private static func usable(_ shares: [Double], else others: [Double]) -> [Double] {
    [shares, others].first { $0.contains { $0 > 0 } && $0.allSatisfy { $0 >= 0 } } ?? shares.map { _ in 1 }
  }
}
