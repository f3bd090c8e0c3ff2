import Insurance
import Plans
import Results
import RunReports
import Scenarios

/// Everything that reports of a comparison are made of.
package struct ComparisonFacts: Sendable {
  /// The baseline as a run.
  package let baseline: RunFacts
  package private(set) var alternatives: [Alternative]
  /// What was done so that all meet the same draws, such as a seed that was not taken from the second file.
  package let notes: [Words]

  /// One alternative against the baseline.
  package struct Alternative: Sendable {
    package let name: String
    /// The alternative as a run.
    package let run: RunFacts
    package let changes: [Change]
    package let comparison: PlanComparison
    /// What the assumptions leave open of the difference in claims; nil where nobody asked, or it has no closed form.
    var range: AssumptionRange?

    package init(name: String, run: RunFacts, changes: [Change], comparison: PlanComparison) {
      self.name = name
      self.run = run
      self.changes = changes
      self.comparison = comparison
    }
  }

  /// A value that differs, with what it cites.
  package struct Change: Sendable {
    package let path: String
    /// The year from which on they differ so; nil for the first one.
    package let year: Int?
    package let before: Words?
    package let after: Words?
    package let clause: String?
    package let source: Words?
    package let note: Words?

    package init(
      path: String, year: Int?, before: Words?, after: Words?, clause: String?, source: Words?, note: Words?
    ) {
      self.path = path
      self.year = year
      self.before = before
      self.after = after
      self.clause = clause
      self.source = source
      self.note = note
    }
  }

  /// The baseline's; the alternatives have as many replications and years.
  var plan: SimulationPlan { baseline.summary.plan }

  /// What an alternative is called in a heading: its title; where nobody gave it one, with what it changes.
  func title(of alternative: Alternative, _ language: Language) -> String {
    let title = alternative.run.title(language)
    guard title == alternative.name, (1...3).contains(alternative.changes.count) else { return title }
    let names = PathTitle(plan.policies.first)
    let changes = alternative.changes.map { change in
      let value = change.after?(language) ?? "–"
      let name = names.words(of: change.path)?(language) ?? change.path
      return language == .chinese ? "\(name)\(value)" : "\(name) \(value)"
    }.joined(separator: language == .chinese ? "、" : "; ")
    // Settings without a name are called by themselves.
    if title.contains("=") { return changes }
    return language == .chinese ? "\(title)（\(changes)）" : "\(title) (\(changes))"
  }

  /// What an alternative rests on and the baseline does not.
  func inputs(of alternative: Alternative) -> [RunFacts.Assumption] {
    alternative.run.inputs.filter { !baseline.inputs.contains($0) }
  }

  func files(of alternative: Alternative) -> [RunFacts.File] {
    alternative.run.files.filter { !baseline.files.contains($0) }
  }

  /// The same with what the assumptions leave open of each alternative's difference, in their order.
  package func ranging(_ ranges: [AssumptionRange?]) -> ComparisonFacts {
    var facts = self
    for (place, range) in zip(alternatives.indices, ranges) { facts.alternatives[place].range = range }
    return facts
  }

  package init(baseline: RunFacts, alternatives: [Alternative], notes: [Words]) {
    self.baseline = baseline
    self.alternatives = alternatives
    self.notes = notes
  }
}
