import Insurance
import Plans
import Presentation
import Results
import Simulation

/// The methods side by side, for a spreadsheet: each figure by every method and the differences in standard errors.
package struct CheckBook {
  private let report: ComparisonText
  private let language: Language

  package init(_ report: ComparisonText, language: Language) { (self.report, self.language) = (report, language) }

  private var comparison: MethodComparison { report.comparison }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var book: DataBook {
    DataBook(
      title: report.title(language), language: language,
      sheets: [methods, verdict, NotesSheet(report.warnings, language: language).sheet].filter { !$0.rows.isEmpty })
  }

  private var methods: DataSheet {
    let names = [MethodName.exact, .grouped, .individual].map { $0.text(language) }
    func difference(_ one: Int, _ other: Int) -> DataSheet.Column {
      .init(say("\(names[one]) − \(names[other]), s.e.", "\(names[one])减\(names[other])，标准误"), .plain)
    }
    return DataSheet(
      say("Methods", "方法对照"),
      [.init(say("group", "人群"), width: 26), .init(say("figure", "指标"), width: 40)]
        + names.map { .init($0, .plain) } + [difference(1, 0), difference(2, 0), difference(1, 2)],
      rows: comparison.rows.map { row in
        let look = row.isShare ? DataSheet.Look.share : .plain
        return [
          .words(row.group.map { report.name(ofGroup: $0, language) } ?? say("all groups", "全体")),
          .words(row.words(language)),
        ] + [row.exact, row.grouped, row.individual].map { .looking($0, look) }
          + [row.groupedAgainstExact, row.individualAgainstExact, row.groupedAgainstIndividual].map { .number($0) }
      }, frozen: 2)
  }

  private var verdict: DataSheet {
    DataSheet(
      say("Verdict", "结论"), [.init(say("what", "项目"), width: 44), .init(say("value", "内容"), width: 50)],
      rows: [
        [.words(say("verdict", "结论")), .words(comparison.verdict.words(language))],
        [.words(say("insured", "参保人数")), .whole(comparison.insured)],
        [.words(say("replications of each method", "每种方法的模拟次数")), .whole(comparison.replications)],
        [.words(say("largest difference by chance, s.e.", "偶然差异的上限，标准误")), .number(comparison.limit)],
        [
          .words(say("no exact column", "精确法不适用")), .words(comparison.saidRefusal.map { $0(language) } ?? "–"),
        ],
      ])
  }
}

extension MethodComparison.Verdict {
  fileprivate var words: Words {
    switch self {
    case .agree: Words(en: "the methods agree", zh: "各方法一致")
    case .disagree: Words(en: "the methods disagree", zh: "各方法不一致")
    case .nothingCompared: Words(en: "nothing was compared", zh: "未作任何比较")
    }
  }
}
