/// How many cells of a terminal `text` takes: 2 for a wide character (Chinese, Japanese, Korean, fullwidth forms,
/// emoji), 0 for a combining or invisible one, 1 for any other.
///
/// Width is by Unicode Standard Annex #11, *East Asian Width*: classes W and F take two cells. Class A (ambiguous:
/// `±`, `─`, `…`) counts 1, as terminals in UTF-8 draw it. A control character counts 0, and so does the escape that
/// begins a colour code, but not the rest of that code: measure text before ``Style`` touches it.
package func displayWidth(_ text: String) -> Int {
  text.reduce(0) { $0 + cells(of: $1) }
}

private func cells(of character: Character) -> Int {
  if character.isASCII { return character.unicodeScalars.allSatisfy(isPrintable) ? 1 : 0 }
  let scalars = character.unicodeScalars
  let sum = scalars.reduce(0) { $0 + cells(of: $1) }
  // Several scalars that make one picture (a flag, a family, a skin tone) take the place of one.
  guard scalars.first?.properties.isEmoji == true else { return sum }
  return scalars.contains(emojiSelector) ? 2 : min(sum, 2)
}

private func cells(of scalar: Unicode.Scalar) -> Int {
  switch scalar.properties.generalCategory {
  case .nonspacingMark, .enclosingMark, .format, .control, .lineSeparator, .paragraphSeparator: return 0
  default: break
  }
  // The vowels and final consonants of conjoining Hangul stand in the cells of the initial before them.
  if (0x1160...0x11FF).contains(scalar.value) { return 0 }
  if scalar.properties.isEmojiPresentation { return 2 }
  return wideRanges.contains { $0.contains(scalar.value) } ? 2 : 1
}

private func isPrintable(_ scalar: Unicode.Scalar) -> Bool { (0x20..<0x7F).contains(scalar.value) }

/// Asks for the picture where a character has both a plain form and a picture.
private let emojiSelector: Unicode.Scalar = "\u{FE0F}"

/// The scalars of class W or F that are not emoji; unassigned ones go with their block.
private let wideRanges: [ClosedRange<UInt32>] = [
  0x1100...0x115F,  // Hangul initial consonants
  0x2329...0x232A,  // angle brackets
  0x2E80...0x303E,  // radicals, CJK punctuation
  0x3041...0x3247,  // kana, bopomofo, enclosed CJK
  0x3250...0x4DBF,  // enclosed CJK, units, ideographs extension A
  0x4E00...0xA4CF,  // unified ideographs, Yi
  0xA960...0xA97C,  // Hangul initial consonants, extended
  0xAC00...0xD7A3,  // Hangul syllables
  0xF900...0xFAFF,  // compatibility ideographs
  0xFE10...0xFE19,  // vertical punctuation
  0xFE30...0xFE6B,  // compatibility and small forms
  0xFF01...0xFF60,  // fullwidth forms
  0xFFE0...0xFFE6,  // fullwidth signs, ￥ among them
  0x16FE0...0x1B2FB,  // Tangut, Khitan, kana supplements
  0x1F200...0x1F265,  // enclosed ideographs
  0x20000...0x3FFFD,  // ideographs, extension B and on
]
