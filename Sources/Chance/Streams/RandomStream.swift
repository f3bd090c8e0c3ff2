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

  /// How many words are made at a time, except the first.
  static let capacity = 32
  /// Eight blocks, which the processor overlaps, since none waits for another.
  private(set) var words: InlineArray<32, UInt64> = InlineArray(repeating: 0)
  /// The next word that has not been handed out.
  var position = RandomStream.capacity
  /// The high half of a word whose low half became a normal number. It waits for the next such number.
  var spareHalf: UInt32?

  public init(seed: UInt64, address: StreamAddress) {
    philox = Philox4x64(key: (seed, ModelVersion.current))
    replication = address.replication
    yearAndGroup = UInt64(address.year) << 32 | UInt64(address.group)
    purpose = UInt64(address.purpose.rawValue)
  }

  /// The next 64 bits.
  @inline(__always)
  public mutating func next() -> UInt64 {
    if position == Self.capacity { refill() }
    let word = words[position & (Self.capacity - 1)]
    position += 1
    return word
  }

  /// A word that waits to be handed out, `ahead` places on; nil where it is still to be made.
  ///
  /// It changes nothing: a method that may not change the stream would copy its words.
  @inline(__always)
  mutating func waiting(_ ahead: Int) -> UInt64? {
    let place = position &+ ahead
    return place < Self.capacity ? words[place & (Self.capacity - 1)] : nil
  }

  /// Makes the next words: few at first, since many streams are asked for few.
  @inline(never)
  mutating func refill() {
    let blocks = blockIndex == 0 ? 2 : Self.capacity / 4
    position = Self.capacity - 4 * blocks
    for index in 0..<blocks {
      let block = philox.block(
        counter: (blockIndex &+ UInt64(truncatingIfNeeded: index), replication, yearAndGroup, purpose))
      let start = position &+ 4 &* index
      words[start] = block.0
      words[start &+ 1] = block.1
      words[start &+ 2] = block.2
      words[start &+ 3] = block.3
    }
    blockIndex &+= UInt64(truncatingIfNeeded: blocks)
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

  /// A standard normal number, by GSL's ziggurat (Marsaglia & Tsang 2000): one of a few. `fill(standardNormals:)` makes
  /// the many of a loop over persons.
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
