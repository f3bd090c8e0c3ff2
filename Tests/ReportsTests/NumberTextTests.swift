import Foundation
import Insurance
import Presentation
import Testing

/// Numbers as people read them.
struct NumberTextTests {
  @Test(arguments: [
    (1_234_567.8, 1, "1,234,567.8"), (0, 0, "0"), (0, 2, "0.00"), (999, 0, "999"), (1_000, 0, "1,000"),
    (-1_234.5, 2, "-1,234.50"), (-999.996, 2, "-1,000.00"), (123_456, 0, "123,456"), (-123_456, 0, "-123,456"),
    (136_554_256.8, 2, "136,554,256.80"), (0.000_012_3, 7, "0.0000123"), (1e13, 2, "10,000,000,000,000.00"),
  ])
  func `thousands stand apart`(value: Double, decimals: Int, text: String) {
    #expect(NumberText.grouped(value, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0, "0"), (-5, "-5"), (1_000, "1,000"), (-1_000, "-1,000"), (1_404_123_456, "1,404,123,456"),
    (Int.min, "-9,223,372,036,854,775,808"),
  ])
  func `whole numbers too`(value: Int, text: String) {
    #expect(NumberText.grouped(value) == text)
  }

  @Test(arguments: [
    (1_234.5, 2, "1234.50"), (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (2.5, 0, "3"), (1.115, 2, "1.12"),
    (0.1, 15, "0.100000000000000"),
  ])
  func `a fixed number of decimals, halves away from zero`(value: Double, decimals: Int, text: String) {
    #expect(NumberText.fixed(value, decimals: decimals) == text)
  }

  @Test func `the digits are those that the C library writes`() {
    var draws = SystemlessDraws(state: 18)
    for decimals in 0...15 {
      let scale = pow(10, Double(decimals))
      for _ in 0..<400 {
        let size = pow(10, Double(draws.next() % 17)) * (draws.next().isMultiple(of: 2) ? 1 : -1)
        let value = size * Double(draws.next() % 1_000_003) / 1_000_003
        guard abs(value * scale) < 0x1p52, abs(value) < 1e15 else { continue }
        let rounded = (value * scale).rounded() / scale + 0
        #expect(NumberText.fixed(value, decimals: decimals) == String(format: "%.\(decimals)f", rounded))
      }
    }
  }

  @Test(arguments: [-0.0, -0.001, -0.004_9, -1e-300])
  func `what rounds to zero has no sign`(value: Double) {
    #expect(NumberText.fixed(value, decimals: 2) == "0.00")
    #expect(NumberText.grouped(value) == "0")
    #expect(NumberText.percent(value / 100, decimals: 2) == "0.00%")
    #expect(NumberText.yuan(value, in: .english).hasPrefix("0"))
    #expect(NumberText.matched(value, standardError: 0.5) == "0.00")
  }

  @Test func `what is no number is a dash, and infinity is itself`() {
    #expect(NumberText.grouped(.nan) == "–")
    #expect(NumberText.fixed(.signalingNaN, decimals: 3) == "–")
    #expect(NumberText.percent(.nan) == "–")
    #expect(NumberText.yuan(.nan, in: .chinese) == "–")
    #expect(NumberText.matched(.nan, standardError: 1) == "–")
    #expect(NumberText.grouped(.infinity) == "∞")
    #expect(NumberText.yuan(-.infinity, in: .english) == "-∞")
  }

  @Test func `from 10¹⁵ on a power of ten stands in for the digits`() {
    #expect(NumberText.grouped(1.25e18, decimals: 2) == "1.250e+18")
    #expect(NumberText.grouped(-1e300) == "-1.000e+300")
    #expect(NumberText.fixed(.greatestFiniteMagnitude, decimals: 15) == "1.798e+308")
    #expect(NumberText.grouped(999_999_999_999_999) == "999,999,999,999,999")
  }

  @Test(arguments: [
    (0.95, 1, "95.0%"), (0.0525, 2, "5.25%"), (0, 0, "0%"), (1, 0, "100%"), (-0.123_4, 1, "-12.3%"),
    (12.5, 0, "1,250%"), (0.285, 0, "28%"),
  ])
  func `a share is in percent`(share: Double, decimals: Int, text: String) {
    #expect(NumberText.percent(share, decimals: decimals) == text)
  }

  @Test(arguments: [
    (0.023, 3), (0.7, 2), (0.099_7, 2), (0.1, 2), (1.5, 1), (9.96, 0), (12, 0), (1_234, 0), (1e-9, 10), (1e-40, 15),
    (1e300, 0),
  ])
  func `the decimals show two significant digits of the standard error`(standardError: Double, decimals: Int) {
    #expect(NumberText.decimals(forStandardError: standardError) == decimals)
  }

  @Test(arguments: [0, -1, Double.nan, .infinity])
  func `a standard error that says nothing leaves the decimals as they were`(standardError: Double) {
    #expect(NumberText.decimals(forStandardError: standardError) == nil)
    #expect(NumberText.matched(85.314_2, standardError: standardError, otherwise: 1) == "85.3")
    #expect(NumberText.matched(85.314_2, standardError: nil) == "85.31")
  }

  @Test func `a value is as precise as its standard error lets it be`() {
    #expect(NumberText.matched(85.314_2, standardError: 0.023) == "85.314")
    #expect(NumberText.matched(153_214_568.23, standardError: 120_000) == "153,214,568")
  }
}

/// Numbers that are the same in every run.
private struct SystemlessDraws: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return state >> 16
  }
}
