import Insurance
import Studies

/// What a page says in both languages.
struct TwoWords: Encodable, Sendable {
  let en: String
  let zh: String

  init(_ words: Words) { (en, zh) = (words.en, words.zh) }
}

/// A scenario with what can be tried of it.
struct ScenarioRecord: Encodable, Sendable {
  let id: String
  let title: TwoWords
  let region: TwoWords
  let policy: String
  let policyTitle: TwoWords
  let year: Int
  let years: Int
  let insured: Int
  /// By which a link of yesterday knows whether the scenario has changed since.
  let hash: String
  let isFounding: Bool
  /// Nil in a list.
  var parts: [Part]?
  var groups: [Named]?

  struct Named: Encodable, Sendable {
    let id: String
    let title: TwoWords
  }

  struct Part: Encodable, Sendable {
    let id: String
    let title: TwoWords
    let controls: [ControlRecord]
  }

  /// - Parameter isWhole: whether the values that can be tried are wanted too.
  init(_ whatIf: WhatIf, isWhole: Bool) {
    let plan = whatIf.base.plan
    let first = plan.policies.first
    let nothing = TwoWords(Words(en: "", zh: ""))
    id = whatIf.id
    title = TwoWords(whatIf.base.title)
    region = first.map { TwoWords($0.region) } ?? nothing
    policy = first?.id ?? ""
    policyTitle = first.map { TwoWords($0.title) } ?? nothing
    (year, years, insured) = (plan.startYear, plan.policies.count, plan.insured)
    hash = whatIf.base.contentHash + whatIf.base.policyHash
    isFounding = ShippedScenarios.founding.contains(whatIf.id)
    guard isWhole else { return }
    parts = Controls(of: whatIf).parts.map { part, controls in
      Part(id: part.rawValue, title: TwoWords(part.words), controls: controls.map(ControlRecord.init))
    }
    groups = (first?.groups ?? []).map { Named(id: $0.id, title: TwoWords($0.words)) }
  }
}

/// A value that can be tried, as the page takes it.
struct ControlRecord: Encodable, Sendable {
  let path: String
  let title: TwoWords
  let value: TwoWords
  let origin: TwoWords?
  let note: TwoWords?
  let isAssumption: Bool
  let number: Number?
  let choices: [ScenarioRecord.Named]?
  let choice: String?

  struct Number: Encodable, Sendable {
    let unit: String
    let present: Double?
    let mayBeNone: Bool
    let isShareOfIndex: Bool
    let least: Double
    let most: Double
    let low: Double
    let high: Double
    let step: Double
  }

  init(_ control: Control) {
    path = control.path
    (title, value) = (TwoWords(control.title), TwoWords(control.value))
    (origin, note) = (control.origin.map(TwoWords.init), control.note.map(TwoWords.init))
    isAssumption = control.isAssumption
    switch control.form {
    case .number(let own):
      number = Number(
        unit: own.unit.rawValue, present: own.present, mayBeNone: own.mayBeNone, isShareOfIndex: own.isShareOfIndex,
        least: own.allowed.lowerBound, most: own.allowed.upperBound, low: own.usual.lowerBound,
        high: own.usual.upperBound, step: own.step)
      (choices, choice) = (nil, nil)
    case .choice(let names, let present):
      number = nil
      choices = names.map { ScenarioRecord.Named(id: $0.name, title: TwoWords($0.words)) }
      choice = present
    }
  }
}
