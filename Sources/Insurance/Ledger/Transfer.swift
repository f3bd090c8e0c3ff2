/// One movement between two parties, with its reason and the clause that asks for it.
public struct Transfer: Sendable, Hashable {
  /// Whether money moved, or one party came to owe it to the other.
  public enum Kind: String, Sendable, Hashable {
    /// Money changed hands.
    case paid
    /// `from` owes `amount` to `to`: it counts in both results, not in anybody's cash.
    case owed
  }

  public let kind: Kind
  public let from: Party
  public let to: Party
  /// Above zero, always: a movement back is a transfer in the other direction.
  public let amount: Money
  public let reason: Reason
  public let clause: Clause
  /// When it is due, where the document says so.
  public let due: DueDay?

  /// Why money moves: a stable name, with words for people.
  public struct Reason: Sendable, Hashable {
    public let name: String
    public let words: Words
    public init(_ name: String, en: String, zh: String) {
      self.name = name
      self.words = Words(en: en, zh: zh)
    }
  }
}

extension Transfer.Reason {
  public static let funding = Self("funding", en: "funding of the year", zh: "当年筹资")
  public static let premium = Self("premium", en: "premium", zh: "大病保险保费")
  public static let premiumInstalment = Self("premium-instalment", en: "premium instalment", zh: "保费划拨")
  public static let premiumBalance = Self("premium-balance", en: "balance of the premium", zh: "保费余额结清")
  public static let benefits = Self("benefits", en: "benefits to members", zh: "大病保险赔付")
  public static let chronicOverflow = Self(
    "chronic-overflow-benefits", en: "benefits for chronic expense beyond the basic yearly maximum",
    zh: "门诊慢特病超年度限额费用赔付")
  public static let operatingCosts = Self("operating-costs", en: "insurer's operating costs", zh: "经办费用")
  public static let surplusReturned = Self(
    "surplus-returned", en: "surplus beyond what the insurer may keep", zh: "超额结余返还")
  /// The same, where it enters next year's critical-illness fund (Jiangxi 2025 四(五)).
  public static let surplusToNextYear = Self(
    "surplus-returned", en: "surplus beyond what the insurer may keep", zh: "超额结余转入下年度")
  public static let lossShared = Self("loss-shared", en: "public share of a policy-caused loss", zh: "政策性亏损分担")
  /// The same, where all that management did not cause counts as policy-caused.
  public static let lossNotByManagementShared = Self(
    "loss-shared", en: "public share of a loss that management did not cause", zh: "非管理性亏损分担")
  public static let ordinaryLossShared = Self(
    "ordinary-loss-shared", en: "public share of a loss by ordinary fluctuation", zh: "一般经营波动亏损分担")
  /// Paid by raised funding, beside the coming year's premium, which stays whole for that year's claims.
  public static let lossRecovered = Self(
    "loss-recovered", en: "policy-caused loss of the year before, met by the raised funding",
    zh: "上年度政策性亏损，由调整后的筹资解决")
  public static let deposit = Self("service-deposit", en: "service deposit paid after assessment", zh: "服务保证金拨付")
}
