import Chance
import Foundation

/// E[e^{−sY} − 1 + sY] of a claim by the fast Fourier transform, for the thousands of frequencies that few people take.
///
/// With π(y) = E(Y − y)₊ it is s² ∫ e^{−sy} π(y) dy. π and its derivative −P(Y > y) are known exactly on an even grid;
/// between its points π is their cubic, whose product with e^{−sy} is integrated exactly (Filon's idea; the error is of
/// the order of the fourth power of the grid's step). What Y takes with a probability of its own, at a cap for
/// instance, is left out of π and added as it is.
struct GridTransform {
  private(set) var values: [Complex]

  /// What depends on the frequencies alone: the transforms of the cubics' two basis functions.
  struct Kernel {
    /// N, the number of steps of the grid on [0, R].
    let size: Int
    fileprivate var value: [Complex] = []
    fileprivate var slope: [Complex] = []
    /// The halves that lie before y = 0.
    fileprivate var valueBefore: [Complex] = []
    fileprivate var slopeBefore: [Complex] = []

    init(size: Int, grid: FrequencyGrid) {
      self.size = size
      let step = grid.period / Double(size)
      for m in 0..<grid.count {
        let z = grid.point(m) * step
        var (value, slope, valueAfter, slopeAfter) = (Complex.zero, Complex.zero, Complex.zero, Complex.zero)
        GaussLegendreRule.sixteen.visit(from: 0, to: 1) { u, weight in
          let hat = weight * (1 - u * u * (3 - 2 * u))
          let turn = weight * u * (1 - u) * (1 - u)
          let (before, after) = (Complex.exp(z * u), Complex.exp(z * -u))
          value += before * hat
          slope += before * -turn
          valueAfter += after * hat
          slopeAfter += after * turn
        }
        valueBefore.append(value)
        slopeBefore.append(slope)
        self.value.append(value + valueAfter)
        self.slope.append(slope + slopeAfter)
      }
    }
  }

  /// - Parameter amount: gives the part of Y that lies on points.
  init(
    _ source: PaidAmountSource, pieces: [ClaimLine.Piece], amount: PaidAmount, factor: Double, grid: FrequencyGrid,
    kernel: Kernel
  ) {
    let excess = ExcessGrid(source, pieces: pieces, factor: factor, limit: grid.period, size: kernel.size)
    let step = grid.period / Double(kernel.size)
    var packed = Array(repeating: Complex.zero, count: kernel.size)
    for j in 0..<kernel.size {
      let damped = exp(-grid.damping * step * Double(j))
      packed[j] = Complex(damped * excess.expected[j], -damped * excess.survival[j])
    }
    let (first, firstSlope) = (packed[0].re, packed[0].im)
    packed.withUnsafeMutableBytes { FourierTransform.forward($0.bindMemory(to: Double.self)) }
    var points = amount.points
    for (point, weight) in excess.points { points.append(point, weight: weight) }
    let rest = ClaimTransform(points: points, grid: grid)
    values = (0..<grid.count).map { m in
      let (here, there) = (packed[m], packed[(kernel.size - m) % kernel.size])
      let values = Complex(0.5 * (here.re + there.re), 0.5 * (here.im - there.im))
      let slopes = Complex(0.5 * (here.im + there.im), 0.5 * (there.re - here.re))
      var integral = values * kernel.value[m] + slopes * kernel.slope[m] * step
      integral = integral - kernel.valueBefore[m] * first - kernel.slopeBefore[m] * (step * firstSlope)
      let s = grid.point(m)
      return rest.values[m] + s * s * (integral * step)
    }
  }
}

/// E(Y − y)₊ and P(Y > y) on an even grid, for the part of Y that has a density, and the points that have not.
struct ExcessGrid {
  private(set) var expected: [Double]
  private(set) var survival: [Double]
  /// Where a flat piece, or the limit, gathers probability.
  private(set) var points: [(point: Double, weight: Double)] = []

  init(_ source: PaidAmountSource, pieces: [ClaimLine.Piece], factor s: Double, limit: Double, size: Int) {
    let (law, anatomy) = (source.line.severity, source.anatomy)
    func smoothSurvival(_ x: Double) -> Double { max(0, law.survival(x / s) - anatomy.atomSurvival(x / s)) }
    func smoothLimited(_ x: Double) -> Double {
      var value = law.limitedExpectedValue(x / s)
      for atom in anatomy.atoms { value -= atom.weight * min(atom.point, x / s) }
      return s * value
    }
    expected = Array(repeating: 0, count: size)
    survival = Array(repeating: 0, count: size)
    let step = limit / Double(size)
    // From the top down: what the pieces above hold, and its expected excess over their lower end.
    var (above, excessAbove) = (0.0, 0.0)
    for (index, piece) in pieces.enumerated().reversed() where piece.base < limit {
      let end = index + 1 < pieces.count ? pieces[index + 1].start : .infinity
      guard piece.slope > 0 else {
        let weight = smoothSurvival(piece.start) - (end.isFinite ? smoothSurvival(end) : 0)
        if weight > 0 { points.append((piece.base, weight)) }
        continue
      }
      let reached = piece.start + (limit - piece.base) / piece.slope
      let upper = min(end, reached)
      let top = min(limit, piece.base + piece.slope * (upper - piece.start))
      let (survivalAtEnd, limitedAtEnd) = (smoothSurvival(upper), smoothLimited(upper))
      if reached <= end, survivalAtEnd > 0 { points.append((limit, survivalAtEnd)) }
      func excess(_ x: Double, _ y: Double) -> Double {
        let own = piece.slope * (limitedAtEnd - smoothLimited(x) - survivalAtEnd * (upper - x))
        return max(0, own) + excessAbove + above * (top - y)
      }
      var j = Int((piece.base / step).rounded(.up))
      while j < size, step * Double(j) < top {
        let y = step * Double(j)
        let x = piece.start + (y - piece.base) / piece.slope
        expected[j] = excess(x, y)
        survival[j] = max(0, smoothSurvival(x) - survivalAtEnd) + above
        j += 1
      }
      excessAbove = excess(piece.start, piece.base)
      above += max(0, smoothSurvival(piece.start) - survivalAtEnd)
    }
  }
}
