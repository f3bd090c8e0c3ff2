internal import CGSL

/// Probabilities of counts to full relative precision, also where factorials are astronomical.
///
/// Source: Loader, “Fast and accurate computation of binomial probabilities” (2000): the law is written as its peak
/// times the exponential of a deviance, both computed without cancellation.
enum SaddlePoint {
  /// log n! − log(√(2πn) (n/e)ⁿ), the error of Stirling's formula, for real n > 0.
  static func stirlingError(_ n: Double) -> Double {
    if n < 16 {
      return lgamma(n + 1) - (n + 0.5) * log(n) + n - 0.5 * log(2 * Double.pi)
    }
    let square = n * n
    let tail = 1.0 / 1260 - (1.0 / 1680 - (1.0 / 1188 - 691.0 / 360_360 / square) / square) / square
    return (1.0 / 12 - (1.0 / 360 - tail / square) / square) / n
  }

  /// The deviance x log(x/m) + m − x, for x ≥ 0 and m > 0.
  static func deviance(_ x: Double, _ m: Double) -> Double {
    if x == 0 { return m }
    if abs(x - m) >= 0.1 * (x + m) { return x * log(x / m) + m - x }
    let v = (x - m) / (x + m)
    var sum = (x - m) * v
    var term = 2 * x * v
    var k = 3.0
    while true {
      term *= v * v
      let next = sum + term / k
      if next == sum { return sum }
      sum = next
      k += 2
    }
  }

  /// P(X = x) for the Poisson law of mean m > 0.
  static func poisson(_ x: Double, mean m: Double) -> Double {
    if x == 0 { return exp(-m) }
    return exp(-stirlingError(x) - deviance(x, m)) / (2 * Double.pi * x).squareRoot()
  }

  /// Γ(n+1)/(Γ(x+1) Γ(n−x+1)) pˣ qⁿ⁻ˣ for real 0 ≤ x ≤ n and p + q = 1.
  static func binomial(_ x: Double, of n: Double, _ p: Double, _ q: Double) -> Double {
    if p == 0 { return x == 0 ? 1 : 0 }
    if q == 0 { return x == n ? 1 : 0 }
    if x == 0 { return exp(p < 0.1 ? -deviance(n, n * q) - n * p : n * log(q)) }
    if x == n { return exp(q < 0.1 ? -deviance(n, n * p) - n * q : n * log(p)) }
    let rest = n - x
    let exponent =
      stirlingError(n) - stirlingError(x) - stirlingError(rest) - deviance(x, n * p) - deviance(rest, n * q)
    return exp(exponent) * (n / (2 * Double.pi * x * rest)).squareRoot()
  }
}
