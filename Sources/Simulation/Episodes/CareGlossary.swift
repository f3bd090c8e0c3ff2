import Insurance
import Plans
import Statistics

extension Metric {
  /// What people cost before critical-illness insurance; where X comes from episodes of care.
  static let careMetrics: [Metric] =
    [
      Metric(
        "care.dischargesPerInsured", .care, .share, Words(en: "discharges among insured", zh: "住院率（每百参保人出院人次）"),
        Words(en: "discharges of a year without shocks over insured", zh: "无冲击年份出院人次与参保人数之比"), .known),
      Metric(
        "care.costPerStay", .care, .yuan, Words(en: "cost a stay", zh: "次均住院费用"),
        Words(en: "cost of all stays over discharges", zh: "住院总费用与出院人次之比"), .known, isOfOne: true),
      Metric(
        "care.fundShare", .care, .share, Words(en: "paid by basic insurance, in the catalogue", zh: "政策范围内住院费用基金支付比例"),
        Words(en: "what basic insurance pays of the cost of stays inside the catalogue", zh: "基本医保支付占政策范围内住院费用的比例"),
        .known),
      Metric(
        "care.chronicPerInsured", .care, .yuanPerHead, Words(en: "chronic outpatient expense", zh: "人均门诊慢特病费用"),
        Words(en: "chronic outpatient expense over insured", zh: "门诊慢特病费用与参保人数之比"), .known),
    ]
    + ExpenseComponent.allCases.map { component in
      Metric(
        name(of: component), .care, .yuanPerHead,
        Words(en: "left: \(component.words.en)", zh: "个人负担：\(component.words.zh)"),
        Words(
          en: "what basic insurance leaves to members a head, this part of it",
          zh: "基本医保支付后人均个人负担中的该部分"), .known)
    }

  /// `care.left.coPayment` for `co-payment`.
  package static func name(of component: ExpenseComponent) -> String {
    let words = component.rawValue.split(separator: "-")
    return "care.left." + words[0] + words.dropFirst().map { $0.prefix(1).uppercased() + $0.dropFirst() }.joined()
  }
}

extension CareYear {
  /// Puts the figures into a result, parts that nobody has left out.
  package func add(_ replications: Int, put: (String, Estimate?) -> Void) {
    func estimate(_ figure: Figure) -> Estimate {
      let half = 1.959963984540054 * figure.standardError
      return Estimate(
        value: figure.value, standardError: figure.standardError, lower: figure.value - half,
        upper: figure.value + half, replications: replications)
    }
    put("care.dischargesPerInsured", estimate(dischargesPerInsured))
    put("care.costPerStay", estimate(costPerStay))
    put("care.fundShare", estimate(fundShare))
    put("care.chronicPerInsured", estimate(chronicPerInsured))
    for component in ExpenseComponent.allCases {
      guard let figure = left[component], figure.value > 0 else { continue }
      put(Metric.name(of: component), estimate(figure))
    }
  }
}
