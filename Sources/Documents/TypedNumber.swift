/// A number as people type it, alone: with a percent sign, an exponent, underscores, or thousands apart by commas.
///
/// A comma stands between thousands or nowhere: `8,000` is 8000, `8,5` is no number, and in a list of values (`8,000` for
/// two values) it is refused; see ``isGroupedOrList(_:)``.
package struct TypedNumber: Sendable, Hashable {
  package let value: Double

  /// Full-width digits and signs as narrow ones: ８０％ is 80%.
  package static func narrow(_ text: String) -> String { Scalar.narrow(text) }

  package init?(_ text: String) {
    var plain = Scalar.narrow(text)
    if plain.contains(",") {
      guard plain.wholeMatch(of: /[+-]?[0-9]{1,3}(,[0-9]{3})+(\.[0-9]+)?%?/) != nil else { return nil }
      plain = plain.replacing(",", with: "")
    }
    guard let value = Scalar.number(plain) else { return nil }
    self.value = value
  }

  /// Whether a list between commas could as well be one number or several with their thousands apart: `8,000`,
  /// `100,200`, `5,000,10,000`. Blanks after the commas, `100, 200`, say that it is a list.
  package static func isGroupedOrList(_ text: String) -> Bool {
    text.wholeMatch(of: /[+-]?[0-9]{1,3}(,[0-9]{3})+(,[0-9]{1,3}(,[0-9]{3})+)*(\.[0-9]+)?%?/) != nil
      || text.split(separator: ",").dropFirst().contains { $0.wholeMatch(of: /0[0-9]+(\.[0-9]+)?%?/) != nil }
  }
}
