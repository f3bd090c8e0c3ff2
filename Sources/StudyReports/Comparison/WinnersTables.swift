import Insurance
import Plans
import Presentation
import Results

/// Winners and losers as tables: by group, and by the size of the expense.
struct WinnersTables {
  /// Nil where it cannot be said.
  private let benefits: BenefitChange?
  private let plan: SimulationPlan
  private let language: Language

  init(_ comparison: PlanComparison, plan: SimulationPlan, language: Language) {
    benefits = comparison.benefits
    self.plan = plan
    self.language = language
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  /// Why there are no tables, or whose rules they are of where that does not go without saying.
  var note: String? {
    guard let benefits else {
      return say(
        "Who wins and who loses cannot be said person by person: the people or their expense differ, or a rule is no piecewise linear function.",
        "参保人群或费用不同，或有规则不是分段线性函数，无法逐人比较得失。")
    }
    guard isAnybodyMoved else { return say("Nobody's benefit changes.", "各人待遇不变。") }
    guard benefits.year != plan.startYear else { return nil }
    return say(
      "By the rules of \(benefits.year), the first that differ, at the expense of \(plan.startYear):",
      "按\(benefits.year)年（首个不同年份）的规则、\(plan.startYear)年的费用计算：")
  }

  private var isAnybodyMoved: Bool { benefits?.parts.contains { $0.winners > 0 || $0.losers > 0 } ?? false }

  /// The parts of which something is to be told: all together first, then each group.
  var parts: [BenefitChange.Part] { isAnybodyMoved ? benefits?.parts ?? [] : [] }

  var tables: [ReportTable] {
    guard let all = parts.first else { return [] }
    return [groups, bands(all)]
  }

  private var groups: ReportTable {
    var table = ReportTable(
      title: say("winners and losers, in closed form", "得失人数（理论值）"), kind: .figures,
      columns: [
        .words(""), .number(say("with expense", "有费用人数")), .number(say("get more", "待遇提高人数")),
        .number(say("by, yuan", "人均提高，元")), .number(say("get less", "待遇降低人数")),
        .number(say("by, yuan", "人均降低，元")),
      ], rows: [])
    for part in parts {
      let cells = [
        name(part), NumberText.grouped(part.people), NumberText.grouped(part.winners),
        part.winners > 0 ? NumberText.grouped(part.meanGain, decimals: 2) : "–", NumberText.grouped(part.losers),
        part.losers > 0 ? NumberText.grouped(part.meanLoss, decimals: 2) : "–",
      ].map { RichText($0) }
      table.rows.append(part.group == nil && parts.count > 1 ? .total(cells) : .cells(cells))
    }
    return table
  }

  func name(_ part: BenefitChange.Part) -> String {
    guard let group = part.group else { return say("all", "全体") }
    let names = plan.policies.first?.groups ?? []
    return group.split(separator: "+").map { id in
      names.first { $0.id == id }?.words(language) ?? String(id)
    }.joined(separator: " + ")
  }

  /// Neighbouring bands without any change are one line.
  func lines(_ bands: [BenefitChange.Band]) -> [BenefitChange.Band] {
    var lines: [BenefitChange.Band] = []
    for band in bands where band.people > 0 {
      if let last = lines.last, last.isUnchanged, band.isUnchanged {
        lines[lines.count - 1] = last.joined(with: band)
      } else {
        lines.append(band)
      }
    }
    return lines
  }

  private func bands(_ all: BenefitChange.Part) -> ReportTable {
    let differences = DifferenceText(language: language)
    func yuan(_ value: Double) -> String { NumberText.grouped(value, decimals: 0) }
    return ReportTable(
      title: say("by size of expense: of those with expense", "按费用大小（有费用者）"), kind: .figures,
      columns: [
        .words(""), .number(say("X from", "合规自付费用下限，元")), .number(say("to, yuan", "上限，元")),
        .number(say("people", "人数")),
        .number(say("mean X", "平均合规自付费用")), .number(say("benefit before", "原待遇")), .number(say("after", "新待遇")),
        .number(say("change", "变化")), .number(say("left to pay, before", "原个人负担")),
        .number(say("after", "新个人负担")),
      ],
      rows: lines(all.bands).map { band in
        .cells(
          [
            range(band), yuan(band.from), band.to.map(yuan) ?? say("none", "不封顶"), NumberText.grouped(band.people),
            band.expense.map(yuan) ?? "∞", yuan(band.before), yuan(band.after),
            differences.signed(band.after - band.before, decimals: 0),
            band.expense.map { yuan($0 - band.before) } ?? "∞", band.expense.map { yuan($0 - band.after) } ?? "∞",
          ].map { RichText($0) })
      })
  }

  /// `90% to 95%` of the people with expense.
  func range(_ band: BenefitChange.Band) -> String {
    share(band.lowerShare) + say(" to ", "至") + share(band.upperShare)
  }

  private func share(_ share: Double) -> String {
    let percent = NumberText.rounded(share * 100, decimals: 1)
    return NumberText.percent(share, decimals: percent == percent.rounded() ? 0 : 1)
  }
}
