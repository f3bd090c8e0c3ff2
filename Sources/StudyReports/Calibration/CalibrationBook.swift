import Insurance
import Presentation
import Results

/// What a calibration has come to, for a spreadsheet: the targets, the figures that moved, and what pulls against what.
package struct CalibrationBook {
  private let calibration: Calibration
  private let title: Words
  private let warnings: [Words]
  private let language: Language

  /// - Parameter warnings: what a reader must know of the scenario.
  package init(_ calibration: Calibration, title: Words, warnings: [Words], language: Language) {
    (self.calibration, self.title) = (calibration, title)
    self.warnings =
      warnings
      + calibration.idle.map {
        Words(en: "no target depends on '\($0.name.en)', which stays as it was", zh: "没有目标取决于“\($0.name.zh)”，保持不变")
      }
    self.language = language
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var book: DataBook {
    DataBook(
      title: title(language), language: language,
      sheets: [targets, parameters, conflicts, NotesSheet(warnings, language: language).sheet]
        .filter { !$0.rows.isEmpty })
  }

  private var targets: DataSheet {
    DataSheet(
      say("Targets", "目标"),
      [
        .init(say("target", "目标"), width: 40), .init(say("unit", "单位"), width: 10),
        .init(say("published", "公布值"), .plain), .init(say("reached", "达到"), .plain),
        .init(say("off by", "偏差"), .share), .init(say("tolerance", "容差"), .share),
        .init(say("met", "是否达到"), width: 12), .init(say("name", "名称"), width: 30),
      ],
      rows: calibration.reached.map { reached in
        let metric = reached.target.metric
        let look = DataSheet.Look(metric.unit)
        return [
          .words(metric.words(language)), .words(metric.unit.words(language)),
          .looking(reached.target.value, look), .looking(reached.value, look), .number(reached.difference),
          .number(reached.target.tolerance),
          .words(reached.isWithin ? say("met", "达到") : say("not met", "未达到")), .words(metric.name),
        ]
      })
  }

  private var parameters: DataSheet {
    DataSheet(
      say("Parameters", "参数"),
      [
        .init(say("parameter", "参数"), width: 36), .init(say("figure", "数值路径"), width: 50),
        .init(say("from", "原值"), .plain), .init(say("to", "新值"), .plain),
      ],
      rows: zip(calibration.parameters, calibration.moves).flatMap { parameter, move in
        zip(parameter.figures, parameter.moved(by: move)).map { before, after in
          [.words(parameter.name(language)), .words(before.path), .number(before.value), .number(after.value)]
        }
      })
  }

  private var conflicts: DataSheet {
    DataSheet(
      say("Conflicts", "相互牵制的目标"),
      [
        .init(say("target", "目标"), width: 40), .init(say("pulls against", "与之牵制"), width: 40),
        .init(say("cosine", "余弦"), .plain),
      ],
      rows: calibration.conflicts.map {
        [
          .words($0.first.metric.words(language)), .words($0.second.metric.words(language)), .number($0.cosine),
        ]
      })
  }
}
