import Insurance
import Presentation

/// What two policies pay a person of the same group, layer by layer, compared by amount rather than by the keys of their
/// files. A later layer is compared on what the ones before it leave.
struct BenefitComparison {
  /// A group that both policies have and pay differently by a layer.
  struct Difference {
    let group: Group
    let layer: BenefitLayer
    let first: any BenefitRule
    let second: any BenefitRule
    /// Nil where a rule is no piecewise linear function, so that it has no rates to compare.
    let payouts: PayoutComparison?
  }

  private let first: Policy
  private let second: Policy
  let differences: [Difference]

  init(_ first: Policy, _ second: Policy) {
    self.first = first
    self.second = second
    let known = Set(second.groups.map(\.id))
    let shared = first.groups.filter { known.contains($0.id) }
    let layers = first.layers + second.layers.filter { layer in !first.layers.contains { $0.id == layer.id } }
    differences = layers.flatMap { layer in
      shared.compactMap { group in
        let a = first.rule(ofLayer: layer.id, for: group.id)
        let b = second.rule(ofLayer: layer.id, for: group.id)
        guard let mine = a.schedule, let theirs = b.schedule else {
          return Difference(group: group, layer: layer, first: a, second: b, payouts: nil)
        }
        let payouts = PayoutComparison(mine, theirs)
        return payouts.intervals.isEmpty
          ? nil : Difference(group: group, layer: layer, first: a, second: b, payouts: payouts)
      }
    }
  }

  struct Record: Encodable {
    let group: String
    let layer: String
    let deductible: Pair
    /// Absent where a benefit has no cap, or is no piecewise linear function.
    let cap: Pair
    /// Only intervals of X in which the rates differ.
    let rates: [Rate]

    struct Pair: Encodable {
      let first: Double?
      let second: Double?
    }

    struct Rate: Encodable {
      /// Yuan; `to` is absent where the interval has no end.
      let from: Double
      let to: Double?
      let first: Double
      let second: Double
      let firstClause: String?
      let secondClause: String?
    }
  }

  var record: [Record] {
    differences.map { difference in
      Record(
        group: difference.group.id, layer: difference.layer.id,
        deductible: Record.Pair(
          first: Self.deductible(difference.first), second: Self.deductible(difference.second)),
        cap: Record.Pair(first: difference.first.schedule?.cap, second: difference.second.schedule?.cap),
        rates: (difference.payouts?.intervals ?? []).map {
          Record.Rate(
            from: $0.from, to: $0.to, first: $0.first, second: $0.second,
            firstClause: clause(difference.first, $0)?.text, secondClause: clause(difference.second, $0)?.text)
        })
    }
  }

  func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    let title = style.bold(say("What a person gets", "实际待遇")) + "\n"
    guard !differences.isEmpty else {
      return title
        + say("  the same for every group that both have\n", "  两项政策共有的群体待遇相同\n")
    }
    func yuan(_ value: Double) -> String { NumberText.grouped(value, decimals: value == value.rounded() ? 0 : 2) }
    func rate(_ value: Double) -> String {
      let decimals = (0...2).first { abs(value * 100 - NumberText.rounded(value * 100, decimals: $0)) < 1e-9 } ?? 2
      return NumberText.percent(value, decimals: decimals)
    }
    var table = TextTable([
      .init(""), .init(first.id, .trailing), .init(say("clause", "条款")), .init(second.id, .trailing),
      .init(say("clause", "条款")),
    ])
    for difference in differences {
      let (a, b) = (difference.first, difference.second)
      let layer =
        first.layers.count + second.layers.count > 2 ? difference.layer.words(language) + say(": ", "：") : ""
      table.addSection(
        layer + difference.group.words(language) + say(" (\(difference.group.id))", "（\(difference.group.id)）"))
      if a.deductible != b.deductible {
        let deductibles = [a, b].map { Self.deductible($0).map(yuan) ?? say("not reached", "不适用") }
        table.add([say("deductible, yuan", "起付线，元"), deductibles[0], "", deductibles[1], ""])
      }
      guard let payouts = difference.payouts else {
        table.add([say("a rule here has no rates to compare", "有规则不是分段比例，无法逐段比较")])
        continue
      }
      for interval in payouts.intervals {
        let from = yuan(interval.from)
        let range =
          interval.to.map { say("of X from \(from) to \(yuan($0))", "合规自付费用\(from)至\(yuan($0))部分") }
          ?? say("of X above \(from)", "合规自付费用\(from)以上部分")
        table.add([
          range, rate(interval.first), clause(a, interval)?.cited(language) ?? "", rate(interval.second),
          clause(b, interval)?.cited(language) ?? "",
        ])
      }
      let none = say("none", "无")
      let caps = [a.schedule?.cap, b.schedule?.cap]
      if caps[0] != caps[1] {
        table.add([say("cap, yuan", "封顶线，元"), caps[0].map(yuan) ?? none, "", caps[1].map(yuan) ?? none, ""])
      }
    }
    return title + table.rendered(style: style)
  }

  /// Yuan; nil where the layer does not reach the group.
  private static func deductible(_ rule: any BenefitRule) -> Double? {
    rule.deductible.isFinite ? rule.deductible : nil
  }

  /// The clause that decides what is paid of a further yuan within the interval.
  private func clause(_ rule: any BenefitRule, _ interval: PayoutComparison.Interval) -> Clause? {
    let inside = interval.to.map { ($0 + interval.from) / 2 } ?? interval.from * 2 + 1
    return rule.explain(inside).last?.clause
  }
}
