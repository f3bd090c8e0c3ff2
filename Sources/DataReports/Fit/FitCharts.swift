import Fitting
import Foundation
import Insurance
import Presentation

/// How a law lies by the file: the tail, quantiles against quantiles, and the mean excess.
struct FitCharts {
  private let facts: FitFacts
  private let language: Language

  init(_ facts: FitFacts, language: Language) { (self.facts, self.language) = (facts, language) }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private var law: String { LawWords(language: language).law(facts.chosen?.fitted.family ?? "") }

  var figures: [ChartFigure] {
    guard let points = facts.curves?.points, let low = points.first?.amount, let high = points.last?.amount, high > low
    else { return [] }
    return [tail(points, low...high), quantiles(points, low...high), meanExcess].compactMap(\.self)
  }

  private func amounts(_ title: String, _ domain: ClosedRange<Double>) -> Plot.Axis {
    Plot.Axis(title: title, domain: domain, isLogarithmic: true)
  }

  private func tail(_ points: [FitCurves.Point], _ domain: ClosedRange<Double>) -> ChartFigure? {
    guard let least = points.map(\.share).min(), let most = points.map(\.share).max(), most > least else { return nil }
    var plot = Plot(
      x: amounts(say("amount, yuan", "金额，元"), domain),
      y: Plot.Axis(
        title: say("share of people with more", "超过该金额的人数占比"), domain: least...max(most, 1), isLogarithmic: true,
        name: { value, _ in NumberText.percent(value, decimals: value < 0.01 ? 3 : 0) }),
      legend: [
        .init(sign: .circle, look: "dot-1", words: say("file", "数据")),
        .init(sign: .line, look: "line-2", words: law),
      ])
    plot.drawing.polyline(
      points.filter { $0.lawShare >= least }.map { (plot.x($0.amount), plot.y.clamped($0.lawShare)) }, "line-2")
    for point in points { plot.drawing.circle(x: plot.x(point.amount), y: plot.y(point.share), radius: 2, "dot-1") }
    return ChartFigure(
      title: say("The tail", "尾部"),
      description: say(
        "Share of the file's people above each amount, from \(NumberText.grouped(domain.lowerBound)) to \(NumberText.grouped(domain.upperBound)) yuan, beside the law \(law).",
        "数据中超过各金额的人数占比（\(NumberText.grouped(domain.lowerBound))元至\(NumberText.grouped(domain.upperBound))元）与分布\(law)对照。"
      ),
      note: say("Both axes are logarithmic.", "双对数坐标。"), drawing: plot.drawing)
  }

  private func quantiles(_ points: [FitCurves.Point], _ domain: ClosedRange<Double>) -> ChartFigure? {
    let all = points.flatMap { [$0.amount, $0.lawAmount] }
    guard let low = all.min(), let high = all.max(), high > low else { return nil }
    var plot = Plot(
      x: amounts(say("by the law, yuan", "分布分位数，元"), low...high),
      y: amounts(say("in the file, yuan", "数据分位数，元"), low...high))
    plot.drawing.line(plot.x(low), plot.y(low), plot.x(high), plot.y(high), "line-2")
    for point in points {
      plot.drawing.circle(x: plot.x(point.lawAmount), y: plot.y(point.amount), radius: 2, "dot-1")
    }
    return ChartFigure(
      title: say("Quantiles against quantiles", "Q–Q图"),
      description: say(
        "The file's amounts against those of the law \(law) with the same share of people above; on the line they are equal.",
        "相同占比下数据金额与分布\(law)金额的对照；落在线上即相等。"),
      note: say("Above the line the file has the larger amounts.", "位于线上方表示数据金额更大。"), drawing: plot.drawing)
  }

  private var meanExcess: ChartFigure? {
    let rows = (facts.layers?.rows ?? []).filter { $0.deductible > 0 }
    guard let first = rows.first?.deductible, let last = rows.last?.deductible, last > first else { return nil }
    func high(_ row: LayerComparison.Row) -> Double { row.meanExcess.file + 2 * row.meanExcess.standardError }
    func low(_ row: LayerComparison.Row) -> Double { max(0, row.meanExcess.file - 2 * row.meanExcess.standardError) }
    let laws = rows.filter { $0.meanExcess.law.isFinite }
    let top = (rows.map(high) + laws.map(\.meanExcess.law)).max() ?? 1
    var plot = Plot(
      x: amounts(say("deductible, yuan", "起付线，元"), first...last),
      y: Plot.Axis(title: say("mean above it, yuan", "人均超出，元"), domain: Scale.rounded(0, top, count: 5)),
      legend: [
        .init(sign: .circle, look: "dot-1", words: say("file, with two standard errors", "数据（±2个标准误）")),
        .init(sign: .line, look: "line-2", words: law),
      ])
    plot.drawing.polyline(laws.map { (plot.x($0.deductible), plot.y($0.meanExcess.law)) }, "line-2")
    for row in rows {
      let x = plot.x(row.deductible)
      plot.drawing.line(x, plot.y(low(row)), x, plot.y(high(row)), "line-1")
      plot.drawing.circle(x: x, y: plot.y(row.meanExcess.file), radius: 3, "dot-1")
    }
    return ChartFigure(
      title: say("Mean excess", "平均超额"),
      description: say(
        "What people have on average above each deductible: the file with two standard errors to either side, and the law \(law). It rises in a straight line where the tail is a Pareto's.",
        "超过各起付线者的人均超出金额：数据（±2个标准误）与分布\(law)对照；帕累托尾部呈直线上升。"),
      note: say("The deductibles stand on a logarithmic axis.", "横轴为对数坐标。"), drawing: plot.drawing)
  }
}
