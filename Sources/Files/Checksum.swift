/// FNV-1a with 64 bits over bytes as they come (Fowler, Noll & Vo): a single byte that is another always changes it.
///
/// It tells versions apart and finds what an accident has cut or changed; it is no seal against somebody who wants two files
/// to look equal.
package struct Checksum: Sendable, Hashable {
  private var state: UInt64 = 14_695_981_039_346_656_037

  package init() {}

  /// Of texts in their order.
  package init(of texts: String...) { for text in texts { add(text) } }

  package init(of bytes: [UInt8]) { add(bytes[...]) }

  package mutating func add(_ byte: UInt8) { state = (state ^ UInt64(byte)) &* 1_099_511_628_211 }

  package mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var state = state
    for byte in bytes { state = (state ^ UInt64(byte)) &* 1_099_511_628_211 }
    self.state = state
  }

  package mutating func add(_ bytes: ArraySlice<UInt8>) { bytes.withUnsafeBytes { add($0) } }

  /// A text and its end, which no text holds, so that two texts are not taken for one.
  package mutating func add(_ text: String) {
    for byte in text.utf8 { add(byte) }
    add(0xFF)
  }

  /// Sixteen hexadecimal digits.
  package var digits: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }

  /// `fnv1a64:` and the digits.
  package var text: String { "fnv1a64:" + digits }
}
