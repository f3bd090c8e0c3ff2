import Insurance

/// The people of `OverflowPairs` in cells of like amounts, for sums of many of them in many years.
///
/// Cells are narrow in X, which the benefit bends along, and coarse in the overflow, of which a share is paid: within a
/// cell the overflow's own spread counts, and what the benefit makes of the spread of X, some percent of it, does not.
/// Where people are rare but much money is, cells are of fewer people.
struct OverflowCells: Sendable {
  private struct Cell {
    /// A share of all of these people; they add up to 1.
    var weight = 0.0
    /// Means of X and overflow, yuan.
    var amount = 0.0
    var overflow = 0.0
    /// Their variances and their covariance within the cell, yuan².
    var amountVariance = 0.0
    var overflowVariance = 0.0
    var covariance = 0.0
  }

  private let cells: [Cell]

  /// How many cells there are along X, and along the overflow beside each.
  private static let rows = 128
  private static let columns = 8

  /// - Parameter people: X, overflow and weight of each, whose weights add up to 1.
  init(of people: [(amount: Double, overflow: Double, weight: Double)]) {
    cells = Self.parts(people, Self.rows, by: \.amount).flatMap { row in
      Self.parts(row, Self.columns, by: \.overflow).map(Self.cell)
    }
  }

  private typealias Person = (amount: Double, overflow: Double, weight: Double)

  /// People in ascending order in parts that have as much as each other of people, of what they have, and of its square.
  private static func parts(
    _ people: [Person], _ count: Int, by value: (Person) -> Double
  ) -> [[Person]] {
    let sorted = people.sorted { value($0) < value($1) }
    let sums = sorted.reduce(SIMD3<Double>.zero) { $0 + powers(value($1), $1.weight) }
    guard sums[0] > 0 else { return [] }
    var parts: [[Person]] = []
    var (part, reached) = ([Person](), 0.0)
    for person in sorted {
      let own = powers(value(person), person.weight) / sums
      reached += (own[0] + (own[1].isFinite ? own[1] + own[2] : 0)) / (own[1].isFinite ? 3 : 1)
      part.append(person)
      if reached * Double(count) >= Double(parts.count + 1) {
        parts.append(part)
        part = []
        // A person who fills several parts has one.
        reached = min(reached, Double(parts.count) / Double(count))
      }
    }
    if !part.isEmpty { parts.append(part) }
    return parts
  }

  private static func powers(_ value: Double, _ weight: Double) -> SIMD3<Double> {
    weight * SIMD3(1, value, value * value)
  }

  private static func cell(_ people: [Person]) -> Cell {
    var cell = Cell()
    for person in people {
      cell.weight += person.weight
      cell.amount += person.weight * person.amount
      cell.overflow += person.weight * person.overflow
    }
    cell.amount /= cell.weight
    cell.overflow /= cell.weight
    for person in people {
      let (a, o) = (person.amount - cell.amount, person.overflow - cell.overflow)
      let share = person.weight / cell.weight
      cell.amountVariance += share * a * a
      cell.overflowVariance += share * o * o
      cell.covariance += share * a * o
    }
    return cell
  }

  /// - Parameters:
  ///   - amountFactor: on every X.
  ///   - overflowFactor: on every overflow.
  ///   - benefits: by which these people are paid.
  ///   - rate: the share of the overflow that is paid.
  func moments(
    amountFactor: Double, overflowFactor: Double, benefits: BenefitStack, rate: Double
  ) -> OverflowPairs.Moments {
    let contract = OverflowBenefit(beside: benefits.contract)
    let paidShare = rate * overflowFactor
    var of = OverflowPairs.Moments(of: benefits)
    for cell in cells {
      let (x, beside) = (amountFactor * cell.amount, overflowFactor * cell.overflow)
      let (xx, oo) = (
        amountFactor * amountFactor * cell.amountVariance, overflowFactor * overflowFactor * cell.overflowVariance
      )
      let xo = amountFactor * overflowFactor * cell.covariance
      let (payment, overflow) = contract.payment(for: x, beside: paidShare * cell.overflow)
      // Under the cap all of the overflow's spread is paid for at its rate.
      let slope = overflow == paidShare * cell.overflow ? rate : 0
      of.paid += payment > 0 ? cell.weight : 0
      of.amount += cell.weight * (x + beside)
      of.amountSquare += cell.weight * ((x + beside) * (x + beside) + xx + 2 * xo + oo)
      of.payment += cell.weight * payment
      of.paymentSquare += cell.weight * (payment * payment + slope * slope * oo)
      of.cross += cell.weight * ((x + beside) * payment + slope * (oo + xo))
      of.overflow += cell.weight * overflow
      of.overflowCross += cell.weight * (overflow * payment + slope * slope * oo)
      of.addLayers(cell.weight, of: benefits, amount: x, expense: x + beside, payment: payment)
    }
    return of
  }
}
