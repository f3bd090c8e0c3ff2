import Fitting
import Foundation

/// Everything that a report on a fit says.
package struct FitFacts: Sendable {
  package let study: FittingStudy
  /// The law that is shown in full and written; nil where none could be fitted.
  package let chosen: FittingStudy.Entry?
  /// The file's name without its folders, its hash, and the column of the amounts.
  package let file: String
  package let hash: String
  package let column: String
  package let tail: TailTable?
  package let comparison: QuantileComparison?
  /// How many bad rows were left out.
  package let leftOut: Int

  package init(
    study: FittingStudy, chosen: FittingStudy.Entry?, file: LossFile, path: String, tail: TailTable?
  ) {
    self.study = study
    self.chosen = chosen
    self.file = path == "-" ? "-" : URL(fileURLWithPath: path).lastPathComponent
    hash = file.hash
    column = file.column
    self.tail = tail
    comparison = chosen.flatMap { QuantileComparison(of: $0.fitted.law, from: study.observations) }
    leftOut = file.badRowCount
  }
}
