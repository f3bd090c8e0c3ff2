import Insurance
import Presentation

/// What caused a loss, as a table and as programs read it.
package struct LossDecompositionText {
  private let causes: LossDecomposition
  private let title: Words
  /// What was changed of what was expected.
  private let changes: [ComparisonFacts.Change]
  private let names: (Language) -> ValueName
  private let warnings: [Words]

  package init(
    _ causes: LossDecomposition, title: Words, changes: [ComparisonFacts.Change], policy: Policy?, warnings: [Words]
  ) {
    (self.causes, self.title, self.changes, self.warnings) = (causes, title, changes, warnings)
    names = { ValueName(under: policy, $0) }
  }

  package struct Record: Encodable {
    package let expected: Account
    package let actual: Account
    package let change: Double
    /// By cause: yuan that it adds to the loss.
    package let causes: [String: Double]
    let changes: [String: String]
    let warnings: [String]

    package struct Account: Encodable {
      package let premium: Double
      package let claims: Double
      package let costs: Double
      package let loss: Double

      init(_ account: LossDecomposition.Account) {
        (premium, claims) = (account.premium.yuan, account.claims.yuan)
        (costs, loss) = (account.costs.yuan, account.loss.yuan)
      }
    }
  }

  package var record: Record {
    Record(
      expected: .init(causes.expected), actual: .init(causes.actual), change: causes.change.yuan,
      causes: Dictionary(uniqueKeysWithValues: causes.parts.map { ($0.key.rawValue, $0.value.yuan) }),
      changes: Dictionary(changes.map { ($0.path, $0.after?.en ?? "") }, uniquingKeysWith: { first, _ in first }),
      warnings: warnings.map(\.en))
  }

  package func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    let blocks = [
      style.bold(title(language)) + "\n" + answer(language) + "\n", WarningsText.lines(warnings, language),
      accounts(language).text(style: style), table(language).text(style: style), basis(language),
    ]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  /// What both sides sign before a loss is shared (亏损原因分析): the answer, both accounts, the causes, what had changed.
  package func document(_ language: Language) -> ReportDocument {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    var blocks = warnings.map { ReportBlock.warning($0(language)) }
    blocks.append(
      .answers([
        ReportBlock.Answer(
          question: say("What caused it?", "盈亏由何而来？"), answer: RichText(answer(language)),
          verdict: causes.actual.loss > .zero ? say("Loss", "亏损") : say("Surplus", "盈余"))
      ]))
    blocks += [
      .section(say("Causes", "成因分解"), place: "causes"), .table(table(language)), .paragraph(RichText(method(language))),
      .section(say("Expected and actual", "预期与实际"), place: "accounts"), .table(accounts(language)),
    ]
    if !changes.isEmpty {
      let names = names(language)
      let title = say("What was different from what was expected", "与预期相比的变化")
      blocks += [
        .section(title, place: "changes"),
        .table(
          ReportTable(
            title: title, kind: .words,
            columns: [
              .words(say("value", "参数")), .words(say("expected", "预期")), .words(say("actual", "实际")),
            ],
            rows: changes.map {
              .cells([
                names.rich($0.path), RichText($0.before?(language) ?? "–"), RichText($0.after?(language) ?? "–"),
              ])
            })),
      ]
    }
    blocks += SignaturePart(parties: [Words(en: "medical insurance agency", zh: "医疗保障经办机构"), Party.insurer.words])
      .blocks(language)
    return ReportDocument(
      language: language, kicker: say("Critical-illness insurance: causes of the year's result", "大病保险盈亏成因分析"),
      title: title(language), subtitle: "dabing \(ProgramVersion.current)", hasChapters: false, blocks: blocks)
  }

  private func yuan(_ money: Money) -> RichText { RichText(NumberText.grouped(money.yuan, decimals: 2)) }
  private func signed(_ money: Money) -> RichText { RichText((money > .zero ? "+" : "") + yuan(money).plain) }

  /// Who caused most, in a sentence.
  private func answer(_ language: Language) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    func result(_ loss: Money) -> String {
      loss > .zero
        ? say("a loss of ", "亏损") + yuan(loss).plain + say(" yuan", "元")
        : say("a surplus of ", "盈余") + yuan(.zero - loss).plain + say(" yuan", "元")
    }
    let largest = LossDecomposition.Cause.allCases.max {
      abs((causes.parts[$0] ?? .zero).fen) < abs((causes.parts[$1] ?? .zero).fen)
    }
    let most = largest.map { cause in
      let part = causes.parts[cause] ?? .zero
      let (words, amount) = (cause.words(adding: part), yuan(part < .zero ? .zero - part : part).plain)
      return part < .zero
        ? say(
          " What moves it most is \(words.en), which makes the result better by \(amount) yuan.",
          "影响最大的是\(words.zh)，使结果改善\(amount)元。")
        : say(
          " What moves it most is \(words.en), which makes the result worse by \(amount) yuan.",
          "影响最大的是\(words.zh)，使结果恶化\(amount)元。")
    }
    return say(
      "\(result(causes.actual.loss)), where \(result(causes.expected.loss)) was expected: a difference of \(signed(causes.change).plain) yuan.",
      "实际\(result(causes.actual.loss))，预期\(result(causes.expected.loss))，相差\(signed(causes.change).plain)元。")
      + (causes.change == .zero ? "" : most ?? "")
  }

  private func accounts(_ language: Language) -> ReportTable {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    let rows: [(String, KeyPath<LossDecomposition.Account, Money>)] = [
      (say("premium P", "保费P"), \.premium), (say("claims C", "赔付C"), \.claims),
      (say("operating costs E", "经办费用E"), \.costs),
      (say("loss C + E − P", "亏损C+E−P"), \.loss),
    ]
    return ReportTable(
      title: say("Expected and actual, yuan", "预期与实际，元"), kind: .figures,
      columns: [
        .words(""), .number(say("expected", "预期")), .number(say("actual", "实际")), .number(say("difference", "差异")),
      ],
      rows: rows.map { name, part in
        .cells([
          RichText(name), yuan(causes.expected[keyPath: part]), yuan(causes.actual[keyPath: part]),
          signed(causes.actual[keyPath: part] - causes.expected[keyPath: part]),
        ])
      })
  }

  private func table(_ language: Language) -> ReportTable {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    return ReportTable(
      title: say("What caused it, yuan", "盈亏成因，元"), kind: .figures,
      columns: [.words(""), .number(say("makes the result worse (+) or better (−)", "使结果恶化（＋）或改善（－）"))],
      rows: LossDecomposition.Cause.allCases.map {
        let part = causes.parts[$0] ?? .zero
        return .cells([RichText($0.words(adding: part)(language)), signed(part)])
      } + [.total([RichText(say("together", "合计")), signed(causes.change)])])
  }

  private func basis(_ language: Language) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    let names = names(language)
    let list = changes.map {
      "  \(names.text($0.path)): \($0.before?(language) ?? "–") → \($0.after?(language) ?? "–")\n"
    }.joined()
    return (list.isEmpty ? "" : say("What was different from what was expected:\n", "与预期相比的变化：\n") + list)
      + method(language) + "\n"
  }

  private func method(_ language: Language) -> String {
    language == .chinese
      ? "政策、价格、数量因素：对平均年份赔付理论值的影响，取各种变动次序的平均（夏普利值）；其余计入随机因素。"
      : "Rules, price and volume: what each adds to the claims of a mean year in closed form, the mean over all orders in which they can be made (Shapley). Chance is the rest."
  }
}
