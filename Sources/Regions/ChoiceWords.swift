import Insurance
import RiskSharing

/// What the fixed choices of a policy file are called where people read Chinese; in English they are as they are written.
package enum ChoiceWords {
  /// A value of a policy as people read it; other than a choice it is what it was.
  ///
  /// - Parameter funds: those that the policy names.
  package static func words(of value: Words, at path: String = "", among funds: [Fund] = []) -> Words {
    guard value.en == value.zh else { return value }
    if let fund = funds.first(where: { $0.id == value.en }) { return Words(en: value.en, zh: fund.words.zh) }
    let zh = path == "claimsPayment.lag" ? lag(value.en) : chinese[value.en] ?? DueDay(value.en).map(zh)
    return zh.map { Words(en: value.en, zh: $0) } ?? value
  }

  /// A day by which something is due.
  private static func zh(_ day: DueDay) -> String {
    let year = day.yearsLater == 0 ? "" : day.yearsLater == 1 ? "次年" : "第\(day.yearsLater + 1)年"
    return year + "\(day.month)月\(day.day)日前"
  }

  /// The shares that are paid in the month itself, the next one, and so on.
  private static func lag(_ list: String) -> String? {
    guard list.hasPrefix("["), list.hasSuffix("]") else { return nil }
    let shares = list.dropFirst().dropLast().split(separator: ",").map { $0.trimmingPrefix(while: \.isWhitespace) }
    return shares.enumerated().map { month, share in
      (month == 0 ? "当月" : month == 1 ? "次月" : "第\(month + 1)个月") + share
    }.joined(separator: "、")
  }

  static let chinese: [String: String] = {
    var words: [String: String] = ["true": "是", "false": "否"]
    for party in Party.ofEveryPolicy { words[party.rawValue] = party.words.zh }
    for treatment in ExpenseComponent.Treatment.allCases { words[treatment.rawValue] = zh(treatment) }
    for handling in AgreedSurplus.LossHandling.allCases { words[handling.rawValue] = zh(handling) }
    for measure in MarginAndLossLimits.LossMeasure.allCases { words[measure.rawValue] = zh(measure) }
    for use in AgreedSurplus.SurplusUse.allCases { words[use.rawValue] = zh(use) }
    for measure in AgreedSurplus.ProfitMeasure.allCases {
      words[measure.rawValue] = measure == .netOfCosts ? "已扣除经办费用" : "含经办费用"
    }
    for reckoned in SurplusReckoned.allCases {
      words[reckoned.rawValue] = reckoned == .whole ? "按全额保费计算" : "按实际到账保费计算"
    }
    for netted in AgreedSurplus.NettedLosses.allCases {
      words[netted.rawValue] = netted == .policyCaused ? "仅政策性亏损" : "管理性以外的亏损"
    }
    for paid in ReserveThenAdvance.PricePaid.allCases {
      words[paid.rawValue] = paid == .price ? "按中标价格支付" : "按实际成本支付，以中标价格为限"
    }
    for netting in AgreedSurplus.Netting.allCases { words[netting.rawValue] = netting == .allowed ? "允许" : "不得" }
    for calendar in PremiumCalendar.allCases { words[calendar.rawValue] = calendar.words.zh }
    for unspent in UnspentFunding.allCases { words[unspent.rawValue] = unspent.words.zh }
    for costs in ClaimsThreshold.AllowedCosts.allCases { words[costs.rawValue] = zh(costs) }
    for staff in ClaimsThreshold.StaffPayment.allCases {
      words[staff.rawValue] = staff == .included ? "保费已含人员经费" : "保费之外另付人员经费"
    }
    for first in ReserveThenAdvance.RepaidFirst.allCases {
      words[first.rawValue] = first == .nextPolicy ? "先由下年度政策偿还" : "先由基金结余偿还"
    }
    for order in RiskAdjustmentFund.Order.allCases {
      words[order.rawValue] = order == .beforeReserve ? "先于历年结余使用" : "历年结余之后使用"
    }
    for division in InsurerPanel.Division.allCases { words[division.rawValue] = division.words.zh }
    for base in Corridor.Base.allCases { words[base.rawValue] = zh(base) }
    for measure in MarginalBands.Measure.allCases { words[measure.rawValue] = zh(measure) }
    for boundary in MarginalBands.Boundary.allCases { words[boundary.rawValue] = zh(boundary) }
    return words
  }()

  private static func zh(_ treatment: ExpenseComponent.Treatment) -> String {
    switch treatment {
    case .included: "计入"
    case .excluded: "不计入"
    case .separately: "单独支付"
    }
  }

  private static func zh(_ costs: ClaimsThreshold.AllowedCosts) -> String {
    switch costs {
    case .all: "全部经办费用"
    case .staff: "按赔付比例支付的人员经费"
    case .none: "不计成本"
    }
  }

  private static func zh(_ handling: AgreedSurplus.LossHandling) -> String {
    switch handling {
    case .shared: "当年分担"
    case .sharedAndFundingAdjusted: "当年分担并调整次年筹资标准"
    case .raisedFunding: "调整次年筹资标准偿付"
    case .nettedOverTerm: "合作期内通算"
    }
  }

  private static func zh(_ use: AgreedSurplus.SurplusUse) -> String {
    switch use {
    case .setOff: "抵减次年筹资"
    case .added: "在次年筹资之外留存"
    case .inTheFund: "并入次年基金使用"
    }
  }

  private static func zh(_ measure: MarginAndLossLimits.LossMeasure) -> String {
    switch measure {
    case .beforeCosts: "扣除经办费用前"
    case .afterCosts: "扣除经办费用后"
    }
  }

  private static func zh(_ base: Corridor.Base) -> String {
    switch base {
    case .premium: "保费"
    case .target: "扣除经办费用后的保费"
    }
  }

  private static func zh(_ measure: MarginalBands.Measure) -> String {
    switch measure {
    case .amount: "费用全额"
    case .aboveDeductible: "起付线以上部分"
    }
  }

  private static func zh(_ boundary: MarginalBands.Boundary) -> String {
    switch boundary {
    case .above: "归入较高一段（含下限）"
    case .below: "归入较低一段（含上限）"
    }
  }
}
