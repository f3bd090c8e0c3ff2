/// A short name for what a file holds, FNV-1a with 64 bits over its bytes: it tells versions of a file apart, and is no
/// seal against somebody who wants two files to look equal.
struct FileHash: Sendable {
  private var state: UInt64 = 14_695_981_039_346_656_037

  mutating func add(_ bytes: UnsafeRawBufferPointer) {
    var state = state
    for byte in bytes { state = (state ^ UInt64(byte)) &* 1_099_511_628_211 }
    self.state = state
  }

  /// `fnv1a64:` and sixteen digits.
  var text: String {
    let digits = String(state, radix: 16)
    return "fnv1a64:" + String(repeating: "0", count: 16 - digits.count) + digits
  }
}
