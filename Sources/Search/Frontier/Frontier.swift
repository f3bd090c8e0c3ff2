import Documents
import Simulation

/// Benefit designs by what they cost and from how much very high spending they protect, in closed form.
package struct Frontier: Sendable {
  package let base: ScenarioFamily.Member
  package let axes: [SweepAxis]
  package let household: HouseholdIncome
  /// By which spending a design is beaten or not.
  package let threshold: SpendingThreshold
  /// The scenario as it is first, then all combinations.
  package let designs: [Design]

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
    typealias Made = Result<(Double, [SpendingThreshold: Double]), DocumentError>
    let made = try await concurrently(points.count, threads: threads) { index -> Made in
      do throws(DocumentError) {
        return .success(try Self.figures(try family.member(try grid.overrides(of: points[index])), household))
      } catch {
        return .failure(error)
      }
    }
    var faults: [Problem] = []
    for case .failure(let error) in made { faults += error.problems.filter { !faults.contains($0) } }
    guard faults.isEmpty else { throw DocumentError(.invalid, faults) }
    let figures = made.compactMap { try? $0.get() }
    let places = figures.map { (cost: $0.0, share: $0.1[threshold] ?? 0) }
    designs = points.indices.map { i in
      Design(
        values: points[i].values, costPerHead: figures[i].0, shares: figures[i].1,
        isUnbeaten: !Self.isBeaten(places[i], by: places))
    }
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

  private static func figures(
    _ member: ScenarioFamily.Member, _ household: HouseholdIncome
  ) throws(DocumentError) -> (Double, [SpendingThreshold: Double]) {
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
    let cost = policy.costs.premiumNeeded(claims: year.claimsPerInsured * Double(insured), insured: insured)
    return (cost / Double(insured), spending.shares)
  }
}
