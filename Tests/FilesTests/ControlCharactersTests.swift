import Testing

@testable import Files

/// Characters that are no text are found, and spelled where they cannot be refused.
struct ControlCharactersTests {
  @Test(arguments: [
    "\u{1B}[31m", "\u{0}", "\u{7}", "a\nb", "a\tb", "\u{7F}", "\u{85}", "\u{202E}abc", "\u{2066}x", "\u{200F}",
    "\u{2028}",
    "\u{FFFE}", "\u{FFFF}", "a\u{FEFF}b", "\u{1FFFE}", "大病\u{AD}保险", "a\u{200B}b", "\u{2060}", "\u{3164}", "\u{E0041}",
    "\u{180E}", "\u{FFF9}",
  ])
  func `none of these is text`(_ text: String) {
    #expect(ControlCharacters.first(in: text) != nil)
    #expect(ControlCharacters.first(in: ControlCharacters.spelled(text)) == nil)
  }

  @Test(arguments: ["大病保险 75%", "café", "²⁄₃ — “x”", "👩‍👩‍👧", "𠀀", "葛\u{E0100}城", "❤\u{FE0F}", "　全角　"])
  func `these are`(_ text: String) {
    #expect(ControlCharacters.first(in: text) == nil)
    #expect(ControlCharacters.spelled(text) == text)
  }

  @Test func `the code stands in the character's place, and lines stay where they may`() {
    #expect(ControlCharacters.spelled("a\u{1B}[1mb") == "a<U+001B>[1mb")
    #expect(ControlCharacters.spelled("a\nb", keepingLines: true) == "a\nb")
    #expect(ControlCharacters.spelled("a\nb") == "a<U+000A>b")
  }
}
