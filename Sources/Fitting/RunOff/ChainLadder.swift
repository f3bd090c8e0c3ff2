/// What is still to be paid of a run-off triangle, and how far that is known: the chain ladder with Mack's errors.
///
/// What is paid up to the next age is fₖ times what is paid so far, with the variance σₖ² C: f and σ² are estimated over the
/// periods that have come so far (Mack, "Distribution-free calculation of the standard error of chain ladder reserve estimates",
/// *ASTIN Bulletin* 23, 1993). An age that one period alone has reached takes the σ² that Mack gives it: min(σ⁴ₖ₋₁/σ²ₖ₋₂,
/// σ²ₖ₋₂, σ²ₖ₋₁). Errors come age by age (Mack, *ASTIN Bulletin* 29, 1999), those of the total with the covariance that periods
/// have since the same f are taken for all. Nothing is paid after the last age.
package struct ChainLadder: Sendable {
  /// From one age to the next.
  package struct Development: Sendable {
    /// The age that it leads from, 0 being the period of the stay.
    package let age: Int
    package let factor: Double
    /// Of the factor.
    package let standardError: Double
    package let sigma: Double
    /// How many periods have come so far.
    package let periods: Int
    /// What all factors from here on multiply to.
    package let toUltimate: Double
    /// σ²/(f² Σ C): the variance of the factor over its square.
    let relativeVariance: Double
  }

  /// What the stays of one period come to, or of all together.
  package struct Ultimate: Sendable {
    package let name: String
    /// The age that it has reached; nil for all together.
    package let age: Int?
    package let paid: Double
    package let ultimate: Double
    /// Of the ultimate: chance, and what is unknown of the factors.
    package let processError: Double
    package let parameterError: Double

    package var outstanding: Double { ultimate - paid }
    package var standardError: Double {
      (processError * processError + parameterError * parameterError).squareRoot()
    }
  }

  package let triangle: RunOffTriangle
  package let developments: [Development]
  package let ultimates: [Ultimate]
  package let total: Ultimate

  package init(_ triangle: RunOffTriangle) {
    self.triangle = triangle
    let estimates = Self.estimates(triangle)
    var toUltimate = 1.0
    var developments: [Development] = []
    for (age, own) in estimates.enumerated().reversed() {
      toUltimate *= own.factor
      developments.insert(
        Development(
          age: age, factor: own.factor, standardError: (own.variance / own.sum).squareRoot(),
          sigma: own.variance.squareRoot(), periods: own.periods, toUltimate: toUltimate,
          relativeVariance: own.variance / (own.factor * own.factor * own.sum)), at: 0)
    }
    self.developments = developments
    ultimates = triangle.origins.map { Self.ultimate($0, estimates) }
    total = Self.total(ultimates, developments)
  }

  private struct Estimate {
    let factor: Double
    var variance: Double
    /// Σ C of the periods.
    let sum: Double
    let periods: Int
  }

  private static func estimates(_ triangle: RunOffTriangle) -> [Estimate] {
    var estimates: [Estimate] = []
    for age in 0..<triangle.ages - 1 {
      let pairs = triangle.origins.filter { $0.paid.count > age + 1 }.map { ($0.paid[age], $0.paid[age + 1]) }
      let sum = pairs.reduce(0) { $0 + $1.0 }
      let factor = pairs.reduce(0) { $0 + $1.1 } / sum
      let squares = pairs.reduce(0.0) { total, pair in
        let gap = pair.1 / pair.0 - factor
        return total + pair.0 * gap * gap
      }
      let variance =
        pairs.count > 1 ? squares / Double(pairs.count - 1) : extrapolated(estimates.suffix(2).map(\.variance))
      estimates.append(Estimate(factor: factor, variance: variance, sum: sum, periods: pairs.count))
    }
    return estimates
  }

  /// The variance of an age that one period alone has reached, from those of the two ages before.
  private static func extrapolated(_ before: [Double]) -> Double {
    guard let last = before.last, let first = before.first else { return 0 }
    return first > 0 ? min(last * last / first, first, last) : 0
  }

  private static func ultimate(_ origin: RunOffTriangle.Origin, _ estimates: [Estimate]) -> Ultimate {
    let last = origin.paid.count - 1
    let paid = origin.paid[last]
    var (amount, process, parameter) = (paid, 0.0, 0.0)
    for own in estimates[last...] {
      let square = own.factor * own.factor
      process = square * process + own.variance * amount
      parameter = square * parameter + amount * amount * own.variance / own.sum
      amount *= own.factor
    }
    return Ultimate(
      name: origin.name, age: last, paid: paid, ultimate: amount, processError: process.squareRoot(),
      parameterError: parameter.squareRoot())
  }

  private static func total(_ all: [Ultimate], _ developments: [Development]) -> Ultimate {
    var (process, parameter, younger) = (0.0, 0.0, 0.0)
    for own in all.reversed() {
      process += own.processError * own.processError
      parameter += own.parameterError * own.parameterError
      // The factors that two periods both still need.
      let common = developments[min(own.age ?? 0, developments.count)...].reduce(0) { $0 + $1.relativeVariance }
      parameter += 2 * own.ultimate * younger * common
      younger += own.ultimate
    }
    return Ultimate(
      name: "", age: nil, paid: all.reduce(0) { $0 + $1.paid }, ultimate: younger, processError: process.squareRoot(),
      parameterError: parameter.squareRoot())
  }
}
