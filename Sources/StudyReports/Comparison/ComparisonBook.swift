import Insurance
import Plans
import Presentation
import Results
import RunReports
import Simulation

/// A comparison for a spreadsheet: every number of comparison.json, with names.
package struct ComparisonBook {
  private let facts: ComparisonFacts
  private let language: Language

  package init(_ facts: ComparisonFacts, language: Language) {
    self.facts = facts
    self.language = language
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private var plan: SimulationPlan { facts.plan }

  package var book: DataBook {
    DataBook(
      title: facts.baseline.title(language), language: language,
      sheets: [summary, changes, differences, winners, bands, contributions, parties].filter { !$0.rows.isEmpty }
        + [SourceSheet(facts.baseline, language: language).sheet])
  }

  private func each(_ body: (ComparisonFacts.Alternative) -> [[DataSheet.Cell]]) -> [[DataSheet.Cell]] {
    facts.alternatives.flatMap { alternative in
      body(alternative).map { [.words(alternative.run.title(language))] + $0 }
    }
  }

  private var name: DataSheet.Column { .init(say("alternative", "方案"), width: 30) }

  /// The answers, and what a reader must know.
  private var summary: DataSheet {
    DataSheet(
      say("Summary", "摘要"),
      [
        name, .init(say("question", "问题"), width: 26), .init(say("in a word", "结论"), width: 20),
        .init(say("answer", "答复"), .sentences, width: 90),
      ],
      rows: (facts.notes + facts.baseline.warnings).map {
        [.words(say("note", "提示")), .nothing, .nothing, .words($0(language))]
      }
        + each { alternative in
          ReformAnswers(facts: facts, alternative: alternative, language: language).answers.map {
            [.words($0.question), .words($0.verdict), .words($0.answer.plain)]
          }
        })
  }

  private var changes: DataSheet {
    let names = ValueName(under: plan.policies.first, language)
    return DataSheet(
      say("Changes", "变动内容"),
      [
        name, .init(say("value", "参数"), width: 40), .init(say("from", "起始年度"), .year),
        .init(say("baseline", "基准"), .sentences, width: 28),
        .init(say("alternative", "方案取值"), .sentences, width: 28),
        .init(say("clause or source", "条款或来源"), .sentences, width: 36),
        .init(say("note", "说明"), .sentences),
      ],
      rows: each { alternative in
        alternative.changes.map {
          [
            .words(names.text($0.path)), .whole($0.year), .words($0.before?(language)), .words($0.after?(language)),
            .words($0.source?(language) ?? $0.clause.map { Clause($0).cited(language) }), .words($0.note?(language)),
          ]
        }
      })
  }

  private var differences: DataSheet {
    DataSheet(
      say("Differences", "差异"),
      [
        name, .init(say("figure", "指标"), width: 40), .init(say("year", "年度"), .year),
        .init(say("group", "群体"), width: 22),
        .init(say("unit", "单位"), width: 10), .init(say("baseline", "基准"), .plain),
        .init(say("alternative", "方案"), .plain),
        .init(say("difference", "差异"), .plain), .init(say("its std. error", "差异标准误"), .plain),
        .init(say("95% interval, from", "95%区间下限"), .plain), .init(say("to", "上限"), .plain),
        .init(say("how the error is known", "误差来源"), width: 16),
        .init(say("name in comparison.json", "comparison.json中的名称"), width: 34),
      ],
      rows: each { alternative in
        alternative.comparison.metrics.map { row in
          let look = DataSheet.Look(row.metric.unit)
          let facts = ReportFacts(alternative.run)
          return [
            .words(row.metric.nameAlone(language)), .whole(row.year),
            .words(row.group.map { facts.name(ofGroup: $0, language) }),
            .words(row.metric.unit.words(language)), .looking(row.baseline.value, look),
            .looking(row.alternative.value, look), .formula("G{row}-F{row}", row.difference.value, look),
            .looking(row.difference.standardError, look), .looking(row.difference.lower, look),
            .looking(row.difference.upper, look), .words(precision(row.precision)), .words(row.metric.name),
          ]
        }
      }, frozen: 2)
  }

  private func precision(_ precision: MetricDifference.Precision) -> String {
    switch precision {
    case .pairs: say("pairs", "成对模拟")
    case .resamples: say("resamples", "重抽样")
    case .unknown: say("unknown", "未知")
    case .pilot: say("pilot", "人群样本")
    case .exact: say("exact", "无误差")
    }
  }

  private var winners: DataSheet {
    DataSheet(
      say("Winners and losers", "得失人数"),
      [
        name, .init(say("group", "群体")), .init(say("insured", "参保人数"), .whole),
        .init(say("with expense", "有费用人数"), .whole),
        .init(say("get more", "待遇提高人数"), .whole), .init(say("by, yuan", "人均提高，元"), .yuan),
        .init(say("get less", "待遇降低人数"), .whole), .init(say("by, yuan", "人均降低，元"), .yuan),
      ],
      rows: each { alternative in
        let winners = WinnersTables(alternative.comparison, plan: plan, language: language)
        return (alternative.comparison.benefits?.parts ?? []).map {
          [
            .words(winners.name($0)), .whole($0.insured), .number($0.people), .number($0.winners),
            .number($0.meanGain), .number($0.losers), .number($0.meanLoss),
          ]
        }
      }, frozen: 2)
  }

  private var bands: DataSheet {
    DataSheet(
      say("By size of expense", "按费用大小"),
      [
        name, .init(say("group", "群体")), .init(say("share from", "占比自"), .share), .init(say("to", "至"), .share),
        .init(say("X from, yuan", "合规自付费用下限，元"), .yuan), .init(say("to", "上限，元"), .yuan),
        .init(say("people", "人数"), .whole),
        .init(say("mean X", "平均合规自付费用"), .yuan), .init(say("benefit before", "原待遇"), .yuan),
        .init(say("benefit after", "新待遇"), .yuan), .init(say("change", "变化"), .yuan),
      ],
      rows: each { alternative in
        let winners = WinnersTables(alternative.comparison, plan: plan, language: language)
        return (alternative.comparison.benefits?.parts ?? []).flatMap { part in
          part.bands.map {
            [
              .words(winners.name(part)), .number($0.lowerShare), .number($0.upperShare), .number($0.from),
              .number($0.to),
              .number($0.people), .number($0.expense), .number($0.before), .number($0.after),
              .formula("J{row}-I{row}", $0.after - $0.before, .yuan),
            ]
          }
        }
      }, frozen: 2)
  }

  private var contributions: DataSheet {
    DataSheet(
      say("Contributions", "各项变动的贡献"),
      [
        name, .init(say("change", "变动"), width: 40), .init(say("year", "年度"), .year), .init(say("figure", "指标")),
        .init(say("alone, yuan", "单独变动，元"), .yuan), .init(say("std. error", "标准误"), .yuan),
        .init(say("in order, yuan", "依次叠加，元"), .yuan), .init(say("std. error", "标准误"), .yuan),
      ],
      rows: each { alternative in
        (alternative.comparison.contributions?.tables ?? []).flatMap { table in
          table.rows.flatMap { row in
            PartyFigure.allCases.compactMap { figure in
              row.inOrder[figure].map { inOrder in
                [
                  .words(row.words(language)), .whole(table.year), .words(figure.words(language)),
                  .number(row.alone?[figure]?.value), .number(row.alone?[figure]?.standardError),
                  .number(inOrder.value), .number(inOrder.standardError),
                ]
              }
            }
          }
        }
      }, frozen: 2)
  }

  private var parties: DataSheet {
    DataSheet(
      say("Who is better off", "各方得失"),
      [
        name, .init(say("party", "各方"), width: 30), .init(say("year", "年度"), .year),
        .init(say("better in", "更好的年份"), .share), .init(say("worse in", "更差的年份"), .share),
        .init(say("mean gain, yuan", "平均得益，元"), .yuan), .init(say("std. error", "标准误"), .yuan),
      ],
      rows: each { alternative in
        alternative.comparison.parties.map {
          [
            .words($0.party.words(language)), .whole($0.year), .number($0.better.value), .number($0.worse.value),
            .number($0.gain?.value), .number($0.gain?.standardError),
          ]
        }
      }, frozen: 2)
  }
}
