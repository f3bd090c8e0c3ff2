import Data
import Fitting

/// What is said of a run-off.
package struct RunOffFacts: Sendable {
  let reading: FileReading
  let ladder: ChainLadder
  /// Nil where nobody asks, or the periods are no months of a year.
  let late: LateShare?

  package init(_ reading: FileReading, _ ladder: ChainLadder, late: LateShare?) {
    (self.reading, self.ladder, self.late) = (reading, ladder, late)
  }
}
