import Insurance
import Plans
import RunReports
import Scenarios
import Simulation
import Studies

/// What a scenario comes to under some settings, as a page shows it.
struct AnswerRecord: Encodable, Sendable {
  let scenario: String
  let hash: String
  let method: String
  /// Nil for the exact method.
  let replications: Int?
  /// Whether it is a first answer of few years, the exact method having none.
  let isPreview: Bool
  let verdict: Verdict?
  let sentences: [Sentence]
  let cards: [Card]
  let sections: [Section]
  let groups: Groups?
  /// Empty until they are drawn.
  var charts: [DrawnChart] = []
  let warnings: [String]
  /// What differs from what it is measured by.
  let changes: [Change]
  /// The values that were set, as they were read.
  let values: [Value]
  let command: String
  let results: [RunRecord.Row]?
  /// What the assumptions leave open, the widest first; nil where it was not asked for or nothing is known of it.
  let assumptions: Assumptions?

  struct Assumptions: Encodable, Sendable {
    let sentence: String
    let rows: [Row]

    struct Row: Encodable, Sendable {
      let path: String
      let title: String
      let low: End
      let high: End
    }

    struct End: Encodable, Sendable {
      let value: String
      /// Claims a head, yuan.
      let claims: String
    }
  }

  struct Verdict: Encodable, Sendable {
    let id: String
    let words: String
    let scale: String
    /// Of what it is measured by.
    let before: String?
  }

  struct Sentence: Encodable, Sendable {
    let question: String
    let answer: String
  }

  /// One of the figures that stand first.
  struct Card: Encodable, Sendable {
    let id: String
    let title: String
    let figure: String
    let difference: String?
    /// 1 where the difference is welcome, -1 where it is not, 0 where that depends on who asks.
    let sense: Int
    let lines: [Line]

    struct Line: Encodable, Sendable {
      let name: String
      let figure: String
      let difference: String?
    }
  }

  struct Section: Encodable, Sendable {
    let id: String
    let title: String
    let rows: [FigureWords.Row]
  }

  struct Groups: Encodable, Sendable {
    let columns: [String]
    let rows: [GroupRow]
  }

  struct GroupRow: Encodable, Sendable {
    let group: String
    let name: String
    let cells: [FigureWords.Row?]
  }

  struct Change: Encodable, Sendable {
    let path: String
    let title: String
    let before: String?
    let after: String?
  }

  struct Value: Encodable, Sendable {
    let path: String
    /// In the unit of its control.
    let number: Double?
    let choice: String?
  }

  init(
    _ answer: WhatIf.Answer, of whatIf: WhatIf, against other: WhatIf.Answer?, _ question: Question,
    isPreview: Bool, range: AssumptionRange? = nil
  ) {
    let language = question.language
    let report = answer.report
    let figures = FigureWords(report, against: other?.report, isExact: answer.isExact, language)
    let plan = answer.scenario.plan
    let table = answer.facts.summary.table
    scenario = whatIf.id
    hash = whatIf.base.contentHash + whatIf.base.policyHash
    method = plan.method.rawValue
    replications = answer.isExact ? nil : plan.replications
    self.isPreview = isPreview
    let before = other.flatMap { RunReports.Verdict(of: $0.facts.summary.table) }
    verdict = RunReports.Verdict(of: table).map {
      Verdict(
        id: $0.rawValue, words: $0.words(language), scale: RunReports.Verdict.scale(language),
        before: before == $0 ? nil : before?.words(language))
    }
    // The verdict stands by itself.
    let lead = (RunReports.Verdict(of: table)?.words(language) ?? "") + (language == .chinese ? "：" : ": ")
    sentences = report.answers(language).map {
      Sentence(question: $0.question, answer: String($0.answer.trimmingPrefix(lead)))
    }
    cards = AnswerCards(figures: figures).all
    sections = Metric.Section.allCases.compactMap { section in
      let rows = table.rows.filter { row in
        row.metric.section == section && row.group == nil && (row.year == figures.year || section == .path)
      }
      guard !rows.isEmpty, section != .path || plan.policies.count > 1 else { return nil }
      return Section(
        id: section.rawValue, title: section.words(language) + RunReports.ResultsPart.unit(of: section, language),
        rows: rows.map { figures.row($0) })
    }
    groups = Self.groups(plan, report, figures, language)
    warnings = answer.facts.warnings.map { $0(language) }
    let title = PathTitle(plan.policies.first)
    changes = other.map { Self.changes(from: $0.scenario, to: answer.scenario, title, language) } ?? []
    let overrides = (try? question.settings.overrides()) ?? []
    let stated = whatIf.file.stated(overrides: overrides)
    values = overrides.map { override in
      let number = stated.quantity(at: override.path).flatMap { Control.Number($0).present }
      let choice = stated.choice(at: override.path)?.present
      return Value(
        path: override.path, number: number,
        choice: choice ?? (override.path.hasPrefix("readings.") ? override.node.text : nil))
    }
    let asked = isPreview ? plan.replications : question.replications
    command = whatIf.command(
      under: question.settings, answer.isExact ? ["--method exact"] : asked.map { ["--replications \($0)"] } ?? [])
    results = question.results ? RunRecord(answer.facts).results : nil
    var facts = answer.facts
    facts.assumptionRange = range
    assumptions = AssumptionRangeRows(facts, language: language).map { known in
      Assumptions(
        sentence: known.sentence,
        rows: known.rows.map { row in
          Assumptions.Row(
            path: row.path, title: row.title,
            low: Assumptions.End(value: row.low.value, claims: row.low.claims),
            high: Assumptions.End(value: row.high.value, claims: row.high.claims))
        })
    }
  }

  /// Values that differ, and clauses that are read otherwise.
  private static func changes(
    from before: Scenario, to after: Scenario, _ title: PathTitle, _ language: Language
  ) -> [Change] {
    let readings = zip(
      before.plan.policies.first?.disputedReadings ?? [], after.plan.policies.first?.disputedReadings ?? []
    ).filter { $0.path == $1.path && $0.inForce != $1.inForce }
    return readings.map { old, new in
      Change(
        path: new.path, title: new.words(language), before: old.asRead(language), after: new.asRead(language))
    }
      + ChangedValue.all(from: before, to: after).map {
        Change(
          path: $0.path, title: title.title(of: $0.path)(language), before: $0.before?(language),
          after: $0.after?(language)
        )
      }
  }

  private static func groups(
    _ plan: SimulationPlan, _ report: ReportFacts, _ figures: FigureWords, _ language: Language
  ) -> Groups? {
    guard plan.cohorts.count > 1 else { return nil }
    let metrics = [
      "insured", "beneficiaries.share", "beneficiaries.meanBenefit", "claims.perInsured", "members.reimbursementRate",
    ]
    let names = metrics.map { metric in Metric.named(metric)?.words(language) ?? metric }
    return Groups(
      columns: names,
      rows: plan.cohorts.map { cohort in
        GroupRow(
          group: cohort.group, name: report.name(ofGroup: cohort.group, language),
          cells: metrics.map { figures.row($0, group: cohort.group) })
      })
  }
}

/// The figures that stand first: what it costs, what it takes, who carries it.
struct AnswerCards {
  let figures: FigureWords

  private func say(_ en: String, _ zh: String) -> String { figures.language == .chinese ? zh : en }

  var all: [AnswerRecord.Card] {
    [
      card(
        "funding", say("Funding is enough in", "收支平衡概率"), "funding.adequacy", good: 1,
        [
          (say("funding a head", "人均筹资"), "funding.perHead"),
          (say("needed a head, 95%", "95%概率所需人均"), "funding.need.p95"),
        ]
      ),
      card(
        "cost", say("Claims of a mean year", "年均赔付"), "claims.total", good: 0,
        [(say("a head", "参保人均"), "claims.perInsured"), (say("in a bad year (5%)", "较差年份（5%）"), "claims.p95")]),
      card(
        "insurer", say("Insurer's mean result", "承办机构年均损益"), "insurer.result.mean", good: 0,
        [
          (say("probability of a loss", "亏损概率"), "insurer.lossProbability"),
          (say("fund's mean result", "基金年均结余"), "fund.result.mean"),
        ]
      ),
      card(
        "members", say("Share paid of what members bear", "大病支付占合规自付费用比例"), "members.reimbursementRate", good: 1,
        [
          (say("beneficiaries", "受益率"), "beneficiaries.share"),
          (say("mean benefit", "受益人员人均支付额"), "beneficiaries.meanBenefit"),
        ]),
    ].compactMap(\.self)
  }

  private func card(
    _ id: String, _ title: String, _ metric: String, good: Int, _ lines: [(name: String, metric: String)]
  ) -> AnswerRecord.Card? {
    guard let figure = figures.said(metric) else { return nil }
    let difference = figures.saidDifference(metric)
    let sense = difference == nil ? 0 : difference?.hasPrefix("+") == true ? good : -good
    // Of several years these are the first one's.
    let isOfFirst = figures.facts.run.summary.plan.policies.count > 1
    return AnswerRecord.Card(
      id: id, title: title + (isOfFirst ? say(", \(figures.year)", "（\(figures.year)年）") : ""), figure: figure,
      difference: difference, sense: sense,
      lines: lines.compactMap { line in
        figures.said(line.metric).map {
          AnswerRecord.Card.Line(name: line.name, figure: $0, difference: figures.saidDifference(line.metric))
        }
      })
  }
}
