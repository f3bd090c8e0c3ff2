import Insurance
import Plans
import Presentation
import RunReports
import Statistics

/// A comparison as a person reads it: for each alternative what it changes, what that brings, who gains and who loses.
package struct ComparisonReport {
  private let facts: ComparisonFacts
  private let language: Language
  private let style: Style

  package init(_ facts: ComparisonFacts, language: Language, style: Style) {
    self.facts = facts
    self.language = language
    self.style = style
  }

  private var plan: SimulationPlan { facts.baseline.summary.plan }
  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }

  package var text: String {
    var blocks = [heading]
    for alternative in facts.alternatives {
      let comparison = alternative.comparison
      let tables = ComparisonTables(facts: facts, alternative: alternative, language: language)
      let losses = LossTables(losses: comparison.losses, language: language)
      let winners = WinnersTables(comparison, plan: plan, language: language)
      blocks += [
        title(alternative), answer(alternative), changes(alternative), tables.metrics.text(style: style),
        tables.parties.text(style: style),
        (winners.note.map { $0 + "\n" } ?? "") + texts(winners.tables),
        texts(
          ContributionsTables(
            contributions: comparison.contributions, names: ValueName(under: plan.policies.first, language),
            language: language
          ).tables),
        texts(losses.tables) + (losses.note.map { $0 + "\n" } ?? ""), texts(tables.years),
      ]
    }
    blocks += [sources, footer]
    return blocks.filter { !$0.isEmpty }.joined(separator: "\n")
  }

  private func texts(_ tables: [ReportTable]) -> String {
    tables.map { $0.text(style: style) }.joined(separator: "\n")
  }

  private var heading: String {
    let people = NumberText.grouped(plan.insured)
    let replications = NumberText.grouped(plan.replications)
    let notes = WarningsText.lines(facts.notes + facts.baseline.warnings, language)
    return style.bold(say("baseline: ", "基准：") + facts.baseline.title(language)) + "\n"
      + say(
        "\(plan.policies.first?.id ?? "") · \(people) insured · \(replications) replications, the same draws for all",
        "\(plan.policies.first?.id ?? "") · 参保\(people)人 · 模拟\(replications)次，各方案使用相同随机数") + "\n" + notes
  }

  private func title(_ alternative: ComparisonFacts.Alternative) -> String {
    let title = alternative.run.title(language)
    let name = title == alternative.name ? title : alternative.name + say(": ", "：") + title
    return style.bold(say("alternative: ", "方案：") + name) + "\n"
  }

  /// The change that everybody asks about: the verdict in a line, then a sentence a line.
  private func answer(_ alternative: ComparisonFacts.Alternative) -> String {
    let answers = ReformAnswers(facts: facts, alternative: alternative, language: language)
    let verdict = answers.verdict.map { style.bold($0) + say(" (", "（") + Verdict.scale(language) + say(")", "）") }
    return ([verdict].compactMap(\.self) + answers.lines).map { $0 + "\n" }.joined()
  }

  /// More than so many changed values are another policy rather than a reform.
  private static let mostChanges = 30

  /// The years that are compared.
  private var span: String {
    let last = plan.startYear + max(1, plan.policies.count) - 1
    return last > plan.startYear ? "\(plan.startYear)–\(last)" : String(plan.startYear)
  }

  private func changes(_ alternative: ComparisonFacts.Alternative) -> String {
    let changes = alternative.changes
    guard !changes.isEmpty else {
      return say("No value differs in \(span).\n", "\(span)年各项参数相同。\n")
    }
    guard changes.count <= Self.mostChanges else {
      return say(
        "\(changes.count) values differ; --json lists them, 'dabing policies diff' those of the policies.\n",
        "\(changes.count)项参数不同；--json列出全部，“dabing policies diff”列出政策参数。\n")
    }
    return ComparisonTables(facts: facts, alternative: alternative, language: language).changes.text(style: style)
  }

  /// Where X comes from the people of a pilot.
  private var pilot: String {
    let plans = [plan] + facts.alternatives.map(\.comparison.alternative.plan)
    guard plans.contains(where: { $0.cohorts.contains { $0.episodes != nil } }) else { return "" }
    return say(
      "The law of X is made of a pilot of people, the same on both sides: what their number leaves uncertain of a difference is in its standard error, but not in the winners and losers.\n",
      "X的分布由人群样本生成，各方案样本相同：样本量给差异带来的误差已计入其标准误，得失人数则未计入。\n")
  }

  /// What the scenarios rest on, of an alternative what the baseline does not.
  private var sources: String {
    let text = InputsText(policy: plan.policies.first, language: language, style: style)
    let inputs =
      text.list(facts.baseline.inputs, Words(en: "Inputs with a source", zh: "有来源的输入"))
      + facts.alternatives.map {
        text.list(
          facts.inputs(of: $0), Words(en: "Inputs with a source, \($0.name)", zh: "有来源的输入：\($0.name)"))
      }.joined()
    var files = facts.baseline.files
    for file in facts.alternatives.flatMap(facts.files(of:)) where !files.contains(file) { files.append(file) }
    return inputs + text.files(files)
  }

  private var footer: String {
    let text = say(
      "Standard errors are those of the differences: of quantiles from \(PairedBootstrap.resamples) resamples of the paired replications, of all else from the pairs themselves.",
      "标准误为差异本身的标准误：分位数由成对模拟的\(PairedBootstrap.resamples)次重抽样得出，其余直接由成对模拟得出。")
    return style.dim(
      text + "\n" + pilot + say("dabing \(ProgramVersion.current), ", "dabing \(ProgramVersion.current)，")
        + plan.method.text(language) + say(", seed \(plan.seed), ", "，种子\(plan.seed)，")
        + say("scenario \(facts.baseline.scenarioHash)", "情景\(facts.baseline.scenarioHash)")) + "\n"
  }
}
