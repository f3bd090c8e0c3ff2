import Documents
import Insurance
import Results
import Wording

/// A file of published yearly totals, on which a trend can be fitted and held against later years.
///
/// ```yaml
/// name: national-history
/// title: { en: Inpatient care, zh: 住院 }
/// source: { en: NHSA, zh: 国家医疗保障局 }
/// years:
///   - { year: 2019, frequency: 0.1664, severity: 7050 }
/// ```
package struct HistoryFile: Sendable {
  package let path: String
  package let title: Words
  package let source: Words
  package let years: [Backtest.Year]

  /// - Throws: `DocumentError` with every problem of the file.
  package init(path: String) throws(DocumentError) {
    self = try HistoryFile(node: YAMLText.read(file: path).node, path: path)
  }

  /// For a text that is no file.
  package init(text: String, name: String) throws(DocumentError) {
    self = try HistoryFile(node: YAMLText.read(text, file: name), path: name)
  }

  /// For a file that has been read.
  package init(node: Node, path: String) throws(DocumentError) {
    let made = try readChecked(node, schema: Self.schema, asOf: "9999", make: Self.make).value
    self.path = path
    (title, source, years) = made
  }

  /// The JSON Schema (draft 2020-12) of such files, for editors.
  package static func jsonSchema(in language: Language = .english) -> String {
    schema.jsonSchema(id: "urn:dabing:history", in: language)
  }

  /// What a file of yearly totals may hold.
  package static let schema = Schema(
    title: "history",
    fields: [
      Field("name", .formatted(.name), required: true, "the name in results"),
      Field("title", .words, required: true, "what the totals are about"),
      Field("source", .words, required: true, "where they were published"),
      Field(
        "years",
        .list(
          .object([
            Field("year", .whole(1900...2200), required: true, "the year"),
            Field("frequency", .number(.plain, 1e-9...1e3), required: true, "how often: discharges a person insured"),
            Field("severity", .number(.yuan, 0.01...1e9), required: true, "how much: yuan a discharge"),
          ]), atLeast: 4), required: true, "the totals, each year once"),
    ])

  private static func make(_ reader: Reader) -> (Words, Words, [Backtest.Year])? {
    var years: [(year: Backtest.Year, part: Reader)] = []
    for part in reader.list("years") {
      guard let year = part.whole("year"), let frequency = part.number("frequency"),
        let severity = part.number("severity")
      else { continue }
      if years.contains(where: { $0.year.year == year }) {
        part.report("\(year) stands here twice", at: "year")
      } else {
        years.append((Backtest.Year(year: year, frequency: frequency, severity: severity), part))
      }
    }
    let inOrder = years.sorted { $0.year.year < $1.year.year }
    for (key, value) in [("frequency", \Backtest.Year.frequency), ("severity", \.severity)] {
      for jump in YearlyJump.all(in: inOrder.map { ($0.year.year, $0.year[keyPath: value]) }) {
        inOrder[jump.place].part.report("the \(key) \(jump.sentence)", at: key)
      }
    }
    guard let title = reader.words("title"), let source = reader.words("source") else { return nil }
    return (Words(title), Words(source), years.map(\.year))
  }
}
