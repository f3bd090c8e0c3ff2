import Data

/// Collects a triangle as it is drawn up: a name in the first column, an age in each of the others.
struct TriangleRows: Sendable {
  private let header: Header
  private let columns: [AmountColumn]
  private let isCumulative: Bool
  private(set) var tally = RowTally()
  /// Up to the last value of a row, nil where one is missing before it.
  private var rows: [(name: String, values: [Double?])] = []

  /// - Parameter header: of three columns at least.
  init(_ header: Header, isCumulative: Bool) {
    self.header = header
    self.isCumulative = isCumulative
    columns = header.names.indices.dropFirst().map { AmountColumn($0, of: header, mayBeNegative: true) }
  }

  var amounts: AmountColumn { columns[0] }

  /// Takes a row, or notes why it cannot be used.
  mutating func add(_ record: Record) {
    guard header.isAbove(record.line), tally.admits(record, header) else { return }
    var values: [Double?] = []
    for column in columns {
      do throws(AmountColumn.Failure) {
        values.append(try column.read(record))
      } catch {
        // What is not known yet is left empty.
        guard error.reason == .missing else { return tally.bad.add(column.bad(record, error), record) }
        values.append(nil)
      }
    }
    while let last = values.last, last == nil { values.removeLast() }
    tally.kept.add(values.reduce(0) { $0 + ($1 ?? 0) }, record)
    rows.append((record.string(0), values))
  }

  func triangle() throws(RunOffTriangle.Fault) -> RunOffTriangle {
    var origins: [RunOffTriangle.Origin] = []
    for (name, values) in rows {
      var paid: [Double] = []
      for (age, value) in values.enumerated() {
        guard let value else { throw .gap(origin: name, age: age) }
        paid.append(isCumulative ? value : (paid.last ?? 0) + value)
      }
      guard !paid.isEmpty else { throw .gap(origin: name, age: 0) }
      let period = Period(name)
      origins.append(.init(name: period?.name ?? name, period: period, paid: paid))
    }
    return try RunOffTriangle(origins)
  }
}
