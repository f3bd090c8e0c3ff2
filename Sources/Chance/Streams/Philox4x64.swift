/// The Philox4x64-10 counter-based generator: four random words for a counter of four words and a key of two.
///
/// It is a bijection of the counter for every key and has no state, so any block can be computed at any time. Source:
/// Salmon, Moraes, Dror & Shaw, “Parallel random numbers: as easy as 1, 2, 3”, SC11 (2011), section 3.3 and table 2,
/// where 10 rounds are the recommended number.
package struct Philox4x64: Sendable, Hashable {
  package typealias Block = (UInt64, UInt64, UInt64, UInt64)
  package typealias Key = (UInt64, UInt64)

  package let seed: UInt64
  package let version: UInt64

  /// The key of the two words, in this order.
  package var key: Key { (seed, version) }

  package init(key: Key) {
    (seed, version) = key
  }

  /// Ten rounds over `counter`.
  @inline(__always)
  package static func block(counter: Block, key: Key) -> Block {
    var (c0, c1, c2, c3) = counter
    var (k0, k1) = key
    for _ in 0..<10 {
      let product0 = c0.multipliedFullWidth(by: 0xD2E7_470E_E14C_6C93)
      let product1 = c2.multipliedFullWidth(by: 0xCA5A_8263_9512_1157)
      (c0, c1, c2, c3) = (product1.high ^ c1 ^ k0, product1.low, product0.high ^ c3 ^ k1, product0.low)
      // The key moves on by the golden ratio and by √3 − 1, in 64 bits.
      k0 &+= 0x9E37_79B9_7F4A_7C15
      k1 &+= 0xBB67_AE85_84CA_A73B
    }
    return (c0, c1, c2, c3)
  }

  @inline(__always)
  package func block(counter: Block) -> Block {
    Self.block(counter: counter, key: key)
  }
}
