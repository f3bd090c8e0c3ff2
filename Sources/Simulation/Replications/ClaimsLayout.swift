import Insurance
import Plans

/// The claims of one replication as a row of numbers of eight bytes, so that they can leave the program and come back to
/// the last bit.
///
/// They are all that has to be kept of an outcome: what the parties get of them follows from the plan
/// (`SimulationRun.outcomes(settling:)`).
package struct ClaimsLayout: Sendable {
  /// One number of the row.
  package struct Column: Sendable, Hashable {
    /// `2025/general/claimants`.
    package let name: String
    /// A whole number of people; otherwise a number with a fraction: yuan, or a factor.
    package let isCount: Bool
  }

  /// In the order of the row.
  package let columns: [Column]
  /// The years of a replication in which nothing has happened yet.
  private let blank: [YearOfClaims]

  package init(of plan: SimulationPlan) {
    blank = plan.policies.map { policy in
      var part = YearOfClaims.Part()
      part.layers = policy.countedLayers.map(YearOfClaims.Part.Layer.init)
      return YearOfClaims(parts: plan.cohorts.map { _ in part }, factors: .quiet)
    }
    columns = plan.policies.enumerated().flatMap { index, policy in
      let year = plan.startYear + index
      func column(_ name: String, isCount: Bool = false) -> Column {
        Column(name: "\(year)/\(name)", isCount: isCount)
      }
      return [column("frequencyFactor"), column("severityFactor")]
        + plan.cohorts.flatMap { cohort in
          [
            column("\(cohort.group)/claimants", isCount: true), column("\(cohort.group)/beneficiaries", isCount: true),
            column("\(cohort.group)/expense"), column("\(cohort.group)/claims"), column("\(cohort.group)/overflow"),
          ]
            + policy.countedLayers.flatMap { layer in
              [
                column("\(cohort.group)/layers.\(layer.id).payments"),
                column("\(cohort.group)/layers.\(layer.id).beneficiaries", isCount: true),
              ]
            }
        }
    }
  }

  /// The row of one replication.
  ///
  /// - Parameter years: its claims by year.
  package func row(of years: [YearOfClaims]) -> [UInt64] {
    var row: [UInt64] = []
    row.reserveCapacity(columns.count)
    for year in years { year.add(to: &row) }
    return row
  }

  /// The claims of a row, by year.
  ///
  /// - Returns: nil where the row has another length, or a number of people that no year has.
  package func claims(of row: ArraySlice<UInt64>) -> [YearOfClaims]? {
    guard row.count == columns.count else { return nil }
    var numbers = Numbers(left: row)
    let years = blank.map { year in
      let factors = Shocks.Year(frequency: numbers.amount(), severity: numbers.amount())
      var parts = year.parts
      for place in parts.indices {
        parts[place].claimants = numbers.people()
        parts[place].beneficiaries = numbers.people()
        parts[place].expense = numbers.amount()
        parts[place].claims = numbers.amount()
        parts[place].overflow = numbers.amount()
        for layer in parts[place].layers.indices {
          parts[place].layers[layer].payments = numbers.amount()
          parts[place].layers[layer].beneficiaries = numbers.people()
        }
      }
      return YearOfClaims(parts: parts, factors: factors)
    }
    return numbers.areSound ? years : nil
  }

  /// Takes a row number by number.
  private struct Numbers {
    var left: ArraySlice<UInt64>
    var areSound = true

    mutating func amount() -> Double { Double(bitPattern: left.popFirst() ?? 0) }

    mutating func people() -> Int {
      let count = Int64(bitPattern: left.popFirst() ?? 0)
      // Sums over groups and years stay far from the largest whole number.
      guard (0...1 << 40).contains(count) else {
        areSound = false
        return 0
      }
      return Int(count)
    }
  }
}
