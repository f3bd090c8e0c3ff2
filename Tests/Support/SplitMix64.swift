import Foundation

/// A generator that is the same on every machine: splitmix64 (Steele, Lea & Flood 2014).
public struct SplitMix64: RandomNumberGenerator, Sendable {
  private var state: UInt64

  public init(seed: UInt64) { state = seed }
  public init(seed: Int) { state = UInt64(seed) }

  public mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var z = state
    z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
    z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
    return z ^ (z >> 31)
  }

  /// A number in 0..<1.
  public mutating func uniform() -> Double { Double(next() >> 11) * 0x1p-53 }

  /// A number in (0, 1), neither end included.
  public mutating func openUniform() -> Double { (Double(next() >> 11) + 0.5) * 0x1p-53 }

  public mutating func exponential() -> Double { -log(openUniform()) }

  /// Box & Muller (1958).
  public mutating func normal() -> Double {
    (-2 * log(openUniform())).squareRoot() * cos(2 * Double.pi * openUniform())
  }
}
