import Data
import Documents
import Insurance
import Wording

/// A year's audited figures by county: a row a county, in text of any usual encoding or a sheet of Excel.
///
///     县区,参保人数,保费（万元）,赔付,拒付,经办费用,考核得分
///
/// Columns are known by their names; county, premium and claims have to be there. A last row of sums (合计) is held against them.
package struct CountyFile: Sendable {
  /// How the file was read, with the rows that cannot.
  package let reading: FileReading
  package let counties: [CountyFigures]
  /// What is wrong with rows that can be read, by line.
  package let faults: [(line: Int, said: Message)]
  /// Columns of which nothing is read.
  package let unread: [String]

  /// - Parameter file: of which nothing has been read yet.
  package init(_ file: DataFile) throws(DataError) {
    let header = try Header(of: file, wanted: [])
    var rows: CountyRows
    do throws(DataError.Code) { rows = try CountyRows(header) } catch { throw DataError(error, path: file.path) }
    while let block = try file.next() {
      file.scanner.scan(block.bytes, firstLine: block.firstLine) { rows.add($0) }
    }
    rows.close()
    reading = FileReading(of: file, header, rows.columns.claims, rows.tally)
    (counties, faults, unread) = (rows.counties.map(\.figures), rows.faults, rows.columns.unread)
  }
}

/// The columns of such a file, by what they are called.
private struct CountyColumns {
  let county: Int
  let premium: AmountColumn
  let claims: AmountColumn
  let disallowed: AmountColumn?
  let costs: AmountColumn?
  let insured: AmountColumn?
  let score: Int?
  let unread: [String]

  private static let names: [[String]] = [
    ["县区", "区县", "县", "县市区", "统筹区", "统筹地区", "地区", "county", "area"],
    ["保费", "保费总额", "筹资", "筹资额", "划拨", "大病保险基金", "premium"],
    ["赔付", "赔付额", "赔付支出", "赔付总额", "申报赔付", "申报金额", "claims"],
    ["拒付", "扣款", "拒付金额", "审核扣款", "审核拒付", "disallowed"], ["经办费用", "费用", "成本", "costs"],
    ["参保人数", "insured"], ["考核得分", "得分", "考核兑付比例", "score"],
  ]

  init(_ header: Header) throws(DataError.Code) {
    // What stands in brackets is the unit.
    let plain = header.names.map { name in
      String(name.prefix { !"（(".contains($0) }).filter { !$0.isWhitespace }.lowercased()
    }
    var places: [Int?] = []
    for known in Self.names {
      let found = plain.indices.filter { known.contains(plain[$0]) }
      if found.count > 1 { throw .twiceTheColumn(header.names[found[1]]) }
      places.append(found.first)
    }
    guard let county = places[0] else { throw .noColumn("县区", known: header.names) }
    guard let premium = places[1] else { throw .noColumn("保费", known: header.names) }
    guard let claims = places[2] else { throw .noColumn("赔付", known: header.names) }
    func amounts(_ place: Int) -> AmountColumn { AmountColumn(place, of: header, largest: Money.largest.yuan) }
    self.county = county
    (self.premium, self.claims) = (amounts(premium), amounts(claims))
    (disallowed, costs) = (places[3].map(amounts), places[4].map(amounts))
    insured = places[5].map { AmountColumn($0, of: header, isMoney: false, largest: 2e9) }
    score = places[6]
    unread = header.names.indices.filter { !places.contains($0) }.map { header.names[$0] }
  }
}

/// Collects the rows.
private struct CountyRows {
  let columns: CountyColumns
  private let header: Header
  private(set) var tally = RowTally(totals: .taken)
  private(set) var counties: [(line: Int, figures: CountyFigures)] = []
  private var total: (line: Int, figures: CountyFigures)?
  private(set) var faults: [(line: Int, said: Message)] = []

  init(_ header: Header) throws(DataError.Code) {
    self.header = header
    columns = try CountyColumns(header)
  }

  /// Takes a row, or notes why it cannot be used.
  mutating func add(_ record: Record) {
    guard header.isAbove(record.line), tally.admits(record, header) else { return }
    let name = record.string(columns.county)
    guard !name.isEmpty else { return note(record, columns.county, .missing) }
    guard let premium = money(columns.premium, record), let claimed = money(columns.claims, record) else { return }
    var disallowed = Money.zero
    if let column = columns.disallowed {
      guard let amount = money(column, record) else { return }
      disallowed = amount
    }
    var costs: Money?
    if let column = columns.costs {
      costs = money(column, record)
      if costs == nil { return }
    }
    var insured: Int?
    if let column = columns.insured {
      guard let people = number(column, record) else { return }
      insured = Int(people)
      if Double(insured ?? 0) != people { fault(record, Message("'\(column.name)' of \(name) is no whole number")) }
    }
    var score: Double?
    // A row of sums has none.
    if let place = columns.score, !record.string(place).isEmpty {
      guard let typed = Self.typedScore(record.string(place)) else { return note(record, place, .notNumber) }
      if !(0...1).contains(typed) {
        fault(record, Message("the score of \(name), \(plain(typed * 100)), must lie between 0 and 100"))
      }
      score = typed
    }
    if disallowed > claimed { fault(record, Message("more is disallowed of the claims of \(name) than there are")) }
    let figures = CountyFigures(
      name: name, insured: insured, premium: premium, claimed: claimed, disallowed: disallowed, costs: costs,
      score: score)
    tally.kept.add(claimed.yuan, record)
    if ["合计", "总计", "全市", "全省", "total", "sum"].contains(name.filter { !$0.isWhitespace }.lowercased()) {
      if let total { fault(record, Message("there are two rows of sums; the first is line \(total.line)")) }
      total = (record.line, figures)
    } else {
      if let former = counties.first(where: { $0.figures.name == name }) {
        fault(record, Message("'\(name)' stands in line \(former.line) too"))
      }
      counties.append((record.line, figures))
    }
  }

  /// Holds the row of sums against the rows.
  mutating func close() {
    guard tally.bad.count == 0 else { return }
    guard !counties.isEmpty else { return faults.append((header.line, Message("has no county"))) }
    guard let (line, stated) = total else { return }
    func hold(_ column: AmountColumn?, _ part: (CountyFigures) -> Money) {
      guard let column else { return }
      let sum = counties.reduce(Money.zero) { $0 + part($1.figures) }
      let apart = sum - part(stated)
      guard apart != .zero else { return }
      faults.append(
        (
          line,
          Message(
            "the sum of '\(column.name)' is \(Self.yuan(part(stated))) here, that of the counties \(Self.yuan(sum)): \(Self.yuan(apart)) apart"
          )
        ))
    }
    hold(columns.premium, \.premium)
    hold(columns.claims, \.claimed)
    hold(columns.disallowed, \.disallowed)
    hold(columns.costs) { $0.costs ?? .zero }
    hold(columns.insured) { Money(fen: 100 * Int64($0.insured ?? 0)) }
  }

  private static func yuan(_ money: Money) -> String { plain(money.yuan) }

  /// `92%`, `0.92`, `92` and `92分` are the same.
  private static func typedScore(_ text: String) -> Double? {
    guard let number = TypedNumber(text.hasSuffix("分") ? String(text.dropLast()) : text) else { return nil }
    return number.isPercent || number.value <= 1 ? number.value : number.value / 100
  }

  private mutating func number(_ column: AmountColumn, _ record: Record) -> Double? {
    do throws(AmountColumn.Failure) { return try column.read(record) } catch {
      tally.bad.add(column.bad(record, error), record)
      return nil
    }
  }

  private mutating func money(_ column: AmountColumn, _ record: Record) -> Money? {
    number(column, record).flatMap { Money(yuan: $0) }
  }

  private mutating func note(_ record: Record, _ place: Int, _ reason: BadRow.Reason) {
    tally.bad.add(
      BadRow(line: record.line, column: header.names[place], text: record.string(place), reason: reason), record)
  }

  private mutating func fault(_ record: Record, _ said: Message) { faults.append((record.line, said)) }
}
