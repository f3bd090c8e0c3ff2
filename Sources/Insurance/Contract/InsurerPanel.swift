/// Several insurers that run one scheme (共保、分区承办), each settled by itself.
///
/// By share of the pool (共保体) each has its share of premium, claims and costs, to the fen; by territory (分区承办) each has the
/// people of its own districts, with the premium raised and the claims paid for them. Each is settled as if it were alone:
/// with E = 0, 5% of P kept and the first 3% of a loss borne, P 60 and C 54 leave the first +3.0, and 3.0 go back; P 40 and C
/// 46 leave the second −1.2, and 4.8 fall to the public side. Together they look like 100 and 100: nothing.
public struct InsurerPanel: Sendable {
  public enum Division: String, Sendable, Hashable, CaseIterable {
    /// Shares of one pool's premium, claims and costs.
    case poolShare = "pool-share"
    /// Districts with their own people, premium and claims.
    case territory

    public var words: Words {
      switch self {
      case .poolShare: Words(en: "shares of the pool", zh: "按比例共保")
      case .territory: Words(en: "territories", zh: "分区承办")
      }
    }
  }

  /// One of them.
  public struct Insurer: Sendable {
    public let id: String
    public let words: Words
    /// Of the pool, or of the insured people, 0 to 1.
    public let share: Cited<Double>
    /// Its own terms; nil where those of the policy hold for it.
    public let riskSharing: (any RiskSharingRule)?
    /// The groups of people that live in its territory; empty where the file does not say.
    public let groups: [String]

    public init(
      id: String, words: Words, share: Cited<Double>, riskSharing: (any RiskSharingRule)? = nil, groups: [String] = []
    ) {
      self.groups = groups
      self.id = id
      self.words = words
      self.share = share
      self.riskSharing = riskSharing
    }
  }

  public let division: Cited<Division>
  /// At least two, each id once.
  public let insurers: [Insurer]

  /// - Throws: `RuleError` where there are fewer than two, or their shares are not above 0 or do not add up to 1.
  public init(division: Cited<Division>, insurers: [Insurer]) throws(RuleError) {
    guard insurers.count > 1, Set(insurers.map(\.id)).count == insurers.count else {
      throw RuleError(.missing, "insurers", "name at least two, each once; one alone needs no list")
    }
    let sum = insurers.reduce(0) { $0 + $1.share.value }
    guard insurers.allSatisfy({ $0.share.value > 0 && $0.share.value <= 1 }), abs(sum - 1) < 1e-9 else {
      throw RuleError(.doesNotAddUp, "insurers", "the shares must add up to 100%, not \(plain(sum * 100))%")
    }
    self.division = division
    self.insurers = insurers
  }

  /// Whether insurers come to results that are not in proportion to their shares.
  package var hasUnlikeTerms: Bool {
    division.value == .territory || insurers.contains { $0.riskSharing != nil }
  }

  /// The insurer in whose territory a group lives, by its place; nil where it is none's, or several's.
  ///
  /// - Parameter group: a group, or several that a person is in, `a+b`.
  package func insurer(of group: String) -> Int? {
    let parts = Set(group.split(separator: "+").map(String.init))
    let own = insurers.indices.filter { !parts.isDisjoint(with: insurers[$0].groups) }
    return own.count == 1 ? own[0] : nil
  }

  /// The shares, in order.
  public var shares: [Double] { insurers.map(\.share.value) }
}

extension Policy {
  /// The rules by which somebody's surplus or loss is shared: the contract's, or those of each of several insurers.
  package var contractRules: [any RiskSharingRule] {
    panel.map { panel in panel.insurers.map { $0.riskSharing ?? riskSharing } } ?? [riskSharing]
  }

  /// Whether the fund's accumulated surplus plays a part.
  package var usesReserve: Bool { contractRules.contains(where: \.usesReserve) }

  /// Whether it matters to the contract what caused a loss.
  package var tellsCauses: Bool { contractRules.contains(where: \.tellsCauses) }

  /// Whether what is due depends on how many are insured, beside the premium.
  package var countsInsured: Bool { contractRules.contains(where: \.countsInsured) }

  /// Where the rules of the contract bend or jump, insurers that share a pool having one loss ratio.
  package func turningPoints(for account: YearAccount) -> [TurningPoint] {
    guard let panel else { return riskSharing.turningPoints(for: account) }
    return zip(contractRules, account.divided(among: panel)).flatMap { $0.turningPoints(for: $1) }
  }
}
