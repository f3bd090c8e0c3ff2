import Insurance
import Simulation

/// Everything that reports of a comparison are made of.
package struct ComparisonFacts: Sendable {
  /// The baseline as a run.
  package let baseline: RunFacts
  package let alternatives: [Alternative]
  /// What was done so that all meet the same draws, such as a seed that was not taken from the second file.
  package let notes: [Words]

  /// One alternative against the baseline.
  package struct Alternative: Sendable {
    package let name: String
    /// The alternative as a run.
    package let run: RunFacts
    package let changes: [Change]
    package let comparison: PlanComparison

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

  /// What an alternative rests on and the baseline does not.
  func inputs(of alternative: Alternative) -> [RunFacts.Assumption] {
    alternative.run.inputs.filter { !baseline.inputs.contains($0) }
  }

  func files(of alternative: Alternative) -> [RunFacts.File] {
    alternative.run.files.filter { !baseline.files.contains($0) }
  }

  package init(baseline: RunFacts, alternatives: [Alternative], notes: [Words]) {
    self.baseline = baseline
    self.alternatives = alternatives
    self.notes = notes
  }
}
