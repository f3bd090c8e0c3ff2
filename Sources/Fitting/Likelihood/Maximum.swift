import Chance
import Foundation

/// The maximum of a log-likelihood, and the covariance of the estimates from its curvature there.
///
/// A simplex search comes near the maximum from any start; Newton's steps with numerical derivatives then find it and
/// leave the observed information behind. Differences are taken over about 0.14 standard errors, at which the
/// log-likelihood falls by 0.01: wide enough that rounding in a sum of a million terms does not show.
struct Maximum {
  let values: [Double]
  let logLikelihood: Double
  /// The inverse of the observed information in the parameters themselves, by the delta method; nil where the
  /// log-likelihood is flat in some direction, so that the data do not determine the parameters.
  let covariance: [[Double]]?

  /// What the log-likelihood falls by over the width of a difference.
  private static let drop = 0.01
  /// How often the log-likelihood may be asked for. A maximum that there is takes some 2,000 calls; a ridge that has none
  /// could take 40,000, at any cost each.
  private static let budget = 10_000

  /// - Parameters:
  ///   - start: parameters at which the log-likelihood is finite.
  ///   - isClose: whether the start is so good that Newton's steps may be tried at once.
  /// - Returns: nil where the log-likelihood is not finite at the start. Where the budget ends before the search, the
  ///   best place so far, undetermined.
  init?(
    _ coordinates: [Coordinate], from start: [Double], isClose: Bool = false, logLikelihood: ([Double]) -> Double
  ) {
    var best = (point: [Double](), value: -Double.infinity)
    var calls = 0
    // Beyond the budget every place is as bad as can be, so that each search stops at once.
    func value(_ point: [Double]) -> Double {
      calls += 1
      guard calls <= Self.budget else { return -.infinity }
      let value = logLikelihood(zip(coordinates, point).map { $0.value($1) })
      if value > best.value { best = (point, value) }
      return value
    }
    var point = zip(coordinates, start).map { $0.coordinate($1) }
    guard point.allSatisfy(\.isFinite), value(point).isFinite else { return nil }
    var ascent = isClose ? NewtonAscent(from: point, drop: Self.drop, value) : nil
    var reach = isClose ? 0.1 : 0.3
    // A simplex can collapse before it is there; a new one at the place it came to goes on.
    for _ in 0..<(isClose ? 2 : 4) where ascent == nil {
      let simplex = Simplex(
        from: point, steps: point.map { _ in reach }, size: 2e-3, iterations: isClose ? 200 : 2_000
      ) { -value($0) }
      point = simplex.point
      reach /= 3
      ascent = NewtonAscent(from: point, drop: Self.drop, value)
    }
    if let ascent, calls <= Self.budget {
      values = zip(coordinates, ascent.point).map { $0.value($1) }
      self.logLikelihood = ascent.value
      let slopes = zip(coordinates, values).map { $0.slope(at: $1) }
      covariance = ascent.covariance.enumerated().map { row, line in
        line.enumerated().map { $1 * (slopes[row] * slopes[$0]) }
      }
    } else {
      // Along a flat ridge the last digits are not worth many steps.
      let simplex = Simplex(
        from: point, steps: point.map { _ in 0.1 }, size: isClose ? 1e-3 : 1e-6, iterations: isClose ? 100 : 2_000
      ) { -value($0) }
      let end = calls <= Self.budget ? (point: simplex.point, value: -simplex.value) : best
      values = zip(coordinates, end.point).map { $0.value($1) }
      self.logLikelihood = end.value
      covariance = nil
    }
  }
}

/// Newton's method for the maximum of a smooth function, with numerical derivatives; nil where it does not get there.
private struct NewtonAscent {
  private(set) var point: [Double]
  private(set) var value: Double
  private(set) var covariance: [[Double]] = []

  /// Estimates whose logarithm has a larger standard error than this are not estimates.
  private static let largestStandardError = 3.0

  init?(from start: [Double], drop: Double, _ function: ([Double]) -> Double) {
    point = start
    value = function(start)
    var widths = start.map { _ in 1e-3 }
    for _ in 0..<30 {
      guard let step = Self.newtonStep(at: point, value, &widths, drop, function) else { return nil }
      covariance = step.covariance
      // A sum of many terms cannot be known better than its rounding.
      let isThere = step.gain < 1e-8 + 1e-14 * abs(value)
      var length = 1.0
      var improved = false
      while length > 1e-4 {
        let candidate = zip(point, step.direction).map { $0 + length * $1 }
        let height = function(candidate)
        if height >= value {
          (point, value, improved) = (candidate, height, true)
          break
        }
        length /= isThere ? 1e9 : 2
      }
      if isThere {
        let isDetermined = zip(covariance.indices, covariance).allSatisfy {
          $1[$0].squareRoot() < Self.largestStandardError
        }
        if isDetermined { return }
        return nil
      }
      if !improved { return nil }
    }
    return nil
  }

  private struct Step {
    let direction: [Double]
    /// What the step promises to add to the function.
    let gain: Double
    let covariance: [[Double]]
  }

  /// The step at a point, or nil where the function is not concave there. `widths` are mended on the way.
  private static func newtonStep(
    at point: [Double], _ value: Double, _ widths: inout [Double], _ drop: Double, _ function: ([Double]) -> Double
  ) -> Step? {
    let count = point.count
    func moved(_ moves: [(Int, Double)]) -> Double {
      var moved = point
      for (index, by) in moves { moved[index] += by }
      return function(moved)
    }
    var (ahead, behind) = (point, point)
    for index in 0..<count {
      var isSettled = false
      for _ in 0..<8 where !isSettled {
        ahead[index] = moved([(index, widths[index])])
        behind[index] = moved([(index, -widths[index])])
        let fall = value - 0.5 * (ahead[index] + behind[index])
        guard fall.isFinite else {
          widths[index] /= 10
          continue
        }
        isSettled = fall > 0.1 * drop && fall < 10 * drop
        if !isSettled {
          let factor = fall > 0 ? (drop / fall).squareRoot() : 10
          let width = widths[index] * min(max(factor, 1e-3), 30)
          // A width of this size means that the function hardly depends on the variable.
          if width > 1 { return nil }
          widths[index] = width
        }
      }
      guard isSettled else { return nil }
    }
    var information = point.map { _ in point.map { _ in 0.0 } }
    for row in 0..<count {
      information[row][row] = (2 * value - ahead[row] - behind[row]) / (widths[row] * widths[row])
      for column in 0..<row {
        let both = moved([(row, widths[row]), (column, widths[column])])
        let neither = moved([(row, -widths[row]), (column, -widths[column])])
        let mixed = both + neither - ahead[row] - behind[row] - ahead[column] - behind[column] + 2 * value
        information[row][column] = -mixed / (2 * widths[row] * widths[column])
        information[column][row] = information[row][column]
      }
    }
    // The slope over an eighth of the width has a 64th of the error that the third derivative brings.
    let gradient = (0..<count).map { index in
      let width = widths[index] / 8
      return (moved([(index, width)]) - moved([(index, -width)])) / (2 * width)
    }
    guard gradient.allSatisfy(\.isFinite), let matrix = SymmetricMatrix(information) else { return nil }
    let direction = matrix.solution(gradient)
    let gain = 0.5 * zip(direction, gradient).reduce(0) { $0 + $1.0 * $1.1 }
    return Step(direction: direction, gain: gain, covariance: matrix.inverse)
  }
}
