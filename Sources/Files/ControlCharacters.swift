/// Characters that are no text: they steer a terminal, turn the direction of writing, or make an XML file malformed.
///
/// A file or an argument that holds one is refused where it is read; what is passed on from elsewhere, such as the name
/// of a file, is written with its code in place of the character.
package enum ControlCharacters {
  /// Whether a character has no place in a line of text.
  package static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    // C0 with line feed and tab, delete, C1.
    case 0x00...0x1F, 0x7F...0x9F: true
    // Marks, embeddings, overrides and isolates of the direction; line and paragraph separators.
    case 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069: true
    // What no reader sees between the letters: soft hyphens, fillers, tags. What makes one sign of several is no such.
    case 0xAD... where isInvisible(scalar): true
    // A byte-order mark within a text, and what Unicode says is no character.
    case 0xFEFF, 0xFFFE, 0xFFFF, 0xFDD0...0xFDEF: true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  private static func isInvisible(_ scalar: Unicode.Scalar) -> Bool {
    // Nearly all characters of a text.
    if (0x4E00...0x9FFF).contains(scalar.value) || (0x3001...0x30FF).contains(scalar.value) { return false }
    if scalar.value == 0x200D { return false }
    let properties = scalar.properties
    return properties.generalCategory == .format
      || properties.isDefaultIgnorableCodePoint && !properties.isVariationSelector
  }

  /// The first such character of a text.
  package static func first(in text: String) -> Unicode.Scalar? { text.unicodeScalars.first(where: isControl) }

  /// `U+001B`.
  package static func name(_ scalar: Unicode.Scalar) -> String {
    let digits = String(scalar.value, radix: 16, uppercase: true)
    return "U+" + String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }

  /// The text with the code of each such character in its place.
  ///
  /// - Parameter keepingLines: whether line feeds stay.
  package static func spelled(_ text: String, keepingLines: Bool = false) -> String {
    func isSpelled(_ scalar: Unicode.Scalar) -> Bool { isControl(scalar) && !(keepingLines && scalar == "\n") }
    guard text.unicodeScalars.contains(where: isSpelled) else { return text }
    var spelled = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      if isSpelled(scalar) {
        spelled.append(contentsOf: "<\(name(scalar))>".unicodeScalars)
      } else {
        spelled.append(scalar)
      }
    }
    return String(spelled)
  }
}
