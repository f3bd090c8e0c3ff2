import Foundation
import Insurance
import Presentation
import Simulation

/// Who pays which part of a bill, by its size: the layers of benefit one on top of the other, and what is left to the
/// member. Of the group that most layers reach; nothing where a policy has one layer.
struct LayersChart: ReportChart {
  let facts: ReportFacts
  let language: Language

  private static let looks = ["fill-1", "fill-2", "fill-3", "fill-4"]
  private static let amounts = (0...240).map { pow(10, 3 + 3 * Double($0) / 240) }

  /// The group with its layers' shares of each amount; of groups that as many layers reach the one with more people.
  private var group: (id: String, stack: BenefitStack, shares: [[Double]])? {
    guard let policy = facts.policy, policy.layers.count > 1, policy.layers.count <= Self.looks.count else {
      return nil
    }
    var best: (id: String, stack: BenefitStack, shares: [[Double]])?
    var most = (0, 0)
    for cohort in facts.plan.cohorts {
      guard let stack = try? policy.stack(for: cohort.group) else { continue }
      let shares = stack.levels.map { level in Self.amounts.map { level.ofAmount.payment(for: $0) / $0 } }
      let reached = shares.count { $0.contains { $0 > 0 } }
      guard (reached, cohort.insured) > most else { continue }
      (best, most) = ((cohort.group, stack, shares), (reached, cohort.insured))
    }
    return best
  }

  var figure: ChartFigure? {
    guard let group else { return nil }
    let names = group.stack.levels.map { level in
      level.layer.words(language)
        + say(" (\(level.layer.payer.words(language)))", "（\(level.layer.payer.words(language))）")
    }
    var plot = Plot(
      x: Plot.Axis(
        title: say("in-scope expense X of the year, yuan", "年内合规自付费用X，元"), domain: 1_000...1_000_000,
        isLogarithmic: true, names: [1e3, 1e4, 1e5, 1e6].map { ($0, NumberText.grouped($0)) }),
      y: Plot.Axis(
        title: say("share of it", "占比"), domain: 0...1, name: { NumberText.percent($0, decimals: max(0, $1 - 2)) }),
      legend: zip(Self.looks, names).map { .init(sign: .box, look: $0, words: $1) } + [
        .init(sign: .box, look: "fill-5", words: say("left to the member", "个人负担"))
      ])
    var lower = Self.amounts.map { _ in 0.0 }
    func stack(_ shares: [Double], _ look: String) {
      let upper = zip(lower, shares).map { min(1, $0 + $1) }
      plot.drawing.band(
        zip(Self.amounts, upper).map { (plot.x($0), plot.y($1)) },
        zip(Self.amounts, lower).map { (plot.x($0), plot.y($1)) }, look)
      lower = upper
    }
    for (shares, look) in zip(group.shares, Self.looks) { stack(shares, look) }
    stack(lower.map { 1 - $0 }, "fill-5")
    let said = [10_000.0, 30_000, 100_000, 300_000].map { amount in
      let payments = group.stack.levels.map { $0.ofAmount.payment(for: amount) }
      let parts = zip(group.stack.levels, payments).map { level, payment in
        "\(level.layer.words(language)) \(NumberText.percent(payment / amount))"
      }
      let left = NumberText.percent(1 - payments.reduce(0, +) / amount)
      return say("of ", "") + NumberText.grouped(amount) + say(" yuan ", "元：")
        + (parts + [say("left \(left)", "个人\(left)")]).joined(separator: say(", ", "，"))
    }.joined(separator: say("; ", "；"))
    let name = facts.name(ofGroup: group.id, language)
    return ChartFigure(
      title: say("Who pays which part of a bill: \(name)", "各方分担比例：\(name)"),
      description: say("Areas of the shares of the bill by its size. \(said).", "按费用水平的分担比例面积图。\(said)。"),
      note: say("In the order of the law, from the bottom up.", "自下而上为支付顺序。"), drawing: plot.drawing)
  }
}
