/// A law whose draw is one number of the stream, put through a function: many of them are drawn first and put through
/// together, in vectors.
protocol StagedLaw: SeverityLaw {
  /// What is drawn.
  var rawNumber: RawNumber { get }

  /// Replaces numbers by amounts, each by itself, without allocating. The amounts rise with the numbers, or fall.
  func finish(_ numbers: UnsafeMutableBufferPointer<Double>)
}

/// What a stream gives for one amount.
enum RawNumber: Sendable {
  /// Of the open interval (0, 1).
  case uniform
  /// Standard normal, by the ziggurat of the person loop.
  case normal
}

/// −log u and |log(u/(1 − u))| of a uniform number of a stream, a multiple of 2⁻⁵³, are at most 53 log 2.
let largestHazard = 36.8

extension StagedLaw {
  public func sample(into amounts: inout MutableSpan<Double>, using stream: inout RandomStream) {
    amounts.withUnsafeMutableBufferPointer { amounts in
      switch rawNumber {
      case .uniform: stream.fill(uniform: amounts)
      case .normal: stream.fill(standardNormals: amounts)
      }
      finish(amounts)
    }
  }

  /// The amount of one number.
  func amount(of number: Double) -> Double {
    var amount = number
    withUnsafeMutablePointer(to: &amount) { finish(UnsafeMutableBufferPointer(start: $0, count: 1)) }
    return amount
  }
}

extension VectorExponential {
  /// Replaces every x ≥ 0 of `values` by (e^{rate · x} − 1) · factor, to 1e−13.
  ///
  /// - Parameter bound: no value is larger.
  static func applyMinusOne(
    to values: UnsafeMutableBufferPointer<Double>, bound: Double, rate: Double, factor: Double
  ) {
    // As many as fit on the stack.
    withUnsafeTemporaryAllocation(of: Double.self, capacity: 128) { scratch in
      var start = 0
      while start < values.count {
        let count = min(128, values.count - start)
        let part = UnsafeMutableBufferPointer(rebasing: values[start..<start + count])
        let powers = UnsafeMutableBufferPointer(rebasing: scratch[..<count])
        for i in 0..<count { powers.initializeElement(at: i, to: part[i]) }
        apply(to: powers, bound: bound, scale: rate, shift: 0)
        for i in 0..<count {
          let exponent = rate * part[i]
          // The difference from 1 would lose what is small.
          part[i] = factor * (abs(exponent) < 0.01 ? smallExponential(exponent) : powers[i] - 1)
        }
        start += count
      }
    }
  }

  /// eˣ − 1 for |x| < 0.01.
  @inline(__always)
  private static func smallExponential(_ x: Double) -> Double {
    x * (1 + x * (1.0 / 2 + x * (1.0 / 6 + x * (1.0 / 24 + x * (1.0 / 120 + x * (1.0 / 720 + x * (1.0 / 5_040)))))))
  }
}
