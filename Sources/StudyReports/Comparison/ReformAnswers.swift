import Insurance
import Plans
import Presentation
import Results
import RunReports
import Statistics

/// What everybody asks of a change, each with its answer: is the funding enough then, what does it cost, who carries it, who
/// gains and who loses.
struct ReformAnswers {
  let facts: ComparisonFacts
  let alternative: ComparisonFacts.Alternative
  let language: Language

  private var comparison: PlanComparison { alternative.comparison }
  private var plan: SimulationPlan { facts.plan }
  private var figures: DifferenceFigures {
    DifferenceFigures(facts: facts, alternative: alternative, language: language)
  }
  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private func say(_ en: RichText, _ zh: RichText) -> RichText { language == .chinese ? zh : en }
  private func row(_ metric: String) -> MetricDifference? { comparison.row(metric, year: comparison.firstYear) }

  /// The answer in a word before and after, of the worst of the years.
  var verdict: String? {
    guard let before = Verdict(of: comparison.baseline.table), let after = Verdict(of: comparison.alternative.table)
    else { return nil }
    let new = after.words(language)
    return before == after ? say("still: ", "仍为：") + new : before.words(language) + " → " + new
  }

  /// The cards of a document.
  var answers: [ReportBlock.Answer] {
    func card(_ en: String, _ zh: String, _ answer: RichText?, _ verdict: String? = nil) -> ReportBlock.Answer? {
      answer.map { ReportBlock.Answer(question: say(en, zh), answer: $0, verdict: verdict) }
    }
    return [
      card(
        "Is the funding enough then?", "调整后筹资够不够？",
        enoughByYear ?? enough.map { RichText(yearNote) + $0 + need(comparison.firstYear) }, verdict),
      card("What does it cost?", "费用增减多少？", cost.map { RichText(yearNote) + $0 }),
      card(
        "Who carries it?", "盈亏由谁承担？",
        carriers.map { RichText(yearNote) + $0 + (horizon.map { RichText(say(" ", "")) + $0 } ?? "") }),
      card("Who gains, who loses?", "谁得益，谁受损？", members),
      card(
        "What moves the answer most?", "哪项假设影响最大？", range.map { RichText($0.sentence) }),
    ].compactMap(\.self)
  }

  /// The same on a terminal, a sentence a line.
  var lines: [String] {
    ([losers]
      + [enoughByYear, cost.map { RichText(yearNote) + $0 }, isOfSeveral ? nil : enough, carriers, horizon, members].map
    {
      $0?.plain
    })
    .compactMap(\.self)
  }

  /// What the assumptions leave open of the difference; nil where nobody asked.
  var range: AssumptionRangeRows? { AssumptionRangeRows(alternative, plan: plan, language: language) }

  /// The groups beside the general one that get less, which nobody may overlook; nil where none does.
  var losers: String? {
    let winners = WinnersTables(comparison, plan: plan, language: language)
    let parts = winners.parts.filter { $0.group != nil && $0.group != Group.generalID && $0.losers > 0 }
    guard !parts.isEmpty else { return nil }
    let list = parts.map { part in
      let (people, loss) = (NumberText.grouped(part.losers), NumberText.grouped(part.meanLoss, decimals: 2))
      return say(
        "\(winners.name(part)): \(people) people get \(loss) yuan less on average",
        "\(winners.name(part))\(people)人待遇降低，人均\(loss)元")
    }
    return say("Worse off: ", "受损群体：") + list.joined(separator: say("; ", "；")) + say(".", "。")
  }

  /// The whole in the room of a card, where there are several changes.
  var inShort: RichText {
    let inYear = cost.map { RichText(yearNote) + $0 }
    let parts: [RichText?] = [
      enoughByYear, inYear, isOfSeveral ? nil : enough, carriers, members,
    ]
    return parts.compactMap(\.self).reduce(RichText("")) {
      $0.isEmpty || language == .chinese ? $0 + $1 : $0 + " " + $1
    }
  }

  private var isOfSeveral: Bool { plan.policies.count > 1 }

  /// Which of several years the sentences are about: the first one that differs.
  private var yearNote: String {
    guard isOfSeveral else { return "" }
    let year = comparison.firstYear
    return year == plan.startYear
      ? say("In \(year): ", "\(year)年：")
      : say("Until \(year - 1) nothing differs. In \(year): ", "\(year - 1)年及以前无差异。\(year)年：")
  }

  private var cost: RichText? {
    guard let claims = row("claims.perInsured") else { return nil }
    let change = claims.difference.value
    let share =
      claims.baseline.value > 0
      ? say(" (", "（")
        + DifferenceText(language: language).signed(100 * change / claims.baseline.value, decimals: 2)
        + say("%)", "%）") : ""
    let total: RichText =
      row("claims.total").map { row -> RichText in say(", \(figures.said(row)) in all", "，全年\(figures.said(row))") }
      ?? RichText("")
    return say(
      "Claims a head change by \(figures.said(claims)) yuan\(share), standard error \(figures.saidError(claims))",
      "参保人均支付额变化\(figures.said(claims))元\(share)，标准误\(figures.saidError(claims))") + total
      + say(RichText("."), RichText("。"))
  }

  private var enough: RichText? {
    guard let adequacy = row("funding.adequacy") else { return nil }
    let (before, after) = (figures.saidBefore(adequacy), figures.saidAfter(adequacy))
    return say(
      "The funding is enough in \(after) of years, \(before) before.", "收支平衡概率由\(before)变为\(after)。")
  }

  /// The same of each of several years, and what the worst of them takes: the verdict is that year's. Nil where there is one year.
  private var enoughByYear: RichText? {
    let rows = plan.policies.compactMap { policy in
      comparison.row("funding.adequacy", year: policy.year).map { (year: policy.year, row: $0) }
    }
    guard isOfSeveral, let worst = rows.min(by: { $0.row.alternative.value < $1.row.alternative.value }) else {
      return nil
    }
    let list = rows.enumerated().reduce(RichText("")) { (text: RichText, item) -> RichText in
      let (before, after) = (figures.saidBefore(item.element.row), figures.saidAfter(item.element.row))
      let year = String(item.element.year)
      let said: RichText = say(
        "in \(year) in \(after) of paths (\(before) before)", "\(year)年由\(before)变为\(after)")
      return text + RichText(item.offset == 0 ? "" : say(", ", "，")) + said
    }
    return say(RichText("The funding is enough "), RichText("收支平衡概率：")) + list
      + RichText(say("; the verdict is that of \(worst.year), the worst.", "；结论按概率最低的\(worst.year)年。"))
      + need(worst.year)
  }

  /// What the funding of a year would have to be; nothing where too few years were simulated to say.
  private func need(_ year: Int) -> RichText {
    guard let need = comparison.row("funding.need.p95", year: year),
      let funding = comparison.row("funding.perHead", year: year)
    else { return "" }
    let ofYear = isOfSeveral ? say(" in \(year)", "\(year)年") : ""
    return say(
      " Enough in 95% of cases\(ofYear) takes \(figures.saidAfter(need)) yuan a head (\(figures.said(need))); there are \(figures.saidAfter(funding)).",
      "\(ofYear)按95%的概率收支平衡需人均\(figures.saidAfter(need))元（\(figures.said(need))元），现为\(figures.saidAfter(funding))元。")
  }

  private var carriers: RichText? {
    guard let insurer = row("insurer.result.mean"), let fund = row("fund.result.mean") else { return nil }
    return say(
      "The insurer's mean result changes by \(figures.said(insurer)), the fund's by \(figures.said(fund)).",
      "承办机构平均损益变化\(figures.said(insurer))，基金当期结余变化\(figures.said(fund))。")
  }

  /// Of all years together, where there are several.
  private var horizon: RichText? {
    guard let insurer = comparison.row("horizon.insurer.result.mean", year: nil),
      let fund = comparison.row("horizon.fund.result.mean", year: nil)
    else { return nil }
    let span = "\(plan.startYear)–\(plan.startYear + max(1, plan.policies.count) - 1)"
    let years = span.replacing("–", with: "—")
    return say(
      "In \(span) together the insurer's mean result changes by \(figures.said(insurer)), the fund's by \(figures.said(fund)).",
      "\(years)年合计：承办机构平均损益变化\(figures.said(insurer))，基金当期结余变化\(figures.said(fund))。")
  }

  private var members: RichText? {
    let winners = WinnersTables(comparison, plan: plan, language: language)
    guard let all = winners.parts.first else { return winners.note.map { RichText($0) } }
    func people(_ number: Double) -> String { NumberText.grouped(number) }
    func mean(_ yuan: Double) -> String { NumberText.grouped(yuan, decimals: 2) }
    let gain =
      all.winners > 0
      ? say(
        "\(people(all.winners)) people get more, by \(mean(all.meanGain)) yuan on average",
        "\(people(all.winners))人待遇提高，人均\(mean(all.meanGain))元") : say("nobody gets more", "无人待遇提高")
    let loss =
      all.losers > 0
      ? say(
        "\(people(all.losers)) get less, by \(mean(all.meanLoss)) yuan",
        "\(people(all.losers))人待遇降低，人均\(mean(all.meanLoss))元")
      : say("nobody gets less", "无人待遇降低")
    let groups = winners.parts.filter { $0.group != nil && $0.losers > 0 }.map(winners.name)
    let named =
      groups.isEmpty ? "" : say(" (among \(groups.joined(separator: ", ")))", "（涉及\(groups.joined(separator: "、"))）")
    return RichText(say("In a mean year ", "平均年份") + gain + say("; ", "；") + loss + named + say(".", "。"))
  }
}
