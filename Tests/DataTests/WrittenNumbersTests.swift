import Foundation
import Testing

@testable import Data

/// Numbers as people write them for people.
struct WrittenNumbersTests {
  private func read(_ text: String) -> DataNumber.Reading {
    Array(text.utf8).withUnsafeBufferPointer { DataNumber.read($0) }
  }

  @Test(arguments: [
    ("1,234", 1_234.0, false), ("1,234,567.89", 1_234_567.89, false), ("¥1234", 1_234, false), ("￥１２３４", 1_234, false),
    ("1234元", 1_234, true), ("1,234.5 元", 1_234.5, true), ("1.2万", 12_000, true), ("0.07万元", 700, true),
    ("3亿", 3e8, true),
    ("1.23亿元", 1.23e8, true), ("１２，３４５．６７", 12_345.67, false), ("1 234", 1_234, false),
    ("12 345 678", 12_345_678, false),
    ("-1,000", -1_000, false), ("(1,000)", -1_000, false), ("－５", -5, false), ("RMB 88", 88, false),
    ("88 CNY", 88, true),
    ("人民币500元整", 500, true), ("2千", 2_000, true), ("1.5百万", 1.5e6, true), ("+1,000", 1_000, false),
    ("8.65\u{3000}万", 86_500, true),
  ])
  func `are read as what they mean, to the last digit`(_ text: String, _ value: Double, _ hasUnit: Bool) {
    #expect(read(text) == .written(value, hasUnit: hasUnit), "\(text)")
  }

  /// Each could mean two numbers, or none.
  @Test(arguments: [
    "1,23", "1,2345", "12,34,567", "1.234,5", ",123", "1,,234", "1.2.3", "$5", "5万6", "abc", "1O0", "5-6", "=1+1",
    "1e5元x",
    "元", "万", "%", "0x10", "1,234,",
  ])
  func `are none where they are ambiguous`(_ text: String) {
    if case .notNumber = read(text) {} else { Issue.record("\(text): \(read(text))") }
  }

  @Test func `shares, gaps and marks are told apart`() {
    #expect(read("75%") == .percent(0.75) && read("８５％") == .percent(0.85))
    for text in ["", " ", "NA", "n/a", "#N/A", "null", "-", "—", "无", "\\N", "\u{3000}"] {
      #expect(read(text) == .missing, "\(text)")
    }
    for text in ["***", "#####", "＊＊"] { #expect(read(text) == .tooWide, "\(text)") }
    #expect(read("inf") == .notFinite && read("1e999") == .notFinite)
    #expect(read("约50万") == .notNumber(digits: 500_000) && read("12,000以上") == .notNumber(digits: 12_000))
    #expect(read("x") == .notNumber(digits: nil))
  }
}
