import Foundation

/// JSON of the program: keys in alphabetical order, two spaces, equal values equal bytes.
package enum ReportText {
  package static func json(_ value: some Encodable) -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
    // Every report is made of finite numbers and text, which always encode.
    guard let data = try? encoder.encode(value) else { preconditionFailure("a report holds a number that is none") }
    return String(decoding: data, as: UTF8.self)
  }

  /// A field of a CSV file, in quotes where it needs them (RFC 4180).
  package static func csv(_ field: String) -> String {
    guard field.contains(where: { $0 == "," || $0 == "\"" || $0.isNewline }) else { return field }
    return "\"" + field.replacing("\"", with: "\"\"") + "\""
  }
}
