import Documents
import Insurance
import Wording

/// The rules that a policy file can name, each with the keys it takes.
///
/// ```yaml
/// riskSharing:
///   rule: corridor        # looked up here
///   base: target
/// ```
///
/// ## Adding a rule of your own
/// Start from `standard`, append an entry to `benefits`, `funding`, `nextFunding`, `riskSharing` or `settlement`, and read policies with
/// the result. The entry's fields are checked, documented in the JSON Schema and shown by `policies show` like any
/// other; its `make` reads them through the `Reader`, so that every value is listed with its clause.
public struct RuleCatalogue: Sendable {
  /// One rule by name.
  public struct Entry<Rule: Sendable>: Sendable {
    public let name: String
    public let meaning: Message
    public let fields: [Field]
    /// Makes the rule, or returns nil where a value that it needs is missing or wrong (which is reported already).
    public let make: @Sendable (RuleReading) throws(RuleError) -> Rule?

    public init(
      _ name: String, _ meaning: Message, fields: [Field],
      make: @escaping @Sendable (RuleReading) throws(RuleError) -> Rule?
    ) {
      self.name = name
      self.meaning = meaning
      self.fields = fields
      self.make = make
    }
  }

  public var benefits: [Entry<any BenefitRule>]
  public var funding: [Entry<any FundingRule>]
  public var nextFunding: [Entry<any NextFundingRule>]
  public var riskSharing: [Entry<any RiskSharingRule>]
  /// What meets losses before other payers do.
  public var riskAdjustment: [Entry<RiskAdjustmentFund>]
  public var settlement: [Entry<any SettlementRule>]

  /// The rules that the five founding documents need, and those of other pools' contracts.
  public static let standard = RuleCatalogue(
    benefits: [.marginalBands],
    funding: [.perHead, .shareOfContributions, .fixedTotal, .severalSources],
    nextFunding: [.statutory, .fixed, .clauseDriven, .experience, .targetConfidence],
    riskSharing: [
      .agreedSurplus, .marginAndLossLimits, .reserveThenAdvance, .claimsThreshold, .corridor, .surplusBands,
      .serviceFee,
    ],
    riskAdjustment: [.setAside],
    settlement: [.annual])

  static func variants<Rule>(_ entries: [Entry<Rule>]) -> [Kind.Variant] {
    entries.map { Kind.Variant($0.name, $0.meaning, $0.fields) }
  }
}
