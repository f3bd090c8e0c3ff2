import Fitting
import Insurance
import Presentation

/// A fit as officials and reviewers read it: what the data are, which law is taken and why, the file against it.
package struct FitReport: Sendable {
  private let facts: FitFacts
  private let language: Language

  package init(_ facts: FitFacts, language: Language) { (self.facts, self.language) = (facts, language) }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private var words: FitLayerWords { FitLayerWords(facts, language: language) }

  package var document: ReportDocument {
    var blocks: [ReportBlock] = facts.doubts.map { .warning($0(language)) }
    if let choice = words.choice { blocks.append(.warning(String(choice.drop { $0 == "!" || $0 == " " }))) }
    blocks.append(
      .paragraph(
        RichText(
          FitText(facts, language: language, style: .plain).dataLines.dropFirst(1 + facts.doubts.count).joined(
            separator: say("; ", "；")))))
    if let paid = words.paid { blocks.append(.paragraph(RichText(paid))) }
    blocks += [.section(say("The laws", "各分布"), place: "laws"), .table(laws)]
    if let parameters { blocks.append(.table(parameters)) }
    let charts = FitCharts(facts, language: language).figures
    if !charts.isEmpty { blocks += [.section(say("The law by the file", "拟合图示"), place: "charts"), .charts(charts)] }
    if let layers {
      blocks += [
        .section(words.title, place: "layers"), .table(layers), .paragraph(RichText(FitLayerWords.note(language))),
      ]
    }
    return ReportDocument(
      language: language, kicker: say("Critical-illness insurance: expense", "大病保险：费用分布拟合"),
      title: say("\(facts.file): \(facts.column)", "\(facts.file)：\(facts.column)"),
      subtitle: "\(facts.hash) · dabing \(ProgramVersion.current)", hasChapters: false, blocks: blocks)
  }

  private var laws: ReportTable {
    let best = facts.study.entries.first?.fitted.akaike ?? 0
    return ReportTable(
      title: say("Laws from the best by AIC", "按AIC排序"), kind: .figures,
      columns: [
        .words(say("law", "分布")), .number(say("k", "参数个数")), .number("AIC"), .number("ΔAIC"), .number("KS"),
        .number("A²"),
        .number(say("paid by it", "按其赔付")), .number(say("apart from the file", "与数据差异")),
      ],
      rows: facts.study.entries.map { entry in
        let figure = facts.paid?.against(entry.fitted.law)
        let cells = [
          LawWords(language: language).law(entry.fitted.family), "\(entry.fitted.degreesOfFreedom)",
          NumberText.grouped(entry.fitted.akaike, decimals: 1),
          NumberText.grouped(entry.fitted.akaike - best, decimals: 1),
          entry.distance.map { NumberText.fixed($0.kolmogorovSmirnov, decimals: 4) } ?? "",
          entry.distance.map { NumberText.grouped($0.andersonDarling, decimals: 2) } ?? "",
          figure.map { $0.law.isFinite ? NumberText.yuan($0.law, in: language) : say("infinite", "无穷大") } ?? "",
          figure.map(words.apart) ?? "",
        ].map { RichText($0) }
        return entry.fitted.family == facts.chosen?.fitted.family ? .total(cells) : .cells(cells)
      }
    ).withoutEmptyColumns
  }

  private var parameters: ReportTable? {
    guard let fitted = facts.chosen?.fitted else { return nil }
    return ReportTable(
      title: say("Parameters of \(fitted.family)", "\(LawWords(language: language).law(fitted.family))的参数"),
      kind: .figures,
      columns: [
        .words(say("parameter", "参数")), .number(say("estimate", "估计值")), .number(say("std. error", "标准误")),
      ],
      rows: fitted.parameters.map { parameter in
        let decimals = min(15, (parameter.standardError.flatMap(NumberText.decimals(forStandardError:)) ?? 3) + 1)
        return .cells([
          RichText(LawWords(language: language).parameter(parameter.name)),
          RichText(NumberText.grouped(parameter.value, decimals: decimals)),
          RichText(parameter.standardError.map { NumberText.grouped($0, decimals: decimals) } ?? NumberText.unknown),
        ])
      })
  }

  private var layers: ReportTable? {
    guard let layers = facts.layers, !layers.rows.isEmpty else { return nil }
    return ReportTable(
      title: words.title, kind: .figures, columns: words.headings.map { .number($0) },
      rows: layers.rows.map { .cells(words.cells($0).map { RichText($0) }) })
  }
}
