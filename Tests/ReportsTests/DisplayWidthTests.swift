import Presentation
import Testing

/// How many cells of a terminal a text takes.
struct DisplayWidthTests {
  @Test(arguments: [
    ("", 0), ("deductible", 10), ("85.31 ± 0.12", 12), ("naïve café", 10), ("┌─┐ … €", 7),
  ])
  func `a character of a Western text takes one cell`(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test(arguments: [
    ("大病保险", 8), ("起付线：36,883 元", 17), ("（城乡居民）", 12), ("１００％", 8), ("￥85", 4), ("保险 fund", 9),
    ("ひらがな", 8), ("カタカナ", 8), ("ｶﾀｶﾅ", 4), ("대병보험", 8), ("𠀀", 2), ("〇", 2), ("㎡", 2), ("、。「」", 8),
  ])
  func `a Chinese, Japanese or Korean character takes two cells, a halfwidth one takes one`(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test(arguments: [
    ("e\u{301}", 1), ("\u{301}", 0), ("zero\u{200B}width", 9), ("\u{FEFF}policy", 6), ("か\u{3099}", 2),
    ("\u{1112}\u{1161}\u{11AB}", 2), ("ก\u{E49}", 1), ("क्षि", 3),
  ])
  func `a combining or invisible character takes no cell of its own`(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test(arguments: [("\t", 0), ("\r\n", 0), ("\u{7}", 0), ("a\nb", 2), ("\u{85}", 0), ("\u{2028}", 0)])
  func `a control character takes no cell`(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }

  @Test(arguments: [
    ("✅", 2), ("🏥", 2), ("👨‍👩‍👧", 2), ("👍🏽", 2), ("🇨🇳", 2), ("❤️", 2), ("❤", 1), ("1️⃣", 2), ("#1", 2), ("©", 1),
  ])
  func `an emoji takes two cells, of however many scalars it is made`(text: String, width: Int) {
    #expect(displayWidth(text) == width)
  }
}
