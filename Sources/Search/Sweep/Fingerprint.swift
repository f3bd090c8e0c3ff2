/// FNV-1a with 64 bits, as sixteen hexadecimal digits: it tells versions and torn lines apart.
struct Fingerprint {
  private var state: UInt64 = 14_695_981_039_346_656_037

  init(_ texts: String...) {
    for text in texts {
      for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 1_099_511_628_211 }
      state = (state ^ 0xFF) &* 1_099_511_628_211
    }
  }

  var text: String {
    let digits = String(state, radix: 16)
    return String(repeating: "0", count: 16 - digits.count) + digits
  }
}
