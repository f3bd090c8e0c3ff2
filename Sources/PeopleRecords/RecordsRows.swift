import Data
import Plans

/// Collects the people of a file, row by row.
struct RecordsRows {
  private let header: Header
  /// X is their sum.
  private let amounts: [AmountColumn]
  /// What is paid beside X is their sum.
  private let besides: [AmountColumn]
  private let weight: AmountColumn?
  private let count: AmountColumn?
  private let groupPlace: Int?
  private let personPlace: Int?
  /// Where several rows are of one person.
  private var people: PersonSums?
  private(set) var tally: RowTally
  /// What weights come to, and how they are.
  private var (weights, weightedRows, hasOddWeight) = (0.0, 0, false)
  /// What stands in the column of groups, in the order in which it is met, with the people there.
  private(set) var names: [String] = []
  private(set) var tallies: [AmountTally] = []
  /// Of those with an overflow beside X.
  private(set) var pairs: [PairTally] = []
  /// The same names as bytes, those met last in front.
  private var cells: [(text: [UInt8], place: Int)] = []

  /// X above this is a mistake, as in `dabing replay`.
  private static let largestAmount = 1e9
  /// A row that stands for more people is a mistake.
  private static let largestCount = 2e9
  /// A column of more different values holds no groups.
  private static let mostGroups = 64

  init(_ columns: RecordsColumns, _ header: Header) throws(DataError.Code) {
    self.header = header
    // What is taken back of a person stands in a row of its own.
    let hasPeople = columns.person != nil
    people = hasPeople ? PersonSums() : nil
    tally = RowTally(totals: .refused, watch: RowWatch(header, people: !hasPeople && columns.count == nil))
    func money(_ places: [Int]) -> [AmountColumn] {
      places.map { AmountColumn($0, of: header, largest: Self.largestAmount, mayBeNegative: hasPeople) }
    }
    amounts = money(try Self.amountPlaces(columns, header))
    besides = money(try Self.places(columns.beside ?? [], header))
    func number(_ name: String?) throws(DataError.Code) -> AmountColumn? {
      guard let name else { return nil }
      return AmountColumn(try header.place(of: name), of: header, isMoney: false, largest: Self.largestCount)
    }
    weight = try number(columns.weight)
    count = try number(columns.count)
    groupPlace = if let name = columns.group { try header.place(of: name) } else { nil }
    personPlace = if let name = columns.person { try header.place(of: name, mayTellWho: true) } else { nil }
    if groupPlace == nil { (names, tallies, pairs) = ([""], [AmountTally()], [PairTally()]) }
  }

  private static func amountPlaces(_ columns: RecordsColumns, _ header: Header) throws(DataError.Code) -> [Int] {
    if let name = columns.amount { return [try header.place(of: name)] }
    guard let parts = columns.parts else { return [try header.onlyPlace()] }
    return try places(parts, header)
  }

  private static func places(_ names: [String], _ header: Header) throws(DataError.Code) -> [Int] {
    var places: [Int] = []
    for part in names {
      let place = try header.place(of: part)
      if !places.contains(place) { places.append(place) }
    }
    return places
  }

  /// The name of the amounts' column, or the names of those of the parts.
  var column: String { amounts.map(\.name).joined(separator: " + ") }

  /// Of two amounts of yuan, to the hundredth of a fen: decimals are no binary fractions.
  static func sum(_ a: Double, _ b: Double) -> Double {
    let sum = a + b
    return a > 0 && b > 0 && sum < 1e11 ? (sum * 1e4).rounded() / 1e4 : sum
  }

  /// Takes a row, or notes why it cannot be used.
  mutating func add(_ record: Record) {
    guard header.isAbove(record.line), tally.admits(record, header) else { return }
    guard let amount = sum(record, amounts), let overflow = sum(record, besides), let count = people(record),
      let place = group(record)
    else { return }
    if let personPlace {
      guard let key = PersonKey(record[personPlace]) else {
        return tally.bad.add(BadRow(nobodyIn: record, personPlace, header), record, amount: amount + overflow)
      }
      people?.add(
        PersonRow(key, amount: amount, other: overflow, weight: count.people, group: place, line: record.line))
    } else {
      put(amount, overflow, count, at: place)
    }
    tally.kept.add(amount + overflow, weight: count.people, record)
  }

  /// Takes the people whose rows are put together: nothing comes after.
  mutating func finish() throws(DataError.Code) {
    guard var people else { return }
    self.people = nil
    try people.finish { person in
      func bad(_ column: AmountColumn?, _ value: Double, _ reason: BadRow.Reason) {
        tally.bad.add(BadRow(line: person.line, column: column?.name ?? "", text: "\(value)", reason: reason))
      }
      let (amount, overflow) = (person.yuan, person.otherYuan)
      if amount < 0 {
        bad(amounts.first, amount, .negativeOfPerson(rows: Int(person.rows)))
      } else if overflow < 0 {
        bad(besides.first, overflow, .negativeOfPerson(rows: Int(person.rows)))
      } else {
        // A row of each has no count beside its weight.
        let count = Records.Count(people: person.weight, squares: person.weight * person.weight)
        put(amount, overflow, count, at: Int(person.group))
      }
    }
    for conflict in people.conflicts {
      let column = conflict.isOfGroup ? groupPlace.map { header.names[$0] } : weight?.name
      tally.bad.add(
        BadRow(conflict, column: column ?? "", text: conflict.isOfGroup ? names[conflict.group] : "…"))
    }
  }

  /// Whether bad rows may be left out.
  var judgement: RowJudgement { RowJudgement(tally.bad, tally.kept, names: header.names) }

  /// Rows of which each is probably so many people, and not one who stands for them: whole weights, of many, and every row
  /// another amount.
  private var areClasses: Bool {
    guard weight != nil, personPlace == nil, count == nil, !hasOddWeight, weightedRows >= 2 else { return false }
    let different = tallies.map(\.different).reduce(0, +)
    return weights >= 5 * Double(weightedRows) && different >= weightedRows - tallies.count && weightedRows <= 2_000
  }

  /// How many rows were left out, and what money is in them.
  private var leftOut: [(en: String, zh: String)] {
    let judgement = judgement
    guard judgement.bad.count > 0 else { return [] }
    let hundredths = Int((judgement.knownShare * 1e4).rounded())
    let share = "\(hundredths / 100).\(hundredths % 100 < 10 ? "0" : "")\(hundredths % 100)%"
    let isTold = judgement.knownShare > RowJudgement.tellingShare
    return [
      (
        "\(judgement.bad.count) of \(judgement.bad.rows) rows were bad and are left out"
          + (isTold ? ": \(share) of the money that can be read stands in them" : ""),
        "\(judgement.bad.rows)行中有\(judgement.bad.count)行有误，已略去" + (isTold ? "：可读金额的\(share)在这些行中" : "")
      )
    ]
  }

  /// What of the rows is probably not as they are taken.
  var remarks: [(en: String, zh: String)] {
    let (repeats, years) = tally.marks.told
    let classes: [(en: String, zh: String)] =
      areClasses
      ? [
        (
          "'weight' takes each row for one person seen who stands for many; where a row is so many people who were seen, as in a table of classes, say 'count', by which the sampling error is smaller",
          "“weight”表示每行为一名被观察的人、代表多人；如一行即为多名被观察的人（分组表），请改用“count”，抽样误差更小"
        )
      ] : []
    return leftOut + classes + repeats.map { $0.sentence(person: "'person: \($0.column)'") }
      + [years].compactMap(\.self).filter(\.areSeveral).map {
        $0.sentence(only: "'only: \($0.column)=\($0.last)'")
      }
  }

  private mutating func put(_ amount: Double, _ overflow: Double, _ count: Records.Count, at place: Int) {
    if overflow > 0 { pairs[place].add(amount, overflow, count) } else { tallies[place].add(amount, count) }
  }

  /// What some columns have together; nil where the row is bad.
  private mutating func sum(_ record: Record, _ columns: [AmountColumn]) -> Double? {
    var all = 0.0
    for column in columns {
      guard let own = number(record, column) else { return nil }
      all = Self.sum(all, own)
    }
    guard all <= Self.largestAmount else {
      tally.bad.add(
        BadRow(line: record.line, column: columns[0].name, text: "\(all)", reason: .tooLarge(Self.largestAmount)),
        record)
      return nil
    }
    return all
  }

  /// What can be read of the amounts of a row that is bad; nil where nothing can.
  private func known(_ record: Record) -> Double? {
    let known = (amounts + besides).compactMap { $0.amount(record) }
    return known.isEmpty ? nil : known.reduce(0, +)
  }

  /// Nil where the row is bad.
  private mutating func number(_ record: Record, _ column: AmountColumn) -> Double? {
    do throws(AmountColumn.Failure) {
      return try column.read(record)
    } catch {
      tally.bad.add(column.bad(record, error), record, amount: known(record))
      return nil
    }
  }

  /// Σw and Σw² of the people of a row.
  private mutating func people(_ record: Record) -> Records.Count? {
    var (weight, count) = (1.0, 1.0)
    if let column = self.weight {
      guard let number = number(record, column) else { return nil }
      weight = number
      weights += number
      weightedRows += 1
      if number != number.rounded() { hasOddWeight = true }
    }
    if let column = self.count {
      guard let number = number(record, column) else { return nil }
      count = number
    }
    return Records.Count(people: weight * count, squares: weight * weight * count)
  }

  /// The place of the row's group; nil where the row is bad.
  private mutating func group(_ record: Record) -> Int? {
    guard let groupPlace else { return 0 }
    let cell = record[groupPlace]
    for (index, known) in cells.enumerated() where known.text.elementsEqual(cell) {
      if index > 0 { cells.swapAt(index, index - 1) }
      return known.place
    }
    guard names.count < Self.mostGroups else {
      tally.bad.add(
        BadRow(
          line: record.line, column: header.names[groupPlace], text: record.string(groupPlace), reason: .tooManyGroups),
        record, amount: known(record))
      return nil
    }
    names.append(record.string(groupPlace))
    tallies.append(AmountTally())
    pairs.append(PairTally())
    cells.append((Array(cell), names.count - 1))
    return names.count - 1
  }
}
