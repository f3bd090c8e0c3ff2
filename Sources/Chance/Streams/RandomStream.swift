internal import CGSL

/// An endless sequence of random words that is fixed by a seed and an address.
///
/// Block n of the stream is Philox4x64-10 of the counter (n, replication, year · 2³² + group, purpose) under the key
/// (seed, model version); the four words of a block are handed out in order. A stream holds 2⁶⁴ blocks. It is a value:
/// a copy goes on from where it was copied, and repeats what the original draws.
///
/// ```swift
/// let address = StreamAddress(replication: 0, year: 2025, group: 0, purpose: Purpose(rawValue: 1_000_000))
/// var stream = RandomStream(seed: 20_260_101, address: address)
/// let u = stream.uniform()
/// ```
public struct RandomStream: RandomNumberGenerator, Sendable {
  private let philox: Philox4x64
  private var blockIndex: UInt64 = 0
  private let replication: UInt64
  private let yearAndGroup: UInt64
  private let purpose: UInt64
  /// Two blocks at a time: they are computed side by side, and the processor overlaps them.
  private var words: InlineArray<8, UInt64> = InlineArray(repeating: 0)
  private var position = 8

  public init(seed: UInt64, address: StreamAddress) {
    philox = Philox4x64(key: (seed, ModelVersion.current))
    replication = address.replication
    yearAndGroup = UInt64(address.year) << 32 | UInt64(address.group)
    purpose = UInt64(address.purpose.rawValue)
  }

  /// The next 64 bits.
  @inline(__always)
  public mutating func next() -> UInt64 {
    if position == 8 { refill() }
    let word = words[position & 7]
    position += 1
    return word
  }

  @inline(never)
  private mutating func refill() {
    let even = philox.block(counter: (blockIndex, replication, yearAndGroup, purpose))
    let odd = philox.block(counter: (blockIndex &+ 1, replication, yearAndGroup, purpose))
    words = [even.0, even.1, even.2, even.3, odd.0, odd.1, odd.2, odd.3]
    blockIndex &+= 2
    position = 0
  }

  /// A uniform number of the open interval (0, 1), a multiple of 2⁻⁵³.
  @inline(__always)
  public mutating func uniform() -> Double {
    while true {
      let bits = next() >> 11
      // One word in 2⁵³ is 0; it is passed over, so that a logarithm of the result is always finite.
      if bits != 0 { return Double(bits) * 0x1p-53 }
    }
  }

  /// A standard normal number, by GSL's ziggurat (Marsaglia & Tsang 2000).
  public mutating func standardNormal() -> Double {
    withGenerator { gsl_ran_gaussian_ziggurat($0, 1) }
  }

  /// Lends the stream to GSL as one of its generators.
  ///
  /// The generator lives on the stack and points at this value, so nothing is allocated and GSL's draws advance the
  /// stream exactly as `next()` does.
  @inline(__always)
  mutating func withGenerator<Result>(_ body: (UnsafePointer<gsl_rng>) -> Result) -> Result {
    let type = GeneratorType.philox
    return withUnsafeMutablePointer(to: &self) { stream in
      var generator = gsl_rng(type: type, state: UnsafeMutableRawPointer(stream))
      return withUnsafePointer(to: &generator, body)
    }
  }
}
