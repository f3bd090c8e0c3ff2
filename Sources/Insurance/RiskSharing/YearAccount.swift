/// A policy year's totals, as the rules see them (P, C and E of the documents), with what the years before have left.
public struct YearAccount: Sendable, Hashable {
  public let year: Int
  public let insured: Int
  /// The premium that the insurer can come to get: the funding of the year, less what is set aside of it.
  public let premium: Money
  /// What of the year's funding goes into the risk adjustment fund.
  public let setAside: Money
  /// Benefits that count for the year: its own, without those that arose after the cut-off day, and the late ones of
  /// the year before.
  public let claims: Money
  /// The insurer's operating costs.
  public let costs: Money
  public let opening: OpeningBalances
  /// Benefits of the year that arose after the cut-off day: they are the next year's claims.
  public let lateClaims: Money
  /// The part of the year's benefits that is paid for a chronic overflow beside X (门诊慢特病超限额费用).
  public let chronicOverflow: Money
  /// What a change of the policy takes that no funding has been raised for; below zero where the change saves money.
  public let policyGap: Money
  /// What the year has drawn for contract terms that are given as a range, by their path.
  public let terms: [String: Double]

  public init(
    year: Int, insured: Int, premium: Money, claims: Money, costs: Money, reserve: Money = .zero
  ) {
    self.init(
      year: year, insured: insured, premium: premium, claims: claims, costs: costs,
      opening: OpeningBalances(reserve: reserve))
  }

  public init(
    year: Int, insured: Int, premium: Money, claims: Money, costs: Money, opening: OpeningBalances,
    lateClaims: Money = .zero, chronicOverflow: Money = .zero, policyGap: Money = .zero,
    terms: [String: Double] = [:], setAside: Money = .zero
  ) {
    self.setAside = setAside
    self.policyGap = policyGap
    self.year = year
    self.insured = insured
    self.premium = premium
    self.claims = claims
    self.costs = costs
    self.opening = opening
    self.lateClaims = lateClaims
    self.chronicOverflow = chronicOverflow
    self.terms = terms
  }

  /// The account of a year under a policy: what is late goes to the next year, what was late before comes in, and the
  /// insurer's costs follow from the rest.
  ///
  /// - Parameters:
  ///   - policy: the policy of the year.
  ///   - insured: how many people.
  ///   - premium: the year's funding.
  ///   - incurred: all benefits for illness of the year.
  ///   - chronicOverflow: the part of them that is paid for a chronic overflow beside X.
  ///   - costs: the insurer's costs; by the policy's rule where it is nil.
  ///   - opening: what the years before have left.
  ///   - change: what a changed policy brings to the year.
  ///   - policyGap: what it takes, where that is known as an amount; by `change` where it is nil.
  ///   - terms: what the year has drawn for contract terms that are ranges, by path.
  public init(
    under policy: Policy, insured: Int, premium: Money, incurred: Money, chronicOverflow: Money = .zero,
    costs: Money? = nil, opening: OpeningBalances, change: PolicyChange = .none, policyGap: Money? = nil,
    terms: [String: Double] = [:]
  ) {
    let lateShare = policy.settlement.lateClaimsShare(drawn: terms)
    let late = incurred.part(lateShare)
    let claims = incurred - late + opening.lateClaims
    self.init(
      of: policy, insured: insured, funding: premium, claims: claims, costs: costs, opening: opening, lateClaims: late,
      chronicOverflow: chronicOverflow == .zero
        ? .zero : chronicOverflow - chronicOverflow.part(lateShare),
      policyGap: policyGap ?? change.gap(of: claims), terms: terms)
  }

  /// The account of a year under a policy whose claims are those that count for it.
  ///
  /// - Parameters:
  ///   - funding: of the year, of which the policy may set a part aside.
  ///   - costs: the insurer's costs; by the policy's rule, of the whole funding, where it is nil.
  package init(
    of policy: Policy, insured: Int, funding: Money, claims: Money, costs: Money? = nil, opening: OpeningBalances,
    lateClaims: Money = .zero, chronicOverflow: Money = .zero, policyGap: Money = .zero, terms: [String: Double] = [:]
  ) {
    let aside = policy.setAside(of: funding, after: opening)
    self.init(
      year: policy.year, insured: insured, premium: funding - aside, claims: claims,
      costs: costs ?? policy.costs.amount(premium: funding, claims: claims, insured: insured),
      opening: opening, lateClaims: lateClaims, chronicOverflow: chronicOverflow, policyGap: policyGap, terms: terms,
      setAside: aside)
  }

  /// All that is raised for the year.
  public var funding: Money { premium + setAside }

  /// S = P − C − E.
  public var surplus: Money { premium - claims - costs }

  /// Accumulated surplus of the critical-illness fund at the beginning of the year.
  public var reserve: Money { opening.reserve }

  /// A contract term in this year: what was drawn for it, or the value of the file.
  public func value(of term: Cited<Double>) -> Double {
    guard let range = term.range, let drawn = terms[range.path] else { return term.value }
    return drawn
  }
}
