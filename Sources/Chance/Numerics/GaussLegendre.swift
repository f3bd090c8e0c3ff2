internal import CGSL

/// Gauss–Legendre quadrature of 20 points on equal panels, for integrands that are analytic on the interval.
package enum GaussLegendre {
  /// A point of [−1, 1] and its weight.
  package struct Point: Sendable {
    package let abscissa: Double
    package let weight: Double
  }

  private static let points = points(20)

  /// The points of the rule of so many, from GSL's table; none where there is no memory for it.
  package static func points(_ count: Int) -> [Point] {
    _ = ScientificLibrary.isReady
    guard let table = gsl_integration_glfixed_table_alloc(count) else { return [] }
    defer { gsl_integration_glfixed_table_free(table) }
    return (0..<count).map { index in
      var abscissa = 0.0
      var weight = 0.0
      gsl_integration_glfixed_point(-1, 1, index, &abscissa, &weight, table)
      return Point(abscissa: abscissa, weight: weight)
    }
  }

  /// ∫ f over [lower, upper], on panels no wider than `width` (and no more than 10 000); 0 for an empty interval.
  static func integral(
    from lower: Double, to upper: Double, width: Double = .infinity, of f: (Double) -> Double
  ) -> Double {
    guard upper > lower, lower.isFinite, upper.isFinite else { return upper <= lower ? 0 : .nan }
    let panels = Int(max(1, min(10_000, ((upper - lower) / width).rounded(.up))))
    let half = (upper - lower) / Double(2 * panels)
    var sum = 0.0
    for panel in 0..<panels {
      let middle = lower + half * Double(2 * panel + 1)
      for point in points { sum += point.weight * f(middle + half * point.abscissa) }
    }
    return sum * half
  }
}
