import Foundation

/// JSON of the program: keys in alphabetical order, two spaces, equal values equal bytes.
package enum ReportText {
  package static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Every report is made of finite numbers and text. Should a number be none after all, it is seen to be none.
    encoder.nonConformingFloatEncodingStrategy = .convertToString(
      positiveInfinity: "infinity", negativeInfinity: "-infinity", nan: "no number")
    return (try? encoder.encode(value)).map { String(decoding: $0, as: UTF8.self) } ?? "null"
  }

  /// A field of a CSV file, in quotes where it needs them (RFC 4180). A text that a spreadsheet program would take for a
  /// formula begins with an apostrophe, which such programs know for the mark of a text.
  package static func csv(_ field: String) -> String {
    if let first = field.first, "=+-@".contains(first), Double(field) == nil { return csv("'" + field) }
    guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
