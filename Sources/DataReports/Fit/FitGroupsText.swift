import Fitting
import Insurance
import Presentation

/// What each group of people spends, by the laws that the scenario has.
struct FitGroupsText {
  private let facts: FitFacts
  private let language: Language
  private let style: Style

  init(_ facts: FitFacts, language: Language, style: Style) {
    self.facts = facts
    self.language = language
    self.style = style
  }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  private var laws: LawWords { LawWords(language: language) }

  var text: String {
    var table = TextTable([
      .init(say("group", "人员类别")), .init(say("insured", "参保人数"), .trailing), .init(say("amounts", "金额笔数"), .trailing),
      .init(say("have any", "有费用者占比"), .trailing), .init(say("law", "分布")), .init(say("parameters", "参数")),
    ])
    for own in facts.groups {
      let parameters = own.fitted.parameters.map {
        "\(laws.parameter($0.name)) \(NumberText.grouped($0.value, decimals: 4))"
      }
      table.add([
        say(own.group, facts.titles.group(own.group).zh), NumberText.grouped(own.insured), LawYAML.plain(own.count),
        NumberText.percent(own.probability, decimals: 2),
        laws.law(own.fitted.family) + (own.isPooled && facts.groups.count > 1 ? say(" of everybody", "（全体）") : ""),
        parameters.joined(separator: say(", ", "，")),
      ])
    }
    let isPooled = facts.groups.count > 1 && facts.groups.contains(where: \.isPooled)
    let note = say(
      "a group of fewer than \(NumberText.grouped(GroupFit.fewestAmounts)) amounts, or whose amounts determine no law, has everybody's",
      "金额不足\(NumberText.grouped(GroupFit.fewestAmounts))笔或无法确定分布的类别采用全体的分布")
    return style.bold(say("in the scenario", "写入情景")) + "\n" + table.rendered(style: style)
      + (isPooled ? style.dim(note) + "\n" : "")
  }
}
