internal import CGSL

/// Standard normal numbers for the loop over persons: a ziggurat of 256 layers that takes two numbers from each word.
///
/// The area under f(x) = exp(−x²/2), x ≥ 0, is cut into 256 layers of the same area v, of which the lowest holds the
/// tail beyond r = x₁. Layer i is as wide as xᵢ, and all of it that lies inside xᵢ₊₁ is under the curve, so that 98.8%
/// of the numbers cost one multiplication and one comparison. Marsaglia & Tsang, “The ziggurat method for generating
/// random variables”, J. Stat. Software 5(8) (2000); the tail by Marsaglia, “Generating a variable from the tail of the
/// normal distribution”, Technometrics 6 (1964).
///
/// Layer and position come from different bits, which the method of 2000 did not see to: Doornik, “An improved ziggurat
/// method to generate normal random samples” (2005). Of 32 bits the low 8 are the layer and the high 24 the position
/// with its sign, the resolution of GSL's ziggurat; a position is the middle of its step, so that neither sign nor size
/// is favoured. Tests of wedge and tail take whole words.
///
/// Every other normal number is GSL's. This one exists because it is the program's innermost loop: on an AMD EPYC (Zen 4)
/// a number takes 2.7 ns with its share of the generator, against 8.5 ns for GSL's ziggurat on the same stream.
enum NormalZiggurat {
  struct Layer {
    /// xᵢ · 2⁻²⁴, by which an odd number between ±2²⁴ becomes a position in the layer.
    let step: Double
    /// xᵢ₊₁: a position nearer to 0 than this lies under the curve.
    let core: Double
    /// f(xᵢ) and f(xᵢ₊₁), between which the layer lies.
    let floor: Double
    let ceiling: Double
  }

  /// r, where the tail begins, for 256 layers.
  static let tailStart = 3.6541528853610088

  /// No draw is farther from 0: the tail's uniform numbers are no smaller than 2⁻⁵³, and r + 53 log(2)/r = 13.71.
  static let bound = 14.0

  /// x₀ to x₂₅₆, from the width that the lowest layer would have as a rectangle, v / f(r), to 0.
  static let edges: [Double] = {
    let tail = (2 * Double.pi).squareRoot() * StandardNormal.survival(tailStart)
    let area = tailStart * density(tailStart) + tail
    var edges = [area / density(tailStart), tailStart]
    while edges.count < 256 {
      let edge = edges[edges.count - 1]
      edges.append((-2 * log(area / edge + density(edge))).squareRoot())
    }
    return edges + [0]
  }()

  static let layers: [Layer] = zip(edges, edges.dropFirst()).map { outer, inner in
    Layer(step: outer * 0x1p-24, core: inner, floor: density(outer), ceiling: density(inner))
  }

  /// f(x), with f(0) = 1.
  static func density(_ x: Double) -> Double {
    exp(-0.5 * x * x)
  }

  /// The place in its layer that 32 bits stand for: an odd number between ±2²⁴.
  @inline(__always)
  static func place(_ bits: UInt32) -> Double {
    // The lowest bit left is the highest of the layer's, and is overwritten.
    Double((Int32(bitPattern: bits) &>> 7) | 1)
  }
}

extension RandomStream {
  /// Fills `numbers` with standard normal numbers, each from the next 32 bits of the stream, the low half of a word
  /// first. Where a number needs more, it takes whole words.
  ///
  /// The numbers do not depend on how they are batched.
  mutating func fill(standardNormals numbers: UnsafeMutableBufferPointer<Double>) {
    NormalZiggurat.layers.withUnsafeBufferPointer { layers in
      var index = 0
      while index < numbers.count {
        if spareHalf == nil, index &+ 1 < numbers.count {
          if position == Self.capacity { refill() }
          // Pairs, as long as both lie in the core of their layers.
          let end = min(Self.capacity, position &+ (numbers.count &- index) / 2)
          var next = position
          while next < end {
            let word = words[next]
            let (low, high) = (UInt32(truncatingIfNeeded: word), UInt32(truncatingIfNeeded: word &>> 32))
            let (lowLayer, highLayer) = (layers[Int(low & 0xFF)], layers[Int(high & 0xFF)])
            let first = NormalZiggurat.place(low) * lowLayer.step
            let second = NormalZiggurat.place(high) * highLayer.step
            guard abs(first) < lowLayer.core, abs(second) < highLayer.core else { break }
            numbers[index] = first
            numbers[index &+ 1] = second
            index &+= 2
            next &+= 1
          }
          position = next
          if next == end { continue }
        }
        numbers[index] = standardNormal(of: layers)
        index &+= 1
      }
    }
  }

  /// One number of those that `fill(standardNormals:)` gives.
  @inline(__always)
  mutating func nextNormal(of layers: UnsafeBufferPointer<NormalZiggurat.Layer>) -> Double {
    let bits: UInt32
    if let left = spareHalf {
      bits = left
    } else if let word = waiting(0) {
      bits = UInt32(truncatingIfNeeded: word)
    } else {
      return standardNormal(of: layers)
    }
    let layer = layers[Int(bits & 0xFF)]
    let x = NormalZiggurat.place(bits) * layer.step
    guard abs(x) < layer.core else { return standardNormal(of: layers) }
    _ = nextHalf()
    return x
  }

  /// One standard normal number, whatever it takes.
  @inline(never)
  private mutating func standardNormal(of layers: UnsafeBufferPointer<NormalZiggurat.Layer>) -> Double {
    while true {
      let bits = nextHalf()
      let layer = layers[Int(bits & 0xFF)]
      let x = NormalZiggurat.place(bits) * layer.step
      if abs(x) < layer.core { return x }
      if bits & 0xFF == 0 { return x < 0 ? -tailNormal() : tailNormal() }
      if layer.floor + uniform() * (layer.ceiling - layer.floor) < NormalZiggurat.density(x) { return x }
    }
  }

  /// A normal number beyond r: r plus an exponential number of rate r, accepted with probability exp(−x²/2).
  private mutating func tailNormal() -> Double {
    while true {
      let x = -log(uniform()) / NormalZiggurat.tailStart
      if -2 * log(uniform()) >= x * x { return NormalZiggurat.tailStart + x }
    }
  }

  /// The half word that was left, or the low half of the next word.
  private mutating func nextHalf() -> UInt32 {
    if let left = spareHalf {
      spareHalf = nil
      return left
    }
    let word = next()
    spareHalf = UInt32(truncatingIfNeeded: word &>> 32)
    return UInt32(truncatingIfNeeded: word)
  }
}
