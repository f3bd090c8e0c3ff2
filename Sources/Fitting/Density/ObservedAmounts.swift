import Chance
import Foundation

/// Amounts that were observed exactly, in ascending order, with the sums that the likelihoods of several laws need.
package struct ObservedAmounts: Sendable {
  /// Ascending, finite and above 0.
  package let values: [Double]
  /// log x of every value.
  package let logs: [Double]
  /// How often each value counts; nil where every one counts once.
  package let weights: [Double]?

  /// Σ w.
  package let total: Double
  /// Σ w x / Σ w; 0 where there is no value.
  package let mean: Double
  /// Σ w log x / Σ w; 0 where there is no value.
  package let logMean: Double
  /// Σ w (log x − log mean)² / Σ w.
  package let logVariance: Double
  /// Σ w (x/mean − 1)² / Σ w, the squared coefficient of variation.
  package let squaredVariation: Double
  /// Σ w (1/x) / Σ w; 0 where there is no value.
  package let inverseMean: Double

  /// - Parameters:
  ///   - values: in ascending order, finite and above 0.
  ///   - weights: one for each value, or nil.
  package init(ascending values: [Double], weights: [Double]? = nil) {
    precondition(weights.map { $0.count == values.count } ?? true, "every amount needs its weight")
    self.values = values
    self.weights = weights
    logs = values.map { log($0) }
    let total = weights.map { $0.reduce(0, +) } ?? Double(values.count)
    self.total = total
    func average(_ terms: (Int) -> Double) -> Double {
      guard total > 0 else { return 0 }
      var sum = 0.0
      if let weights {
        for index in values.indices { sum += weights[index] * terms(index) }
      } else {
        for index in values.indices { sum += terms(index) }
      }
      return sum / total
    }
    let logs = logs
    let mean = average { values[$0] }
    // The second pass takes out the rounding error of the first.
    let firstLogMean = average { logs[$0] }
    let logMean = firstLogMean + average { logs[$0] - firstLogMean }
    self.mean = mean
    self.logMean = logMean
    logVariance = average { (logs[$0] - logMean) * (logs[$0] - logMean) }
    squaredVariation = mean > 0 ? average { (values[$0] / mean - 1) * (values[$0] / mean - 1) } : 0
    inverseMean = average { 1 / values[$0] }
  }

  /// Σ w g(x).
  @inline(__always)
  func sum(_ term: (Double) -> Double) -> Double {
    var sum = 0.0
    if let weights {
      for index in values.indices { sum += weights[index] * term(values[index]) }
    } else {
      for value in values { sum += term(value) }
    }
    return sum
  }

  /// The sum over blocks of what `prepare` makes of a block, handed as scratch memory with its range.
  ///
  /// Blocks are short enough for the processor's nearest memory.
  @inline(__always)
  func sumOfBlocks(_ block: (Range<Int>, UnsafeMutableBufferPointer<Double>) -> Double) -> Double {
    withUnsafeTemporaryAllocation(of: Double.self, capacity: Self.blockLength) { scratch in
      var sum = 0.0
      var first = 0
      while first < values.count {
        let last = min(first + Self.blockLength, values.count)
        sum += block(first..<last, UnsafeMutableBufferPointer(rebasing: scratch[0..<(last - first)]))
        first = last
      }
      return sum
    }
  }

  private static let blockLength = 512
}

extension ObservedAmounts {
  /// Σ w (x/θ)^γ.
  func sumOfPowers(exponent: Double, scale: Double) -> Double {
    let shift = -exponent * log(scale)
    return sumOfBlocks { range, scratch in
      powers(exponent, shift, range, scratch)
      var sum = 0.0
      if let weights {
        for (offset, index) in range.enumerated() { sum += weights[index] * scratch[offset] }
      } else {
        for power in scratch { sum += power }
      }
      return sum
    }
  }

  /// Σ w log(1 + (x/θ)^γ).
  func sumOfSoftplus(exponent: Double, scale: Double) -> Double {
    sumOfSoftplus(constant: -exponent * log(scale), linear: exponent, quadratic: 0)
  }

  /// Σ w log(1 + eᵗ) with t = c₀ + c₁ log x + c₂ log² x.
  func sumOfSoftplus(constant: Double, linear: Double, quadratic: Double) -> Double {
    sumOfBlocks { range, scratch in
      func exponent(_ index: Int) -> Double { constant + logs[index] * (linear + quadratic * logs[index]) }
      var sum = 0.0
      for (offset, index) in range.enumerated() { scratch[offset] = -abs(exponent(index)) }
      exponentials(of: scratch, shift: 0)
      if let weights {
        for (offset, index) in range.enumerated() {
          sum += weights[index] * (max(0, exponent(index)) + log1p(scratch[offset]))
        }
        return sum
      }
      // Every factor is at most 2, so the product of a block of 512 stays finite, and one logarithm is enough.
      var product = 1.0
      for (offset, index) in range.enumerated() {
        sum += max(0, exponent(index))
        product *= 1 + scratch[offset]
      }
      return sum + log(product)
    }
  }

  /// Σ w log(1 + c (x − τ)), or nil where a factor is not above 0.
  func sumOfLogFactors(slope: Double, from threshold: Double) -> Double? {
    guard let least = values.first, let largest = values.last else { return 0 }
    guard 1 + slope * (largest - threshold) > 0, 1 + slope * (least - threshold) > 0 else { return nil }
    if weights != nil { return sum { log1p(slope * ($0 - threshold)) } }
    var total = 0.0
    var product = 1.0
    for value in values {
      product *= 1 + slope * (value - threshold)
      // One logarithm for many factors, taken before the product leaves the range of numbers.
      if product > 1e150 || product < 1e-150 {
        total += log(product)
        product = 1
      }
    }
    return total + log(product)
  }

  /// Replaces every x by e^{x + shift}.
  private func exponentials(of values: UnsafeMutableBufferPointer<Double>, shift: Double) {
    var bound = 0.0
    for value in values { bound = max(bound, abs(value)) }
    VectorExponential.apply(to: values, bound: bound, scale: 1, shift: shift)
  }

  @inline(__always)
  private func powers(
    _ exponent: Double, _ shift: Double, _ range: Range<Int>, _ scratch: UnsafeMutableBufferPointer<Double>
  ) {
    for (offset, index) in range.enumerated() { scratch[offset] = exponent * logs[index] }
    exponentials(of: scratch, shift: shift)
  }
}
