import Insurance

/// One person's benefit, step by step.
package struct Explanation {
  private let policy: Policy
  private let group: String
  private let rule: any BenefitRule
  private let amount: Double
  private let steps: [BenefitStep]

  package init(of policy: Policy, group: String, rule: any BenefitRule, amount: Double) {
    self.policy = policy
    self.group = group
    self.rule = rule
    self.amount = amount
    steps = rule.explain(amount)
  }

  package struct Record: Encodable {
    let policy: String
    let year: Int
    let group: String
    let amount: Double
    let deductible: Double
    /// To the fen.
    let payment: Double
    let memberPays: Double
    /// What counts towards the amount.
    let scope: ScopeText.Record
    let steps: [Step]

    struct Step: Encodable {
      let kind: String
      let from: Double
      let to: Double?
      let base: Double
      let rate: Double
      let payment: Double
      let clause: String
    }
  }

  /// The benefit to the fen.
  private var payment: Double { Money(yuan: rule.payment(for: amount))?.yuan ?? rule.payment(for: amount) }

  package var record: Record {
    Record(
      policy: policy.id, year: policy.year, group: group, amount: amount, deductible: rule.deductible,
      payment: payment, memberPays: Money(yuan: amount - payment)?.yuan ?? amount - payment,
      scope: ScopeText(policy.scope).record,
      steps: steps.map {
        Record.Step(
          kind: $0.kind.rawValue, from: $0.from, to: $0.to, base: $0.base, rate: $0.rate, payment: $0.payment,
          clause: $0.clause.text)
      })
  }

  package func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    func yuan(_ value: Double) -> String { NumberText.grouped(value, decimals: 2) }
    let names = group.split(separator: "+").map { id in
      policy.groups.first { $0.id == id }?.words(language) ?? String(id)
    }.joined(separator: " + ")
    var table = TextTable([
      .init(say("step", "步骤")), .init(say("of the amount, yuan", "计算基数，元"), .trailing),
      .init(say("rate", "比例"), .trailing), .init(say("benefit, yuan", "赔付，元"), .trailing),
      .init(say("clause", "条款")),
    ])
    for step in steps {
      let range = yuan(step.from) + " – " + (step.to.map(yuan) ?? say("above", "以上"))
      switch step.kind {
      case .deductible:
        table.add([say("deductible ", "起付线 ") + yuan(step.to ?? 0), yuan(step.base), "", "", step.clause.text])
      case .band:
        table.add([
          range, yuan(step.base), NumberText.percent(step.rate, decimals: 2), yuan(step.payment), step.clause.text,
        ])
      case .cap:
        table.add([say("cap ", "封顶线 ") + yuan(step.from), "", "", yuan(step.payment), step.clause.text])
      }
    }
    table.addRule()
    table.add([
      say("benefit", "赔付合计"), yuan(amount), amount > 0 ? NumberText.percent(payment / amount, decimals: 2) : "",
      yuan(payment),
    ])
    table.add([say("the person still pays", "个人仍负担"), "", "", yuan(amount - payment)])
    return policy.title(language) + say(", \(policy.year), ", "，\(policy.year)年度，") + "\(names)\n\n"
      + table.rendered(style: style) + "\n" + ScopeText(policy.scope).text(language)
      + policy.warnings.map { "\n! " + $0(language) + "\n" }.joined()
  }
}
