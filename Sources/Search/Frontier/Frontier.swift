import Documents
import Insurance
import Plans
import Results
import Scenarios

/// Benefit designs by what they cost and from how much very high spending they protect, in closed form.
package struct Frontier: Sendable {
  package let base: ScenarioFamily.Member
  package let axes: [SweepAxis]
  package let household: HouseholdIncome
  /// By which spending a design is beaten or not.
  package let threshold: SpendingThreshold
  /// The scenario as it is first, then all combinations.
  package let designs: [Design]
  /// What a reader must know before believing the figures.
  package let warnings: [Words]

  package struct Design: Sendable {
    /// By axis; nil for the scenario's own.
    package let values: [VariedValue?]
    /// Claims and the insurer's costs in a mean year, yuan a head.
    package let costPerHead: Double
    /// The share of insured people beyond each threshold.
    package let shares: [SpendingThreshold: Double]
    /// Whether no other design costs less and protects as well, or costs as much and protects better.
    package let isUnbeaten: Bool
  }

  /// - Throws: `DocumentError` with everything that is wrong at any point, or where there is no closed form.
  package init(
    _ family: ScenarioFamily, axes: [SweepAxis], household: HouseholdIncome, threshold: SpendingThreshold, threads: Int
  ) async throws {
    base = try family.member([])
    let grid = try SweepDesign(axes: axes, sobolPoints: nil)
    let points =
      [SweepDesign.Point(role: .base, values: axes.map { _ in nil })] + grid.points.filter { $0.role == .grid }
    let known = base.scenario.warnings
    typealias Made = Result<(figures: Figures, warnings: [Words], idle: [IdleSetting]), DocumentError>
    let made = try await concurrently(points.count, threads: threads) { index -> Made in
      do throws(DocumentError) {
        let member = try family.member(try grid.overrides(of: points[index]))
        return .success(
          (
            try Figures(of: member, household), member.scenario.warnings.filter { !known.contains($0) },
            member.scenario.idleSettings()
          ))
      } catch {
        return .failure(error)
      }
    }
    var faults: [Problem] = []
    for case .failure(let error) in made { faults += error.problems.filter { !faults.contains($0) } }
    guard faults.isEmpty else { throw DocumentError(.invalid, faults) }
    let all = made.compactMap { try? $0.get() }
    let figures = all.map(\.figures)
    let places = figures.map { (cost: $0.costPerHead, share: $0.shares[threshold] ?? 0) }
    designs = points.indices.map { i in
      Design(
        values: points[i].values, costPerHead: figures[i].costPerHead, shares: figures[i].shares,
        isUnbeaten: !Self.isBeaten(places[i], by: places))
    }
    // The closed form is quick enough to be asked again without each setting, until a design shows that it matters.
    let idle = IdleSetting.among(family.overrides, known: base.scenario.idleSettings()) { place in
      let others = family.leavingOut(place)
      return points.indices.allSatisfy { index in
        let member = try? others.member(grid.overrides(of: points[index]))
        return member.flatMap { try? Figures(of: $0, household) } == figures[index]
      }
    }
    let unmoved = UnmovedValues(
      of: axes.count, among: zip(points, figures).map { (values: $0.values, figures: $1) })
    warnings =
      known + idle.map(\.words).filter { !known.contains($0) } + PointWarnings(all.map(\.warnings)).all
      + unmoved.warnings(paths: axes.map(\.path), known: all.flatMap(\.idle))
    (self.axes, self.household, self.threshold) = (axes, household, threshold)
  }

  /// Differences below a billionth are roundings.
  static func isBeaten(
    _ place: (cost: Double, share: Double), by others: [(cost: Double, share: Double)]
  ) -> Bool {
    let (cost, share) = (1e-9 * max(place.cost, 1), 1e-9 * max(place.share, 1e-6))
    return others.contains {
      $0.cost <= place.cost + cost && $0.share <= place.share + share
        && ($0.cost < place.cost - cost || $0.share < place.share - share)
    }
  }

  /// What a design comes to.
  private struct Figures: Equatable {
    let costPerHead: Double
    let shares: [SpendingThreshold: Double]

    /// - Throws: `DocumentError` where there is no closed form.
    init(of member: ScenarioFamily.Member, _ household: HouseholdIncome) throws(DocumentError) {
      let plan = member.plan
      guard let policy = plan.policies.first, let year = ExpectedYear(of: plan),
        let spending = CatastrophicExpenditure(of: plan, household: household)
      else {
        throw DocumentError(
          .invalid,
          [
            Problem(
              "the frontier has no closed form here: a benefit is not piecewise linear or pays something beside the yearly amount, a mean is infinite, or the trend has an error",
              at: Place(file: plan.name))
          ])
      }
      let insured = plan.insured
      let cost = policy.fundedCosts.premiumNeeded(claims: year.claimsPerInsured * Double(insured), insured: insured)
      (costPerHead, shares) = (cost / Double(insured), spending.shares)
    }
  }
}
