import Documents
import Insurance
import Regions

/// A benefit rule as somebody outside might write it: nobody bears more than `limit` yuan a year, and of what lies
/// below it half is paid from `deductible` on.
struct BearableShare: BenefitRule {
  let limit: Cited<Double>
  let threshold: Cited<Double>

  var deductible: Double { threshold.value }

  private func shared(_ amount: Double) -> Double { max(min(amount, limit.value) - threshold.value, 0) / 2 }
  private func beyond(_ amount: Double) -> Double { max(amount - limit.value, 0) }

  func payment(for amount: Double) -> Double { shared(amount) + beyond(amount) }

  func explain(_ amount: Double) -> [BenefitStep] {
    [
      BenefitStep(
        .band, from: threshold.value, to: limit.value, base: 2 * shared(amount), rate: 0.5, payment: shared(amount),
        clause: threshold.clause),
      BenefitStep(
        .band, from: limit.value, to: nil, base: beyond(amount), rate: 1, payment: beyond(amount), clause: limit.clause),
    ]
  }
}

extension RuleCatalogue.Entry where Rule == any BenefitRule {
  static var bearableShare: Self {
    let yuan = Kind.cited(.number(.yuan, 0...1e9), .clause)
    return Self(
      "bearable-share", "nobody bears more than a limit",
      fields: [
        Field("limit", yuan, required: true, "what a person bears at most, yuan a year"),
        Field("deductible", yuan, required: true, "from where half is paid, yuan a year"),
        Field(
          "groups", .table(.object([Field("limit", yuan, required: true, "the group's own limit")]), keys: .name),
          "lower limits by group"),
      ]
    ) { (reading) throws(RuleError) -> (any BenefitRule)? in
      guard let threshold = reading.cited("deductible", .yuan) else { return nil }
      let own = reading.group?.figure("limit", .yuan).map { Cited($0.value, Clause($0.clause)) }
      guard let limit = own ?? reading.cited("limit", .yuan) else { return nil }
      guard limit.value >= threshold.value else {
        throw RuleError(.notAscending, "limit", "must not lie below the deductible")
      }
      return BearableShare(limit: limit, threshold: threshold)
    }
  }
}

/// A risk-sharing rule as somebody outside might write it: the payer pays what it costs and a fee.
struct CostPlusFee: RiskSharingRule {
  let fee: Cited<Double>

  static let claims = Transfer.Reason("claims-and-costs", en: "claims and costs", zh: "赔付和经办费用")
  static let managementFee = Transfer.Reason("management-fee", en: "management fee", zh: "管理费")

  func premiumDue(for account: YearAccount) -> [PremiumPart] {
    [
      PremiumPart(Self.claims, account.claims + account.costs, fee.clause),
      PremiumPart(Self.managementFee, account.premium.part(fee.value), fee.clause),
    ]
  }

  func share(_ account: YearAccount, in book: inout YearBook) {}

  func turningPoints(for account: YearAccount) -> [TurningPoint] { [] }
}

extension RuleCatalogue.Entry where Rule == any RiskSharingRule {
  static var costPlusFee: Self {
    Self(
      "cost-plus-fee", "claims and costs are paid, and a fee",
      fields: [
        Field("fee", .cited(.number(.share, 0...1), .clause), required: true, "the fee, as a share of the premium")
      ]
    ) { (reading) throws(RuleError) -> (any RiskSharingRule)? in
      reading.cited("fee", .share).map { CostPlusFee(fee: $0) }
    }
  }
}

extension RuleCatalogue {
  /// The standard rules and the two above.
  static var withThirdParties: RuleCatalogue {
    var catalogue = RuleCatalogue.standard
    catalogue.benefits.append(.bearableShare)
    catalogue.riskSharing.append(.costPlusFee)
    return catalogue
  }
}
