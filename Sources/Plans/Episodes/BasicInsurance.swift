import Insurance

/// What basic insurance (基本医保) pays of a year of care, and what it leaves, part by part.
///
/// Of a stay it looks at the cost inside the catalogue; above the level's deductible it pays the level's rate, for all
/// stays of a year up to its maximum. Of maternity stays it pays a rate of the whole; of chronic expense a rate up to the
/// disease limit and a yearly maximum of its own. Its amounts of money stay what they are when care becomes dearer, so
/// that what it leaves is not in proportion to the cost: deductibles do not grow, and what lies above a maximum grows more
/// than the cost does (*Loss Models*, 4th ed., §8.6).
package struct BasicInsurance: Sendable {
  private let deductibles: [Double]
  private let rates: [Double]
  private let yearlyMaximum: Double
  private let maternityRate: Double
  private let chronic: Chronic?

  private struct Chronic: Sendable {
    let diseaseLimit: Double
    let rate: Double
    /// The expense from which on the maximum is reached, yuan.
    let exhausted: Double
  }

  /// What some people came to besides, for figures that are published.
  package struct Totals {
    package var discharges = 0.0
    /// Cost of all stays, and the part of it that basic insurance looks at.
    package var inpatient = 0.0
    package var inCatalogue = 0.0
    /// What basic insurance paid for stays.
    package var fund = 0.0
    package var chronic = 0.0
    var chronicFund = 0.0
  }

  init(of model: EpisodeModel) {
    deductibles = model.levels.map(\.deductible)
    rates = model.levels.map(\.rate)
    yearlyMaximum = model.yearlyMaximum
    maternityRate = model.maternity?.rate ?? 0
    chronic = model.chronic.map { own in
      Chronic(
        diseaseLimit: own.diseaseLimit, rate: own.rate,
        exhausted: own.rate > 0 ? own.yearlyMaximum / own.rate : .infinity)
    }
  }

  package static let parts = ExpenseComponent.allCases.count

  private static let sharePlaces = EpisodeModel.CostShares.components.map(\.place)
  private static let deductible = ExpenseComponent.basicDeductible.place
  private static let coPayment = ExpenseComponent.coPayment.place
  private static let aboveMaximum = ExpenseComponent.aboveBasicMaximum.place
  private static let maternity = ExpenseComponent.maternity.place
  private static let chronicCoPayment = ExpenseComponent.chronicCoPayment.place
  private static let overflow = ExpenseComponent.chronicOverflow.place
  private static let beyond = ExpenseComponent.chronicBeyondLimit.place

  /// Settles the year of some people.
  ///
  /// - Parameters:
  ///   - range: which people of the records.
  ///   - care: what their episodes cost.
  ///   - factor: on every cost.
  ///   - parts: the person at place i of the range has part k at `parts · i + k`, yuan; as long as that at least.
  /// - Returns: what they came to together.
  @discardableResult
  package func settle(
    _ range: Range<Int>, of care: CareRecords, costing factor: Double, into parts: inout [Double]
  ) -> Totals {
    var totals = Totals()
    for (place, i) in range.enumerated() {
      let person = care.people[i]
      let row = Self.parts * place
      for k in row..<row + Self.parts { parts[k] = 0 }
      let stays = care.stays(of: i)
      if !stays.isEmpty {
        var gross = 0.0
        for s in stays { gross += factor * care.stays[s].cost }
        for (kind, k) in Self.sharePlaces.enumerated() {
          parts[row + k] = care.shares[CareRecords.kinds * i + kind] * gross
        }
        let fund = settle(stays, of: care, factor * person.inCatalogue, into: &parts, row, &totals)
        let paid = min(fund, yearlyMaximum)
        parts[row + Self.aboveMaximum] = fund - paid
        totals.inpatient += gross
        totals.fund += paid
        totals.discharges += Double(stays.count)
      }
      if person.maternity >= 0 {
        let cost = factor * person.maternity
        let paid = cost * maternityRate
        parts[row + Self.maternity] = cost - paid
        totals.inpatient += cost
        totals.inCatalogue += cost
        totals.fund += paid
        totals.discharges += 1
      }
      if person.chronic > 0 { settle(chronic: factor * person.chronic, into: &parts, row, &totals) }
    }
    return totals
  }

  /// - Parameter share: of the stays' recorded cost that insurance looks at, the year's factor in it.
  /// - Returns: what basic insurance would pay without a maximum.
  @inline(__always)
  private func settle(
    _ stays: Range<Int>, of care: CareRecords, _ share: Double, into parts: inout [Double], _ row: Int,
    _ totals: inout Totals
  ) -> Double {
    var (fund, below, shared) = (0.0, 0.0, 0.0)
    for s in stays {
      let level = Int(care.stays[s].level)
      let seen = share * care.stays[s].cost
      let own = min(seen, deductibles[level])
      let paid = (seen - own) * rates[level]
      fund += paid
      below += own
      shared += (seen - own) * (1 - rates[level])
      totals.inCatalogue += seen
    }
    parts[row + Self.deductible] = below
    parts[row + Self.coPayment] = shared
    return fund
  }

  @inline(__always)
  private func settle(
    chronic cost: Double, into parts: inout [Double], _ row: Int, _ totals: inout Totals
  ) {
    guard let chronic else { return }
    let covered = min(cost, chronic.diseaseLimit)
    // Compared before any rounding, so that there is no overflow of a hundredth of a fen.
    let used = min(covered, chronic.exhausted)
    parts[row + Self.chronicCoPayment] = used * (1 - chronic.rate)
    parts[row + Self.overflow] = covered - used
    parts[row + Self.beyond] = cost - covered
    totals.chronic += cost
    totals.chronicFund += used * chronic.rate
  }
}
