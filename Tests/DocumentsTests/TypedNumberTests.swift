import Documents
import Testing

/// Numbers as people type them, alone.
struct TypedNumberTests {
  @Test(
    arguments: [
      ("8,000", 8_000), ("12,345.60", 12_345.6), ("１２，３４５", 12_345), ("6万", 60_000), ("6万元", 60_000),
      ("1,234万", 12_340_000), ("1.5亿元", 150_000_000), ("¥12,345.60", 12_345.6), ("￥ 6万", 60_000), ("85％", 0.85),
      ("-1,500", -1_500), (" 42 ", 42),
    ] as [(String, Double)])
  func `are read as what they mean`(_ text: String, _ value: Double) {
    #expect(TypedNumber(text)?.value == value)
  }

  @Test(arguments: ["", "8,5", "1,23,456", "1.234,5", "¥5%", "8,000,20", "万", "元", "12 345", "5%元"])
  func `and nothing else is`(_ text: String) { #expect(TypedNumber(text) == nil) }

  @Test func `a whole number keeps its last digit`() {
    #expect(TypedNumber("9007199254740993")?.whole == 9_007_199_254_740_993)
    #expect(TypedNumber("1,850,000")?.whole == 1_850_000 && TypedNumber("185万")?.whole == 1_850_000)
    #expect(TypedNumber("1.5")?.whole == nil && TypedNumber("100%")?.whole == nil && TypedNumber("1e17")?.whole == nil)
  }

  @Test(arguments: [("12,345.60", 2), ("1.25万", 0), ("1.23456万", 1), ("75.5%", 1), ("3", 0)])
  func `the digits behind the point are counted`(_ text: String, _ decimals: Int) {
    #expect(TypedNumber(text)?.decimals == decimals)
  }
}
