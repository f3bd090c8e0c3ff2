import Insurance
import Presentation
import RiskSharing

/// One policy in full: benefits by group, every value with its clause, cliffs, assumptions.
package struct PolicySheet {
  private let policy: Policy

  /// The answer of a scenario under each reading of a disputed clause; nil where none is at hand.
  private let answers: Answers?

  /// Which scenario it is, and what it answers.
  package struct Answers {
    let scenario: String
    let table: ReadingsTable
    /// How many were drawn; nil for the exact law.
    let replications: Int?

    package init(scenario: String, table: ReadingsTable, replications: Int?) {
      self.scenario = scenario
      self.table = table
      self.replications = replications
    }
  }

  package init(_ policy: Policy, answers: Answers? = nil) {
    self.policy = policy
    self.answers = answers
  }

  /// A round premium on which the shape of the risk sharing is looked at; where the policy names a total, that.
  private var diagram: RiskSharingDiagram {
    let people = 1_000_000
    let premium = Money(yuan: policy.funding.total(insured: people)) ?? .zero
    return RiskSharingDiagram(
      of: policy, insured: people, premium: premium > .zero ? premium : Money(fen: 10_000_000_000))
  }

  package struct Record: Encodable {
    let id: String
    let title: [String: String]
    let year: Int
    let status: String
    let from: String
    let to: String?
    let documents: [String]
    let scope: String
    let groups: [String]
    let rules: [String]
    let layers: [Layer]
    let readings: [Reading]
    /// Of the scenario that comes with the region, under each reading; absent where there is none.
    let answers: ScenarioAnswers?
    let notModelled: [Remark]
    let values: [Value]
    let cliffs: [Cliff]
    /// What a reader must know before believing the values.
    let warnings: [String]

    /// A layer of benefit with the groups that it reaches.
    struct Layer: Encodable {
      let id: String
      let title: [String: String]
      let payer: String
      let clause: String
      let groups: [String]
    }

    struct ScenarioAnswers: Encodable {
      let scenario: String
      /// Absent for the exact law.
      let replications: Int?
      let table: ReadingsTable.Record
    }

    struct Remark: Encodable {
      let text: String
      let clause: String

      init(_ remark: Policy.Remark) {
        text = remark.words.en
        clause = remark.clause.text
      }
    }

    /// How a clause is read; with the ways in which it can be, where it can be chosen.
    struct Reading: Encodable {
      let text: String
      let clause: String
      let id: String?
      /// Of the choices; nil where the values in force are none's.
      let inForce: String?
      /// Why the first choice is taken where nobody chooses.
      let why: String?
      let choices: [Choice]?

      struct Choice: Encodable {
        let id: String
        let text: String
        /// What it takes the policy's values to be, by path.
        let values: [String: String]
      }

      init(_ remark: Policy.Remark) {
        (text, clause) = (remark.words.en, remark.clause.text)
        (id, inForce, why, choices) = (nil, nil, nil, nil)
      }

      init(_ reading: DisputedReading) {
        (text, clause, id) = (reading.remark.en, reading.clause.text, reading.id)
        (inForce, why) = (reading.choice?.id, reading.why?.en)
        choices = reading.choices.map { choice in
          Choice(
            id: choice.id, text: choice.words.en,
            values: Dictionary(choice.values.map { ($0.path, $0.text) }, uniquingKeysWith: { first, _ in first }))
        }
      }
    }

    struct Value: Encodable {
      let path: String
      let value: String
      let clause: String
      let assumption: Bool
      let note: String?
    }

    struct Cliff: Encodable {
      let lossRatio: Double
      let clause: String
      /// Shares of the premium just below and at the loss ratio; costs are the policy's.
      let insurerResultBefore: Double
      let insurerResultAfter: Double
      let payerPaysBefore: Double
      let payerPaysAfter: Double
    }
  }

  package var record: Record {
    Record(
      id: policy.id, title: ["en": policy.title.en, "zh": policy.title.zh], year: policy.year,
      status: policy.standing.status.rawValue, from: policy.standing.from.description,
      to: policy.standing.to?.description, documents: policy.documents.map { "\($0.number) \($0.title)" },
      scope: policy.scope.words.en, groups: policy.groups.map(\.id),
      rules: policy.ruleNames,
      layers: policy.layers.map { layer in
        Record.Layer(
          id: layer.id, title: ["en": layer.words.en, "zh": layer.words.zh], payer: layer.payer.rawValue,
          clause: layer.clause.text, groups: policy.groups.map(\.id).filter { layer.rules[$0] != nil })
      }, readings: policy.disputedReadings.map(Record.Reading.init) + policy.readings.map(Record.Reading.init),
      answers: answers.map {
        Record.ScenarioAnswers(scenario: $0.scenario, replications: $0.replications, table: $0.table.record)
      },
      notModelled: policy.notModelled.map(Record.Remark.init),
      values: policy.values.map {
        Record.Value(
          path: $0.path, value: $0.text, clause: $0.clause.text, assumption: $0.isAssumption,
          note: $0.note?.en)
      },
      cliffs: diagram.cliffs.map {
        Record.Cliff(
          lossRatio: $0.lossRatio, clause: $0.clause.text, insurerResultBefore: $0.insurerBefore,
          insurerResultAfter: $0.insurerAfter, payerPaysBefore: $0.payerBefore, payerPaysAfter: $0.payerAfter)
      }, warnings: policy.warnings.map(\.en))
  }

  package func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    let dates =
      policy.standing.from.description
      + (policy.standing.to.map { say(" to \($0)", "至\($0)") }
        ?? (policy.standing.status == .superseded ? say(" to its successor", "起，至被替代时止") : say(" on", "起")))
    let assumed =
      policy.assumptions.contains { $0.path == "inForce.from" } ? say(" (days and status assumed)", "（时效为假设）") : ""
    var text = style.bold(policy.title(language)) + "\n"
    text +=
      "\(policy.id) · \(policy.standing.status.words(language)) · \(dates)\(assumed) · "
      + (policy.standing.evidence.map { $0.words(language) + " · " } ?? "")
      + say("values of \(policy.year)", "\(policy.year)年参数") + "\n"
    for document in policy.documents { text += "\(document.number) \(document.title)\n" }
    text += say("scope: ", "支付范围：") + policy.scope.words(language) + " \(policy.scope.clause.bracketed(language))\n\n"
    text +=
      say("rules: ", "规则：") + policy.ruleNames.map { RuleName.text($0, language) }.joined(separator: " · ") + "\n\n"
    for warning in policy.warnings { text += "! " + CitationForm.of(warning, language) + "\n\n" }
    text += benefits(language, style) + "\n"
    text +=
      say("funding: ", "筹资：") + policy.funding.summary(language)
      + " \(policy.funding.clause.bracketed(language))\n\n"
    text += values(language, style) + "\n"
    text += cliffs(language, style)
    if let answers {
      let drawn = answers.replications.map { say(", \($0) replications", "，模拟\($0)次") } ?? ""
      text +=
        "\n"
        + style.bold(
          say(
            "The answer of \(answers.scenario) under each reading\(drawn)", "各种条款理解下的测算结果（\(answers.scenario)\(drawn)）")
        )
        + "\n" + answers.table.textByReading(language, style: style)
    }
    text += RemarksText(policy).text(language, style: style)
    return text
  }

  private func benefits(_ language: Language, _ style: Style) -> String {
    let terms = BenefitTerms(policy: policy, language: language)
    var table = TextTable(
      [.init(language == .chinese ? "群体" : "group")]
        + terms.columns.map { .init($0.title, $0.isNumber ? .trailing : .leading) })
    for section in terms.sections {
      if let title = section.title { table.addSection(title) }
      for line in section.lines { table.add([line.name(language)] + line.cells) }
    }
    return table.rendered(style: style)
  }

  private func values(_ language: Language, _ style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    var table = TextTable([
      .init(say("value", "参数")), .init("", .trailing), .init(say("clause", "条款")), .init(say("note", "说明")),
    ])
    let names = ValueName(under: policy, language)
    for value in policy.values {
      let marks =
        (value.isAssumption ? say("assumption", "假设") : "") + (value.isSet ? say(" set", " 已设定") : "")
        + (value.isBelowFloor ? say(" below the floor", " 低于下限") : "")
      let note = [marks, value.note.map { CitationForm.of($0, language) } ?? ""].filter { !$0.isEmpty }.joined(
        separator: say(": ", "："))
      table.add([names.text(value.path), value.words(language), value.citedOrigin(language), note])
    }
    return table.rendered(style: style)
  }

  private func cliffs(_ language: Language, _ style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { policy.inItsWords(Words(en: en, zh: zh))(language) }
    func percent(_ share: Double) -> String { NumberText.percent(share, decimals: 2) }
    let cliffs = diagram.cliffs
    guard !cliffs.isEmpty else {
      return say("risk sharing: no cliff; no party's result jumps as claims grow\n", "风险分担：无临界跳变点，各方损益随赔付连续变化\n")
    }
    var text = style.bold(say("Cliffs", "临界跳变点")) + "\n"
    for cliff in cliffs {
      let ratio = NumberText.percent(cliff.lossRatio, decimals: 1)
      text += say(
        "  at claims of \(ratio) of the premium [\(cliff.clause.text)] the payer's cost jumps from \(percent(cliff.payerBefore)) to \(percent(cliff.payerAfter)) of it, the insurer's result after costs from \(percent(cliff.insurerBefore)) to \(percent(cliff.insurerAfter))\n",
        "  赔付达到保费的\(ratio)时\(cliff.clause.bracketed(.chinese))，付费方支出由保费的\(percent(cliff.payerBefore))跳至\(percent(cliff.payerAfter))，承办机构扣除经办费用后的损益由\(percent(cliff.insurerBefore))跳至\(percent(cliff.insurerAfter))\n"
      )
    }
    return text
  }
}
