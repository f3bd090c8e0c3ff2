/// A number in a form that people write for people: `¥1,234.50`, `1.2万元`, `１２３`, `75%`, `(1,234)`.
///
/// Thousands stand apart in threes, by commas, apostrophes or blanks of any width; anything else, such as `1,23` or
/// `1.234,5`, could mean two numbers, and is none.
struct WrittenNumber {
  /// Yuan where there is a unit; a share where there is a percent sign.
  let value: Double
  let hasUnit: Bool
  let isPercent: Bool

  private static let units: [(text: String, exponent: Int)] = [
    ("百万", 6), ("千万", 7), ("万", 4), ("亿", 8), ("千", 3),
  ]

  init?(_ text: String) {
    var plain = Self.narrow(text)
    func strip(_ words: [String], atEnd: Bool) -> Bool {
      for word in words where atEnd ? plain.hasSuffix(word) : plain.hasPrefix(word) {
        plain = String(atEnd ? plain.dropLast(word.count) : plain.dropFirst(word.count)).trimmed
        return true
      }
      return false
    }
    plain = plain.trimmed
    var isNegative = plain.hasPrefix("(") && plain.hasSuffix(")")
    if isNegative { plain = String(plain.dropFirst().dropLast()).trimmed }
    for _ in 0..<2 {
      if strip(["-"], atEnd: false) { isNegative = true }
      _ = strip(["+"], atEnd: false)
      _ = strip(["¥", "RMB", "CNY", "人民币"], atEnd: false)
    }
    let isPercent = strip(["%"], atEnd: true)
    var hasUnit = strip(["元整", "元", "圆", "RMB", "CNY"], atEnd: true)
    var exponent = isPercent ? -2 : 0
    for unit in Self.units where !isPercent && plain.hasSuffix(unit.text) {
      plain = String(plain.dropLast(unit.text.count)).trimmed
      (exponent, hasUnit) = (unit.exponent, true)
      break
    }
    guard let digits = Self.ungrouped(plain), let value = Double("\(digits)e\(exponent)") else { return nil }
    self.value = isNegative ? -value : value
    self.hasUnit = hasUnit
    self.isPercent = isPercent
  }

  /// Digits with a point, their thousands together; nil where they stand apart in another way.
  private static func ungrouped(_ text: String) -> String? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count <= 2, parts.dropFirst().allSatisfy({ isDigits($0, orEmpty: true) }) else { return nil }
    guard let mark = parts[0].first(where: { !$0.isNumber }) else {
      return isDigits(parts[0], orEmpty: parts.count == 2 && !parts[1].isEmpty) ? text : nil
    }
    guard ",' ’".contains(mark) else { return nil }
    let groups = parts[0].split(separator: mark, omittingEmptySubsequences: false)
    guard groups.allSatisfy({ isDigits($0) }), (1...3).contains(groups[0].count),
      groups.dropFirst().allSatisfy({ $0.count == 3 })
    else { return nil }
    return groups.joined() + (parts.count == 2 ? "." + parts[1] : "")
  }

  private static func isDigits(_ text: Substring, orEmpty: Bool = false) -> Bool {
    (orEmpty || !text.isEmpty) && text.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// Full-width signs, digits and letters as narrow ones, other blanks as blanks.
  private static func narrow(_ text: String) -> String {
    let scalars = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      switch scalar.value {
      case 0xFF01...0xFF5E: Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar
      case 0xFFE5: "¥"
      case 0x3000, 0xA0, 0x202F, 0x2009: " "
      case 0x2212: "-"
      default: scalar
      }
    }
    return String(String.UnicodeScalarView(scalars))
  }

  /// The number that the first digits of a text make, whatever stands around them.
  static func digits(of text: String) -> Double? {
    let plain = narrow(text).filter { $0 != "," }
    guard let start = plain.firstIndex(where: { $0.isASCII && $0.isNumber }) else { return nil }
    let digits = plain[start...].prefix { ($0.isASCII && $0.isNumber) || $0 == "." }
    let rest = plain[digits.endIndex...]
    let scale = units.first { rest.hasPrefix($0.text) }?.exponent ?? 0
    return Double(digits.split(separator: ".").prefix(2).joined(separator: ".") + "e\(scale)")
  }
}

extension String {
  fileprivate var trimmed: String {
    var text = self[...]
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return String(text)
  }
}
