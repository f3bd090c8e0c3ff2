import Insurance
import Presentation

/// One person's benefit, layer by layer and step by step.
package struct Explanation: PolicyAnswer {
  private let policy: Policy
  private let group: String
  private let amount: Double
  private let layers: [Layer]
  /// Where the person stands in enrolment; nil where nobody asks.
  private let state: EnrolmentState?
  /// Months that the person waits; nil where nobody asks.
  private let waiting: Int?
  package var idle: [Words] = []

  /// What one layer pays the person.
  private struct Layer {
    let level: BenefitStack.Level
    let steps: [BenefitStep]
    /// Yuan, to the fen.
    let payment: Double
  }

  package init(
    of policy: Policy, group: String, benefits: BenefitStack, amount: Double, state: EnrolmentState? = nil,
    waiting: Int? = nil
  ) {
    self.state = state
    self.waiting = waiting
    self.policy = policy
    self.group = group
    self.amount = amount
    layers = benefits.levels.map { level in
      Layer(
        level: level, steps: level.ofAmount.explain(amount), payment: Self.toTheFen(level.ofAmount.payment(for: amount))
      )
    }
  }

  package struct Record: Encodable {
    let policy: String
    let year: Int
    let group: String
    let amount: Double
    let deductible: Double
    /// Of all layers, to the fen.
    let payment: Double
    let memberPays: Double
    /// What counts towards the amount.
    let scope: ScopeText.Record
    /// Those of critical-illness insurance.
    let steps: [Step]
    let layers: [Layer]
    /// By how much enrolment raises the cap, yuan; absent where nobody asks.
    let raisedCap: Double?
    /// Months without benefits; absent where nobody asks.
    let waitingMonths: Int?
    var warnings: [String]

    struct Layer: Encodable {
      let id: String
      let payer: String
      let payment: Double
      let steps: [Step]
    }

    struct Step: Encodable {
      let kind: String
      let from: Double
      let to: Double?
      let base: Double
      let rate: Double
      let payment: Double
      let clause: String

      init(_ step: BenefitStep) {
        (kind, from, to, base) = (step.kind.rawValue, step.from, step.to, step.base)
        (rate, payment, clause) = (step.rate, step.payment, step.clause.text)
      }
    }
  }

  private static func toTheFen(_ yuan: Double) -> Double { Money(benefit: yuan)?.yuan ?? yuan }

  /// What all layers pay, to the fen.
  private var payment: Double { Self.toTheFen(layers.reduce(0) { $0 + $1.payment }) }

  package var record: Record {
    Record(
      policy: policy.id, year: policy.year, group: group, amount: amount,
      deductible: layers.first?.level.rule.deductible ?? 0, payment: payment,
      memberPays: Self.toTheFen(amount - payment), scope: ScopeText(policy.scope).record,
      steps: (layers.first?.steps ?? []).map(Record.Step.init),
      layers: layers.map { own in
        Record.Layer(
          id: own.level.layer.id, payer: own.level.layer.payer.rawValue, payment: own.payment,
          steps: own.steps.map(Record.Step.init))
      }, raisedCap: raise, waitingMonths: waiting, warnings: warnings.map(\.en))
  }

  /// By how much enrolment raises the person's cap; nil where nobody asks, 0 where there is none.
  private var raise: Double? {
    guard let state, let incentives = policy.incentives else { return nil }
    guard let cap = (try? policy.stack(for: group))?.levels.first?.rule.highestPayment, cap.isFinite else { return 0 }
    return incentives.raise(of: cap, for: state)
  }

  private func enrolment(_ language: Language) -> String {
    var text = ""
    if let raise, let clause = policy.incentives?.highest.clause.text {
      text +=
        language == .chinese
        ? "参保激励提高封顶线\(yuan(raise))元〔\(clause)〕\n" : "enrolment raises the cap by \(yuan(raise)) yuan [\(clause)]\n"
    }
    if let waiting, let clause = policy.waitingPeriod?.months.clause.text {
      text +=
        language == .chinese
        ? "待遇等待期\(waiting)个月，期间费用不予支付〔\(clause)〕\n"
        : "the person waits \(waiting) months, whose expense is not paid [\(clause)]\n"
    }
    return text
  }

  private var warnings: [Words] { policy.warnings + idle }

  package var figures: String {
    var record = record
    record.warnings = []
    return ReportText.json(record) + policy.title.en
  }

  package func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    let names = group.split(separator: "+").map { id in
      policy.groups.first { $0.id == id }?.words(language) ?? String(id)
    }.joined(separator: " + ")
    var table = TextTable([
      .init(say("step", "步骤")), .init(say("of the amount, yuan", "计算基数，元"), .trailing),
      .init(say("rate", "比例"), .trailing), .init(say("benefit, yuan", "赔付，元"), .trailing),
      .init(say("clause", "条款")),
    ])
    for own in layers {
      if layers.count > 1 { table.addSection(Self.title(own.level.layer, language)) }
      if layers.count > 1, own.steps.isEmpty {
        table.add([say("does not reach this group", "不适用于该类人员"), "", "", yuan(0)])
      }
      for step in own.steps { table.add(cells(step, language)) }
    }
    table.addRule()
    func share(_ payment: Double) -> String {
      amount > 0 ? NumberText.percent(payment / amount, decimals: 2) : ""
    }
    if layers.count > 1 {
      for own in layers {
        table.add([own.level.layer.words(language), "", share(own.payment), yuan(own.payment)])
      }
    }
    table.add([
      layers.count > 1 ? say("all layers", "各层合计") : say("benefit", "赔付合计"), yuan(amount), share(payment),
      yuan(payment),
    ])
    table.add([say("the person still pays", "个人仍负担"), "", "", yuan(amount - payment)])
    return policy.title(language) + say(", \(policy.year), ", "，\(policy.year)年度，") + "\(names)\n\n"
      + table.rendered(style: style) + "\n" + enrolment(language) + ScopeText(policy.scope).text(language)
      + warnings.map { "\n! " + $0(language) + "\n" }.joined()
  }

  /// "medical aid (treasury pays)".
  static func title(_ layer: BenefitLayer, _ language: Language) -> String {
    let payer = layer.payer.words(language)
    return layer.words(language) + (language == .chinese ? "（由\(payer)支付）" : " (paid by the \(payer))")
  }

  private func yuan(_ value: Double) -> String { NumberText.grouped(value, decimals: 2) }

  private func cells(_ step: BenefitStep, _ language: Language) -> [String] {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    let from = yuan(step.from)
    let range =
      step.to.map { say("\(from) – \(yuan($0))", "\(from)—\(yuan($0))") } ?? say("\(from) – above", "\(from)以上")
    switch step.kind {
    case .deductible:
      return [say("deductible ", "起付线 ") + yuan(step.to ?? 0), yuan(step.base), "", "", step.clause.cited(language)]
    case .band:
      return [
        range, yuan(step.base), NumberText.percent(step.rate, decimals: 2), yuan(Self.toTheFen(step.payment)),
        step.clause.cited(language),
      ]
    case .cap:
      return [say("cap ", "封顶线 ") + yuan(step.from), "", "", yuan(step.payment), step.clause.cited(language)]
    }
  }
}
