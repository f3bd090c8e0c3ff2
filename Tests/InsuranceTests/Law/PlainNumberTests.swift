import Insurance
import Testing

/// Numbers in sentences.
struct PlainNumberTests {
  @Test(
    arguments: [
      (0.0, "0"), (-0.001, "0"), (17.5, "17.5"), (17.05, "17.05"), (17.50, "17.5"), (999.994, "999.99"),
      (999.996, "1,000"), (145_891_300, "145,891,300"), (136_554_256.8, "136,554,256.8"), (-1_234.5, "-1,234.5"),
      (0.07 * 100, "7"), (1_000_001, "1,000,001"), (1e14, "100,000,000,000,000"),
    ] as [(Double, String)])
  func `at most two decimals, no trailing zeros, thousands apart`(number: Double, text: String) {
    #expect(plain(number) == text)
  }

  @Test(arguments: [Double.nan, .infinity, -.infinity, 1e300])
  func `what cannot be written so is written as it is`(number: Double) {
    #expect(plain(number) == "\(number)")
  }
}
