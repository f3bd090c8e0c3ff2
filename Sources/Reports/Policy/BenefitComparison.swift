import Insurance

/// What two policies pay a person of the same group, compared by amount rather than by the keys of their files.
struct BenefitComparison {
  /// A group that both policies have and pay differently.
  struct Difference {
    let group: Group
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
    differences = first.groups.compactMap { group in
      guard let a = first.benefits[group.id], let b = second.benefits[group.id] else { return nil }
      guard let mine = a.schedule, let theirs = b.schedule else {
        return Difference(group: group, first: a, second: b, payouts: nil)
      }
      let payouts = PayoutComparison(mine, theirs)
      return payouts.intervals.isEmpty ? nil : Difference(group: group, first: a, second: b, payouts: payouts)
    }
  }

  struct Record: Encodable {
    let group: String
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
        group: difference.group.id,
        deductible: Record.Pair(first: difference.first.deductible, second: difference.second.deductible),
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
      table.addSection("\(difference.group.words(language)) (\(difference.group.id))")
      if a.deductible != b.deductible {
        table.add([say("deductible, yuan", "起付线，元"), yuan(a.deductible), "", yuan(b.deductible), ""])
      }
      guard let payouts = difference.payouts else {
        table.add([say("a rule here has no rates to compare", "有规则不是分段比例，无法逐段比较")])
        continue
      }
      for interval in payouts.intervals {
        let from = yuan(interval.from)
        let range =
          interval.to.map { say("of X from \(from) to \(yuan($0))", "X在\(from)至\(yuan($0))部分") }
          ?? say("of X above \(from)", "X超过\(from)部分")
        table.add([
          range, rate(interval.first), clause(a, interval)?.text ?? "", rate(interval.second),
          clause(b, interval)?.text ?? "",
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

  /// The clause that decides what is paid of a further yuan within the interval.
  private func clause(_ rule: any BenefitRule, _ interval: PayoutComparison.Interval) -> Clause? {
    let inside = interval.to.map { ($0 + interval.from) / 2 } ?? interval.from * 2 + 1
    return rule.explain(inside).last?.clause
  }
}
