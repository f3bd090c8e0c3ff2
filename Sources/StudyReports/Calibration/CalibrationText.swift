import Insurance
import Presentation
import Results
import Simulation

/// What a calibration has come to.
package struct CalibrationText {
  private let calibration: Calibration
  private let title: Words
  private let warnings: [Words]
  private let language: Language
  private let style: Style

  /// - Parameter warnings: what a reader must know of the scenario.
  package init(_ calibration: Calibration, title: Words, warnings: [Words] = [], language: Language, style: Style) {
    self.calibration = calibration
    self.title = title
    self.warnings = warnings
    self.language = language
    self.style = style
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var text: String {
    var text = style.bold(title(language)) + "\n"
    text +=
      say(
        "\(calibration.reached.count) targets, \(calibration.parameters.count) parameters, \(calibration.steps) step\(calibration.steps == 1 ? "" : "s")",
        "\(calibration.reached.count)个目标，\(calibration.parameters.count)个参数，\(calibration.steps)步") + "\n"
    text += WarningsText.lines(warnings, language) + "\n"
    text += targets + "\n" + parameters
    for parameter in calibration.idle {
      text += say(
        "! no target depends on '\(parameter.name.en)', which stays as it was\n",
        "! 没有目标取决于“\(parameter.name.zh)”，保持不变\n")
    }
    if !calibration.conflicts.isEmpty {
      text += "\n" + style.bold(say("Targets that pull against each other", "相互牵制的目标")) + "\n"
      for conflict in calibration.conflicts {
        let (a, b) = (conflict.first.metric.words(language), conflict.second.metric.words(language))
        let cosine = NumberText.fixed(conflict.cosine, decimals: 2)
        text += say(
          "  \(a) against \(b): what brings one closer takes the other away (cosine \(cosine))\n",
          "  \(a)与\(b)：接近一个就远离另一个（余弦\(cosine)）\n")
      }
    }
    text +=
      "\n"
      + (calibration.isReached
        ? say("all targets are met within their tolerances", "全部目标均在容差内")
        : say("not all targets are met", "有目标未在容差内达到"))
      + "\n"
    return text
  }

  private var targets: String {
    var table = TextTable([
      .init(say("target", "目标")), .init(say("published", "公布值"), .trailing), .init(say("reached", "达到"), .trailing),
      .init(say("off by", "偏差"), .trailing), .init(say("tolerance", "容差"), .trailing), .init(""),
    ])
    for reached in calibration.reached {
      let target = reached.target
      table.add([
        target.metric.words(language), number(target.value, target.metric), number(reached.value, target.metric),
        (reached.difference > 0 ? "+" : "") + NumberText.percent(reached.difference, decimals: 3),
        NumberText.percent(target.tolerance, decimals: 2),
        reached.isWithin ? say("met", "达到") : say("not met", "未达到"),
      ])
    }
    return table.rendered(style: style)
  }

  private var parameters: String {
    var table = TextTable([
      .init(say("parameter", "参数")), .init(say("figure", "数值路径")), .init(say("from", "原值"), .trailing),
      .init(say("to", "新值"), .trailing),
    ])
    for (parameter, move) in zip(calibration.parameters, calibration.moves) {
      for (place, (before, after)) in zip(parameter.figures, parameter.moved(by: move)).enumerated() {
        table.add([
          place == 0 ? parameter.name(language) : "", before.path, NumberText.fixed(before.value, decimals: 6),
          NumberText.fixed(after.value, decimals: 6),
        ])
      }
    }
    return table.rendered(style: style)
  }

  private func number(_ value: Double, _ metric: Metric) -> String {
    metric.unit == .share ? NumberText.percent(value, decimals: 3) : NumberText.grouped(value, decimals: 2)
  }

  package struct Record: Encodable {
    let reached: Bool
    let steps: Int
    let targets: [Target]
    let parameters: [Figure]
    let conflicts: [Conflict]
    /// What a reader must know of the scenario.
    let warnings: [String]

    struct Target: Encodable {
      let metric: String
      let value: Double
      let reached: Double
      let difference: Double
      let tolerance: Double
      let weight: Double
    }

    struct Figure: Encodable {
      let path: String
      let from: Double
      let to: Double
    }

    struct Conflict: Encodable {
      let metrics: [String]
      let cosine: Double
    }
  }

  package var record: Record {
    Record(
      reached: calibration.isReached, steps: calibration.steps,
      targets: calibration.reached.map {
        Record.Target(
          metric: $0.target.metric.name, value: $0.target.value, reached: $0.value, difference: $0.difference,
          tolerance: $0.target.tolerance, weight: $0.target.weight)
      },
      parameters: zip(calibration.parameters, calibration.moves).flatMap { parameter, move in
        zip(parameter.figures, parameter.moved(by: move)).map {
          Record.Figure(path: $0.path, from: $0.value, to: $1.value)
        }
      },
      conflicts: calibration.conflicts.map {
        Record.Conflict(metrics: [$0.first.metric.name, $0.second.metric.name], cosine: $0.cosine)
      }, warnings: warnings.map(\.en))
  }
}
