extension Kind.Format {
  /// A day of the calendar, `YYYY-MM-DD`.
  public static let day = Kind.Format(
    "a day of the calendar such as 2024-01-31", pattern: "^[12][0-9]{3}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"
  ) { text in
    let digits = Array(text.utf8)
    guard digits.count == 10, digits[4] == 45, digits[7] == 45, let year = number(text, 0..<4),
      let month = number(text, 5..<7), let day = number(text, 8..<10), (1000...2999).contains(year)
    else { return false }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let lengths = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    return lengths.indices.contains(month - 1) && (1...lengths[month - 1]).contains(day)
  }

  /// A name that can stand in a path: letters, digits, hyphens.
  public static let name = Kind.Format("a name of letters, digits and hyphens", pattern: "^[A-Za-z][A-Za-z0-9-]*$") {
    text in
    text.utf8.first.map { (65...90).contains($0) || (97...122).contains($0) } == true
      && text.utf8.allSatisfy { byte in
        (65...90).contains(byte) || (97...122).contains(byte) || (48...57).contains(byte) || byte == 45
      }
  }

  /// A name that people of the trade may write in Chinese: 低保对象.
  package static let nameInAnyScript = Kind.Format(
    "a name of letters, Chinese signs, digits and hyphens",
    pattern: "^[A-Za-z\\u4e00-\\u9fff][A-Za-z0-9\\u4e00-\\u9fff-]*$"
  ) { text in
    text.first?.isOfName == true && text.first?.isNumber == false && text.allSatisfy { $0.isOfName || $0 == "-" }
  }

  /// A year of four digits.
  public static let year = Kind.Format("a year", pattern: "^(19|20|21)[0-9]{2}$") { text in
    text.utf8.count == 4 && number(text, 0..<4).map { (1900...2199).contains($0) } == true
  }

  /// The number that ASCII digits at these places write.
  private static func number(_ text: String, _ places: Range<Int>) -> Int? {
    let digits = Array(text.utf8)[places]
    guard digits.allSatisfy({ (48...57).contains($0) }) else { return nil }
    return digits.reduce(0) { $0 * 10 + Int($1) - 48 }
  }
}

extension Character {
  /// Whether it is an ASCII letter or digit, or a Chinese sign of the main block.
  package var isOfName: Bool {
    unicodeScalars.allSatisfy { ("\u{4e00}"..."\u{9fff}").contains($0) }
      || (isASCII && (isLetter || isNumber))
  }
}
