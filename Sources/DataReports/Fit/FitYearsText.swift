import Fitting
import Foundation
import Insurance
import Presentation

/// What a file of several years comes to in each, how it grows, and to which year's level its amounts are moved.
struct FitYearsText {
  private let levels: YearLevels
  private let language: Language
  private let style: Style

  init(_ levels: YearLevels, language: Language, style: Style) {
    (self.levels, self.language, self.style) = (levels, language, style)
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  var text: String {
    var table = TextTable([
      .init(say("year", "年度")), .init(say("people", "人数"), .trailing), .init(say("have any", "有费用者占比"), .trailing),
      .init(say("std. error", "标准误"), .trailing), .init(say("mean amount", "平均金额"), .trailing),
      .init(say("std. error", "标准误"), .trailing),
    ])
    for own in levels.years {
      let hasOthers = own.amounts < own.people
      table.add([
        "\(own.year)", NumberText.grouped(own.people),
        hasOthers ? NumberText.percent(own.share.value, decimals: 2) : "",
        hasOthers ? NumberText.percent(own.share.standardError, decimals: 2) : "",
        NumberText.grouped(own.mean.value), NumberText.grouped(own.mean.standardError),
      ])
    }
    let trends = [
      levels.frequency.map { say("share of people with any ", "有费用者占比") + growth($0) },
      say("amounts ", "金额") + growth(levels.severity),
    ].compactMap(\.self).joined(separator: say("; ", "；"))
    return style.bold(say("by year", "分年度")) + "\n" + table.rendered(style: style)
      + say(
        "Growth a year: \(trends). The laws are those of \(levels.last): amounts of earlier years are moved to its level.\n",
        "年均增长：\(trends)。各分布为\(levels.last)年水平：以前年度金额已按趋势调整。\n")
  }

  private func growth(_ trend: YearTrend) -> String {
    let value = NumberText.percent(expm1(trend.growth), decimals: 2)
    let error = NumberText.percent(trend.growthError, decimals: 2)
    let scatter =
      trend.knowsScatter
      ? say(
        ", years scatter by \(NumberText.percent(trend.scatter, decimals: 2)) beyond chance among people",
        "（年度间波动\(NumberText.percent(trend.scatter, decimals: 2))，不含个体随机性）")
      : say(", of two years, which do not say how years scatter", "（仅两个年度，无法估计年度间波动）")
    return "\(value) ± \(error)\(scatter)"
  }
}
