import Foundation

/// E[e^{−s(C − a)} | S] of the sum C of all lines' claims, mixed over the frequency factor F.
///
/// Given F it is Π (1 + pF ψ)ⁿ with ψ = E[e^{−sY} − 1], whose logarithm is F·b + Σₖ aₖFᵏ with a linear term that
/// dominates. F = exp(μ + σw) is integrated along the line through the saddle point of bF − w²/2, which is
/// w = −W(−bσ²e^μ)/σ with Lambert's W (Asmussen, Jensen & Rojas-Nandayapa, “On the Laplace transform of the lognormal
/// distribution”, Methodology and Computing in Applied Probability 18, 2016). Along it the integrand does not
/// oscillate, so that a few dozen nodes of the trapezoid rule give all digits at every frequency: no staircase, however
/// many people there are.
struct FrequencyMixture {
  struct Part {
    let count: Double
    let probability: Double
    /// E[Y].
    let mean: Double
    /// E[e^{−sY} − 1 + sY] at the frequencies.
    let transform: [Complex]
  }

  let parts: [Part]
  let node: FactorNodes.Node
  let grid: FrequencyGrid
  /// a, yuan.
  let origin: Double

  /// Σ npE[Y]: the mean of C for F = 1.
  private let mean: Double
  private let largestProbability: Double

  init(parts: [Part], node: FactorNodes.Node, grid: FrequencyGrid, origin: Double) {
    self.parts = parts
    self.node = node
    self.grid = grid
    self.origin = origin
    mean = parts.reduce(0) { $0 + $1.count * $1.probability * $1.mean }
    largestProbability = parts.map(\.probability).max() ?? 0
  }

  /// What is smaller adds nothing to any figure.
  private static let nothing = -52.0

  /// The transform at every frequency; `weight` is that of the node, by which nothing is multiplied.
  func values(weight: Double) -> [Complex] {
    let lines = realLine
    var series = Series(parts)
    return (0..<grid.count).map { m in
      if node.sdlog > 0, let value = alongSaddle(m, weight: weight, &series) { return value }
      var sum = Complex.zero
      for (factor, weight) in lines.value { sum += Complex.exp(logarithm(m, factor)) * weight }
      return sum
    }
  }

  /// F on the real line, for the cases where the saddle is of no use; made when first needed.
  private var realLine: Lazily<[(factor: Double, weight: Double)]> {
    Lazily {
      // How fast the exponent turns with the normal of F, four standard deviations out.
      let largest = (0..<grid.count).map { linear($0).magnitude }.max() ?? 0
      let speed = largest * node.sdlog * exp(node.meanlog + 4 * node.sdlog)
      return node.frequencies(cutAt: parts.map(\.probability), width: min(1, max(8 / speed, 0.01)))
    }
  }

  /// log E[e^{−s(C − a)} | S, F], precise however many people there are.
  private func logarithm(_ m: Int, _ factor: Double) -> Complex {
    let s = grid.point(m)
    var (sum, mean) = (Complex.zero, 0.0)
    for part in parts {
      let q = min(1, part.probability * factor)
      let c = part.transform[m]
      sum += (c * q + Complex.logOnePlusMinus((c - s * part.mean) * q)) * part.count
      mean += part.count * q * part.mean
    }
    return sum - s * (mean - origin)
  }

  /// b = Σ npψ.
  private func linear(_ m: Int) -> Complex {
    parts.reduce(Complex.zero) { $0 + $1.transform[m] * ($1.count * $1.probability) } - grid.point(m) * mean
  }

  /// By the line through the saddle point; nil where some pF reaches 1 often enough to be seen.
  private func alongSaddle(_ m: Int, weight: Double, _ series: inout Series) -> Complex? {
    let s = grid.point(m)
    let sigma = node.sdlog
    let median = exp(node.meanlog)
    guard largestProbability * median * exp(Self.seen * sigma) <= 1 else { return nil }
    let linear = linear(m)
    let lambert = Complex.lambertW(linear * (-median * sigma * sigma))
    let saddle = lambert * (-1 / sigma)
    let curvature = lambert + .one
    guard curvature.re > 0.1 else { return nil }
    let start = Complex.exp(saddle * sigma) * median
    // How large the whole is: at far frequencies it is nothing.
    let peak = start * linear + s * origin - saddle * saddle * 0.5
    let share = log(weight)
    if peak.re + share < Self.nothing { return .zero }

    let reach = min(8.8, (78 / curvature.re).squareRoot())
    series.begin(at: m, s: s, largestFactor: median * exp(sigma * (saddle.re + reach)))
    let inverse = curvature.re / (curvature.re * curvature.re + curvature.im * curvature.im)
    let wanted = min(0.7, (2 * Double.pi * Double.pi * inverse / 40).squareRoot()) / (1 + 0.5 * sigma)
    let steps = (reach / wanted).rounded(.up)
    let step = reach / steps
    let growth = exp(sigma * step)
    var factor = start * exp(-sigma * reach)
    var sum = Complex.zero
    for k in 0...Int(2 * steps) {
      // Beyond, q is 1 and no longer pF. The magnitude is only asked for where it may be that large.
      if largestProbability * (abs(factor.re) + abs(factor.im)) > 0.999, largestProbability * factor.magnitude > 1 {
        break
      }
      let w = saddle + Complex(step * (Double(k) - steps))
      let exponent = series.value(at: factor) - s * (factor * mean - Complex(origin)) - w * w * 0.5
      if exponent.re + share > Self.nothing { sum += Complex.exp(exponent) }
      factor = factor * growth
    }
    return sum * (step / (2 * Double.pi).squareRoot())
  }

  /// A pF that reaches 1 farther out than so many standard deviations is not seen: once in a thousand million years.
  private static let seen = 6.0

  /// Σ n log(1 + pFψ) + sF Σ npE[Y] as a function of a complex F, at one frequency after another.
  private struct Series {
    private let parts: [Part]
    private let people: Double
    private var m = 0
    private var s = Complex.zero
    /// The coefficients of F², F³, …; none where the series would not converge fast.
    private var coefficients: [Complex] = []
    private var spread = Complex.zero
    /// By part: pψ less its linear term, and a power of it.
    private var bases: [Complex]
    private var powers: [Complex]

    init(_ parts: [Part]) {
      self.parts = parts
      people = parts.reduce(1) { $0 + $1.count }
      bases = Array(repeating: .zero, count: parts.count)
      powers = bases
    }

    mutating func begin(at m: Int, s: Complex, largestFactor: Double) {
      (self.m, self.s) = (m, s)
      coefficients.removeAll(keepingCapacity: true)
      spread = .zero
      var largest = 0.0
      for i in bases.indices {
        bases[i] = (parts[i].transform[m] - s * parts[i].mean) * parts[i].probability
        powers[i] = bases[i]
        largest = max(largest, bases[i].magnitude)
      }
      let ratio = largest * largestFactor
      guard ratio < 0.5 else { return }
      for i in parts.indices { spread += parts[i].transform[m] * (parts[i].count * parts[i].probability) }
      // Terms until they are below 1e-17 for everybody together.
      let order = max(2, Int((-(39 + log(people)) / log(max(1e-30, ratio))).rounded(.up)))
      for k in 2...order {
        var sum = Complex.zero
        for i in powers.indices {
          powers[i] = powers[i] * bases[i]
          sum += powers[i] * parts[i].count
        }
        coefficients.append(sum * (k.isMultiple(of: 2) ? -1 / Double(k) : 1 / Double(k)))
      }
    }

    @inline(__always)
    func value(at factor: Complex) -> Complex {
      if coefficients.isEmpty {
        return parts.reduce(Complex.zero) { sum, part in
          let c = part.transform[m] * part.probability
          let psi = c - s * (part.mean * part.probability)
          return sum + (c * factor + Complex.logOnePlusMinus(psi * factor)) * part.count
        }
      }
      var series = Complex.zero
      for coefficient in coefficients.reversed() { series = (series + coefficient) * factor }
      return (series + spread) * factor
    }
  }
}

/// A value that is made when it is first asked for.
private final class Lazily<Value> {
  private let make: () -> Value
  lazy var value: Value = make()
  init(_ make: @escaping () -> Value) { self.make = make }
}
