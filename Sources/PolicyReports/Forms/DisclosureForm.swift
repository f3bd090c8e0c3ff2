import Insurance
import Presentation

/// What the public is told of a year of the scheme (信息公示): who runs it under which contract, what is paid in, what members get,
/// how and when they are paid, and the year's income and expense. What no document says is left to be filled in.
package struct DisclosureForm {
  private let settlement: SettlementReport
  private let people: People
  private let language: Language

  /// How many stood behind the year's money, as far as it is known.
  package struct People {
    package var insured: Int?
    package var beneficiaries: Int?

    package init(insured: Int?, beneficiaries: Int?) { (self.insured, self.beneficiaries) = (insured, beneficiaries) }
  }

  package init(_ settlement: SettlementReport, people: People, language: Language) {
    self.settlement = settlement
    self.people = people
    self.language = language
  }

  private var policy: Policy { settlement.policy }
  private var account: YearAccount { settlement.statement.account }
  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private func yuan(_ money: Money) -> String { NumberText.grouped(money.yuan, decimals: 2) + say(" yuan", "元") }

  package var document: ReportDocument {
    var blocks: [ReportBlock] = [.answers(answers)]
    blocks += [.section(say("What is paid in", "筹资标准"), place: "funding"), .table(funding)]
    blocks += [.section(say("What members get", "待遇水平"), place: "benefits")]
    blocks += [
      .paragraph(RichText(say("It pays: ", "支付范围：") + policy.scope.words(language))),
      .table(BenefitTerms(policy: policy, language: language).table),
    ]
    blocks += [.section(say("Contract and payment", "合同与支付流程"), place: "contract"), .table(terms)]
    blocks += [
      .section(say("Income and expense", "年度收支"), place: "results"),
      .table(SettlementTables(statement: settlement.statement, policy: policy, language: language).results),
    ]
    blocks += [.section(say("Documents", "政策依据"), place: "documents"), .list(documents)]
    blocks += [
      .section(say("Comments", "意见反映"), place: "comments"),
      .list([
        RichText(say("Shown from                to               ", "公示时间：　　　　年　　月　　日至　　月　　日")),
        RichText(say("Comments to (office, telephone):", "受理单位及电话：")),
      ]),
    ]
    blocks += SignaturePart(parties: [Words(en: "medical insurance agency", zh: "医疗保障经办机构"), Party.insurer.words])
      .blocks(language)
    return ReportDocument(
      language: language, kicker: say("Critical-illness insurance: told to the public", "大病保险运行情况公示"),
      title: say(
        "\(policy.region.en): critical-illness insurance in \(policy.year)",
        "\(policy.region.zh)\(policy.year)年度大病保险运行情况公示表"),
      subtitle: say(
        "From typed totals of the year · dabing \(ProgramVersion.current)",
        "按录入的年度总额编制 · dabing \(ProgramVersion.current)"),
      hasChapters: false, blocks: blocks)
  }

  private var answers: [ReportBlock.Answer] {
    let left = account.premium - account.claims - account.costs
    let result =
      left < .zero ? say("a loss of ", "亏损") + yuan(.zero - left) : say("a surplus of ", "结余") + yuan(left)
    let general = policy.rule(ofLayer: BenefitLayer.criticalIllnessID, for: Group.generalID)
    let cap = general.schedule?.cap.map { NumberText.grouped($0, decimals: 0) + say(" yuan", "元") }
    let lines =
      BenefitTerms(policy: policy, language: language).sections.first.map(\.lines) ?? []
    let own = lines.first { $0.group.id == Group.generalID }
    let rates = own.map { $0.cells.count > 1 ? say("; paid: ", "，支付比例：") + $0.cells[1] : "" } ?? ""
    let others = lines.filter { $0.group.id != Group.generalID && $0.cells != own?.cells }
    let tilted =
      others.isEmpty
      ? ""
      : say(
        "; terms of their own for \(others.map { $0.group.words.en }.joined(separator: ", "))",
        "；对\(others.map { $0.group.words.zh }.joined(separator: "、"))另有待遇规定")
    return [
      ReportBlock.Answer(
        question: say("What is paid in?", "筹资多少？"),
        answer: RichText(
          policy.funding.summary(language) + say("; ", "；") + say("premium ", "保费") + yuan(account.premium)
            + say(".", "。"))),
      ReportBlock.Answer(
        question: say("What do members get?", "待遇如何？"),
        answer: RichText(
          say("Benefits begin above ", "起付线")
            + NumberText.grouped(
              general.deductible, decimals: general.deductible.rounded() == general.deductible ? 0 : 2)
            + say(" yuan a year", "元")
            + (cap.map { say(", and end at ", "，封顶线") + $0 } ?? say(", without a cap", "，不设封顶线"))
            + rates + tilted + paidOut + say(".", "。"))),
      ReportBlock.Answer(
        question: say("What came of the year?", "收支如何？"),
        answer: RichText(
          say("Claims ", "赔付支出") + yuan(account.claims) + say(", costs ", "，经办费用") + yuan(account.costs)
            + say(": ", "，") + result + say(".", "。"))),
    ]
  }

  /// How many got something, and how much each, where it is known.
  private var paidOut: String {
    guard let count = people.beneficiaries, count > 0 else { return "" }
    let mean = NumberText.grouped(account.claims.yuan / Double(count), decimals: 2)
    let number = NumberText.grouped(count)
    return say("; \(number) people got \(mean) yuan each on average", "；受益\(number)人，受益人员人均支付额\(mean)元")
  }

  /// What an official has to write in, where nobody has said it.
  private var blank: RichText { RichText(say("(to be filled in)", "（待填）")) }

  private var funding: ReportTable {
    func count(_ number: Int?) -> RichText { number.map { RichText(NumberText.grouped($0)) } ?? blank }
    var rows: [ReportTable.Row] = [
      .cells([
        RichText(say("standard", "筹资标准")), RichText(policy.funding.summary(language)),
        RichText(policy.funding.clause.text),
      ]),
      .cells([RichText(say("premium of the year", "全年保费")), RichText(yuan(account.premium)), ""]),
      .cells([RichText(say("insured", "参保人数")), count(people.insured), ""]),
    ]
    if let insured = people.insured, insured > 0 {
      rows.append(
        .cells([
          RichText(say("premium a head, yuan", "人均保费，元")),
          RichText(NumberText.grouped(account.premium.yuan / Double(insured), decimals: 2)), "",
        ]))
    }
    rows.append(.cells([RichText(say("people who got a benefit", "受益人数")), count(people.beneficiaries), ""]))
    return ReportTable(
      title: say("What is paid in", "筹资与受益情况"), kind: .words,
      columns: [.words(""), .words(say("value", "内容")), .words(say("clause", "条款"))], rows: rows
    ).withoutEmptyColumns
  }

  private static let told = [
    "contract.", "claimsPayment.", "settlement.instalments", "settlement.settledBy", "settlement.deposit",
  ]

  /// What documents say of contract and payment. What the policy file assumes has to be filled in from the contract.
  private var terms: ReportTable {
    let names = ValueName(under: policy, language)
    var rows: [ReportTable.Row] = [
      .cells([RichText(say("insurer that runs the scheme", "承办机构")), blank, ""]),
      .cells([RichText(say("date of the contract", "合同签订日期")), blank, ""]),
    ]
    for value in policy.values where Self.told.contains(where: { value.path.hasPrefix($0) }) {
      let isKnown = !value.isAssumption || value.isSet
      rows.append(
        .cells([
          RichText(names.title(value.path) ?? value.path), isKnown ? RichText(value.words(language)) : blank,
          RichText(isKnown ? value.clause.text : ""),
        ]))
    }
    rows.append(.cells([RichText(say("working days until members are paid", "平均结算时长，工作日")), blank, ""]))
    return ReportTable(
      title: say("Contract and payment", "合同与支付流程"), kind: .words,
      columns: [.words(""), .words(say("value", "内容")), .words(say("clause", "条款"))], rows: rows)
  }

  private var documents: [RichText] {
    policy.documents.map { RichText(language == .chinese ? "\($0.number)《\($0.title)》" : "\($0.number) \($0.title)") }
  }
}
