import Foundation
import Insurance
import Plans

/// How likely the payments up to a month are where the year comes to given claims.
///
/// Each person's benefit is paid by then with the probability P, the share of a year's claims that the calendar has paid,
/// whoever it is and whatever it comes to. So of claims C = Σ Yᵢ the part paid has mean P C and variance P(1 − P) Σ Yᵢ², and
/// Σ Yᵢ² is on average s C with s = E ΣY² / E ΣY, the size of a claim weighted by itself. To this adds what the share itself varies from
/// year to year, τ² C². Normal, and never more than the claims.
///
/// Where payments are known by month, they scatter about the calendar's shares of their sum. If they do so φ times as much as chance
/// would, the variance is φ times as large (the over-dispersion of quasi-likelihood: McCullagh & Nelder, *Generalized Linear
/// Models*, 1989, §9.2, as England & Verrall, *British Actuarial Journal* 8, 2002, use it for run-offs). A calendar that does not
/// fit so makes the payments say less.
package struct PaymentLikelihood: Sendable {
  /// Yuan.
  package let paid: Double
  /// P.
  package let share: Double
  /// τ.
  package let shareError: Double
  /// s, yuan.
  package let claimSize: Double
  /// φ, at least 1.
  package let dispersion: Double
  /// How many months that comes from; 0 where they are too few, or not known.
  package let monthsCompared: Int

  /// - Parameter calendar: when the year's claims are paid.
  /// - Throws: `SimulationError` where the payments say nothing of the year, or everything.
  init(
    of paid: PaidToDate, _ calendar: ClaimsCalendar, claimSize: Double
  ) throws(SimulationError) {
    let shares = calendar.paidShares
    let share = paid.share ?? shares[min(paid.months, shares.count) - 1]
    guard paid.total > 0 else {
      throw SimulationError(
        .notApplicable, "nothing is paid up to \(paid.until): there is nothing to learn the year's level from")
    }
    guard share > 0 else {
      throw SimulationError(
        .notApplicable,
        "by the policy's days of payment nothing is paid up to \(paid.until) yet: say what share of the year's claims is, with --paid-share, or take a later month"
      )
    }
    guard share < 1 else {
      throw SimulationError(
        .notApplicable,
        "by the policy's days of payment all of \(paid.year) is paid up to \(paid.until): dabing settle settles it; or say what share is, with --paid-share"
      )
    }
    self.paid = paid.total
    self.share = share
    shareError = paid.shareError
    self.claimSize = claimSize
    let scatter = Self.scatter(paid, shares, claimSize)
    dispersion = max(1, scatter?.ratio ?? 1)
    monthsCompared = scatter?.months ?? 0
  }

  /// χ² of the months about their shares of the sum, over its degrees of freedom; nil below three months.
  private static func scatter(
    _ paid: PaidToDate, _ cumulative: [Double], _ claimSize: Double
  ) -> (ratio: Double, months: Int)? {
    guard paid.byMonth.count == paid.months else { return nil }
    var cells: [(paid: Double, share: Double)] = []
    // A month in which the calendar pays nothing counts with the next one.
    var open = 0.0
    for (month, amount) in paid.byMonth.enumerated() {
      let before = month > 0 ? cumulative[min(month, cumulative.count) - 1] : 0
      let share = cumulative[min(month + 1, cumulative.count) - 1] - before
      open += amount
      guard share > 1e-9 else { continue }
      cells.append((open, share))
      open = 0
    }
    let sum = cells.reduce(0) { $0 + $1.share }
    guard cells.count >= 3, sum > 0, claimSize > 0 else { return nil }
    if open != 0 { cells[cells.count - 1].paid += open }
    let square = cells.reduce(0.0) { total, cell in
      let expected = paid.total * cell.share / sum
      return total + (cell.paid - expected) * (cell.paid - expected) / (claimSize * expected)
    }
    return (square / Double(cells.count - 1), cells.count)
  }

  /// The variance of what is paid by then of claims, yuan².
  func variance(ofClaims claims: Double) -> Double {
    dispersion * share * (1 - share) * claimSize * claims + shareError * shareError * claims * claims
  }

  /// Of the payments, where the year comes to so much.
  func logarithm(atClaims claims: Double) -> Double {
    guard claims >= paid, claims > 0 else { return -.infinity }
    let variance = variance(ofClaims: claims)
    guard variance > 0 else { return -.infinity }
    let gap = paid - share * claims
    return -0.5 * (log(variance) + gap * gap / variance)
  }

  /// The probability that so much or more is paid by then, where the year comes to so much.
  func probabilityOfMore(atClaims claims: Double) -> Double {
    guard claims > 0 else { return 0 }
    let deviation = variance(ofClaims: claims).squareRoot()
    let gap = paid - share * claims
    return deviation > 0 ? 0.5 * erfc(gap / deviation / 2.0.squareRoot()) : (gap > 0 ? 0 : 1)
  }
}

extension SimulationPlan {
  /// E ΣY² / E ΣY of the first year's claims at the level that is expected, yuan.
  ///
  /// - Throws: `SimulationError` where no closed form says it, or it is infinite.
  func claimSize() throws(SimulationError) -> Double {
    let (sum, square) = try momentsOfClaims()
    guard sum > 0 else {
      throw SimulationError(.notApplicable, "the year has no claims under this policy: payments say nothing of it")
    }
    guard square.isFinite, sum.isFinite else {
      throw SimulationError(
        .notApplicable,
        "under this law and benefit a person's benefit has no finite variance: what is paid so far says nothing of what is to come. Give the benefit a cap, or the law a lighter tail"
      )
    }
    return square / sum
  }

  private func momentsOfClaims() throws(SimulationError) -> (sum: Double, square: Double) {
    guard let policy = policies.first else { return (0, 0) }
    var (sum, square) = (0.0, 0.0)
    for cohort in cohorts where cohort.insured > 0 {
      guard let benefits = try? policy.stack(for: cohort.group) else { continue }
      guard
        let benefit = ExpectedBenefit(of: cohort, by: benefits.contract, at: firstLevel.severity, quickly: true)
      else {
        throw SimulationError(
          .notApplicable,
          "the benefit of '\(cohort.group)' is no piecewise linear function of the expense, so that the chance in payments is not known"
        )
      }
      let people = Double(cohort.insured) * min(1, cohort.probability * firstLevel.frequency)
      sum += people * benefit.mean
      square += people * benefit.square
    }
    return (sum, square)
  }
}
