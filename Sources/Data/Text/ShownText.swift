/// Text of a data file as it is compared and shown: on one line.
///
/// A field may hold line breaks, escape codes and marks that turn the direction of writing. In a message such a line could
/// pass for one of the program's own, or for a command to the machine that reads its output. Each becomes a blank.
package enum ShownText {
  package static func of(_ bytes: some Sequence<UInt8>) -> String {
    let text = String(decoding: Array(bytes), as: UTF8.self)
    guard text.unicodeScalars.contains(where: isControl) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isControl($0) ? " " : $0 }))
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // NUL says that a file is no text, which is looked for elsewhere.
    case 1..<0x20, 0x7F..<0xA0, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
