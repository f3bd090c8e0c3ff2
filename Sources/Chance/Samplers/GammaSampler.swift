internal import CGSL

/// Gamma numbers as GSL's `gsl_ran_gamma` draws them, bit by bit, without calls through GSL's table of functions.
///
/// Marsaglia & Tsang, “A simple method for generating gamma variables”, ACM Trans. Math. Softw. 26 (2000): d(1 + cZ)³ with
/// d = α − 1/3 and c = 1/√(9d), accepted with a uniform number; below α = 1 the law of α + 1 times u^{1/α}.
struct GammaSampler: Sendable {
  private let third: Double
  private let slope: Double
  private let scale: Double
  /// 1/α where α < 1.
  let power: Double?

  init(shape: Double, scale: Double) {
    power = shape < 1 ? 1 / shape : nil
    self.scale = scale
    third = (shape < 1 ? 1 + shape : shape) - 1 / 3.0
    slope = (1 / 3.0) / third.squareRoot()
  }

  /// A number of the law of shape α, or of α + 1 where α < 1.
  @inline(__always)
  func next(using stream: inout RandomStream, _ layers: UnsafePointer<LibraryNormal.Layer>) -> Double {
    while true {
      let x = stream.libraryNormal(layers)
      let root = 1 + slope * x
      guard root > 0 else { continue }
      let v = root * root * root
      let u = stream.uniform()
      if u < 1 - 0.0331 * x * x * x * x { return scale * third * v }
      if log(u) < 0.5 * x * x + third * (1 - v + log(v)) { return scale * third * v }
    }
  }

  /// The number that the words at hand give, if they do so at once, which is nearly always: the same as `next` would draw.
  ///
  /// - Parameter ahead: how many words come first.
  @inline(__always)
  private func quick(
    _ stream: inout RandomStream, ahead: Int, _ layers: UnsafePointer<LibraryNormal.Layer>
  ) -> Double? {
    guard let second = stream.waiting(ahead + 1), let first = stream.waiting(ahead),
      let x = RandomStream.quickLibraryNormal(of: first, layers)
    else { return nil }
    let root = 1 + slope * x
    let u = Double(second &>> 11) * 0x1p-53
    guard root > 0, u > 0, u < 1 - 0.0331 * x * x * x * x else { return nil }
    return scale * third * (root * root * root)
  }

  /// A number of the law of shape α, or of α + 1 where α < 1; and then the uniform number whose power comes on top, else 1.
  @inline(__always)
  func parts(
    using stream: inout RandomStream, _ layers: UnsafePointer<LibraryNormal.Layer>
  ) -> (amount: Double, uniform: Double) {
    let ahead = power == nil ? 0 : 1
    if let amount = quick(&stream, ahead: ahead, layers), let word = stream.waiting(0),
      power == nil || word > 0x7FF
    {
      stream.position &+= 2 &+ ahead
      return (amount, power == nil ? 1 : Double(word &>> 11) * 0x1p-53)
    }
    let uniform = power == nil ? 1 : stream.uniform()
    return (next(using: &stream, layers), uniform)
  }

  /// Replaces uniform numbers by their powers 1/α.
  func raise(_ uniforms: UnsafeMutableBufferPointer<Double>) {
    guard let power else { return }
    VectorLogarithm.apply(to: uniforms)
    VectorExponential.apply(to: uniforms, bound: largestHazard, scale: power, shift: 0)
  }

  func fill(_ amounts: UnsafeMutableBufferPointer<Double>, using stream: inout RandomStream) {
    LibraryNormal.layers.withUnsafeBufferPointer { layers in
      guard let layers = layers.baseAddress else { return }
      if power == nil {
        for index in amounts.indices { amounts[index] = parts(using: &stream, layers).amount }
        return
      }
      // As many as fit on the stack.
      withUnsafeTemporaryAllocation(of: Double.self, capacity: 128) { scratch in
        var start = 0
        while start < amounts.count {
          let count = min(128, amounts.count - start)
          let powers = UnsafeMutableBufferPointer(rebasing: scratch[..<count])
          for i in 0..<count {
            let parts = parts(using: &stream, layers)
            amounts[start + i] = parts.amount
            powers.initializeElement(at: i, to: parts.uniform)
          }
          raise(powers)
          for i in 0..<count { amounts[start + i] *= powers[i] }
          start += count
        }
      }
    }
  }
}
