import Data
import Fitting
import Scenarios

/// Everything that a report on a fit says.
package struct FitFacts: Sendable {
  package let study: FittingStudy
  /// The law that is shown in full and written; nil where none could be fitted.
  package let chosen: FittingStudy.Entry?
  /// How the file was read.
  package let reading: FileReading
  package let tail: TailTable?
  package let comparison: QuantileComparison?
  /// What the policy pays of the file; nil where nobody says what it pays.
  package let paid: PaidCost?
  /// Why the law is taken.
  package let reason: LawChoice.Reason
  /// The file against the law from each deductible up; nil where amounts are not known one by one.
  package let layers: LayerComparison?
  package let curves: FitCurves?

  /// What each year comes to, where a column names it.
  package var years: YearLevels?
  /// What each group of people spends, where a scenario was made of them.
  package var groups: [GroupFit] = []
  /// What the policy pays of the file's groups, each by its own terms; nil where there are none.
  package var paidByGroup: FileAgainstLaw?
  /// What they are called.
  package var titles = PathTitle(nil)

  package var file: String { reading.name }
  package var hash: String { reading.hash }
  /// Of the amounts.
  package var column: String { reading.column }
  /// How many bad rows were left out.
  package var leftOut: Int { reading.badRows.count }

  package init(
    study: FittingStudy, choice: LawChoice, paid: PaidCost?, reading: FileReading, tail: TailTable?
  ) {
    self.study = study
    let chosen = choice.entry
    (self.chosen, self.paid, reason) = (chosen, paid, choice.reason)
    layers = chosen.flatMap {
      LayerComparison(of: $0.fitted.law, from: study.observations, at: [paid?.part.deductible].compactMap(\.self))
    }
    curves = chosen.flatMap { FitCurves(of: $0.fitted.law, from: study.observations) }
    self.reading = reading
    self.tail = tail
    comparison = chosen.flatMap { QuantileComparison(of: $0.fitted.law, from: study.observations) }
  }
}
