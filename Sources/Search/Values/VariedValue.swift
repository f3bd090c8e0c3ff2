import Documents

/// A value that a search puts at a path: as it is written, with its number where it is one.
package struct VariedValue: Sendable, Hashable {
  /// As a file would write it: `60%`, `12000`, `none`.
  package let text: String
  /// A percentage as a share.
  package let number: Double?

  init(text: String) {
    self.text = text
    number = DecimalText(text)?.value
  }

  init(_ decimal: DecimalText) {
    text = decimal.text
    number = decimal.value
  }

  /// Whether both say the same: `60%` and `0.6` do.
  func isSame(as other: VariedValue) -> Bool {
    if let number, let other = other.number { return number == other }
    return text == other.text
  }

  /// The value set at its path; `flag` is the argument that it comes from, for messages.
  ///
  /// - Throws: `DocumentError` where it is no YAML.
  func override(at path: String, flag: String) throws(DocumentError) -> Override {
    let place = "\(flag) \(path)=\(text)"
    return Override(path: path, node: try YAMLText.read(text, file: place, isSet: true))
  }
}
