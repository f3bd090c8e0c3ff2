import Fitting
import Insurance
import Presentation

/// The file against the law from each deductible up, and what the policy pays of either.
struct FitLayersText {
  private let facts: FitFacts
  private let language: Language
  private let style: Style

  init(_ facts: FitFacts, language: Language, style: Style) {
    (self.facts, self.language, self.style) = (facts, language, style)
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private var words: FitLayerWords { FitLayerWords(facts, language: language) }

  var text: String {
    guard let layers = facts.layers, !layers.rows.isEmpty else { return words.choice.map { $0 + "\n" } ?? "" }
    var table = TextTable(words.headings.map { .init($0, .trailing) })
    for row in layers.rows { table.add(words.cells(row), emphasised: row.deductible == facts.paid?.part.deductible) }
    let lines = [words.choice, words.paid].compactMap(\.self).map { $0 + "\n" }
    return lines.joined() + style.bold(words.title) + "\n" + table.rendered(style: style)
      + style.dim(FitLayerWords.note(language)) + "\n"
  }
}

/// What is said of the file against the law, for the terminal and for reports.
struct FitLayerWords {
  private let facts: FitFacts
  private let language: Language

  init(_ facts: FitFacts, language: Language) { (self.facts, self.language) = (facts, language) }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  /// - Parameter other: beside which it stands, and so in its unit.
  private func money(_ yuan: Double, beside other: Double = 0) -> String {
    NumberText.yuan(yuan, in: language, beside: [other])
  }

  var title: String { say("The file against the law, from each deductible up", "数据与分布对照（按起付线）") }

  static func note(_ language: Language) -> String {
    language == .chinese
      ? "±：数据抽样误差（记录的贝叶斯自助法，一阶近似）；差异：分布与数据之差，以标准误计。分布由同一数据拟合，故通常比独立分布更接近数据。"
      : "±: the sampling error of the file (Bayesian bootstrap of its rows, to first order); apart: the law less the file in standard errors. The law was fitted to these rows, so that it lies nearer to them than one that was not."
  }

  var headings: [String] {
    [
      say("deductible", "起付线"), say("people, file", "人数：数据"), say("law", "分布"),
      say("cost above it, file", "超出部分合计：数据"), say("law", "分布"), say("apart", "差异"),
      say("each, file", "人均超出：数据"), say("law", "分布"),
    ]
  }

  func cells(_ row: LayerComparison.Row) -> [String] {
    [plain(row.deductible)] + cells(row.people) { NumberText.grouped($0) }
      + cells(row.cost) { money($0, beside: row.cost.file) } + [apart(row.cost)]
      + cells(row.meanExcess) { NumberText.grouped($0) }
  }

  private func cells(_ figure: FileAgainstLaw, _ text: (Double) -> String) -> [String] {
    [
      "\(text(figure.file)) ± \(text(figure.standardError))",
      figure.law.isFinite ? text(figure.law) : say("infinite", "无穷大"),
    ]
  }

  func apart(_ figure: FileAgainstLaw) -> String {
    figure.deviation.map { ($0 > 0 ? "+" : "") + NumberText.fixed($0, decimals: 1) } ?? NumberText.unknown
  }

  private var laws: LawWords { LawWords(language: language) }

  /// What the policy pays the people of the file, and by the law.
  var paid: String? {
    guard let chosen = facts.chosen?.fitted else { return nil }
    let law: Words
    if facts.paidByGroup == nil {
      law = Words(en: chosen.family, zh: laws.law(chosen.family))
    } else {
      law = Words(en: "the laws of its groups", zh: "各类人员的分布")
    }
    guard let figure = facts.paidByGroup ?? facts.paid?.against(chosen.law) else { return nil }
    let file = money(figure.file)
    guard figure.law.isFinite else {
      return say(
        "By \(law.en) the layer that is paid costs an infinite amount; the file has \(file).",
        "按\(law.zh)，赔付层的成本为无穷大；数据为\(file)。")
    }
    let isLuck = PaidCost.isLuck(figure)
    let (error, other) = (money(figure.standardError, beside: figure.file), money(figure.law, beside: figure.file))
    let terms =
      facts.paidByGroup == nil ? Words(en: "", zh: "") : Words(en: ", each group by its own terms,", zh: "（各类人员按各自待遇）")
    return say(
      "What is paid of the file's amounts\(terms.en) comes to \(file) ± \(error), by \(law.en) to \(other) (\(apart(figure)) standard errors): "
        + (isLuck
          ? "no more than the luck of a file of so many people."
          : "more than the luck of the file: its people, or the law, are not those of the year to come."),
      "按政策支付\(terms.zh)，数据为\(file) ± \(error)，\(law.zh)为\(other)（相差\(apart(figure))个标准误）："
        + (isLuck ? "在数据抽样误差之内。" : "超出数据抽样误差，该分布在赔付层与数据不符。"))
  }

  /// Why another law than the best by AIC is taken, or that none pays what the file pays.
  var choice: String? {
    switch facts.reason {
    case .best, .named: return nil
    case .paysAlike(let other):
      let name = facts.chosen?.fitted.family ?? ""
      return say(
        "! \(other) is the best by AIC, but what is paid by it differs from the file by more than \(Int(PaidCost.apart)) standard errors; \(name), the best of those that do not, is taken (--law \(other) takes the other)",
        "! 按AIC最优的是\(laws.law(other))，但其赔付与数据相差超过\(Int(PaidCost.apart))个标准误；改取赔付相符者中AIC最优的\(laws.law(name))（--law \(other) 可改用前者）"
      )
    case .noneDoes:
      return say(
        "! what is paid by any of the laws differs from the file by more than \(Int(PaidCost.apart)) standard errors: a spliced law (--tail), or the file itself as the model (--records), may do",
        "! 各分布的赔付均与数据相差超过\(Int(PaidCost.apart))个标准误：可试拼接分布（--tail）或直接以数据为模型（--records）")
    }
  }
}
