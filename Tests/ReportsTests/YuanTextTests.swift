import Insurance
import Presentation
import Testing

/// Amounts of money at a size that can be taken in.
struct YuanTextTests {
  @Test(arguments: [
    (0.0, "0 yuan"), (85, "85 yuan"), (36.5, "36.50 yuan"), (7_924.4, "7,924 yuan"), (-7_924.4, "-7,924 yuan"),
    (999_999.4, "999,999 yuan"), (999_999.6, "1.00 million"), (1_532_000, "1.53 million"),
    (153_200_000, "153.2 million"), (-153_200_000, "-153.2 million"), (999_949_000, "999.9 million"),
    (999_950_000, "1.00 billion"), (15_321_000_000, "15.3 billion"), (4.2e12, "4,200 billion"),
  ])
  func `English counts yuan, millions and billions`(value: Double, text: String) {
    #expect(NumberText.yuan(value, in: .english) == text)
  }

  @Test(arguments: [
    (0.0, "0元"), (85, "85元"), (36.5, "36.50元"), (36_883, "36,883元"), (999_999.4, "999,999元"),
    (999_999.6, "100.0万元"), (1_532_000, "153.2万元"), (-15_320_000, "-1,532万元"), (99_994_000, "9,999万元"),
    (99_995_000, "1.00亿元"), (153_200_000, "1.53亿元"), (15_321_000_000, "153.2亿元"), (4.2e12, "42,000亿元"),
  ])
  func `Chinese counts 元, 万元 and 亿元`(value: Double, text: String) {
    #expect(NumberText.yuan(value, in: .chinese) == text)
  }

  @Test func `amounts beside each other have one unit, as long as it shows them`() {
    #expect(NumberText.yuan(292_111, in: .chinese, beside: [-1_359_000]) == "29.2万元")
    #expect(NumberText.yuan(292_111, in: .english, beside: [-1_359_000]) == "0.29 million")
    #expect(NumberText.yuan(-1_359_000, in: .chinese, beside: [292_111]) == "-135.9万元")
    #expect(NumberText.yuan(7_924, in: .english, beside: [1e9]) == "7,924 yuan")
    #expect(NumberText.yuan(0, in: .chinese, beside: [1e7]) == "0元")
  }

  @Test func `an absurd amount is still a text`() {
    #expect(NumberText.yuan(1e300, in: .english) == "1.000e+291 billion")
    #expect(NumberText.yuan(1e300, in: .chinese) == "1.000e+292亿元")
  }

  @Test func `a unit can serve a whole column`() {
    let unit = YuanUnit.fitting(153_200_000, in: .chinese)
    #expect(unit == .hundredMillion)
    #expect(NumberText.grouped(2_500_000 / unit.yuan, decimals: 3) == "0.025")
    #expect(unit.name(.chinese) == "亿元")
  }
}
