import Fitting
import Foundation
import Insurance
import Presentation

/// A fit on a terminal: what the data are, the laws from the best on, the chosen one in full, and the tail.
package struct FitText {
  private let facts: FitFacts
  private let language: Language
  private let style: Style

  package init(_ facts: FitFacts, language: Language, style: Style) {
    self.facts = facts
    self.language = language
    self.style = style
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  private var laws: LawWords { LawWords(language: language) }

  private func count(_ value: Double) -> String {
    NumberText.grouped(value, decimals: value == value.rounded() ? 0 : 1)
  }

  /// An amount with the decimals that its size leaves sense in.
  private func amount(_ value: Double) -> String {
    NumberText.grouped(value, decimals: abs(value) < 100 ? 2 : abs(value) < 10_000 ? 1 : 0)
  }

  package var text: String {
    var parts = [data]
    if let years = facts.years { parts.append(FitYearsText(years, language: language, style: style).text) }
    parts.append(ranking)
    if let chosen = facts.chosen {
      parts += [parameters(of: chosen), comparison(with: chosen)]
      parts.append(FitLayersText(facts, language: language, style: style).text)
    }
    if !facts.groups.isEmpty { parts.append(FitGroupsText(facts, language: language, style: style).text) }
    if let tail = facts.tail { parts.append(FitTailText(tail, language: language, style: style).text) }
    return parts.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private var data: String { dataLines.joined(separator: "\n") + "\n" }

  /// What the data are, their name first.
  var dataLines: [String] {
    let observations = facts.study.observations
    var lines = [style.bold(say("\(facts.file), column \(facts.column)", "\(facts.file)，列 \(facts.column)"))]
    lines += facts.doubts.map { "! " + $0(language) }
    let amounts = count(observations.count)
    if observations.zeros > 0 {
      let share = facts.study.zeroShare
      let text =
        NumberText.percent(share.value, decimals: 2) + " ± " + NumberText.percent(share.standardError, decimals: 2)
      lines.append(
        say(
          "\(amounts) amounts above 0, to which the laws are fitted, and \(count(observations.zeros)) of 0 (\(text))",
          "\(amounts)笔大于0的金额（用于拟合），\(count(observations.zeros))笔为0（\(text)）"))
    } else {
      lines.append(say("\(amounts) amounts above 0", "\(amounts)笔大于0的金额"))
    }
    let truncation = observations.truncation
    if truncation.below > 0 {
      let bound = plain(truncation.below)
      lines.append(
        say("recorded only above \(bound); the laws are those of all amounts", "仅记录超过\(bound)的金额；拟合的是全部金额的分布"))
    }
    if truncation.above < .infinity {
      let bound = plain(truncation.above)
      lines.append(say("recorded only up to \(bound)", "仅记录不超过\(bound)的金额"))
    }
    let censored = observations.atLeast.reduce(0) { $0 + $1.weight }
    if censored > 0 {
      lines.append(
        say("\(count(censored)) of them known only from below", "其中\(count(censored))笔仅知下限")
          + (observations.commonCap.map { say(", at the cap of \(plain($0))", "（上限\(plain($0))）") } ?? ""))
    }
    if observations.isInCells {
      lines.append(
        say(
          "put together in \(count(Double(observations.exact.values.count))) cells a four-thousandth of an amount wide, so that any number of rows takes bounded memory",
          "为控制内存，相近金额合并为\(count(Double(observations.exact.values.count)))个区间（宽度为金额的四千分之一）"))
    }
    let classes = observations.intervals.count
    if classes > 0 { lines.append(say("grouped in \(classes) classes", "分为\(classes)组")) }
    if facts.leftOut > 0 {
      lines.append(BadRowText.leftOut(facts.reading.judgement)(language))
    }
    return lines
  }

  private var ranking: String {
    guard let best = facts.study.entries.first?.fitted.akaike else {
      return say("No law can have brought these amounts about.", "没有任何分布能产生这些金额。") + "\n"
    }
    let entries = facts.study.entries
    let hasDistances = entries.contains { $0.distance != nil }
    let hasPValues = entries.contains { $0.pValues != nil }
    let hasChiSquare = entries.contains { $0.chiSquare != nil }
    var columns: [TextTable.Column] = [
      .init(say("law", "分布")), .init(say("k", "参数个数"), .trailing), .init(say("log-likelihood", "对数似然"), .trailing),
      .init("AIC", .trailing), .init("ΔAIC", .trailing), .init("BIC", .trailing),
    ]
    if hasDistances { columns.append(.init("KS", .trailing)) }
    if hasPValues { columns.append(.init(say("p", "p值"), .trailing)) }
    if hasDistances { columns.append(.init("A²", .trailing)) }
    if hasPValues { columns.append(.init(say("p", "p值"), .trailing)) }
    if hasChiSquare {
      columns += [.init("χ²", .trailing), .init(say("df", "自由度"), .trailing), .init(say("p", "p值"), .trailing)]
    }
    if facts.paid != nil {
      columns += [.init(say("paid", "赔付"), .trailing), .init(say("apart", "与数据差异"), .trailing)]
    }
    let words = FitLayerWords(facts, language: language)
    var table = TextTable(columns)
    func number(_ value: Double?, _ decimals: Int) -> String {
      value.map { NumberText.grouped($0, decimals: decimals) } ?? NumberText.unknown
    }
    for entry in entries {
      let fitted = entry.fitted
      var cells = [
        laws.law(fitted.family) + (fitted.state == .undetermined ? " *" : ""), String(fitted.degreesOfFreedom),
        number(fitted.logLikelihood, 3), number(fitted.akaike, 2), number(fitted.akaike - best, 2),
        number(fitted.bayesian, 2),
      ]
      if hasDistances { cells.append(number(entry.distance?.kolmogorovSmirnov, 4)) }
      if hasPValues { cells.append(number(entry.pValues?.kolmogorovSmirnov, 3)) }
      if hasDistances { cells.append(number(entry.distance?.andersonDarling, 3)) }
      if hasPValues { cells.append(number(entry.pValues?.andersonDarling, 3)) }
      if hasChiSquare {
        cells += [
          number(entry.chiSquare?.statistic, 2),
          entry.chiSquare.map { String($0.degreesOfFreedom) } ?? NumberText.unknown,
          number(entry.chiSquare?.pValue, 3),
        ]
      }
      if let figure = facts.paid?.against(fitted.law) {
        cells += [
          figure.law.isFinite
            ? NumberText.yuan(figure.law, in: language, beside: [figure.file]) : say("infinite", "无穷大"),
          words.apart(figure),
        ]
      }
      table.add(cells, emphasised: fitted.family == facts.chosen?.fitted.family)
    }
    return table.rendered(style: style) + notes(hasDistances: hasDistances, hasPValues: hasPValues)
  }

  private func notes(hasDistances: Bool, hasPValues: Bool) -> String {
    var lines: [String] = []
    if facts.study.entries.contains(where: { $0.fitted.state == .undetermined }) {
      lines.append(
        say(
          "* the data do not determine its parameters: a simpler law, its limit, fits as well",
          "* 数据不足以确定其参数：其极限（更简单的分布）拟合同样好"))
    }
    if !facts.study.impossible.isEmpty {
      let names = facts.study.impossible.map(laws.law).joined(separator: say(", ", "、"))
      lines.append(say("not possible for these data: \(names)", "不适用于这些数据：\(names)"))
    }
    if let paid = facts.paid {
      let (file, error) = (
        NumberText.yuan(paid.file, in: language), NumberText.yuan(paid.standardError, in: language, beside: [paid.file])
      )
      let general =
        facts.paidByGroup == nil ? Words(en: "", zh: "") : Words(en: ", everybody as general", zh: "（均按一般参保人员）")
      lines.append(
        say(
          "paid: what the policy pays of these amounts\(general.en) by the law; of the file itself \(file) ± \(error); apart: the difference in standard errors",
          "赔付：按政策对这些金额的支付\(general.zh)；数据本身为\(file) ± \(error)；差异以标准误计"))
    }
    if hasPValues {
      let replications = NumberText.grouped(facts.study.replications)
      let size = facts.study.entries.lazy.compactMap(\.pValues?.size).first ?? 0
      let isSmaller = Double(size) < facts.study.observations.count.rounded()
      let (of, each) = (
        isSmaller ? " of \(NumberText.grouped(size)) amounts" : "",
        isSmaller ? "、每个\(NumberText.grouped(size))笔金额" : ""
      )
      lines.append(
        say(
          "p: share of \(replications) samples\(of) of the fitted law, each fitted anew, that lie as far from it as the data",
          "p值：从拟合分布中抽取\(replications)个样本\(each)并重新拟合，其距离不小于数据的比例"))
      if isSmaller {
        lines.append(
          say(
            "so many amounts refuse a law that is off in its third digit: what that moves stands beside what is paid, and in the layers below",
            "金额如此之多，分布稍有偏差即被拒绝：偏差对赔付的影响见赔付列及下方分层比较"))
      }
    } else if hasDistances {
      lines.append(say("no p-values: ask for them with --bootstrap 200", "未计算p值：可用 --bootstrap 200 计算"))
    }
    return lines.map { style.dim($0) + "\n" }.joined()
  }

  private func parameters(of entry: FittingStudy.Entry) -> String {
    let fitted = entry.fitted
    var table = TextTable([
      .init(say("parameter", "参数")), .init(say("estimate", "估计值"), .trailing),
      .init(say("std. error", "标准误"), .trailing),
    ])
    for parameter in fitted.parameters {
      let error = parameter.standardError
      // Three digits of the standard error, and the estimate to the same place.
      let decimals = min(15, (error.flatMap(NumberText.decimals(forStandardError:)) ?? 3) + 1)
      table.add([
        laws.parameter(parameter.name), NumberText.grouped(parameter.value, decimals: decimals),
        error.map { NumberText.grouped($0, decimals: decimals) } ?? NumberText.unknown,
      ])
    }
    return style.bold(laws.law(fitted.family)) + "\n" + table.rendered(style: style)
  }

  private func comparison(with entry: FittingStudy.Entry) -> String {
    if !facts.study.observations.intervals.isEmpty { return classes(of: entry) }
    guard let comparison = facts.comparison else { return "" }
    var table = TextTable([
      .init(say("quantile", "分位数")), .init(say("observed u", "观测值 u"), .trailing),
      .init(say("fitted", "拟合值"), .trailing), .init(say("E[X∧u] observed", "E[X∧u] 观测"), .trailing),
      .init(say("E[X∧u] fitted", "E[X∧u] 拟合"), .trailing),
    ])
    for row in comparison.rows {
      table.add([
        NumberText.percent(row.level, decimals: row.level > 0.99 ? 1 : 0), amount(row.observedQuantile),
        amount(row.fittedQuantile), amount(row.observedLimited), amount(row.fittedLimited),
      ])
    }
    table.add([
      say("mean", "均值"), "", "", comparison.observedMean.map(amount) ?? NumberText.unknown,
      comparison.fittedMean.isFinite ? amount(comparison.fittedMean) : say("infinite", "无穷大"),
    ])
    return table.rendered(style: style)
  }

  private func classes(of entry: FittingStudy.Entry) -> String {
    var table = TextTable([
      .init(say("above", "大于"), .trailing), .init(say("up to", "不超过"), .trailing),
      .init(say("observed", "观测数"), .trailing), .init(say("fitted", "拟合数"), .trailing),
    ])
    let observations = facts.study.observations
    let (law, truncation) = (entry.fitted.law, observations.truncation)
    let mass = law.logProbability(above: truncation.below, upTo: truncation.above)
    for row in observations.intervals {
      let share = exp(law.logProbability(above: row.lower, upTo: min(row.upper, truncation.above)) - mass)
      table.add([
        plain(row.lower), row.upper.isFinite ? plain(row.upper) : "∞", count(row.weight),
        NumberText.grouped(observations.count * share, decimals: 1),
      ])
    }
    return table.rendered(style: style)
  }
}
