import Foundation

/// The names of a file's columns, and where the data begin.
package struct Header: Sendable {
  /// In the order of the file; made up where the file has no header.
  package let names: [String]
  /// Where it stands; 0 where the file has none.
  package let line: Int
  /// The columns that tell who somebody is.
  package let personal: [PersonalColumn]
  /// Which rows are read; nil for all.
  private(set) var only: PlacedFilter?
  /// The columns that look like a person's number, whose rows may be several.
  let identifiers: [Int]
  /// Records up to this line are no data.
  private let lastLine: Int
  /// What a line above the names says of the unit of all amounts: 单位：万元. Nil where none does.
  private let unitAbove: AmountUnit?

  /// Finds the header: the first record that has all the names, or the first that is no title.
  ///
  /// - Parameters:
  ///   - wanted: columns by name, or by place from 1.
  ///   - isOnlyColumn: whether a column that nobody named is meant where there is only one.
  package init(of file: DataFile, wanted: [String], isOnlyColumn: Bool = false) throws(DataError) {
    // A record so long that it is not whole in what was looked at.
    if file.preview.isEmpty, !file.isEmpty { throw DataError(.endlessRecord(line: 1), path: file.path) }
    do throws(DataError.Code) {
      let named = wanted + [file.only?.column].compactMap(\.self)
      try self.init(Array(file.preview), wanted: named, isOnlyColumn: isOnlyColumn)
      if let filter = file.only { only = PlacedFilter(filter, at: try place(of: filter.column)) }
    } catch {
      throw DataError(error, path: file.path)
    }
  }

  private init(
    _ records: [(line: Int, fields: [String])], wanted: [String], isOnlyColumn: Bool
  ) throws(DataError.Code) {
    let named = wanted.filter { Self.position($0) == nil }
    let candidates = records.filter { !Self.isBlank($0.fields) }.prefix(Self.farthest)
    guard let first = candidates.first ?? records.first else { throw .empty }
    guard first.fields.allSatisfy({ !$0.utf8.contains(0) && !$0.contains("\u{FFFD}") }) else { throw .notText }
    func has(_ fields: [String], _ name: String) -> Bool { !Self.places(of: name, in: fields).isEmpty }
    // Above the header a sheet often has a title, alone in its row.
    let full = candidates.first { record in
      record.fields.count { !$0.isEmpty } * 2 > (records.map { $0.fields.count { !$0.isEmpty } }.max() ?? 0)
    }
    let head =
      candidates.first { record in named.allSatisfy { has(record.fields, $0) } && !named.isEmpty } ?? full ?? first
    var names = head.fields.map { ShownText.of($0.utf8).trimmingCharacters(in: .whitespaces) }
    var (line, lastLine) = (head.line, head.line)
    // A number is no name: the file begins with its data.
    let places = named.isEmpty ? wanted.compactMap(Self.position) + (isOnlyColumn && names.count == 1 ? [0] : []) : []
    if !places.isEmpty, places.allSatisfy({ names.indices.contains($0) && Self.isNumber(names[$0]) }) {
      names = names.indices.map { "column \($0 + 1)" }
      (line, lastLine) = (0, head.line - 1)
    }
    (self.names, self.line, self.lastLine) = (names, line, lastLine)
    unitAbove = records.lazy.filter { $0.line < lastLine }.flatMap(\.fields).compactMap(AmountUnit.init(ofLine:)).first
    let rows = records.filter { $0.line > lastLine && $0.fields.count == names.count }.map(\.fields)
    personal = PersonalColumn.among(names, rows)
    identifiers = PersonalColumn.identifiers(names, personal)
  }

  /// The column of the year: 年度, 结算年度, 年份, year; nil where there is none.
  var yearPlace: Int? {
    names.firstIndex { name in
      let plain = Self.plain(name).lowercased()
      if ["出生", "birth", "建档", "入学"].contains(where: plain.contains) { return false }
      return ["年度", "年份"].contains(where: plain.hasSuffix)
        || ["year", "fiscal year", "fiscal_year", "nd", "年"].contains(plain)
    }
  }

  /// How many records can stand above a header.
  private static let farthest = 10

  private static func isBlank(_ fields: [String]) -> Bool { fields.allSatisfy { $0.allSatisfy(\.isWhitespace) } }

  /// A name as people compare it: without blanks at its ends, brackets and letters of one width.
  private static func plain(_ name: String) -> String {
    let narrow = name.unicodeScalars.map { scalar in
      (0xFF01...0xFF5E).contains(scalar.value) ? Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar : scalar
    }
    return ShownText.of(String(String.UnicodeScalarView(narrow)).utf8).trimmingCharacters(in: .whitespaces)
  }

  /// Where a column is called so, or so without the unit behind it: 费用 for 费用（万元）, where none is called 费用.
  private static func places(of name: String, in names: [String]) -> [Int] {
    let wanted = plain(name)
    let exact = names.indices.filter { plain(names[$0]) == wanted }
    return exact.isEmpty ? names.indices.filter { withoutUnit(names[$0]) == wanted } : exact
  }

  /// Nil where it has no unit.
  private static func withoutUnit(_ name: String) -> String? {
    let name = plain(name)
    guard let last = name.last, ")]】〕".contains(last),
      let start = name.lastIndex(where: { "([【〔".contains($0) }), AmountUnit(ofColumn: "X" + name[start...]) != nil
    else { return nil }
    return name[..<start].trimmingCharacters(in: .whitespaces)
  }

  private static func isNumber(_ text: String) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      switch DataNumber.read(bytes) {
      case .number, .written: true
      default: false
      }
    }
  }

  /// 2 of `3`: columns are counted from 1, and a name that is a number is a place.
  private static func position(_ name: String) -> Int? {
    Int(name).flatMap { (1...16_384).contains($0) ? $0 - 1 : nil }
  }

  /// Whether a record is one of the data.
  @inline(__always)
  package func isAbove(_ line: Int) -> Bool { line > lastLine }

  /// Where a column stands.
  ///
  /// - Parameters:
  ///   - name: of a column, or its place from 1.
  ///   - mayTellWho: whether it may tell who somebody is: where rows are only held against each other.
  /// - Throws: where there is no such column, there are two, or it tells who somebody is and may not.
  package func place(of name: String, mayTellWho: Bool = false) throws(DataError.Code) -> Int {
    let places = Self.places(of: name, in: names)
    guard let place = places.first ?? Self.position(name).flatMap({ names.indices.contains($0) ? $0 : nil }) else {
      throw .noColumn(name, known: known)
    }
    if places.count > 1 { throw .twiceTheColumn(name) }
    if !mayTellWho, personal.contains(where: { $0.place == place }) { throw .personalColumn(names[place]) }
    return place
  }

  /// The only column, where nobody named one.
  package func onlyPlace() throws(DataError.Code) -> Int {
    guard names.count == 1 else { throw .columnNeeded(known: known) }
    return try place(of: names[0])
  }

  /// The names that may be told.
  private var known: [String] { names }

  /// How many yuan one of a column is: 10,000 where its name says 万元, or a line above the names.
  package func unit(at place: Int) -> AmountUnit { AmountUnit(ofColumn: names[place]) ?? unitAbove ?? .yuan }
}
