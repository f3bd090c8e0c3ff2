/// What a policy year begins with: what the years before have left.
public struct OpeningBalances: Sendable, Hashable {
  /// Cash of the critical-illness fund, its accumulated surplus (历年结余).
  public var reserve: Money
  /// What the risk adjustment fund holds.
  public var riskAdjustment: Money
  /// What is owed between the parties, oldest first.
  public var outstanding: [Outstanding]
  /// Claims of the year before that arose after its cut-off day and belong to this year (结转至次年度的赔款).
  public var lateClaims: Money
  /// Claims of the year before that are paid in this one: they count for its payment rate (实际支付率), and for nothing else.
  public var claimsPaidLater: Money
  /// How far the contract has come.
  public var term: ContractTerm
  /// What each of several insurers begins with, by its id; together they are the rest. Empty where there is one, and where
  /// nothing is known but the sum.
  public internal(set) var byInsurer: [String: OpeningBalances] = [:]

  public init(
    reserve: Money = .zero, outstanding: [Outstanding] = [], lateClaims: Money = .zero,
    term: ContractTerm = ContractTerm(), riskAdjustment: Money = .zero, claimsPaidLater: Money = .zero
  ) {
    self.claimsPaidLater = claimsPaidLater
    self.reserve = reserve
    self.riskAdjustment = riskAdjustment
    self.outstanding = outstanding
    self.lateClaims = lateClaims
    self.term = term
  }

  /// A first year, with nothing behind it.
  public static let none = OpeningBalances()

  /// All that one party owes another.
  public func owed(from: Party, to: Party) -> Money {
    outstanding.reduce(.zero) { $1.from == from && $1.to == to ? $0 + $1.amount : $0 }
  }

  /// All that the public purse owes a party.
  func owedByPublicSide(to: Party) -> Money {
    outstanding.reduce(.zero) { $1.from.isPublic && $1.to == to ? $0 + $1.amount : $0 }
  }
}

/// The years of one contract between the payer and an insurer (合作期) that lie behind.
public struct ContractTerm: Sendable, Hashable {
  /// How many years of the contract are over; 0 in its first.
  public var yearsOver: Int
  public var premium: Money
  public var claims: Money
  public var costs: Money
  /// What the insurer has returned of surplus, less what the public side has borne of losses.
  public var returned: Money
  public var insurerResult: Money
  /// Losses that are the insurer's alone, such as management-caused ones: they are netted with nothing.
  public var ownLosses: Money
  /// The premium of those of its years in which no profit could be earned.
  public var premiumWithoutProfit: Money
  /// What changes of the policy have taken that no funding was raised for; below zero where they saved money.
  public var policyGap: Money
  /// What its years have deducted from the insurer's performance guarantee.
  public var guaranteeDeducted: Money

  public init(
    yearsOver: Int = 0, premium: Money = .zero, claims: Money = .zero, costs: Money = .zero,
    returned: Money = .zero, insurerResult: Money = .zero, ownLosses: Money = .zero,
    guaranteeDeducted: Money = .zero, premiumWithoutProfit: Money = .zero, policyGap: Money = .zero
  ) {
    self.policyGap = policyGap
    self.premiumWithoutProfit = premiumWithoutProfit
    self.guaranteeDeducted = guaranteeDeducted
    self.ownLosses = ownLosses
    self.yearsOver = yearsOver
    self.premium = premium
    self.claims = claims
    self.costs = costs
    self.returned = returned
    self.insurerResult = insurerResult
  }
}
