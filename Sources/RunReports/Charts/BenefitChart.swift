import Foundation
import Insurance
import Presentation
import Simulation

/// What part of a person's bill all layers of benefit pay, by the size of the bill; a line for every different rule.
struct BenefitChart: ReportChart {
  let facts: ReportFacts
  let language: Language

  private static let looks = ["line-1", "line-2 dashed", "line-3 dotted", "line-4 long", "line-6 dashed", "line-5"]

  var figure: ChartFigure? {
    guard let policy = facts.policy else { return nil }
    let amounts = (0...240).map { pow(10, 3 + 3 * Double($0) / 240) }
    // Groups under the same rule share a line.
    var lines: [(names: [String], rates: [Double])] = []
    for cohort in facts.plan.cohorts {
      guard let rule = (try? policy.stack(for: cohort.group))?.all else { continue }
      let rates = amounts.map { rule.payment(for: $0) / $0 }
      let name = facts.name(ofGroup: cohort.group, language)
      if let place = lines.firstIndex(where: { $0.rates == rates }) {
        lines[place].names.append(name)
      } else {
        lines.append(([name], rates))
      }
    }
    let most = lines.flatMap(\.rates).max() ?? 0
    guard !lines.isEmpty, lines.count <= Self.looks.count, most > 0 else { return nil }
    func legend(_ names: [String]) -> String {
      let all = names.joined(separator: say(", ", "、"))
      guard textWidth(all) > Drawing.width - 30, let first = names.first else { return all }
      return say("\(first) and \(names.count - 1) more groups", "\(first)等\(names.count)类群体")
    }
    var plot = Plot(
      x: Plot.Axis(
        title: say("in-scope expense X of the year, yuan", "年内合规自付费用X，元"), domain: 1_000...1_000_000,
        isLogarithmic: true,
        names: [1e3, 1e4, 1e5, 1e6].map { ($0, NumberText.grouped($0)) }),
      y: Plot.Axis(
        title: say("share of it that is paid", "大病支付占合规自付费用比例"), domain: Scale.rounded(0, most, count: 5),
        name: { NumberText.percent($0, decimals: max(0, $1 - 2)) }),
      legend: lines.enumerated().map {
        .init(sign: .line, look: Self.looks[$0.offset], words: legend($0.element.names))
      })
    for (place, line) in lines.enumerated() {
      plot.drawing.polyline(zip(amounts, line.rates).map { (plot.x($0), plot.y($1)) }, Self.looks[place])
    }
    let said = lines.map { line in
      let at = [30_000.0, 100_000].map { amount in
        let place = amounts.firstIndex { $0 >= amount } ?? 0
        return say(
          "\(NumberText.percent(line.rates[place])) of \(NumberText.grouped(amount)) yuan",
          "\(NumberText.grouped(amount))元赔付\(NumberText.percent(line.rates[place]))")
      }
      return line.names.joined(separator: say(", ", "、")) + say(": ", "：") + at.joined(separator: say(", ", "，"))
    }.joined(separator: say("; ", "；"))
    return ChartFigure(
      title: say("What a person is paid", "个人大病支付占合规自付费用比例"),
      description: say("Lines of the share of the bill that is paid. \(said).", "按费用水平的大病支付占合规自付费用比例折线。\(said)。"),
      note: "", drawing: plot.drawing)
  }
}
