import Insurance
import Presentation
import Simulation

/// The three questions of everybody, of several scenarios at once.
struct ScenariosAnswers {
  let scenarios: [ReportFacts]
  let language: Language

  private func say(_ en: RichText, _ zh: RichText) -> RichText { language == .chinese ? zh : en }
  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  /// A figure of each scenario that has it, the smallest first, with the scenario's short name.
  private func ranked(_ metric: String) -> [(name: String, figure: Figure)] {
    zip(ReportFacts.shortNames(scenarios, language), scenarios).compactMap { name, facts in
      FigureText(facts: facts, language: language).said(metric).map { (name, $0) }
    }.sorted { $0.figure.value < $1.figure.value }
  }

  var answers: [ReportBlock.Answer] {
    var answers: [ReportBlock.Answer] = []
    func add(_ en: String, _ zh: String, _ answer: RichText) {
      answers.append(ReportBlock.Answer(question: say(en, zh), answer: answer))
    }
    let claims = ranked("claims.perInsured")
    if let least = claims.first, let most = claims.last {
      add(
        "What will it cost?", "要花多少钱？",
        say(
          "Mean claims lie between \(least.figure) yuan a head (\(least.name)) and \(most.figure) yuan (\(most.name)).",
          "平均赔付在人均\(least.figure)元（\(least.name)）至\(most.figure)元（\(most.name)）之间。"))
    }
    let enough = ranked("funding.adequacy")
    if !enough.isEmpty {
      let each = enough.map { item -> RichText in say("\(item.figure) (\(item.name))", "\(item.figure)（\(item.name)）") }
      let list = each.dropFirst().reduce(each[0]) { $0 + say(", ", "、") + $1 }
      add(
        "Is the funding enough?", "筹资够不够？",
        say("The funding covers claims and costs in so many years: ", "筹资足以覆盖赔付与经办费用的年份占比：") + list
          + say(RichText("."), RichText("。")))
    }
    let losses = ranked("insurer.lossProbability")
    let results = ranked("insurer.result.mean")
    if let least = losses.first, let most = losses.last {
      let negative = results.filter { $0.figure.value < 0 }.count
      add(
        "Who carries the result?", "盈亏由谁承担？",
        say(
          "The insurer makes a loss in \(least.figure) (\(least.name)) to \(most.figure) (\(most.name)) of years; on average it loses in \(String(negative)) of \(String(results.count)) scenarios.",
          "承办机构亏损的年份占比为\(least.figure)（\(least.name)）至\(most.figure)（\(most.name)）；\(String(results.count))个情景中，\(String(negative))个年均亏损。"
        ))
    }
    return answers
  }
}

extension ReportFacts {
  /// What scenarios are called where there is little room: their titles up to the colon, or whole where those are not
  /// told apart.
  static func shortNames(_ scenarios: [ReportFacts], _ language: Language) -> [String] {
    let titles = scenarios.map { $0.run.title(language) }
    let short = titles.map { title in String(title.prefix { $0 != ":" && $0 != "：" }) }
    return Set(short).count == short.count && !short.contains("") ? short : titles
  }
}
