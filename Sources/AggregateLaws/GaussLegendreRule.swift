import Chance

/// The points and weights of a Gauss–Legendre rule on [−1, 1], for integrands that share their points.
struct GaussLegendreRule: Sendable {
  let abscissas: [Double]
  let weights: [Double]

  /// Sixteen points: exact for polynomials of degree 31, and to 1e-14 for an oscillation of up to 8 radians.
  static let sixteen = GaussLegendreRule(points: 16)
  /// Four points, for many narrow panels.
  static let four = GaussLegendreRule(points: 4)

  private init(points: Int) {
    let points = GaussLegendre.points(points)
    abscissas = points.map(\.abscissa)
    weights = points.map(\.weight)
  }

  /// Calls `visit` with each point of [lower, upper] and its weight.
  @inline(__always)
  func visit(from lower: Double, to upper: Double, _ visit: (_ x: Double, _ weight: Double) -> Void) {
    let half = 0.5 * (upper - lower)
    let middle = lower + half
    for (abscissa, weight) in zip(abscissas, weights) { visit(middle + half * abscissa, half * weight) }
  }
}
