import Insurance
import Presentation
import Simulation

/// What the numbers of one run rest on: precision, settings, assumptions, and the document clause by clause.
package struct SourcesPart {
  let facts: ReportFacts
  let language: Language
  let prefix: String

  package init(facts: ReportFacts, language: Language, prefix: String) {
    (self.facts, self.language, self.prefix) = (facts, language, prefix)
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var blocks: [ReportBlock] {
    precision + values(facts.run.settings, say("Set for this run", "本次设定"), "settings")
      + values(facts.run.inputs, say("Inputs with a source", "有来源的输入"), "inputs")
      + values(facts.run.assumptions, say("Assumptions", "使用的假设"), "assumptions") + clauses
  }

  /// Of the exact method, whose figures have no sampling error.
  private var exactness: [ReportBlock] {
    [
      .section(say("Precision", "精度"), place: prefix + "precision"),
      .list([
        RichText(
          facts.plan.hasPilot
            ? say(
              "The law of the year's claims is computed itself: no years are simulated. The law of X comes from people who were drawn (a pilot), whose sampling error stands beside each figure together with the numerical one; it does not cover the assumptions.",
              "直接计算当年赔付的概率分布，不模拟年度。个人自付费用的分布来自抽取的人群样本，各项数值旁列出该样本的抽样误差及数值计算误差，不包含假设本身的不确定性。")
            : say(
              "The law of the year's claims is computed itself: no years are simulated, and no figure has a sampling error. What is left is numerical, and stands beside each figure; it does not cover the assumptions.",
              "直接计算当年赔付的概率分布，不作模拟，无抽样误差。各项数值旁列出数值计算误差，不包含假设本身的不确定性。"))
      ]),
    ]
  }

  private var precision: [ReportBlock] {
    if facts.isExact { return exactness }
    let text = FigureText(facts: facts, language: language)
    let count = NumberText.grouped(facts.plan.replications)
    let error = text.said("funding.need.p95", .standardError)
    let expected = text.said("claims.perInsured.expected")
    var items = [
      RichText(
        say(
          "\(count) replications. Standard errors and 95% intervals say how far that number leaves a figure uncertain; they do not cover the assumptions.",
          "模拟\(count)次。标准误与95%区间反映模拟次数带来的误差，不包含假设本身的不确定性。"))
    ]
    if error != nil {
      items.append(
        language == .chinese
          ? "95%的年份所需人均筹资的标准误为\(error)元。"
          : "The funding that 95% of years take has a standard error of \(error) yuan a head.")
    }
    if expected != nil {
      items.append(
        language == .chinese
          ? "参保人均支付额理论值为\(expected)元，与模拟均值\(text.said("claims.perInsured"))元相互印证，二者不共用随机数。"
          : "In closed form claims are \(expected) yuan a head, against a simulated mean of \(text.said("claims.perInsured")); the two share no random number."
      )
    }
    return [.section(say("Precision", "精度"), place: prefix + "precision"), .list(items)]
  }

  private var names: ValueName { ValueName(under: facts.policy, language) }

  private func values(_ values: [RunFacts.Assumption], _ title: String, _ place: String) -> [ReportBlock] {
    guard !values.isEmpty else { return [] }
    return [
      .section(title, place: prefix + place),
      .table(
        ReportTable(
          title: title, kind: .words,
          columns: [
            .words(say("value", "参数")), .words(say("is", "取值")), .sentences(say("why", "说明")),
            .words(say("source or clause", "来源或条款")),
          ],
          rows: values.map { value in
            .cells([
              names.rich(value.path), RichText(value.value(language)), RichText(value.note?(language) ?? ""),
              RichText(
                value.source?(language) ?? value.leftOpen(language) ?? ""),
            ])
          })),
    ]
  }

  private var clauses: [ReportBlock] {
    guard let policy = facts.policy else { return [] }
    let title = say("The rules, clause by clause", "政策条款")
    let dates = policy.standing.from.description + (policy.standing.to.map { say(" to \($0)", "至\($0)") } ?? "")
    var blocks: [ReportBlock] = [
      .section(title, place: prefix + "clauses"),
      .list(
        [
          RichText(
            policy.title(language) + say(" (\(policy.id)), ", "（\(policy.id)），")
              + policy.standing.status.words(language)
              + say(", \(dates)", "，\(dates)" + (policy.standing.to == nil ? "起" : ""))
              + (policy.standing.evidence.map { say("; ", "；") + $0.words(language) } ?? ""))
        ]
          + policy.documents.map { RichText("\($0.number) \($0.title)") }
          + [
            RichText(
              say("Scope: ", "支付范围：") + policy.scope.words(language) + " \(policy.scope.clause.bracketed(language))"),
            RichText(
              say("Funding: ", "筹资：") + policy.funding.summary(language)
                + " \(policy.funding.clause.bracketed(language))"),
          ]),
      .table(
        ReportTable(
          title: title, kind: .words,
          columns: [
            .words(say("value", "参数")), .words(say("is", "取值")), .words(say("clause or source", "条款或来源")),
            .sentences(say("note", "说明")),
          ],
          rows: policy.values.map { value in
            let marks = [
              value.isAssumption ? say("assumption", "假设") : nil, value.isSet ? say("set", "已设定") : nil,
              value.isBelowFloor ? say("below the floor", "低于下限") : nil, value.note?(language),
            ].compactMap(\.self)
            return .cells([
              names.rich(value.path), RichText(value.words(language)), RichText(value.citedOrigin(language)),
              RichText(marks.joined(separator: say("; ", "；"))),
            ])
          })),
    ]
    for (remarks, title) in [
      (policy.readingRemarks, say("How open points are read", "条款理解")),
      (policy.notModelled, say("Not in these figures", "未纳入测算")),
    ] where !remarks.isEmpty {
      blocks += [
        .subsection(title), .list(remarks.map { RichText("\($0.words(language)) \($0.clause.bracketed(language))") }),
      ]
    }
    return blocks
  }
}
