import Foundation
import Presentation

/// A number of a report's table as the cell of a sheet: shown with the decimals of the report, with all digits behind them where
/// the report knows them.
struct ShownNumber {
  let value: Double
  let format: NumberFormat

  /// - Parameter words: `1,234.56`, `12.5%`, `-3`, `+0.40`; nil for anything else.
  init?(_ words: RichText) {
    var text = words.plain.filter { $0 != "," }[...]
    let isShare = text.last == "%"
    if isShare { text.removeLast() }
    let isSigned = text.first == "+"
    if isSigned { text.removeFirst() }
    let digits = text.first == "-" ? text.dropFirst() : text
    let parts = digits.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)
    guard let whole = parts.first, !whole.isEmpty, parts.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }),
      parts.count == 1 || parts.last?.isEmpty == false, let shown = Double(text)
    else { return nil }
    let decimals = parts.count > 1 ? parts[1].count : 0
    format = isShare ? .share(decimals, isSigned: isSigned) : .fixed(decimals, isSigned: isSigned)
    let scale = isShare ? 0.01 : 1
    value = Self.known(words, as: shown, decimals: decimals, unit: scale) ?? shown * scale
  }

  /// The number behind a text that is one figure of the result, in the unit in which it is shown (yuan, ten thousand yuan,
  /// million or hundred million yuan); nil where there is none that rounds to it.
  private static func known(_ words: RichText, as shown: Double, decimals: Int, unit: Double) -> Double? {
    guard words.parts.count == 1, case .figure(let figure) = words.parts[0], figure.value.isFinite else { return nil }
    let half = 0.5 * pow(10, -Double(decimals)) * (1 + 1e-9)
    return [1, 1e4, 1e6, 1e8].lazy.map { figure.value / $0 }.first { abs($0 / unit - shown) <= half }
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}
