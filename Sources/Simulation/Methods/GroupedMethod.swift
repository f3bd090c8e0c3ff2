import Chance
import Foundation
import Insurance
import Plans

/// The year by cells of the amount instead of by persons: its cost does not grow with the number of people.
///
/// A cohort's claimants are a binomial count, as in `IndividualMethod`; they fall into fixed cells of the amount by
/// conditional binomials, which together are a multinomial. The sums of a well-filled cell (expense, benefit and
/// number of beneficiaries) are drawn from the normal law with their exact conditional means and covariances, turning
/// points of the benefit inside a cell included. In cells with few people, and in the open tail, every amount is drawn
/// from the conditional law. Neither cells nor draws depend on the policy; the year's severity factor stretches the
/// amounts of a cell, not the cell.
package struct GroupedMethod: ClaimsMethod {
  let frame: YearFrame
  var asksLaws: Bool { true }
  /// For each cohort its cells, or nil where it is so small that drawing everybody is quicker.
  private let cells: [CohortCells?]

  /// A cohort with fewer expected claimants is drawn one by one.
  package static let smallCohort = 1500.0

  init(frame: YearFrame) {
    self.frame = frame
    cells = frame.cohorts.enumerated().map { place, cohort in
      Self.drawsEverybody(of: cohort)
        ? nil : CohortCells(of: cohort, withNodes: frame.hasRuleWithoutSchedule(at: place))
    }
  }

  /// Whether a cohort is so small that its year is that of `IndividualMethod`, draw by draw.
  package static func drawsEverybody(of cohort: Cohort) -> Bool {
    Double(cohort.insured) * cohort.probability < smallCohort
  }

  func year(_ slot: YearSlot) -> YearOfClaims {
    frame.year(slot) { cohort, part in
      guard let cells = cells[cohort.place] else {
        IndividualMethod.drawEverybody(of: cohort, into: &part)
        return
      }
      var draw = CellDraw(of: cohort, into: part)
      if let care = cohort.cohort.care {
        draw.distribute(over: care.levels.blend(at: cohort.factor), cells)
      } else {
        draw.distribute(cohort.claimants, over: cells.cells(of: cohort), times: cohort.factor)
      }
      part = draw.part
    }
  }
}

/// One cohort's year.
private struct CellDraw {
  private let cohort: YearFrame.CohortYear
  private let rule: any BenefitRule
  private var counts: RandomStream
  private var amounts: RandomStream
  private var layers: RandomStream
  private(set) var part: YearOfClaims.Part

  /// Up to so many people of a cell are drawn one by one.
  private static let few = 32

  init(of cohort: YearFrame.CohortYear, into part: YearOfClaims.Part) {
    self.part = part
    self.cohort = cohort
    rule = cohort.rule
    counts = cohort.stream(.cells)
    amounts = cohort.stream(.cellAmounts)
    layers = cohort.stream(.layers)
  }

  /// The claimants fall to the two levels around the year's cost as to a coin. Of each, those with an overflow that is
  /// paid beside X come first.
  mutating func distribute(over blend: CareLevels.Blend, _ cells: CohortCells) {
    var coins = cohort.stream(.careLevels)
    let upper =
      blend.upperShare > 0
      ? Draws.binomial(trials: cohort.claimants, probability: blend.upperShare, using: &coins) : 0
    var overflows = cohort.stream(.overflow)
    for (people, level) in [(cohort.claimants - upper, blend.lower), (upper, blend.upper)] where people > 0 {
      var beside = 0
      if let pairs = level.level.overflow {
        beside = Draws.binomial(trials: people, probability: pairs.probability, using: &overflows)
        pairs.draw(
          beside, factor: level.factor, benefits: cohort.benefits, using: &overflows, layers: &layers, into: &part)
      }
      distribute(people - beside, over: cells.cells(of: level, cohort), times: level.factor)
    }
  }

  /// - Parameters:
  ///   - count: how many people.
  ///   - cells: of the law of their amounts.
  ///   - factor: on the amounts.
  mutating func distribute(_ count: Int, over cells: Cells, times factor: Double) {
    let schedule = rule.schedule.map { CellSchedule($0, factor: factor, law: cells.law) }
    let layered = part.layers.isEmpty ? nil : LayerCells(cohort.benefits, factor: factor, law: cells.law)
    var left = count
    for cell in cells.cells {
      guard left > 0 else { return }
      let people = Draws.binomial(trials: left, probability: cell.conditionalProbability, using: &counts)
      left -= people
      if people == 0 { continue }
      if people <= Self.few {
        drawEach(people, from: cell.lower.survival, width: cell.probability, cells, factor)
      } else {
        let (amount, normals) = drawTogether(people, in: cell, schedule, factor)
        layered?.draw(
          people, in: cell, amount: amount, given: normals, using: &layers, into: &part.layers)
      }
    }
    if left > 0 { drawEach(left, from: cells.tailProbability, width: cells.tailProbability, cells, factor) }
  }

  /// Amounts one by one: the survival probability is uniform over that of the cell.
  private mutating func drawEach(_ people: Int, from top: Double, width: Double, _ cells: Cells, _ factor: Double) {
    guard let table = cells.table else {
      for _ in 0..<people { pay(factor * cells.law.quantile(survival: top - amounts.uniform() * width)) }
      return
    }
    var stream = amounts
    table.visitAmounts(people, below: top, width: width, using: &stream) { pay(factor * $0) }
    amounts = stream
  }

  private mutating func pay(_ amount: Double) {
    let payment = rule.payment(for: amount)
    part.expense += amount
    part.claims += payment
    part.beneficiaries += payment > 0 ? 1 : 0
    guard !part.layers.isEmpty else { return }
    for (place, level) in cohort.benefits.counted.enumerated() {
      part.layers[place].add(level.ofAmount.payment(for: amount))
    }
  }

  /// The contract's sums of a cell together. Three normals are drawn whatever the rule is.
  ///
  /// - Returns: the sum of the amounts, on the law's scale, and the normals.
  private mutating func drawTogether(
    _ people: Int, in cell: Cells.Cell, _ schedule: CellSchedule?, _ factor: Double
  ) -> (amount: Double, normals: [Double]) {
    let (z1, z2, z3) = (amounts.standardNormal(), amounts.standardNormal(), amounts.standardNormal())
    let n = Double(people)
    let root = n.squareRoot()
    let amount = n * cell.mean + root * cell.standardDeviation * z1
    part.expense += factor * amount
    // What nobody asks for is not made.
    let drawn = (amount, part.layers.isEmpty ? [] : [z1, z2, z3])

    // A cell without a turning point pays a linear function of the amount: nothing more is random.
    if let schedule {
      let holding = schedule.pieces.last { $0.start.limit <= cell.lower.limit }
      let turns = schedule.pieces.contains {
        $0.start.limit > cell.lower.limit && $0.start.limit < cell.upper.limit
      }
      if !turns {
        guard let holding else { return drawn }
        part.claims += n * holding.intercept + holding.slope * amount
        part.beneficiaries += cell.lower.limit >= schedule.threshold ? people : 0
        return drawn
      }
    }
    let moments = schedule?.moments(of: cell) ?? momentsByNodes(cell, factor)
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
    return drawn
  }

  /// The moments of a rule that is no piecewise linear function, by the midpoint rule in probability.
  private func momentsByNodes(_ cell: Cells.Cell, _ factor: Double) -> CellSchedule.Moments {
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
