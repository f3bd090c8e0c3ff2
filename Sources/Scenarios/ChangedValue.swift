import Documents
import Insurance
import Plans
import Regions
import Results

/// A value that differs between two scenarios, of their own or of their policies.
public struct ChangedValue: Sendable {
  public let path: String
  /// The year from which on they differ so; nil for the first one.
  public let year: Int?
  /// Nil where one of the two has no such value.
  public let before: Words?
  public let after: Words?
  /// What the changed value cites, or the one that is gone.
  public let clause: String?
  public let source: Words?
  public let note: Words?

  /// All values that differ, those of the scenario first, then those of the policy year by year: of a later year what
  /// differs otherwise than in the year before.
  public static func all(from first: Scenario, to second: Scenario) -> [ChangedValue] {
    let own = ["seed", "replications", "method"]
    func values(_ scenario: Scenario) -> [ChangedValue] {
      scenario.values.filter { !own.contains($0.path) && !$0.path.hasPrefix("terms.") }.map {
        ChangedValue(
          path: $0.path, year: nil, before: nil, after: Words($0.words), clause: nil,
          source: $0.source.map { Words($0) }, note: $0.note.map { Words($0) })
      }
    }
    func values(_ policy: Policy, from year: Int?) -> [ChangedValue] {
      policy.values.map {
        ChangedValue(
          path: $0.path, year: year, before: nil, after: $0.words, clause: $0.source == nil ? $0.clause.text : nil,
          source: $0.source, note: $0.note)
      }
    }
    var changes = differing(values(first), values(second))
    var known: [String: ChangedValue] = [:]
    for (i, (before, after)) in zip(first.plan.policies, second.plan.policies).enumerated() {
      let ofYear = differing(
        values(before, from: i == 0 ? nil : before.year), values(after, from: i == 0 ? nil : after.year))
      changes += ofYear.filter { known[$0.path]?.before != $0.before || known[$0.path]?.after != $0.after }
      known = Dictionary(ofYear.map { ($0.path, $0) }, uniquingKeysWith: { a, _ in a })
    }
    return changes
  }

  private static func differing(_ before: [ChangedValue], _ after: [ChangedValue]) -> [ChangedValue] {
    let earlier = Dictionary(before.map { ($0.path, $0) }, uniquingKeysWith: { a, _ in a })
    let later = Set(after.map(\.path))
    return after.compactMap { value in
      let old = earlier[value.path]?.after
      return old == value.after ? nil : value.instead(of: old)
    } + before.filter { !later.contains($0.path) }.map { $0.gone }
  }

  private func instead(of old: Words?) -> ChangedValue {
    ChangedValue(path: path, year: year, before: old, after: after, clause: clause, source: source, note: note)
  }

  private var gone: ChangedValue {
    ChangedValue(path: path, year: year, before: after, after: nil, clause: clause, source: source, note: note)
  }
}

extension ScenarioFile {
  /// The alternative's changes switched on alone and in order, for their contributions.
  ///
  /// A change that makes no scenario before the next is made too, such as two bands that must ascend, is joined with it.
  ///
  /// - Parameters:
  ///   - alternative: whose changes they are.
  ///   - base: what is set for all steps.
  ///   - memory: of this file alone; a new one where it is nil.
  ///   - terms: what the changed terms are to a contract.
  package func steps(
    for alternative: Alternative, over base: [Override], sharing memory: EpisodeMemory? = nil,
    as terms: AlternativeTerms = .standing
  ) -> [Contributions.Step] {
    let memory = memory ?? EpisodeMemory()
    func plan(_ changes: [Alternative.Change]) -> SimulationPlan? {
      guard let plan = (try? scenario(overrides: base + changes.map(\.override), sharing: memory))?.plan else {
        return nil
      }
      return terms == .standing ? plan : plan.with(former: formerTerms(before: changes, over: base, sharing: memory))
    }
    var steps: [Contributions.Step] = []
    var waiting: [Alternative.Change] = []
    for (i, change) in alternative.changes.enumerated() {
      waiting.append(change)
      guard let upTo = plan(Array(alternative.changes[...i])) else { continue }
      let text = waiting.map { "\($0.path) = \($0.value)" }.joined(separator: ", ")
      steps.append(Contributions.Step(words: Words(en: text, zh: text), alone: plan(waiting), upTo: upTo))
      waiting = []
    }
    return steps
  }
}
