import Insurance
import Presentation
import Simulation

/// How a balance may go over the years: the median path between what 50% and 90% of paths stay within.
struct FanChart: ReportChart {
  enum Quantity: String, CaseIterable {
    case reserve
    case accumulated = "fund.accumulated"

    var title: Words {
      switch self {
      case .reserve: Words(en: "The reserve over the years", zh: "历年结余走势")
      case .accumulated: Words(en: "The fund's result so far", zh: "基金累计结余走势")
      }
    }

    var axis: Words {
      switch self {
      case .reserve: Words(en: "reserve at year's end", zh: "年末结余")
      case .accumulated: Words(en: "fund's results added up", zh: "基金累计结余")
      }
    }
  }

  let quantity: Quantity
  let facts: ReportFacts
  let language: Language

  var figure: ChartFigure? {
    let years = facts.years
    let text = FigureText(facts: facts, language: language)
    func figures(_ level: String) -> [Figure] {
      years.compactMap { text.said("\(quantity.rawValue).\(level)", year: $0) }
    }
    let levels = ["p05", "p25", "p50", "p75", "p95"].map(figures)
    let all = levels.joined().map(\.value)
    guard years.count > 1, levels.allSatisfy({ $0.count == years.count }), all.contains(where: { $0 != 0 }),
      let first = years.first, let last = years.last
    else { return nil }
    let money = MoneyAxis(all, language)
    var plot = Plot(
      x: Plot.Axis(
        title: say("year", "年份"), domain: Double(first)...Double(last), names: years.map { (Double($0), String($0)) }),
      y: Plot.Axis(
        title: quantity.axis(language) + say(", ", "，") + money.title,
        domain: Scale.rounded(
          min(0, money.scaled(all.min() ?? 0)), max(0, money.scaled(all.max() ?? 0)), count: 5)),
      legend: [
        .init(sign: .box, look: "fan-wide", words: say("90% of paths", "90%的路径")),
        .init(sign: .box, look: "fan-narrow", words: say("50% of paths", "50%的路径")),
        .init(sign: .line, look: "line-1", words: say("median", "中位数")),
      ])
    func points(_ level: Int) -> [(Double, Double)] {
      zip(years, levels[level]).map { (plot.x(Double($0)), plot.y(money.scaled($1.value))) }
    }
    plot.drawing.band(points(4), points(0), "fan-wide")
    plot.drawing.band(points(3), points(1), "fan-narrow")
    if plot.y.from < 0, plot.y.to > 0 { plot.drawing.line(plot.left, plot.y(0), plot.right, plot.y(0), "zero") }
    plot.drawing.polyline(points(2), "line-1")
    for (place, figure) in zip(points(2), levels[2]) {
      plot.drawing.circle(x: place.0, y: place.1, radius: 4, "dot-1", figure.attributes)
    }
    let (low, middle, high) = (levels[0].last, levels[2].last, levels[4].last)
    func yuan(_ figure: Figure?) -> String { figure?.text ?? NumberText.unknown }
    return ChartFigure(
      title: quantity.title(language),
      description: say(
        "Fan over \(first) to \(last). At the end of \(last) the median is \(yuan(middle)); 90% of paths lie between \(yuan(low)) and \(yuan(high)).",
        "\(first)至\(last)年扇形图。\(last)年末中位数为\(yuan(middle))，90%的路径在\(yuan(low))至\(yuan(high))之间。"),
      note: "", drawing: plot.drawing)
  }
}
