import Documents
import Insurance
import Regions
import Scenarios

/// The values of a scenario and its policy that can be tried, by the part of the page that they stand in.
package struct Controls: Sendable {
  package let parts: [(part: Control.Part, controls: [Control])]

  package var all: [Control] { parts.flatMap(\.controls) }

  package init(of whatIf: WhatIf) {
    let policy = whatIf.base.plan.policies.first
    let reader = ControlReader(stated: whatIf.file.stated(), title: PathTitle(policy))
    var controls: [Control] = []
    var known: Set<String> = []
    func add(_ control: Control?) {
      if let control, known.insert(control.path).inserted { controls.append(control) }
    }
    for value in policy?.values ?? [] where !Self.isLeftOut(value.path, whatIf.base) {
      add(
        reader.control(
          value.path, words: value.words,
          origin: value.source ?? Words(en: value.clause.text, zh: value.clause.text), note: value.note,
          isAssumption: value.isAssumption))
    }
    for reading in policy?.disputedReadings ?? [] { add(Self.control(reading)) }
    for value in whatIf.base.values where !value.path.hasPrefix("terms.") && !Self.isLeftOut(value.path, whatIf.base) {
      add(
        reader.control(
          value.path, words: Words(value.words), origin: value.source.map { Words($0) },
          note: value.note.map { Words($0) }, isAssumption: value.isAssumption))
    }
    // What a file may leave out and people ask for all the same.
    for (path, usual, words) in [
      ("horizon.years", 1.0, "1"), ("trend.severity", 0, "0%"), ("trend.frequency", 0, "0%"),
    ] {
      add(
        reader.control(
          path, words: Words(en: words, zh: words), origin: nil, note: nil, isAssumption: false, otherwise: usual))
    }
    parts = Control.Part.allCases.compactMap { part in
      let own = controls.filter { Self.part(of: $0.path) == part }
      return own.isEmpty ? nil : (part, own)
    }
  }

  /// Values that only move together with others, or that nothing of the scenario asks for.
  private static func isLeftOut(_ path: String, _ scenario: Scenario) -> Bool {
    path.hasPrefix("funding.sources") || path.hasPrefix("settlement.instalments") || path.hasSuffix("earsBefore")
      || path.hasSuffix("[0].from") || path.hasPrefix("terms.") || path.hasPrefix("readings.")
      || path.hasPrefix("horizon.contractYear")
      || ["year", "seed", "replications"].contains(path)
      || (path.hasPrefix("scope.") && !scenario.plan.answersToScope)
  }

  private static func control(_ reading: DisputedReading) -> Control {
    Control(
      path: reading.path, title: reading.words, value: reading.asRead,
      form: .choice(reading.choices.map { ($0.id, $0.words) }, present: reading.choice?.id),
      origin: Words(en: reading.clause.text, zh: reading.clause.text), note: nil, isAssumption: false)
  }

  private static func part(of path: String) -> Control.Part {
    if path.hasPrefix("benefit") { return path.contains(".groups.") ? .groups : .benefit }
    switch path.prefix(while: { $0 != "." && $0 != "[" }) {
    case "funding": return .funding
    case "readings": return .readings
    case "population": return .people
    case "expense", "behaviour": return .expense
    case "costs", "riskSharing", "contract": return .contract
    case "horizon", "trend", "shocks": return .years
    case "indices": return .indices
    case "scope": return .scope
    default: return .settlement
    }
  }
}

/// Makes controls of what a scenario states.
private struct ControlReader {
  let stated: StatedScenario
  let title: PathTitle

  /// - Parameter otherwise: the number where the file leaves it out.
  /// - Returns: nil for what is neither a number nor one of several words.
  func control(
    _ path: String, words: Words, origin: Words?, note: Words?, isAssumption: Bool, otherwise: Double? = nil
  ) -> Control? {
    let form: Control.Form
    if let quantity = stated.quantity(at: path) {
      let isCount = path == "horizon.years" || path == "contract.years" || path.hasSuffix("unclaimedReturnAfter")
      form = .number(Control.Number(quantity, otherwise: otherwise, isYearCount: isCount))
    } else if let choice = stated.choice(at: path) {
      let names = choice.names.map { ($0, ChoiceWords.words(of: Words(en: $0, zh: $0))) }
      form = .choice(names, present: choice.present)
    } else {
      return nil
    }
    return Control(
      path: path, title: title.title(of: path), value: words, form: form, origin: origin, note: note,
      isAssumption: isAssumption)
  }
}
