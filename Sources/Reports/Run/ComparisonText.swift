import Foundation
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
    /// Why the exact method cannot apply.
    let refusal: String?
    /// The largest relative difference of the exact method's means from the closed form.
    let closedFormGap: Double?
    let rows: [Row]

    struct Row: Encodable {
      let figure: String
      let group: String?
      let closedForm: Double?
      let exact: Double?
      let grouped: Double
      let individual: Double
      /// Differences in standard errors.
      let groupedAgainstIndividual: Double?
      let groupedAgainstExact: Double?
      let individualAgainstExact: Double?
      /// Whether the row counts for the verdict.
      let judged: Bool
    }
  }

  package var record: Record {
    func finite(_ score: Double?) -> Double? { score.map { min(max($0, -1e9), 1e9) } }
    return Record(
      agrees: comparison.agrees, replications: comparison.replications, limit: comparison.limit,
      falseAlarm: MethodComparison.falseAlarm, refusal: comparison.refusal, closedFormGap: comparison.closedFormGap,
      rows: comparison.rows.map {
        Record.Row(
          figure: $0.words.en, group: $0.group, closedForm: $0.closedForm, exact: $0.exact, grouped: $0.grouped,
          individual: $0.individual, groupedAgainstIndividual: finite($0.groupedAgainstIndividual),
          groupedAgainstExact: finite($0.groupedAgainstExact),
          individualAgainstExact: finite($0.individualAgainstExact), judged: $0.isJudged)
      })
  }

  package func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    func number(_ value: Double?, _ row: MethodComparison.Row) -> String {
      guard let value else { return "–" }
      return row.isShare
        ? NumberText.percent(value, decimals: 4) : NumberText.fixed(value, decimals: value < 1 ? 6 : 3)
    }
    func score(_ value: Double?) -> String {
      value.map { $0.isFinite ? NumberText.fixed($0, decimals: 2) : "∞" } ?? "–"
    }
    var table = TextTable([
      .init(""), .init("exact", .trailing), .init("grouped", .trailing), .init("individual", .trailing),
      .init(say("grouped − exact, s.e.", "grouped − exact，标准误"), .trailing),
      .init(say("individual − exact, s.e.", "individual − exact，标准误"), .trailing),
      .init(say("grouped − individual, s.e.", "grouped − individual，标准误"), .trailing),
    ])
    var group: String?
    for row in comparison.rows {
      if row.group != group {
        group = row.group
        table.addSection(row.group ?? say("all groups", "全体"))
      }
      let label = row.words(language) + (row.isJudged ? "" : say(" (not judged)", "（不作判定）"))
      table.add([
        label, number(row.exact, row), number(row.grouped, row), number(row.individual, row),
        score(row.groupedAgainstExact),
        score(row.individualAgainstExact), score(row.groupedAgainstIndividual),
      ])
    }
    let limit = NumberText.fixed(comparison.limit, decimals: 2)
    let exceeds = comparison.rows.contains { row in
      row.isJudged
        && [row.groupedAgainstExact, row.individualAgainstExact, row.groupedAgainstIndividual].contains {
          abs($0 ?? 0) > comparison.limit
        }
    }
    let verdict =
      !exceeds
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
    let notes = [refusal(language), closedForm(language)].compactMap(\.self).map { $0 + "\n" }.joined()
    return heading + table.rendered(style: style) + "\n" + notes + verdict + "\n"
  }

  private func refusal(_ language: Language) -> String? {
    comparison.refusal.map { language == .chinese ? "精确法不适用：\($0)" : "No exact column: \($0)." }
  }

  /// How the exact method's means compare with the closed form.
  private func closedForm(_ language: Language) -> String? {
    guard let gap = comparison.closedFormGap else { return nil }
    let isNear = gap <= comparison.closedFormTolerance
    let size = gap < 1e-15 ? "1e-15" : "1e" + String(Int(log10(gap).rounded(.up)))
    return language == .chinese
      ? isNear ? "精确法的均值与解析解一致（相对差小于\(size)）。" : "精确法的均值与解析解不一致（相对差约\(size)）。"
      : isNear
        ? "The exact method's means are those of the closed form (to \(size) of them)."
        : "The exact method's means DIFFER from the closed form, by up to \(size) of them."
  }
}
