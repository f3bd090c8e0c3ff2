import Insurance
import Presentation
import Results
import Simulation

/// A back-test for people and for programs.
package struct BacktestText {
  let backtest: Backtest
  let title: Words
  let source: Words
  let last: Int
  private let language: Language
  private let style: Style

  package init(_ backtest: Backtest, title: Words, source: Words, upTo last: Int, language: Language, style: Style) {
    self.backtest = backtest
    self.title = title
    self.source = source
    self.last = last
    self.language = language
    self.style = style
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var text: String {
    var table = TextTable([
      .init(say("year", "年份")), .init(say("happened", "实际"), .trailing), .init(say("predicted", "预测中位数"), .trailing),
      .init(say("95% of a run's paths", "模拟路径的95%区间"), .trailing), .init(""),
      .init(say("95%, size of shocks unknown", "冲击大小未知时的95%区间"), .trailing), .init(""),
    ])
    for figure in Backtest.Figure.allCases {
      table.addSection(words(figure)(language))
      for prediction in backtest.predictions where prediction.figure == figure {
        table.add([
          String(prediction.year), number(prediction.happened, figure), number(prediction.median, figure),
          interval(prediction.ofRun, figure), verdict(prediction.ofRun, prediction.happened),
          interval(prediction.ofRegression, figure), verdict(prediction.ofRegression, prediction.happened),
        ])
      }
    }
    let inside = backtest.predictions.count { $0.ofRun?.contains($0.happened) == true }
    let wide = backtest.predictions.count { $0.ofRegression?.contains($0.happened) == true }
    let isUnknown = backtest.predictions.contains { $0.ofRun == nil || $0.ofRegression == nil }
    let all = backtest.predictions.count
    let (trend, shocks) = (backtest.trend, backtest.shocks)
    return style.bold(title(language)) + "\n"
      + say(
        "fitted to the years up to \(last), held against those after · \(source.en)",
        "以\(last)年及以前拟合，与其后年份对照 · \(source.zh)")
      + "\n\n"
      + say(
        "trend: frequency \(percent(trend.frequency)) ± \(percent(trend.frequencyError)), severity \(percent(trend.severity)) ± \(percent(trend.severityError)) a year\nshocks: frequency \(percent(shocks.frequency)), severity \(percent(shocks.severity)), correlation \(NumberText.fixed(shocks.correlation, decimals: 2))",
        "趋势：发生率每年\(percent(trend.frequency)) ± \(percent(trend.frequencyError))，次均费用每年\(percent(trend.severity)) ± \(percent(trend.severityError))\n冲击：发生率\(percent(shocks.frequency))，次均费用\(percent(shocks.severity))，相关系数\(NumberText.fixed(shocks.correlation, decimals: 2))"
      )
      + "\n\n" + table.rendered(style: style) + "\n"
      + say(
        "\(inside) of \(all) figures lie in the run's intervals, \(wide) of \(all) where the size of shocks is not taken as known\n",
        "\(all)个数值中\(inside)个落在模拟区间内，冲击大小未知时\(wide)个落在区间内\n")
      + (isUnknown
        ? say(
          "\(NumberText.unknown): an interval that reaches a thousand times the prediction or a thousandth of it says nothing\n",
          "\(NumberText.unknown)：区间达到预测值的千倍或千分之一，无法给出判断\n") : "")
  }

  func words(_ figure: Backtest.Figure) -> Words {
    switch figure {
    case .frequency: Words(en: "frequency, a 100 insured", zh: "每百人次数")
    case .severity: Words(en: "severity, yuan", zh: "次均费用，元")
    case .expense: Words(en: "expense a head, yuan", zh: "人均费用，元")
    }
  }

  private func verdict(_ interval: ClosedRange<Double>?, _ value: Double) -> String {
    interval.map { $0.contains(value) ? say("inside", "区间内") : say("outside", "区间外") } ?? ""
  }

  private func percent(_ share: Double) -> String { NumberText.percent(share, decimals: 1) }

  /// A value in the unit that its figure is shown in.
  func scaled(_ value: Double, _ figure: Backtest.Figure) -> Double { figure == .frequency ? 100 * value : value }

  private func number(_ value: Double, _ figure: Backtest.Figure) -> String {
    figure == .frequency
      ? NumberText.fixed(scaled(value, figure), decimals: 2)
      : NumberText.grouped(value, decimals: figure == .expense ? 1 : 0)
  }

  private func interval(_ range: ClosedRange<Double>?, _ figure: Backtest.Figure) -> String {
    guard let range else { return NumberText.unknown }
    return number(range.lowerBound, figure) + say(" to ", "—") + number(range.upperBound, figure)
  }

  package struct Record: Encodable {
    let upTo: Int
    let trend: [String: Double]
    let shocks: [String: Double]
    let predictions: [Prediction]

    struct Prediction: Encodable {
      let figure: String
      let year: Int
      let happened: Double
      let median: Double
      /// Missing where the interval says nothing.
      let runLower: Double?
      let runUpper: Double?
      let regressionLower: Double?
      let regressionUpper: Double?
    }
  }

  package var record: Record {
    let (trend, shocks) = (backtest.trend, backtest.shocks)
    return Record(
      upTo: last,
      trend: [
        "frequency": trend.frequency, "severity": trend.severity, "frequencyError": trend.frequencyError,
        "severityError": trend.severityError,
      ],
      shocks: ["frequency": shocks.frequency, "severity": shocks.severity, "correlation": shocks.correlation],
      predictions: backtest.predictions.map {
        Record.Prediction(
          figure: $0.figure.rawValue, year: $0.year, happened: $0.happened, median: $0.median,
          runLower: $0.ofRun?.lowerBound, runUpper: $0.ofRun?.upperBound, regressionLower: $0.ofRegression?.lowerBound,
          regressionUpper: $0.ofRegression?.upperBound)
      })
  }
}
