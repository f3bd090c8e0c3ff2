import Insurance
import Presentation
import Results
import Simulation

/// A back-test for a spreadsheet: what was predicted beside what happened, and the trend and shocks of the fit.
package struct BacktestBook {
  private let report: BacktestText
  private let language: Language

  package init(_ report: BacktestText, language: Language) { (self.report, self.language) = (report, language) }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var book: DataBook {
    DataBook(title: report.title(language), language: language, sheets: [predictions, fit])
  }

  private var predictions: DataSheet {
    DataSheet(
      say("Predictions", "预测"),
      [
        .init(say("figure", "指标"), width: 26), .init(say("year", "年份"), .year),
        .init(say("happened", "实际"), .yuan), .init(say("predicted", "预测中位数"), .yuan),
        .init(say("a run's paths, 95% from", "模拟路径95%区间下限"), .yuan), .init(say("to", "上限"), .yuan),
        .init(say("inside", "区间内"), width: 10),
        .init(say("shocks unknown, 95% from", "冲击大小未知时95%区间下限"), .yuan), .init(say("to", "上限"), .yuan),
        .init(say("inside", "区间内"), width: 10),
      ],
      rows: Backtest.Figure.allCases.flatMap { figure in
        report.backtest.predictions.filter { $0.figure == figure }.map { own in
          [.words(report.words(figure)(language)), .whole(own.year)]
            + [own.happened, own.median].map { .number(report.scaled($0, figure)) }
            + interval(own.ofRun, own) + interval(own.ofRegression, own)
        }
      }, frozen: 2)
  }

  private func interval(_ range: ClosedRange<Double>?, _ own: Backtest.Prediction) -> [DataSheet.Cell] {
    [range?.lowerBound, range?.upperBound].map { .number($0.map { report.scaled($0, own.figure) }) }
      + [.words(range.map { $0.contains(own.happened) ? say("yes", "是") : say("no", "否") })]
  }

  private var fit: DataSheet {
    let (trend, shocks) = (report.backtest.trend, report.backtest.shocks)
    let rows: [(String, Double, Double?, DataSheet.Look)] = [
      (say("trend of frequency, a year", "发生率年增长"), trend.frequency, trend.frequencyError, .share),
      (say("trend of severity, a year", "次均费用年增长"), trend.severity, trend.severityError, .share),
      (say("shock of frequency", "发生率冲击"), shocks.frequency, nil, .share),
      (say("shock of severity", "次均费用冲击"), shocks.severity, nil, .share),
      (say("correlation", "相关系数"), shocks.correlation, nil, .plain),
    ]
    return DataSheet(
      say("Fit", "拟合"),
      [
        .init(say("fitted to the years up to \(report.last)", "以\(report.last)年及以前拟合"), width: 34),
        .init(say("value", "取值"), .plain), .init(say("std. error", "标准误"), .plain),
      ],
      rows: rows.map { [.words($0.0), .looking($0.1, $0.3), .looking($0.2, $0.3)] }
        + [[.words(say("source", "来源")), .words(report.source(language))]])
  }
}
