/// What a contract on an agreed surplus can say.
extension AgreedSurplus {
  /// Whether a document lets one sum be set against another.
  public enum Netting: String, Sendable, Hashable, CaseIterable {
    case allowed
    /// Each year is settled on its own (Shanxi 2019 五(二): 不得按合同期限在合同期满后一并结算).
    case forbidden
  }

  /// What becomes of surplus in the critical-illness fund (Jiangxi 2025 四(五): it enters next year's fund).
  public enum SurplusUse: String, Sendable, Hashable, CaseIterable {
    /// It pays a part of next year's funding, which need not be raised.
    case setOff = "set-off"
    /// It comes on top of next year's funding, and meets the public share of losses first.
    case added = "added"
    /// It is a part of what the year may spend: only what exceeds funding and surplus together is a loss.
    case inTheFund = "in-the-fund"
  }

  /// What the contract says about the public share of a policy-caused loss (Jiangxi 2025 四(五)).
  public enum LossHandling: String, Sendable, Hashable, CaseIterable {
    /// It is paid when the year is settled.
    case shared = "shared"
    /// The same, and next year's funding standard is adjusted by the loss (Shanxi 2019 五(三), 适当调整次年筹资标准).
    case sharedAndFundingAdjusted = "shared-and-funding-adjusted"
    /// It stays owed, and next year's raised funding pays it (调整大病保险筹资标准).
    case raisedFunding = "raised-funding"
    /// The rule is applied to the totals of the contract's years so far, and what has moved before is set off
    /// (合作期通算).
    case nettedOverTerm = "netted-over-term"
  }

  /// Which losses are netted, where the contract's years are.
  public enum NettedLosses: String, Sendable, Hashable, CaseIterable {
    /// All that management did not cause.
    case allButManagement = "all-but-management"
    /// Those that a change of the policy explains (Jiangxi 2025 四(五): 对于政策性亏损……承保合作期通算); chance is shared at once.
    case policyCaused = "policy-caused"
  }

  /// What the agreed rate is a rate of.
  public enum ProfitMeasure: String, Sendable, Hashable, CaseIterable {
    /// P − C − E: the rate is what is left to the insurer after its costs.
    case netOfCosts = "net-of-costs"
    /// P − C: the insurer pays its costs out of the rate.
    case grossOfCosts = "gross-of-costs"
  }
}
