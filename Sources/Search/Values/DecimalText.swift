import Documents
import Foundation

/// A decimal number as a person writes it, that keeps its form: `60%` plus `5%` is `65%`, and not 0.65000000000000002.
package struct DecimalText: Sendable, Hashable {
  /// Before the percent sign.
  private let digits: Double
  private let decimals: Int
  package let isPercent: Bool

  /// - Returns: nil where the text is no number as people type it: `0.75`, `75%`, `145_891_300`, `1e6`, `5,000`, `1.5万`.
  package init?(_ text: some StringProtocol) {
    guard let number = TypedNumber(String(text.filter { $0 != "_" && !$0.isWhitespace })) else { return nil }
    isPercent = number.isPercent
    decimals = number.decimals
    guard isPercent else {
      digits = number.value
      return
    }
    // A percentage keeps its digits, of which the share may not be made again.
    let plain = TypedNumber.narrow(String(text)).filter { $0.isNumber || "+-.eE".contains($0) }
    guard let digits = Double(plain) else { return nil }
    self.digits = digits
  }

  /// The nearest number with so many decimals.
  package init(_ value: Double, decimals: Int, isPercent: Bool) {
    let scale = pow(10, Double(decimals))
    let scaled = (isPercent ? value * 100 : value) * scale
    digits = abs(scaled) < 0x1p52 ? scaled.rounded() / scale : scaled / scale
    self.decimals = decimals
    self.isPercent = isPercent
  }

  /// A percentage as a share.
  package var value: Double { isPercent ? digits / 100 : digits }

  /// Without zeros that say nothing: whole numbers have no point.
  package var text: String {
    let sign = isPercent ? "%" : ""
    if digits == digits.rounded(), abs(digits) < 1e15 { return "\(Int(digits))" + sign }
    return "\(digits)" + sign
  }

  /// From this number to another, both included where the steps meet it.
  ///
  /// - Returns: nil where the step leads nowhere or there are more than `most` numbers.
  package func numbers(to last: DecimalText, step: DecimalText, most: Int) -> [DecimalText]? {
    let places = [self, last, step].map { $0.decimals + ($0.isPercent && !isPercent ? 2 : 0) }.max() ?? 0
    guard step.value != 0, (last.value - value) / step.value > -1e-9 else { return nil }
    let count = ((last.value - value) / step.value + 1e-9).rounded(.down)
    guard count < Double(most) else { return nil }
    return (0...Int(count)).map {
      DecimalText(value + Double($0) * step.value, decimals: min(places, 12), isPercent: isPercent)
    }
  }
}
