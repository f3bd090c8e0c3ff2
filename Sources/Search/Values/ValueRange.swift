/// From a number to another: `60%…80%`, or with two points, `60%..80%`.
package struct ValueRange: Sendable, Hashable {
  package let low: DecimalText
  package let high: DecimalText

  /// - Returns: nil where the text is no range whose low end is below its high end.
  package init?(_ text: some StringProtocol) {
    let ends = Self.ends(of: String(text))
    guard ends.count == 2, let low = DecimalText(ends[0]), let high = DecimalText(ends[1]), low.value < high.value
    else { return nil }
    self.init(low: low, high: high)
  }

  init(low: DecimalText, high: DecimalText) {
    self.low = low
    self.high = high
  }

  /// The parts of a text around its ellipsis; of three points as of two.
  static func ends(of text: String) -> [String] {
    text.replacing("...", with: "…").replacing("..", with: "…").split(separator: "…", omittingEmptySubsequences: false)
      .map(String.init)
  }

  /// The value a share of the way from low to high. In ranges wider than 10,000 it is a whole number: of people, of yuan.
  func value(at share: Double) -> VariedValue {
    let width = high.value - low.value
    return VariedValue(
      DecimalText(low.value + share * width, decimals: width > 10_000 ? 0 : 10, isPercent: low.isPercent))
  }

  package var text: String { "\(low.text)…\(high.text)" }
}
