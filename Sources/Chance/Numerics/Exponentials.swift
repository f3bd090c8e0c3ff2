internal import CGSL

/// (eˣ − 1)/x, with its limit 1 at 0: what integrals of powers become when they are written without cancellation.
@inline(__always)
func relativeExponential(_ x: Double) -> Double {
  x == 0 ? 1 : expm1(x) / x
}

/// log(1 + eˣ), without overflow for large x.
@inline(__always)
package func softplus(_ x: Double) -> Double {
  x > 0 ? x + log1p(exp(-x)) : log1p(exp(x))
}

/// ∫₀ᴴ e^{ct} dt, for H > 0 and any c.
@inline(__always)
func exponentialIntegral(rate c: Double, to height: Double) -> Double {
  height.isInfinite ? (c < 0 ? -1 / c : .infinity) : height * relativeExponential(c * height)
}
