import Insurance
import Presentation
import Results
import RunReports
import Search

extension FrontierReport {
  /// The designs for a spreadsheet, the cheapest first.
  package var book: DataBook {
    let names = QueryName(under: frontier.base.plan, language)
    let order = frontier.designs.indices.sorted {
      (frontier.designs[$0].costPerHead, $0) < (frontier.designs[$1].costPerHead, $1)
    }
    let designs = DataSheet(
      say("Designs", "方案"),
      frontier.axes.map { .init(names.text($0.path), .plain, width: 26) }
        + [.init(say("cost a head, yuan", "人均成本，元"), .yuan)]
        + SpendingThreshold.allCases.map { .init(title($0), .share, width: 22) }
        + [.init(say("no other beats it", "未被超越"), width: 14)],
      rows: order.map { index in
        let design = frontier.designs[index]
        return design.values.map { value in
          guard let value else { return .words(say("as it is", "现行")) }
          guard let number = value.number else { return .words(value.text) }
          return .looking(number, value.text.hasSuffix("%") ? .share : .plain)
        } + [.number(design.costPerHead)] + SpendingThreshold.allCases.map { .number(design.shares[$0]) }
          + [.words(design.isUnbeaten ? "*" : "")]
      })
    let household = frontier.household
    let assumptions = DataSheet(
      say("Assumptions", "假设"), [.init(say("value", "参数"), width: 44), .init(say("is", "取值"), .plain)],
      rows: [
        [.words(say("income a head, yuan", "人均可支配收入，元")), .looking(household.meanPerHead, .yuan)],
        [.words(say("Gini coefficient", "基尼系数")), .number(household.gini)],
        [.words(say("people in a household", "户均人数")), .number(household.size)],
        [.words(say("subsistence a head, yuan", "人均基本生活支出，元")), .looking(household.subsistence, .yuan)],
      ]
        + household.shares.sorted { $0.key < $1.key }.map {
          [.words(say("income of \($0.key) of the mean", "\($0.key)收入占平均")), .looking($0.value, .share)]
        })
    return DataBook(
      title: frontier.base.scenario.title(language), language: language,
      sheets: [designs, assumptions]
        + [NotesSheet(frontier.warnings, language: language).sheet].filter { !$0.rows.isEmpty }
        + [SourceSheet(frontier.base, language: language).sheet])
  }
}
