/// FNV-1a with 64 bits over bytes as they come (Fowler, Noll & Vo): a single byte that is another always changes it.
///
/// It finds what an accident has cut or changed; it is no seal against somebody who wants two files to look equal.
package struct Checksum: Sendable, Hashable {
  private var state: UInt64 = 14_695_981_039_346_656_037

  package init() {}

  package mutating func add(_ bytes: ArraySlice<UInt8>) {
    var state = state
    bytes.withUnsafeBytes { for byte in $0 { state = (state ^ UInt64(byte)) &* 1_099_511_628_211 } }
    self.state = state
  }

  /// `fnv1a64:` and sixteen hexadecimal digits.
  package var text: String {
    let digits = String(state, radix: 16)
    return "fnv1a64:" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
