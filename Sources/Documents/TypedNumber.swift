/// A number as people type it, alone: with a percent sign, an exponent, underscores, thousands apart by commas, or as an
/// amount with its unit: `6万元`, `¥12,345.60`.
///
/// A comma stands between thousands or nowhere: `8,000` is 8000, `8,5` is no number, and in a list of values (`8,000` for
/// two values) it is refused; see ``isGroupedOrList(_:)``.
package struct TypedNumber: Sendable, Hashable {
  package let value: Double
  package let isPercent: Bool
  /// The same as a whole number, to the last digit; nil where it is none.
  package let whole: Int?
  /// How many digits it has behind the point.
  package let decimals: Int

  /// Full-width digits and signs as narrow ones: ８０％ is 80%.
  package static func narrow(_ text: String) -> String { Scalar.narrow(text) }

  package init?(_ text: String) {
    var plain = Scalar.narrow(text).trimming(while: \.isWhitespace)
    let isMoney = ["¥", "￥"].contains { plain.hasPrefix($0) }
    if isMoney { plain = String(plain.dropFirst()).trimming(while: \.isWhitespace) }
    isPercent = plain.hasSuffix("%")
    guard !(isMoney && isPercent) else { return nil }
    if plain.contains(",") {
      guard plain.wholeMatch(of: /[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?(%|[万亿]?元?)/) != nil else { return nil }
      plain = plain.replacing(",", with: "")
    }
    guard let value = Scalar.number(plain) else { return nil }
    self.value = value
    // Beyond 2⁵³ a number with an exponent or a unit has lost digits.
    whole = isPercent ? nil : Scalar.whole(plain) ?? (abs(value) < 0x1p53 ? Int(exactly: value) : nil)
    let hidden = plain.contains("万") ? 4 : plain.contains("亿") ? 8 : 0
    let written =
      plain.split(separator: ".").dropFirst().first?.prefix { $0.isASCII && $0.isNumber || $0 == "_" }.count ?? 0
    decimals = plain.contains { "eE".contains($0) } ? 12 : max(0, written - hidden)
  }

  /// Whether a list between commas could as well be one number or several with their thousands apart: `8,000`,
  /// `100,200`, `5,000,10,000`. Blanks after the commas, `100, 200`, say that it is a list.
  package static func isGroupedOrList(_ text: String) -> Bool {
    text.wholeMatch(of: /[+-]?[0-9]{1,3}(,[0-9]{3})+(,[0-9]{1,3}(,[0-9]{3})+)*(\.[0-9]+)?%?/) != nil
      || text.split(separator: ",").dropFirst().contains { $0.wholeMatch(of: /0[0-9]+(\.[0-9]+)?%?/) != nil }
  }
}

extension String {
  fileprivate func trimming(while isGone: (Character) -> Bool) -> String {
    var text = self[...]
    while text.first.map(isGone) == true { text.removeFirst() }
    while text.last.map(isGone) == true { text.removeLast() }
    return String(text)
  }
}
