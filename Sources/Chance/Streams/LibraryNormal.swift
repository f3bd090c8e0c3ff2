import Foundation

/// GSL's ziggurat for standard normal numbers (`gsl_ran_gaussian_ziggurat`), on the words of a stream itself: the same bits
/// without calls through GSL's table of functions, which take most of the time of its draws.
///
/// It is the method of J. Voss (2005): 128 layers of the same area v = f(r)(r + 1/r), of which the lowest has an exponential
/// curve for its tail. Of a word the low 7 bits are the layer, the next is the sign and 24 more are the position. GSL
/// keeps its tables to 12 digits, and so does this; `LibraryNormalTests` holds the two against each other.
enum LibraryNormal {
  struct Layer {
    /// xᵢ₊₁ · 2⁻²⁴: the width of the layer over the number of positions.
    let step: Double
    /// Positions below this lie under the curve.
    let core: UInt64
    /// f(xᵢ) and f(xᵢ₊₁), between which the layer lies.
    let ceiling: Double
    let floor: Double
  }

  /// r, as GSL has it.
  static let tailStart = 3.44428647676

  static let layers: [Layer] = {
    // To all digits: the layers from r up end at the top of the curve.
    let start = 3.444286476761283879
    func curve(_ x: Double) -> Double { exp(-0.5 * x * x) }
    let area = curve(start) * (start + 1 / start)
    var edges = [start]
    while edges.count < 127 {
      let edge = edges[edges.count - 1]
      edges.append((-2 * log(curve(edge) + area / edge)).squareRoot())
    }
    edges = [0] + edges.reversed()
    return (0..<128).map { i in
      let outer = i < 127 ? edges[i + 1] : area / curve(start)
      let core = edges[i] / outer * 0x1p24
      return Layer(
        step: rounded(outer * 0x1p-24), core: UInt64(core), ceiling: rounded(curve(edges[i])),
        floor: i < 127 ? rounded(curve(edges[i + 1])) : 0)
    }
  }()

  /// To 12 digits.
  private static func rounded(_ value: Double) -> Double { Double(String(format: "%.11e", value)) ?? value }
}

extension RandomStream {
  /// The number that GSL's ziggurat makes of the next words.
  @inline(__always)
  mutating func libraryNormal(_ layers: UnsafePointer<LibraryNormal.Layer>) -> Double {
    let word = next()
    let layer = layers + Int(word & 0x7F)
    let position = (word &>> 8) & 0xFF_FFFF
    let x = Double(Int64(bitPattern: position)) * layer.pointee.step
    let size = position < layer.pointee.core ? x : libraryNormalBeyond(x, Int(word & 0x7F), word, layers)
    return word & 0x80 != 0 ? size : -size
  }

  /// The same of a word that lies under the curve at once; nil where it does not say so alone.
  @inline(__always)
  static func quickLibraryNormal(
    of word: UInt64, _ layers: UnsafePointer<LibraryNormal.Layer>
  ) -> Double? {
    let layer = layers + Int(word & 0x7F)
    let position = (word &>> 8) & 0xFF_FFFF
    guard position < layer.pointee.core else { return nil }
    let x = Double(Int64(bitPattern: position)) * layer.pointee.step
    return Double(bitPattern: x.bitPattern ^ (~word & 0x80) &<< 56)
  }

  /// Its size where the position does not say that it lies under the curve; `signBit` holds for the last word tried.
  @inline(never)
  private mutating func libraryNormalBeyond(
    _ first: Double, _ firstLayer: Int, _ word: UInt64, _ layers: UnsafePointer<LibraryNormal.Layer>
  ) -> Double {
    let sign: Double = word & 0x80 != 0 ? 1 : -1
    var (x, layer, own) = (first, firstLayer, sign)
    while true {
      let y: Double
      if layer < 127 {
        let (floor, ceiling) = (layers[layer].floor, layers[layer].ceiling)
        y = floor + (ceiling - floor) * nextShare()
      } else {
        let first = 1 - nextShare()
        let second = nextShare()
        let r = LibraryNormal.tailStart
        x = r - log(first) / r
        y = exp(-r * (x - 0.5 * r)) * second
      }
      // The caller gives the first word's sign.
      if y < exp(-0.5 * x * x) { return own == sign ? x : -x }
      let word = next()
      layer = Int(word & 0x7F)
      own = word & 0x80 != 0 ? 1 : -1
      let position = (word &>> 8) & 0xFF_FFFF
      x = Double(Int64(bitPattern: position)) * layers[layer].step
      if position < layers[layer].core { return own == sign ? x : -x }
    }
  }

  /// A number of [0, 1), as GSL takes it from a stream.
  @inline(__always)
  mutating func nextShare() -> Double { Double(next() &>> 11) * 0x1p-53 }

  /// Fills a buffer with uniform numbers of (0, 1).
  @inline(__always)
  mutating func fill(uniform numbers: UnsafeMutableBufferPointer<Double>) {
    for index in numbers.indices { numbers[index] = uniform() }
  }
}
