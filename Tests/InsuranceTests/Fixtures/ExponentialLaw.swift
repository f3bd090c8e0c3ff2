import Foundation

/// An exponential law of mean m, whose limited moments are worked by hand:
/// E[X∧u] = ∫₀ᵘ e^(−x/m) dx = m (1 − e^(−u/m)) and
/// E[(X∧u)²] = ∫₀ᵘ 2x e^(−x/m) dx = 2m² − 2m e^(−u/m) (u + m).
struct ExponentialLaw {
  let mean: Double

  func density(_ x: Double) -> Double { exp(-x / mean) / mean }
  func survival(_ x: Double) -> Double { exp(-x / mean) }

  func limitedExpectedValue(_ u: Double) -> Double { u.isInfinite ? mean : mean * (1 - survival(u)) }

  func limitedSecondMoment(_ u: Double) -> Double {
    let all = 2 * mean * mean
    return u.isInfinite ? all : all - 2 * mean * survival(u) * (u + mean)
  }
}

/// ∫ f over each piece between neighbouring points, by Simpson's rule on panels no wider than `width`.
///
/// The pieces are there so that a bend of f lies on a point and the error falls with the fourth power.
func integral(over points: [Double], panel width: Double, of f: (Double) -> Double) -> Double {
  var total = 0.0
  for (a, b) in zip(points, points.dropFirst()) where b > a {
    let panels = 2 * Int(((b - a) / width / 2).rounded(.up))
    let h = (b - a) / Double(panels)
    var sum = f(a) + f(b)
    for i in 1..<panels { sum += (i.isMultiple(of: 2) ? 2 : 4) * f(a + Double(i) * h) }
    total += sum * h / 3
  }
  return total
}
