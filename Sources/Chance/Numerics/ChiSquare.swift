/// P(χ² > x) with so many degrees of freedom, for x ≥ 0.
package func chiSquareSurvival(_ x: Double, degreesOfFreedom: Int) -> Double {
  IncompleteGamma.upper(Double(degreesOfFreedom) / 2, x / 2)
}
