import Insurance
import Plans
import Simulation

/// What each batch of the pilots adds to the errors of what people's care costs (`CareYear`): for differences of two
/// plans, whose pilots are the same people but for what differs.
struct CareInfluence: Sendable {
  private let parts: [String: PilotInfluence.Parts]

  /// - Returns: nil where a cohort's X does not come from episodes.
  init?(of plan: SimulationPlan) {
    guard let care = FirstYearOfCare(of: plan) else { return nil }
    func total(_ key: KeyPath<BasicInsurance.Totals, Double>) -> [[[Double]]] {
      care.pilots.map { pilot in
        pilot.strata.map { $0.totals.map { $0[keyPath: key] / Double(EpisodeBatch.size) } }
      }
    }
    let (discharges, inpatient, seen, fund) = (
      total(\.discharges), total(\.inpatient), total(\.inCatalogue), total(\.fund)
    )
    var parts: [String: PilotInfluence.Parts] = [:]
    parts["care.dischargesPerInsured"] = care.parts(discharges)
    parts["care.chronicPerInsured"] = care.parts(total(\.chronic))
    parts["care.costPerStay"] = care.parts(of: inpatient, over: discharges)
    parts["care.fundShare"] = care.parts(of: fund, over: seen)
    let left = care.pilots.map(\.batchMeansOfParts)
    for component in ExpenseComponent.allCases {
      parts[Metric.name(of: component)] = care.parts(left.map { $0.map { $0.map { $0[component.place] } } })
    }
    self.parts = parts
  }

  /// The standard error of another plan's figure less this one's; nil where it is none of care.
  func error(of metric: String, to other: CareInfluence) -> Double? {
    guard let own = parts[metric], let others = other.parts[metric] else { return nil }
    return own.error(to: others)
  }
}

extension FirstYearOfCare {
  /// - Parameter values: means of batches, a person with any episode, by cohort, stratum and batch.
  fileprivate func parts(_ values: [[[Double]]]) -> PilotInfluence.Parts {
    var sums: [UInt32: [Double]] = [:]
    for (place, pilot) in pilots.enumerated() {
      for (stratum, means) in zip(pilot.strata, values[place]) {
        let n = Double(means.count)
        let mean = means.reduce(0, +) / n
        let scale = weights[place] * stratum.weight / (n * max(1, n - 1)).squareRoot()
        let own = means.map { scale * ($0 - mean) }
        sums[stratum.stream] = Self.sum(sums[stratum.stream] ?? [], own)
      }
    }
    return PilotInfluence.Parts(batches: sums)
  }

  /// Of a ratio of two means: those of the residuals over the denominator.
  fileprivate func parts(of above: [[[Double]]], over below: [[[Double]]]) -> PilotInfluence.Parts {
    let denominator = mean(below)
    guard denominator > 0 else { return .none }
    let ratio = mean(above) / denominator
    return parts(
      zip(above, below).map { zip($0, $1).map { zip($0, $1).map { ($0 - ratio * $1) / denominator } } })
  }

  /// A person insured.
  private func mean(_ values: [[[Double]]]) -> Double {
    pilots.indices.reduce(0) { total, place in
      total
        + weights[place]
        * zip(pilots[place].strata, values[place]).reduce(0) { sum, own in
          sum + own.0.weight * own.1.reduce(0, +) / Double(own.1.count)
        }
    }
  }

  private static func sum(_ a: [Double], _ b: [Double]) -> [Double] {
    let (long, short) = a.count < b.count ? (b, a) : (a, b)
    return long.indices.map { $0 < short.count ? long[$0] + short[$0] : long[$0] }
  }
}

extension EpisodePilot {
  /// What basic insurance leaves of a person with any episode, part by part: means of batches, by stratum, yuan.
  fileprivate var batchMeansOfParts: [[[Double]]] {
    strata.map { stratum in
      var means: [[Double]] = []
      settle(stratum) { _, parts in
        var sums = Array(repeating: 0.0, count: BasicInsurance.parts)
        for (k, x) in parts.enumerated() { sums[k % BasicInsurance.parts] += x }
        means.append(sums.map { $0 / Double(EpisodeBatch.size) })
      }
      return means
    }
  }
}
