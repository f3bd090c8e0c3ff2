/// A stretch of a law's amounts on which its survival function and its quantile are polynomials, if it can be had so.
struct TablePanel: Sendable {
  enum Kind: Sendable {
    /// Both are polynomials, right to 1e−12 of the survival probability.
    case smooth
    /// Nothing but the upper end, which has probability of its own.
    case jump
    /// So narrow a stretch that the law itself is asked.
    case unknown
  }

  let kind: Kind
  let start: Double
  let end: Double
  let survivalAtStart: Double
  let survivalAtEnd: Double
  /// E[X∧start] and E[(X∧start)²].
  let limitedAtStart: Double
  let secondAtStart: Double
  /// S in t = −1 … 1 over the amounts, and the amount less `start` in t = −1 … 1 over the probabilities.
  private let forward: PowerSeries
  private let inverse: PowerSeries
  private let scale: Double
  private let probabilityScale: Double

  /// A relative error of the survival probability at which polynomials are taken for the law.
  private static let tolerance = 3e-12

  /// - Returns: nil where the polynomials are not good enough.
  init?(
    _ source: SurvivalSource, from start: Double, to end: Double, survivalAtStart: Double, limited: Double,
    second: Double, rule: ChebyshevRule
  ) {
    let last = ChebyshevRule.count - 1
    let half = 0.5 * (end - start)
    var points = rule.points
    for i in 0...last { points[i] = start + half * (1 + points[i]) }
    points[last] = end
    let values = source.survivals(at: points, rule)
    let (top, bottom) = (survivalAtStart, values[last])
    guard bottom > 0, abs(values[0] - top) <= Self.tolerance * top else { return nil }
    let coefficients = rule.coefficients(of: values)
    guard abs(coefficients[last]) + 0.1 * abs(coefficients[last - 1]) <= Self.tolerance * bottom else { return nil }

    let drop = top - bottom
    if drop > 1e-11 * bottom {
      let middle = 0.5 * (top + bottom)
      var (t, y) = (values, rule.points)
      t[0] = top
      for i in 0...last {
        t[i] = (middle - t[i]) * (2 / drop)
        y[i] = half * (1 + y[i])
        if i > 0, !(t[i] > t[i - 1]) { return nil }
      }
      inverse = PowerSeries(through: y, at: t)
      // Of the Chebyshev polynomials of the two highest degrees, in the terms of the probability.
      let rest = abs(inverse[last]) / 1024 + 0.1 * abs(inverse[last - 1]) / 512
      guard rest * drop <= Self.tolerance * bottom * (end - start) else { return nil }
      probabilityScale = 2 / drop
    } else {
      // No amount is as likely as an error.
      (inverse, probabilityScale) = (.zero, 0)
    }
    forward = rule.series(of: coefficients)
    (kind, self.start, self.end, self.survivalAtStart, survivalAtEnd) = (.smooth, start, end, top, bottom)
    (limitedAtStart, secondAtStart, scale) = (limited, second, 1 / half)
  }

  /// A stretch without polynomials.
  init(
    _ kind: Kind, from start: Double, to end: Double, survivalAtStart: Double, survivalAtEnd: Double, limited: Double,
    second: Double
  ) {
    (self.kind, self.start, self.end) = (kind, start, end)
    (self.survivalAtStart, self.survivalAtEnd) = (survivalAtStart, survivalAtEnd)
    (limitedAtStart, secondAtStart) = (limited, second)
    (forward, inverse, scale, probabilityScale) = (.zero, .zero, 0, 0)
  }

  /// The amount with S(x) = q, for q between the ends'; of a smooth stretch.
  @inline(__always)
  func amount(survival q: Double) -> Double {
    let t = (0.5 * (survivalAtStart + survivalAtEnd) - q) * probabilityScale
    return min(end, max(start, start + inverse.value(at: t)))
  }

  /// S(x), of a smooth stretch.
  func survival(_ x: Double) -> Double {
    min(survivalAtStart, max(survivalAtEnd, forward.value(at: (x - start) * scale - 1)))
  }

  /// E[X∧x] and E[(X∧x)²], of a smooth stretch: the integrals of S and of 2xS.
  func limitedMoments(_ x: Double) -> (first: Double, second: Double) {
    let half = 0.5 * (end - start)
    let (plain, timesArgument) = forward.integrals(to: (x - start) * scale - 1)
    return (
      limitedAtStart + half * plain,
      secondAtStart + 2 * half * ((start + half) * plain + half * timesArgument)
    )
  }
}
