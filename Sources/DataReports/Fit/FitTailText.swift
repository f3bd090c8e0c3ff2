import Fitting
import Insurance
import Presentation

/// The table of thresholds: mean excess, Hill's estimate and the generalised Pareto law beyond each.
struct FitTailText {
  private let tail: TailTable
  private let language: Language
  private let style: Style

  init(_ tail: TailTable, language: Language, style: Style) {
    self.tail = tail
    self.language = language
    self.style = style
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  var text: String {
    let title = style.bold(say("The tail beyond a threshold", "超过门槛的尾部")) + "\n"
    guard !tail.rows.isEmpty else {
      return title + say("There are too few amounts for a tail.", "金额太少，无法分析尾部。") + "\n"
    }
    var table = TextTable([
      .init(say("threshold", "门槛"), .trailing), .init(say("beyond", "超过数"), .trailing),
      .init(say("share", "占比"), .trailing), .init(say("mean excess", "平均超出额"), .trailing), .init("±", .trailing),
      .init(say("Hill α", "希尔α"), .trailing), .init("±", .trailing), .init(say("GPD ξ", "广义帕累托ξ"), .trailing),
      .init("±", .trailing), .init(say("GPD σ", "广义帕累托σ"), .trailing),
    ])
    for row in tail.rows {
      func decimals(_ value: Double) -> Int { abs(value) < 100 ? 2 : abs(value) < 10_000 ? 1 : 0 }
      table.add([
        NumberText.grouped(row.threshold, decimals: decimals(row.threshold)), NumberText.grouped(row.exceedances),
        NumberText.percent(row.share), NumberText.grouped(row.meanExcess, decimals: decimals(row.meanExcess)),
        NumberText.grouped(row.meanExcessError, decimals: decimals(row.meanExcess)),
        NumberText.fixed(row.hill, decimals: 2), NumberText.fixed(row.hillError, decimals: 2),
        row.shape.map { NumberText.fixed($0.value, decimals: 3) } ?? NumberText.unknown,
        row.shape?.standardError.map { NumberText.fixed($0, decimals: 3) } ?? NumberText.unknown,
        row.scale.map { NumberText.grouped($0.value, decimals: decimals($0.value)) } ?? NumberText.unknown,
      ])
    }
    let note = style.dim(
      say(
        "A generalised Pareto tail begins where ξ and Hill's α hold still; α is 1/ξ far out. ± are standard errors.",
        "ξ与希尔α趋于稳定之处即广义帕累托尾部的起点；远端α为1/ξ。±为标准误。"))
    return title + table.rendered(style: style) + note + "\n"
  }
}
