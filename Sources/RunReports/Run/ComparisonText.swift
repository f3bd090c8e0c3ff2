import Foundation
import Insurance
import Plans
import Presentation
import Results
import Scenarios
import Simulation

/// The methods side by side, for people and for programs.
package struct ComparisonText {
  let comparison: MethodComparison
  let title: Words
  private let size: CheckSize
  let warnings: [Words]
  private let titles: PathTitle

  /// - Parameters:
  ///   - comparison: the methods' figures.
  ///   - title: the scenario's.
  ///   - size: on how many people.
  ///   - warnings: the scenario's.
  ///   - titles: what its policy calls the groups, where Chinese is read.
  package init(
    _ comparison: MethodComparison, title: Words, size: CheckSize, warnings: [Words] = [],
    titles: PathTitle = PathTitle(nil)
  ) {
    self.titles = titles
    self.warnings = warnings
    self.comparison = comparison
    self.title = title
    self.size = size
  }

  package struct Record: Encodable {
    /// Whether something was compared and nothing disagrees.
    let agrees: Bool
    /// agree, disagree or nothing compared.
    let verdict: String
    /// People insured in the years that were drawn, and in the scenario.
    let insured: Int
    let scenarioInsured: Int
    /// Groups whose people both methods of drawing draw one by one, by the same draws.
    let drawnOneByOne: [String]
    let replications: Int
    let limit: Double
    let falseAlarm: Double
    /// Why the exact method cannot apply.
    let refusal: String?
    /// The largest relative difference of the exact method's means from the closed form.
    let closedFormGap: Double?
    let rows: [Row]
    /// What a reader must know of the scenario.
    let warnings: [String]

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
    }
  }

  package var record: Record {
    func finite(_ score: Double?) -> Double? { score.map { min(max($0, -1e9), 1e9) } }
    return Record(
      agrees: comparison.agrees, verdict: comparison.verdict.rawValue, insured: comparison.insured,
      scenarioInsured: size.scenarioInsured, drawnOneByOne: comparison.drawnOneByOne,
      replications: comparison.replications, limit: comparison.limit,
      falseAlarm: MethodComparison.falseAlarm, refusal: comparison.refusal, closedFormGap: comparison.closedFormGap,
      rows: comparison.rows.map {
        Record.Row(
          figure: $0.words.en, group: $0.group, closedForm: $0.closedForm, exact: $0.exact, grouped: $0.grouped,
          individual: $0.individual, groupedAgainstIndividual: finite($0.groupedAgainstIndividual),
          groupedAgainstExact: finite($0.groupedAgainstExact),
          individualAgainstExact: finite($0.individualAgainstExact))
      }, warnings: warnings.map(\.en))
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
    let methods = [MethodName.exact, .grouped, .individual].map { $0.text(language) }
    func difference(_ one: Int, _ other: Int) -> TextTable.Column {
      .init(say("\(methods[one]) − \(methods[other]), s.e.", "\(methods[one])减\(methods[other])，标准误"), .trailing)
    }
    var table = TextTable(
      [.init("")] + methods.map { .init($0, .trailing) } + [difference(1, 0), difference(2, 0), difference(1, 2)])
    var group: String?
    for row in comparison.rows {
      if row.group != group {
        group = row.group
        table.addSection(row.group.map { name(ofGroup: $0, language) } ?? say("all groups", "全体"))
      }
      table.add([
        row.words(language), number(row.exact, row), number(row.grouped, row), number(row.individual, row),
        score(row.groupedAgainstExact),
        score(row.individualAgainstExact), score(row.groupedAgainstIndividual),
      ])
    }
    let heading =
      style.bold(title(language)) + "\n"
      + say(
        "\(NumberText.grouped(comparison.replications)) replications of each method, the same shocks and claimants",
        "每种方法模拟\(NumberText.grouped(comparison.replications))次，冲击与患者人数相同") + "\n"
      + (reduction(language).map { $0 + "\n" } ?? "") + "\n"
    let notes = [refusal(language), oneByOne(language), pilot(language), closedForm(language)].compactMap(\.self)
      .map { $0 + "\n" }.joined()
    let warned = WarningsText.lines(warnings, language)
    return heading + (warned.isEmpty ? "" : warned + "\n") + table.rendered(style: style) + "\n" + notes
      + verdict(language) + "\n"
  }

  func name(ofGroup id: String, _ language: Language) -> String {
    language == .chinese ? titles.group(id).zh : id
  }

  private func verdict(_ language: Language) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    let limit = NumberText.fixed(comparison.limit, decimals: 2)
    let exceeds = comparison.rows.contains { $0.largest > comparison.limit }
    return switch comparison.verdict {
    case .agree:
      say("The methods agree: no difference exceeds \(limit) standard errors.", "各方法一致：差异均未超过\(limit)个标准误。")
    case .disagree where exceeds:
      say(
        "The methods DISAGREE: a difference exceeds \(limit) standard errors, which chance brings about once in 10,000 checks.",
        "各方法不一致：有差异超过\(limit)个标准误，偶然出现的概率为万分之一。")
    case .disagree:
      say("The methods DISAGREE: means are not those of the closed form.", "各方法不一致：均值与理论值不符。")
    case .nothingCompared where comparison.isOneByOneForAll:
      say(
        "NOTHING WAS COMPARED: there is one set of draws and no exact column to hold it against. More people, as by --set population.insured=1000000, make grouped form cells.",
        "未作任何比较：只有一组随机样本，且无精确法可对照。增加参保人数（如--set population.insured=1000000），分组法才会分组计算。")
    case .nothingCompared:
      say("NOTHING WAS COMPARED: nothing is random here.", "未作任何比较：结果中没有随机成分。")
    }
  }

  /// Why fewer people are drawn than the scenario has.
  private func reduction(_ language: Language) -> String? {
    guard size.isReduced else { return nil }
    let (some, all) = (NumberText.grouped(comparison.insured), NumberText.grouped(size.scenarioInsured))
    let time = Self.time(size, language)
    return language == .chinese
      ? "按\(some)人校验（情景参保\(all)人，各组同比例缩小）：全部逐人模拟约需\(time)；--everyone可强制全部模拟。"
      : "on \(some) of the \(all) insured, the same share of every group: drawing everybody would take about \(time) (--everyone does)"
  }

  /// About how long everybody takes, on one core.
  package static func time(_ size: CheckSize, _ language: Language) -> String {
    let hours = size.hoursForEverybody
    let isLong = hours >= 1
    let number = NumberText.grouped((isLong ? hours : 60 * hours).rounded(.up))
    return language == .chinese
      ? "单核\(number)\(isLong ? "小时" : "分钟")"
      : "\(number) \(isLong ? "hour" : "minute")\(number == "1" ? "" : "s") of one core"
  }

  /// What is allowed for where persons do not come from the pilot that the law of X is made of.
  private func pilot(_ language: Language) -> String? {
    guard comparison.hasPilot else { return nil }
    return language == .chinese
      ? "逐人模拟与人群样本的差异不计：分位数、标准差与整个分布先扣除样本误差（四个标准误），余下的才与偶然性相比。"
      : "Quantiles, spread and whole distribution may be off by four standard errors of the pilot of people before they count: where they are within, 0.00 stands."
  }

  /// Where the two methods of drawing are one.
  private func oneByOne(_ language: Language) -> String? {
    guard !comparison.drawnOneByOne.isEmpty else { return nil }
    let few = NumberText.grouped(MethodComparison.cellsFrom)
    if comparison.isOneByOneForAll {
      return language == .chinese
        ? "各组预期有费用者均不足\(few)人，分组法在此逐人模拟：与逐人法是同一组随机样本，两者不作比较。"
        : "Grouped draws everybody one by one here, since fewer than \(few) people with expense are expected in a group: it and individual are the same draws, and are not compared."
    }
    let groups = comparison.drawnOneByOne.map { name(ofGroup: $0, language) }.joined(
      separator: language == .chinese ? "、" : ", ")
    return language == .chinese
      ? "预期有费用者不足\(few)人的组（\(groups)），分组法逐人模拟：与逐人法是同一组随机样本，两者不作比较。"
      : "Grouped draws the people of groups with fewer than \(few) expected to have expense one by one (\(groups)): there it and individual are the same draws, and are not compared."
  }

  private func refusal(_ language: Language) -> String? {
    comparison.saidRefusal.map { language == .chinese ? "精确法不适用：\($0.zh)。" : "No exact column: \($0.en)." }
  }

  /// How the exact method's means compare with the closed form.
  private func closedForm(_ language: Language) -> String? {
    guard let gap = comparison.closedFormGap else { return nil }
    let isNear = gap <= comparison.closedFormTolerance
    let size = gap < 1e-15 ? "1e-15" : "1e" + String(Int(log10(gap).rounded(.up)))
    return language == .chinese
      ? isNear ? "精确法的均值与理论值一致（相对差小于\(size)）。" : "精确法的均值与理论值不一致（相对差约\(size)）。"
      : isNear
        ? "The exact method's means are those of the closed form (to \(size) of them)."
        : "The exact method's means DIFFER from the closed form, by up to \(size) of them."
  }
}

extension MethodComparison.Row {
  /// The largest difference in standard errors.
  fileprivate var largest: Double {
    [groupedAgainstExact, individualAgainstExact, groupedAgainstIndividual].map { abs($0 ?? 0) }.max() ?? 0
  }
}
