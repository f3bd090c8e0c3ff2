import Insurance
import Presentation
import Simulation

/// The three questions of everybody, each with its answer in a sentence.
struct AnswersPart {
  let facts: ReportFacts
  let language: Language

  private func say(_ en: RichText, _ zh: RichText) -> RichText { language == .chinese ? zh : en }
  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  private var verdict: String? { Verdict(of: facts.table)?.words(language) }

  var answers: [ReportBlock.Answer] { facts.years.count > 1 ? pathAnswers : yearAnswers }

  /// Of several years: the path first, in the sentences of the terminal.
  private var pathAnswers: [ReportBlock.Answer] {
    let path = PathAnswer(
      facts.run.summary, figures: MetricText(language: language, isExact: facts.isWithoutSampling), language: language)
    func answer(_ en: String, _ zh: String, _ sentences: [String?], _ verdict: String? = nil) -> ReportBlock.Answer {
      ReportBlock.Answer(
        question: say(en, zh),
        answer: RichText(sentences.compactMap(\.self).joined(separator: language == .chinese ? "" : " ")),
        verdict: verdict)
    }
    return [
      answer("Is the funding enough, year by year?", "逐年筹资够不够？", [path.adequacy, path.need], verdict),
      answer("What about deficits and reserves?", "是否收不抵支，结余多少？", [path.deficits, path.reserve]),
      answer("What drives it, who carries it?", "费用如何增长，盈亏由谁承担？", [path.leverage, path.insurer]),
    ] + movers
  }

  /// How far the assumptions move the answer, which its own interval does not show.
  private var movers: [ReportBlock.Answer] {
    guard let range = AssumptionRangeRows(facts.run, language: language) else { return [] }
    return [
      ReportBlock.Answer(question: say("What moves it most?", "哪项假设影响最大？"), answer: RichText(range.sentence))
    ]
  }

  private var yearAnswers: [ReportBlock.Answer] {
    let text = FigureText(facts: facts, language: language)
    func answer(_ question: String, _ answer: RichText, _ verdict: String? = nil) -> ReportBlock.Answer {
      ReportBlock.Answer(question: question, answer: answer, verdict: verdict)
    }
    let (insurer, fund) = ("insurer.result.mean", "fund.result.mean")
    let results = (text.said(insurer, beside: [fund]), text.said(fund, beside: [insurer]))
    let need = facts.estimate("funding.need.p95")
    let isKnown = need?.lower != nil && need?.upper != nil
    let needed: RichText =
      isKnown
      ? say(
        "to do so in 95% of years takes \(text.said("funding.need.p95")) yuan",
        "要以95%的概率收支平衡，需人均\(text.said("funding.need.p95"))元")
      : say("there are too few replications to say what 95% of years take", "模拟次数过少，无法给出95%年份所需")
    let enough = answer(
      say("Is the funding enough?", "筹资够不够？"),
      say(
        "\(text.said("funding.perHead")) yuan a head covers claims and costs in \(text.said("funding.adequacy")) of years; ",
        "人均筹资\(text.said("funding.perHead"))元，收支平衡概率\(text.said("funding.adequacy"))；")
        + needed + say(RichText("."), RichText("。")), verdict)
    return [
      enough,
      answer(
        say("What will it cost?", "要花多少钱？"),
        facts.estimate("claims.total") == nil
          ? say(
            "Claims have no mean under this law; in half of the years they pass \(text.said("claims.p50")), in 5% \(text.said("claims.p95")).",
            "该分布下赔付均值无穷大；半数年份超过\(text.said("claims.p50"))，5%的年份超过\(text.said("claims.p95"))。")
          : say(
            "Claims come to \(text.said("claims.total")) in a mean year, \(text.said("claims.perInsured")) yuan a head; in 5% of years they pass \(text.said("claims.p95")).",
            "平均每年赔付\(text.said("claims.total"))，人均\(text.said("claims.perInsured"))元；5%的年份超过\(text.said("claims.p95"))。"
          )),
      answer(
        say("Who carries the result?", "盈亏由谁承担？"),
        facts.estimate(insurer) == nil || facts.estimate(fund) == nil
          ? ResultsWithoutMean(
            insurer: results.0.map { RichText($0) }, fund: results.1.map { RichText($0) },
            loss: RichText(text.said("insurer.lossProbability")), language: language
          ).sentence
          : say(
            "The insurer's result is \(text.insurerResult) on average, a loss in \(text.said("insurer.lossProbability")) of years; the fund's is \(text.fundResult).",
            "承办机构年均\(text.insurerResult)，亏损概率\(text.said("insurer.lossProbability"))；基金年均\(text.fundResult)。"
          )),
    ] + movers
  }
}
