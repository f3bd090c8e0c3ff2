import Chance
import Plans

/// The cells of a cohort's laws.
struct CohortCells: Sendable {
  private let usual: Cells
  private let expectedClaimants: Double
  private let withNodes: Bool
  /// By the number of the level of cost, where care comes in episodes.
  private let levels = MadeOnce<Int, Cells>()

  /// - Parameter withNodes: whether a rule of any year may be no piecewise linear function.
  init(of cohort: Cohort, withNodes: Bool) {
    self.withNodes = withNodes
    expectedClaimants = Double(cohort.insured) * cohort.probability
    usual = Cells(
      of: cohort.care?.levels.usual.others ?? cohort.severity, expectedClaimants: expectedClaimants,
      withNodes: withNodes)
  }

  /// Parameters of its own give a path cells of its own.
  func cells(of cohort: YearFrame.CohortYear) -> Cells {
    guard cohort.cohort.hasUncertainLaws else { return usual }
    return Cells(
      of: cohort.cohort.severity,
      expectedClaimants: Double(cohort.cohort.insured) * cohort.cohort.probability, withNodes: withNodes)
  }

  func cells(of stretched: CareLevels.Stretched, _ cohort: YearFrame.CohortYear) -> Cells {
    guard cohort.cohort.care?.isDrawn != true else {
      return Cells(
        of: stretched.level.others, expectedClaimants: expectedClaimants, withNodes: withNodes)
    }
    if stretched.place == 0 { return usual }
    return levels.value(of: stretched.place) {
      Cells(of: stretched.level.others, expectedClaimants: expectedClaimants, withNodes: withNodes)
    }
  }
}
