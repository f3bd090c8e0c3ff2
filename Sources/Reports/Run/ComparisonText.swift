import Insurance
import Simulation

/// The methods side by side, for people and for programs.
package struct ComparisonText {
  private let comparison: MethodComparison
  private let title: Words

  package init(_ comparison: MethodComparison, title: Words) {
    self.comparison = comparison
    self.title = title
  }

  package struct Record: Encodable {
    let agrees: Bool
    let replications: Int
    let limit: Double
    let falseAlarm: Double
    let rows: [Row]

    struct Row: Encodable {
      let figure: String
      let group: String?
      let closedForm: Double?
      let grouped: Double
      let individual: Double
      /// Differences in standard errors.
      let groupedAgainstIndividual: Double?
      let groupedAgainstClosedForm: Double?
      let individualAgainstClosedForm: Double?
    }
  }

  package var record: Record {
    func finite(_ score: Double?) -> Double? { score.map { min(max($0, -1e9), 1e9) } }
    return Record(
      agrees: comparison.agrees, replications: comparison.replications, limit: comparison.limit,
      falseAlarm: MethodComparison.falseAlarm,
      rows: comparison.rows.map {
        Record.Row(
          figure: $0.words.en, group: $0.group, closedForm: $0.closedForm, grouped: $0.grouped,
          individual: $0.individual, groupedAgainstIndividual: finite($0.groupedAgainstIndividual),
          groupedAgainstClosedForm: finite($0.groupedAgainstClosedForm),
          individualAgainstClosedForm: finite($0.individualAgainstClosedForm))
      })
  }

  package func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    func number(_ value: Double?) -> String {
      value.map { NumberText.fixed($0, decimals: $0 < 1 ? 6 : 3) } ?? "–"
    }
    func score(_ value: Double?) -> String {
      value.map { $0.isFinite ? NumberText.fixed($0, decimals: 2) : "∞" } ?? "–"
    }
    var table = TextTable([
      .init(""), .init(say("closed form", "解析解"), .trailing), .init("grouped", .trailing),
      .init("individual", .trailing),
      .init(say("grouped − individual, s.e.", "grouped − individual，标准误"), .trailing),
      .init(say("grouped − closed form, s.e.", "grouped − 解析解，标准误"), .trailing),
      .init(say("individual − closed form, s.e.", "individual − 解析解，标准误"), .trailing),
    ])
    var group: String?
    for row in comparison.rows {
      if row.group != group {
        group = row.group
        table.addSection(row.group ?? say("all groups", "全体"))
      }
      table.add([
        row.words(language), number(row.closedForm), number(row.grouped), number(row.individual),
        score(row.groupedAgainstIndividual), score(row.groupedAgainstClosedForm),
        score(row.individualAgainstClosedForm),
      ])
    }
    let limit = NumberText.fixed(comparison.limit, decimals: 2)
    let verdict =
      comparison.agrees
      ? say(
        "The methods agree: no difference exceeds \(limit) standard errors.", "各方法一致：差异均未超过\(limit)个标准误。")
      : say(
        "The methods DISAGREE: a difference exceeds \(limit) standard errors, which chance brings about once in 10,000 checks.",
        "各方法不一致：有差异超过\(limit)个标准误，偶然出现的概率为万分之一。")
    let heading =
      style.bold(title(language)) + "\n"
      + say(
        "\(NumberText.grouped(comparison.replications)) replications of each method, the same shocks and claimants",
        "每种方法模拟\(NumberText.grouped(comparison.replications))次，冲击与患者人数相同") + "\n\n"
    return heading + table.rendered(style: style) + "\n" + verdict + "\n"
  }
}
