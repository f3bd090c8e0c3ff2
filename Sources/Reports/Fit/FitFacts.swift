import Data
import Fitting

/// Everything that a report on a fit says.
package struct FitFacts: Sendable {
  package let study: FittingStudy
  /// The law that is shown in full and written; nil where none could be fitted.
  package let chosen: FittingStudy.Entry?
  /// How the file was read.
  package let reading: FileReading
  package let tail: TailTable?
  package let comparison: QuantileComparison?

  /// What each group of people spends, where a scenario was made of them.
  package var groups: [GroupFit] = []

  package var file: String { reading.name }
  package var hash: String { reading.hash }
  /// Of the amounts.
  package var column: String { reading.column }
  /// How many bad rows were left out.
  package var leftOut: Int { reading.badRows.count }

  package init(
    study: FittingStudy, chosen: FittingStudy.Entry?, reading: FileReading, tail: TailTable?
  ) {
    self.study = study
    self.chosen = chosen
    self.reading = reading
    self.tail = tail
    comparison = chosen.flatMap { QuantileComparison(of: $0.fitted.law, from: study.observations) }
  }
}
