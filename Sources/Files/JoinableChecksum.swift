/// A checksum of bytes of which that of a whole follows from those of its parts: the bytes are the coefficients of a
/// polynomial, taken at a fixed place modulo the prime 2⁶¹ − 1 (Karp & Rabin 1987).
///
/// Of ten million million bytes two different texts have one checksum with a probability of 4 in a million, at a place chosen
/// by chance. Like `Checksum` it finds accidents and tells versions apart, and is no seal.
package struct JoinableChecksum: Sendable, Hashable, Codable {
  private var value: UInt64 = 0
  package private(set) var count = 0

  package init() {}

  private static let prime: UInt64 = (1 << 61) - 1
  /// Digits of π.
  private static let place: UInt64 = 1_415_926_535_897_932_384 % prime
  /// What each byte counts where 7, 6, … 0 bytes come after it.
  private static let weights: [UInt64] = (0..<8).flatMap { after in
    let weight = power(7 - after)
    return (0..<256).map { product(weight, UInt64($0)) }
  }
  private static let eighth = power(8)

  /// Behind one another: the bytes of these parts in their order.
  package mutating func add(_ later: JoinableChecksum) {
    value = Self.sum(Self.product(value, Self.power(later.count)), later.value)
    count += later.count
  }

  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var value = value
    var index = 0
    let whole = bytes.count & ~7
    Self.weights.withUnsafeBufferPointer { weights in
      while index < whole {
        // Eight numbers below 2⁶¹: their sum is below 2⁶⁴.
        var eight: UInt64 = 0
        for after in 0..<8 { eight &+= weights[after << 8 | Int(bytes[index + after])] }
        value = Self.sum(Self.product(value, Self.eighth), eight % Self.prime)
        index += 8
      }
    }
    while index < bytes.count {
      value = Self.sum(Self.product(value, Self.place), UInt64(bytes[index]))
      index += 1
    }
    self.value = value
    count += bytes.count
  }

  private static func sum(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let sum = a &+ b
    return sum >= prime ? sum &- prime : sum
  }

  /// 2⁶¹ is 1 modulo the prime, so that what stands above it is added.
  @inline(__always)
  private static func product(_ a: UInt64, _ b: UInt64) -> UInt64 {
    let (high, low) = a.multipliedFullWidth(by: b)
    return sum(high << 3 | low >> 61, low & prime)
  }

  private static func power(_ exponent: Int) -> UInt64 {
    var (result, factor, left): (UInt64, UInt64, Int) = (1, place, exponent)
    while left > 0 {
      if left & 1 == 1 { result = product(result, factor) }
      factor = product(factor, factor)
      left >>= 1
    }
    return result
  }

  /// `poly61:`, sixteen hexadecimal digits, and the number of bytes.
  package var text: String {
    let digits = String(value, radix: 16)
    return "poly61:" + String(repeating: "0", count: 16 - digits.count) + digits + "-\(count)"
  }

  /// Whether it can be that of any bytes: one that was read from a file may be anything.
  package var isSound: Bool { value < Self.prime && count >= 0 }
}
