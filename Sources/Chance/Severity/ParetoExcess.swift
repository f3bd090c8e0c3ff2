internal import CGSL

/// What the Lomax and the generalised Pareto law share: the law S(y) = e^{−h(y)}, h(y) = log(1 + ξ y/σ)/ξ, for y ≥ 0.
///
/// In the cumulative hazard h the amount is y = σ (e^{ξh} − 1)/ξ, so that with H = h(u)
/// E[Y∧u] = σ ∫₀ᴴ e^{(ξ−1)h} dh and E[(Y∧u)²] = 2σ² ∫₀ᴴ (e^{ξh} − 1)/ξ · e^{(ξ−1)h} dh: valid for every ξ, and without
/// a special case at ξ = 0, 1/2 or 1.
package struct ParetoExcess {
  package let shape: Double
  package let scale: Double

  package init(shape: Double, scale: Double) {
    self.shape = shape
    self.scale = scale
  }

  package func hazard(_ y: Double) -> Double {
    if y == .infinity { return y }
    let t = shape * (y / scale)
    if t.isInfinite { return (log(shape) + log(y) - log(scale)) / shape }
    if abs(t) < 1e-8 { return y / scale * (1 - t / 2) }
    if t > -0.5 { return log1p(t) / shape }
    // Near the upper end of a bounded law: what is left of the scale, rounded once.
    let left = scale.addingProduct(shape, y) / scale
    return left <= 0 ? .infinity : log(left) / shape
  }

  func amount(hazard h: Double) -> Double {
    if h.isInfinite { return shape < 0 ? -scale / shape : .infinity }
    return scale * h * relativeExponential(shape * h)
  }

  func limitedExpectedValue(_ u: Double) -> Double {
    scale * exponentialIntegral(rate: shape - 1, to: hazard(u))
  }

  func limitedSecondMoment(_ u: Double) -> Double {
    let height = hazard(u)
    if height.isInfinite {
      return shape < 0.5 ? 2 * scale * scale / ((1 - shape) * (1 - 2 * shape)) : .infinity
    }
    let first = 2 * shape - 1
    let second = shape - 1
    if abs(shape) * min(height, 1) > 0.05 {
      let difference = exponentialIntegral(rate: first, to: height) - exponentialIntegral(rate: second, to: height)
      return 2 * scale * scale * (difference / shape)
    }
    // The two integrals nearly cancel here; their difference is smooth and is integrated as one.
    let end = min(height, 50)
    return 2 * scale * scale
      * GaussLegendre.integral(from: 0, to: end, width: 2 / max(1, abs(first))) { h in
        h * relativeExponential(shape * h) * exp(second * h)
      }
  }
}
