import Insurance
import Simulation

/// Winners and losers as tables: by group, and by the size of the expense.
struct BenefitChangeText {
  private let comparison: PlanComparison
  private let plan: SimulationPlan
  private let language: Language
  private let style: Style

  init(_ comparison: PlanComparison, plan: SimulationPlan, language: Language, style: Style) {
    self.comparison = comparison
    self.plan = plan
    self.language = language
    self.style = style
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  var text: String {
    guard let benefits = comparison.benefits else {
      return say(
        "Who wins and who loses cannot be said person by person: the people or their expense differ, or a rule is no piecewise linear function.\n",
        "参保人群或费用不同，或有规则不是分段线性函数，无法逐人比较得失。\n")
    }
    guard let all = benefits.parts.first else { return "" }
    guard benefits.parts.contains(where: { $0.winners > 0 || $0.losers > 0 }) else {
      return say("Nobody's benefit changes.\n", "各人待遇不变。\n")
    }
    let later =
      benefits.year == plan.startYear
      ? ""
      : say(
        "By the rules of \(benefits.year), the first that differ, at the expense of \(plan.startYear):\n",
        "按\(benefits.year)年（首个不同年份）的规则、\(plan.startYear)年的费用计算：\n")
    return later + groups(benefits) + "\n" + bands(all)
  }

  private func groups(_ benefits: BenefitChange) -> String {
    var table = TextTable([
      .init(say("winners and losers, in closed form", "得失人数（理论值）")), .init(say("with expense", "有费用人数"), .trailing),
      .init(say("get more", "待遇提高人数"), .trailing), .init(say("by, yuan", "人均提高，元"), .trailing),
      .init(say("get less", "待遇降低人数"), .trailing), .init(say("by, yuan", "人均降低，元"), .trailing),
    ])
    for part in benefits.parts {
      table.add(
        [
          part.group.map(name) ?? say("all", "全体"), NumberText.grouped(part.people), NumberText.grouped(part.winners),
          part.winners > 0 ? NumberText.grouped(part.meanGain, decimals: 2) : "–", NumberText.grouped(part.losers),
          part.losers > 0 ? NumberText.grouped(part.meanLoss, decimals: 2) : "–",
        ], emphasised: part.group == nil && benefits.parts.count > 1)
    }
    return table.rendered(style: style)
  }

  private func name(_ group: String) -> String {
    let names = plan.policies.first?.groups ?? []
    return group.split(separator: "+").map { id in
      names.first { $0.id == id }?.words(language) ?? String(id)
    }.joined(separator: " + ")
  }

  /// Neighbouring bands without any change are one line.
  private func lines(_ bands: [BenefitChange.Band]) -> [BenefitChange.Band] {
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

  private func bands(_ all: BenefitChange.Part) -> String {
    var table = TextTable([
      .init(say("by size of expense: of those with expense", "按费用大小（有费用者）")),
      .init(say("X from", "X从"), .trailing), .init(say("to, yuan", "至，元"), .trailing),
      .init(say("people", "人数"), .trailing), .init(say("mean X", "平均X"), .trailing),
      .init(say("benefit before", "原待遇"), .trailing), .init(say("after", "新待遇"), .trailing),
      .init(say("change", "变化"), .trailing), .init(say("left to pay, before", "原个人负担"), .trailing),
      .init(say("after", "新个人负担"), .trailing),
    ])
    let differences = DifferenceText(language: language)
    for band in lines(all.bands) {
      func yuan(_ value: Double) -> String { NumberText.grouped(value, decimals: 0) }
      table.add([
        share(band.lowerShare) + say(" to ", "至") + share(band.upperShare), yuan(band.from), band.to.map(yuan) ?? "∞",
        NumberText.grouped(band.people), band.expense.map(yuan) ?? "∞", yuan(band.before), yuan(band.after),
        differences.signed(band.after - band.before, decimals: 0), band.expense.map { yuan($0 - band.before) } ?? "∞",
        band.expense.map { yuan($0 - band.after) } ?? "∞",
      ])
    }
    return table.rendered(style: style)
  }

  private func share(_ share: Double) -> String {
    let percent = NumberText.rounded(share * 100, decimals: 1)
    return NumberText.percent(share, decimals: percent == percent.rounded() ? 0 : 1)
  }
}
