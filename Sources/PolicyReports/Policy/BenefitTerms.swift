import Insurance
import Presentation

/// What each group gets, layer by layer: where benefits begin, what share they pay, where they end.
struct BenefitTerms {
  let policy: Policy
  let language: Language

  struct Line {
    let group: Group
    let cells: [String]

    /// With the name by which it is set.
    func name(_ language: Language) -> String {
      language == .chinese ? "\(group.words.zh)（\(group.id)）" : "\(group.words.en) (\(group.id))"
    }
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private func yuan(_ value: Double) -> String { NumberText.grouped(value, decimals: value == value.rounded() ? 0 : 2) }

  /// What the cells of a line are; numbers but the second.
  var columns: [ReportTable.Column] {
    [
      .number(say("deductible, yuan", "起付线，元")), .words(say("pays above it", "起付线以上支付比例")),
      .number(say("cap, yuan", "封顶线，元")),
    ]
  }

  /// The layers that reach a group, each with its title where there are several.
  var sections: [(title: String?, lines: [Line])] {
    policy.layers.map { layer in
      let title =
        policy.layers.count > 1 ? Explanation.title(layer, language) + " \(layer.clause.bracketed(language))" : nil
      return (title, policy.groups.compactMap { group in layer.rules[group.id].map { line(group, $0) } })
    }
  }

  var table: ReportTable {
    ReportTable(
      title: say("What members get", "待遇水平"), kind: .figures, columns: [.words(say("group", "群体"))] + columns,
      rows: sections.flatMap { section in
        (section.title.map { [.section($0)] } ?? [])
          + section.lines.map { .cells(([$0.group.words(language)] + $0.cells).map { RichText($0) }) }
      })
  }

  private func line(_ group: Group, _ rule: any BenefitRule) -> Line {
    let paid = (rule.schedule?.segments ?? []).filter { $0.slope > 0 }
    let bands = paid.enumerated().map { place, segment in
      let rate = NumberText.percent(
        segment.slope, decimals: segment.slope * 100 == (segment.slope * 100).rounded() ? 0 : 1)
      return say(
        "\(rate) from \(yuan(segment.start))",
        place + 1 < paid.count
          ? "\(yuan(segment.start))—\(yuan(paid[place + 1].start))元部分\(rate)" : "\(yuan(segment.start))元以上部分\(rate)")
    }.joined(separator: say(", ", "，"))
    return Line(
      group: group, cells: [yuan(rule.deductible), bands, rule.schedule?.cap.map(yuan) ?? say("none", "不设封顶线")])
  }
}
