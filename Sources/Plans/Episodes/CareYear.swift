import Insurance

/// What the people of a plan cost in the first year without shocks, before any critical-illness insurance: means of the
/// pilots.
///
/// These are the figures that official bulletins publish, so that a calibration can be seen in every run.
package struct CareYear: Sendable {
  /// A mean with its standard error, which comes from the pilot's size.
  package struct Figure: Sendable, Hashable {
    package let value: Double
    package let standardError: Double
  }

  /// Discharges a person insured.
  package let dischargesPerInsured: Figure
  /// Yuan a stay.
  package let costPerStay: Figure
  /// What basic insurance pays of the cost of stays inside the catalogue, 0 to 1.
  package let fundShare: Figure
  /// Chronic outpatient expense, yuan a person insured.
  package let chronicPerInsured: Figure
  /// What basic insurance leaves, yuan a person insured, by part.
  package let left: [ExpenseComponent: Figure]

  /// - Returns: nil where a cohort's X does not come from episodes.
  package init?(of plan: SimulationPlan) {
    guard let care = FirstYearOfCare(of: plan) else { return nil }
    let (pilots, weights) = (care.pilots, care.weights)
    /// A sum over the cohorts, a person insured. Their pilots use the same random numbers: errors add up.
    func sum(_ mean: (EpisodePilot) -> (value: Double, error: Double)) -> (value: Double, error: Double) {
      zip(pilots, weights).reduce((0, 0)) { total, cohort in
        let (own, weight) = (mean(cohort.0), cohort.1)
        return (total.value + weight * own.value, total.error + weight * own.error)
      }
    }
    func total(_ key: KeyPath<BasicInsurance.Totals, Double>) -> (value: Double, error: Double) {
      sum { pilot in pilot.meanOfTotals({ $0[keyPath: key] }) }
    }
    let (discharges, inpatient, seen, fund) = (
      total(\.discharges), total(\.inpatient), total(\.inCatalogue), total(\.fund)
    )
    dischargesPerInsured = Figure(value: discharges.value, standardError: discharges.error)
    costPerStay = Self.ratio(inpatient, discharges, sum { $0.ratioError(\.inpatient, \.discharges) })
    fundShare = Self.ratio(fund, seen, sum { $0.ratioError(\.fund, \.inCatalogue) })
    let chronic = total(\.chronic)
    chronicPerInsured = Figure(value: chronic.value, standardError: chronic.error)
    var left: [ExpenseComponent: Figure] = [:]
    let means = pilots.map(\.meansOfParts)
    for component in ExpenseComponent.allCases {
      let own = zip(weights, means).reduce((value: 0.0, error: 0.0)) { total, pair in
        let (weight, mean) = (pair.0, pair.1[component.place])
        return (total.value + weight * mean.value, total.error + weight * mean.error)
      }
      left[component] = Figure(value: own.value, standardError: own.error)
    }
    self.left = left
  }

  /// A ratio of means, given the standard error of its numerator less ratio times denominator.
  private static func ratio(
    _ above: (value: Double, error: Double), _ below: (value: Double, error: Double),
    _ residual: (value: Double, error: Double)
  ) -> Figure {
    guard below.value > 0 else { return Figure(value: 0, standardError: 0) }
    return Figure(value: above.value / below.value, standardError: residual.error / below.value)
  }
}

extension EpisodePilot {
  /// The mean and standard error of y − r·x, where r is the ratio of their means.
  fileprivate func ratioError(
    _ above: KeyPath<BasicInsurance.Totals, Double>, _ below: KeyPath<BasicInsurance.Totals, Double>
  ) -> (value: Double, error: Double) {
    let denominator = meanOfTotals({ $0[keyPath: below] }).value
    let ratio = denominator > 0 ? meanOfTotals({ $0[keyPath: above] }).value / denominator : 0
    return meanOfTotals({ $0[keyPath: above] - ratio * $0[keyPath: below] })
  }
}
