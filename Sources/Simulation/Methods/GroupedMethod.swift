import Chance
import Foundation
import Insurance

/// The year by cells of the amount instead of by persons: its cost does not grow with the number of people.
///
/// A cohort's claimants are a binomial count, as in `IndividualMethod`; they fall into fixed cells of the amount by
/// conditional binomials, which together are a multinomial. The sums of a well-filled cell (expense, benefit and
/// number of beneficiaries) are drawn from the normal law with their exact conditional means and covariances, turning
/// points of the benefit inside a cell included. In cells with few people, and in the open tail, every amount is drawn
/// from the conditional law. Neither cells nor draws depend on the policy; the year's severity factor stretches the
/// amounts of a cell, not the cell.
struct GroupedMethod: ClaimsMethod {
  let frame: YearFrame
  /// For each cohort its cells, or nil where it is so small that drawing everybody is quicker.
  private let cells: [Cells?]

  /// A cohort with fewer expected claimants is drawn one by one.
  static let smallCohort = 1500.0

  init(frame: YearFrame) {
    self.frame = frame
    cells = frame.cohorts.map { cohort in
      let law: any SeverityLaw = cohort.episodes?.overflow?.others ?? cohort.severity
      return Self.drawsEverybody(of: cohort)
        ? nil : Cells(of: law, expectedClaimants: Double(cohort.insured) * cohort.probability)
    }
  }

  /// Whether a cohort is so small that its year is that of `IndividualMethod`, draw by draw.
  static func drawsEverybody(of cohort: Cohort) -> Bool {
    Double(cohort.insured) * cohort.probability < smallCohort
  }

  func year(_ slot: YearSlot) -> YearOfClaims {
    frame.year(slot) { cohort, part in
      guard let usual = cells[cohort.place] else {
        IndividualMethod.drawEverybody(of: cohort, into: &part)
        return
      }
      // Parameters of its own give a path cells of its own.
      let cells =
        cohort.cohort.uncertainty == nil
        ? usual
        : Cells(
          of: cohort.cohort.severity,
          expectedClaimants: Double(cohort.cohort.insured) * cohort.cohort.probability,
          withNodes: cohort.rule.schedule == nil)
      let beside = cohort.drawOverflow(into: &part)
      var draw = CellDraw(cells: cells, of: cohort, into: part)
      draw.distribute(cohort.claimants - beside)
      part = draw.part
    }
  }
}

/// One cohort's year.
private struct CellDraw {
  let cells: Cells
  let factor: Double
  let rule: any BenefitRule
  let schedule: CellSchedule?
  var counts: RandomStream
  var amounts: RandomStream
  var part: YearOfClaims.Part

  /// Up to so many people of a cell are drawn one by one.
  private static let few = 32

  init(cells: Cells, of cohort: YearFrame.CohortYear, into part: YearOfClaims.Part) {
    self.cells = cells
    self.part = part
    factor = cohort.factor
    rule = cohort.rule
    schedule = cohort.rule.schedule.map { CellSchedule($0, factor: cohort.factor, law: cells.law) }
    counts = cohort.stream(.cells)
    amounts = cohort.stream(.cellAmounts)
  }

  mutating func distribute(_ count: Int) {
    var left = count
    for cell in cells.cells {
      guard left > 0 else { return }
      let people = Draws.binomial(trials: left, probability: cell.conditionalProbability, using: &counts)
      left -= people
      if people == 0 { continue }
      if people <= Self.few {
        drawEach(people, from: cell.lower.survival, width: cell.probability)
      } else {
        drawTogether(people, in: cell)
      }
    }
    if left > 0 { drawEach(left, from: cells.tailProbability, width: cells.tailProbability) }
  }

  /// Amounts one by one: the survival probability is uniform over that of the cell.
  private mutating func drawEach(_ people: Int, from top: Double, width: Double) {
    for _ in 0..<people {
      let amount = factor * cells.law.quantile(survival: top - amounts.uniform() * width)
      let payment = rule.payment(for: amount)
      part.expense += amount
      part.claims += payment
      part.beneficiaries += payment > 0 ? 1 : 0
    }
  }

  /// The cell's sums together. Three normals are drawn whatever the rule is.
  private mutating func drawTogether(_ people: Int, in cell: Cells.Cell) {
    let (z1, z2, z3) = (amounts.standardNormal(), amounts.standardNormal(), amounts.standardNormal())
    let n = Double(people)
    let root = n.squareRoot()
    let amount = n * cell.mean + root * cell.standardDeviation * z1
    part.expense += factor * amount

    // A cell without a turning point pays a linear function of the amount: nothing more is random.
    if let schedule {
      let holding = schedule.pieces.last { $0.start.limit <= cell.lower.limit }
      let turns = schedule.pieces.contains {
        $0.start.limit > cell.lower.limit && $0.start.limit < cell.upper.limit
      }
      if !turns {
        guard let holding else { return }
        part.claims += n * holding.intercept + holding.slope * amount
        part.beneficiaries += cell.lower.limit >= schedule.threshold ? people : 0
        return
      }
    }
    let moments = schedule?.moments(of: cell) ?? momentsByNodes(cell)
    // Cholesky of the covariance of (x, b, paid or not), the first column being x.
    let sd = cell.standardDeviation
    let benefitOnAmount = sd > 0 ? (moments.cross - cell.mean * moments.benefit) / sd : 0
    let paidOnAmount = sd > 0 ? (moments.paidAmount - cell.mean * moments.paid) / sd : 0
    let variance = moments.square - moments.benefit * moments.benefit - benefitOnAmount * benefitOnAmount
    let benefitOnOwn = max(0, variance).squareRoot()
    // Whoever is not paid gets nothing, so E[b · paid] = E[b].
    let covariance = moments.benefit * (1 - moments.paid) - benefitOnAmount * paidOnAmount
    let paidOnBenefit = benefitOnOwn > 0 ? covariance / benefitOnOwn : 0
    let rest = moments.paid * (1 - moments.paid) - paidOnAmount * paidOnAmount - paidOnBenefit * paidOnBenefit
    part.claims += max(0, n * moments.benefit + root * (benefitOnAmount * z1 + benefitOnOwn * z2))
    let paid = n * moments.paid + root * (paidOnAmount * z1 + paidOnBenefit * z2 + max(0, rest).squareRoot() * z3)
    part.beneficiaries += min(people, max(0, Int(paid.rounded())))
  }

  /// The moments of a rule that is no piecewise linear function, by the midpoint rule in probability.
  private func momentsByNodes(_ cell: Cells.Cell) -> CellSchedule.Moments {
    var moments = CellSchedule.Moments()
    let weight = 1 / Double(cell.nodes.count)
    for x in cell.nodes {
      let payment = rule.payment(for: factor * x)
      moments.benefit += weight * payment
      moments.square += weight * payment * payment
      moments.cross += weight * payment * x
      if payment > 0 {
        moments.paid += weight
        moments.paidAmount += weight * x
      }
    }
    return moments
  }
}
