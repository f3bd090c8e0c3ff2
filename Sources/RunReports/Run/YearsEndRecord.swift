import Presentation
import Results
import Simulation
import Statistics

/// The end of a year of which the first months are fact, for programs; money in yuan, shares of 1.
package struct YearsEndRecord: Encodable, Sendable {
  package struct Figure: Encodable, Sendable {
    let value: Double
    let standardError: Double?
    let lower: Double?
    let upper: Double?

    init(_ estimate: Estimate) {
      (value, standardError) = (estimate.value, estimate.standardError)
      (lower, upper) = (estimate.lower, estimate.upper)
    }
  }

  package struct PaidOut: Encodable, Sendable {
    let month: String
    let probability: Figure
  }

  package struct StillToPay: Encodable, Sendable {
    let mean: Figure
    let p05: Figure
    let p95: Figure
  }

  package struct Deficit: Encodable, Sendable {
    let probability: Figure
    let probabilityBefore: Double
    let meanWhereThereIsOne: Figure?
    let p95: Figure
  }

  let actualTo: String
  let paid: Double
  /// From the year's January; none where only the sum is known.
  let paidByMonth: [Double]
  let shareOfClaimsPaid: Double
  let shareError: Double
  let expectedByThen: Double
  let expectedByThenStandardDeviation: Double
  let probabilityOfSoMuchOrMore: Double
  let dispersionOfMonths: Double
  let claimSize: Double
  let effectiveSampleSize: Double?
  let stillToPay: StillToPay
  let deficit: Deficit
  let premiumPaidOut: [PaidOut]

  init(_ end: YearsEnd) {
    (actualTo, paid, paidByMonth) = (end.paid.until, end.paid.total, end.paid.byMonth)
    (shareOfClaimsPaid, shareError) = (end.likelihood.share, end.likelihood.shareError)
    (expectedByThen, expectedByThenStandardDeviation) = end.expectedByThen
    probabilityOfSoMuchOrMore = end.probabilityOfMore
    (dispersionOfMonths, claimSize) = (end.likelihood.dispersion, end.likelihood.claimSize)
    effectiveSampleSize = end.effectiveSize
    stillToPay = StillToPay(
      mean: Figure(end.stillToPay.mean), p05: Figure(end.stillToPay.low), p95: Figure(end.stillToPay.high))
    deficit = Deficit(
      probability: Figure(end.deficit.probability), probabilityBefore: end.deficit.before,
      meanWhereThereIsOne: end.deficit.mean.map(Figure.init), p95: Figure(end.deficit.high))
    premiumPaidOut = end.paidOut.map { PaidOut(month: $0.month, probability: Figure($0.probability)) }
  }
}
