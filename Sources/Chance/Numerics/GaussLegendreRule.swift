internal import CGSL

/// The points and weights of a Gauss–Legendre rule on [−1, 1], for integrands that share their points.
struct GaussLegendreRule: Sendable {
  let abscissas: [Double]
  let weights: [Double]

  /// Sixteen points: exact for polynomials of degree 31, and to 1e-14 for an oscillation of up to 8 radians.
  static let sixteen = GaussLegendreRule(points: 16)
  /// Four points, for many narrow panels.
  static let four = GaussLegendreRule(points: 4)

  private init(points: Int) {
    _ = ScientificLibrary.isReady
    var abscissas: [Double] = []
    var weights: [Double] = []
    if let table = gsl_integration_glfixed_table_alloc(points) {
      for index in 0..<points {
        var (abscissa, weight) = (0.0, 0.0)
        gsl_integration_glfixed_point(-1, 1, index, &abscissa, &weight, table)
        abscissas.append(abscissa)
        weights.append(weight)
      }
      gsl_integration_glfixed_table_free(table)
    }
    self.abscissas = abscissas
    self.weights = weights
  }

  /// Calls `visit` with each point of [lower, upper] and its weight.
  @inline(__always)
  func visit(from lower: Double, to upper: Double, _ visit: (_ x: Double, _ weight: Double) -> Void) {
    let half = 0.5 * (upper - lower)
    let middle = lower + half
    for (abscissa, weight) in zip(abscissas, weights) { visit(middle + half * abscissa, half * weight) }
  }
}
