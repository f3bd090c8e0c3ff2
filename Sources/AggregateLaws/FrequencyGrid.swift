import Foundation

/// The points s = θ + i·2πm/R, m = 0…count − 1, at which transforms are taken: a Fourier series of period R of a function
/// damped by e^{−θu}.
///
/// The damping is what keeps the periods apart: the series at u in [0, R) also has the function at u + R, but only
/// e^{−θR} of it (Abate & Whitt, “The Fourier-series method for inverting transforms of probability distributions”,
/// Queueing Systems 10, 1992, section 5).
struct FrequencyGrid: Sendable {
  /// R, yuan.
  let period: Double
  /// θ, per yuan.
  let damping: Double
  let count: Int

  /// The distance of two frequencies.
  var step: Double { 2 * Double.pi / period }
  /// The highest frequency.
  var highest: Double { step * Double(count - 1) }

  @inline(__always)
  func point(_ m: Int) -> Complex { Complex(damping, step * Double(m)) }
}

/// E[e^{−sY} − 1 + sY] at every point of a grid: what the transform of a claim is beyond its mean.
///
/// Without the mean it is of the order of s², and has all its digits: at a billion people nothing else would do.
struct ClaimTransform {
  private(set) var values: [Complex]

  init(_ amount: PaidAmount, grid: FrequencyGrid) {
    // g(y) = e^{−sy} − 1 + sy has g′(y) = −s (e^{−sy} − 1).
    let slopes = Self.sums(amount.slopes, grid)
    values = ClaimTransform(points: amount.points, grid: grid).values
    for m in 0..<grid.count { values[m] = values[m] - grid.point(m) * slopes[m] }
  }

  /// That of amounts which have probabilities of their own.
  init(points: WeightedAmounts, grid: FrequencyGrid) {
    let sums = Self.sums(points, grid)
    let mean = zip(points.amounts, points.weights).reduce(0) { $0 + $1.0 * $1.1 }
    values = (0..<grid.count).map { sums[$0] + grid.point($0) * mean }
  }

  /// Σ w (e^{−sy} − 1) at every point of the grid.
  ///
  /// From one frequency to the next each term E = e^{−sy} − 1 becomes E + δ + Eδ with δ = e^{−iΔy} − 1: no function is
  /// called, and nothing cancels.
  private static func sums(_ amounts: WeightedAmounts, _ grid: FrequencyGrid) -> [Complex] {
    var sums = Array(repeating: Complex.zero, count: grid.count)
    let lanes = (amounts.amounts.count + 3) / 4
    guard lanes > 0 else { return sums }
    typealias Lanes = SIMD4<Double>
    var (weights, real, imaginary) = ([Lanes](), [Lanes](), [Lanes]())
    var (realStep, imaginaryStep) = ([Lanes](), [Lanes]())
    for lane in 0..<lanes {
      var (w, x, y, dx, dy) = (Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero, Lanes.zero)
      for i in 0..<min(4, amounts.amounts.count - 4 * lane) {
        let amount = amounts.amounts[4 * lane + i]
        w[i] = amounts.weights[4 * lane + i]
        x[i] = expm1(-grid.damping * amount)
        y[i] = 0
        let half = sin(0.5 * grid.step * amount)
        dx[i] = -2 * half * half
        dy[i] = -sin(grid.step * amount)
      }
      weights.append(w)
      real.append(x)
      imaginary.append(y)
      realStep.append(dx)
      imaginaryStep.append(dy)
    }
    real.withUnsafeMutableBufferPointer { real in
      imaginary.withUnsafeMutableBufferPointer { imaginary in
        weights.withUnsafeBufferPointer { weights in
          realStep.withUnsafeBufferPointer { realStep in
            imaginaryStep.withUnsafeBufferPointer { imaginaryStep in
              for m in 0..<grid.count {
                var (sumReal, sumImaginary) = (Lanes.zero, Lanes.zero)
                for k in 0..<lanes {
                  let (x, y, dx, dy) = (real[k], imaginary[k], realStep[k], imaginaryStep[k])
                  sumReal += weights[k] * x
                  sumImaginary += weights[k] * y
                  real[k] = x + (dx + (x * dx - y * dy))
                  imaginary[k] = y + (dy + (x * dy + y * dx))
                }
                sums[m] = Complex(sumReal.sum(), sumImaginary.sum())
              }
            }
          }
        }
      }
    }
    return sums
  }
}
