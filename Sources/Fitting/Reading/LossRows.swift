import Data
import Foundation

/// Collects the rows of a file.
package struct LossRows {
  /// The columns that are read.
  private enum Columns {
    case amount(AmountColumn)
    case bounds(lower: AmountColumn, upper: AmountColumn, count: AmountColumn)
  }

  private let header: Header
  private let columns: Columns
  private let weight: AmountColumn?
  private let flagPlace: Int?
  private let recording: LossFile.Recording

  private let groupPlace: Int?
  private let yearPlace: Int?

  let personPlace: Int?
  /// Nil where each row counts by itself.
  private var people: PersonSums?

  private(set) var tally: RowTally
  /// Everybody's amounts, or those of each group, year by year where a column names it.
  private var stores: [LossStore] = []
  private var keys: [Key] = []
  private var places: [Key: Int] = [:]

  private struct Key: Hashable {
    let group: Int
    /// 0 where no column names it.
    let year: Int
  }

  /// How many amounts have been kept by themselves since they were bounded.
  private var kept = 0

  private var yearSums: [Int: YearSums] = [:]
  private var yearCells: [String: Int] = [:]
  private var year = 0
  private var weightRange: (least: Double, most: Double)?
  private var hasOddWeight = false
  private var groups: [String: Int] = [:]
  private var cells: [String: Int] = [:]
  private var names: [String] = []
  /// Of the group of the row that is being read.
  private var store = 0

  /// Yuan of a row; more is a mistake.
  private static let largestOfPerson = 1e11
  /// Columns of more different values hold no groups.
  static let mostGroups = 64

  /// The group that a cell names, or the nearest that it could mean, and of which policy.
  package enum Named: Sendable {
    case group(String)
    case unknown(policy: String, nearest: String?)
  }

  package typealias Naming = (String) -> Named

  private let naming: Naming

  init(
    _ header: Header, _ columns: LossColumns, _ recording: LossFile.Recording, naming: Naming?
  ) throws(DataError.Code) {
    self.naming = naming ?? { .group($0) }
    self.header = header
    self.recording = recording
    groupPlace = if let name = columns.groups { try header.place(of: name) } else { nil }
    yearPlace = if let name = columns.years { try header.place(of: name) } else { nil }
    personPlace = if let name = columns.person { try header.place(of: name, mayTellWho: true) } else { nil }
    people = personPlace.map { _ in PersonSums() }
    // What is taken back of a person stands in a row of its own, and sums are to be numbers.
    let (hasPeople, largest) = (columns.person != nil, columns.person == nil ? 1e15 : Self.largestOfPerson)
    func column(_ name: String, isMoney: Bool = true) throws(DataError.Code) -> AmountColumn {
      AmountColumn(try header.place(of: name), of: header, isMoney: isMoney)
    }
    func amounts(_ place: Int) -> AmountColumn {
      AmountColumn(place, of: header, largest: largest, mayBeNegative: hasPeople)
    }
    let isOfAmounts = if case .amounts = columns.shape { true } else { false }
    tally = RowTally(
      watch: RowWatch(
        header, people: isOfAmounts && columns.person == nil && columns.weights == nil,
        years: isOfAmounts && columns.years == nil))
    weight = if let name = columns.weights { try column(name, isMoney: false) } else { nil }
    flagPlace = if let name = columns.censored { try header.place(of: name) } else { nil }
    switch columns.shape {
    case .amounts(let name?): self.columns = .amount(amounts(try header.place(of: name)))
    case .amounts(nil): self.columns = .amount(amounts(try header.onlyPlace()))
    case .classes(let lower, let upper, let count):
      self.columns = .bounds(
        lower: try column(lower), upper: try column(upper), count: try column(count, isMoney: false))
    }
  }

  /// The column of the amounts, or of the upper bounds.
  var amounts: AmountColumn {
    switch columns {
    case .amount(let column): column
    case .bounds(_, let upper, _): upper
    }
  }

  /// Hands the rows over; where there are no groups they are in memory once.
  mutating func takeObservations() -> (all: Observations, groups: [(name: String, observations: Observations)]) {
    // Every class has its count, so that an amount among them has a weight too.
    let isWeighted = if case .bounds = columns { true } else { weight != nil }
    if let years {
      // All amounts at the level of the last year, and so many without any as its share leaves.
      for place in stores.indices { stores[place].move(by: years.factor(from: keys[place].year)) }
    }
    func observations(_ own: [Int]) -> Observations {
      var store = LossStore()
      if own.count == 1, groupPlace == nil {
        swap(&store, &stores[own[0]])
      } else {
        for place in own { store.add(stores[place]) }
      }
      let share = years?.shareOfLast
      return store.takeObservations(isWeighted: isWeighted, truncation: recording.truncation, ofLastYear: share)
    }
    let groups = names.indices.map { group in
      (names[group], observations(keys.indices.filter { keys[$0].group == group }))
    }
    return (observations(Array(stores.indices)), groups)
  }

  /// What each year comes to; nil where no column names it, or there are fewer than two.
  var years: YearLevels? { yearPlace == nil ? nil : YearLevels(yearSums) }

  /// What the weights lie between, where each of them could be a year.
  var weightsLikeYears: ClosedRange<Int>? {
    guard !hasOddWeight, let (least, most) = weightRange, least >= 1990, most <= 2100 else { return nil }
    return Int(least)...Int(most)
  }

  /// Takes a row, or notes why it cannot be used.
  mutating func add(_ record: Record) {
    guard header.isAbove(record.line), tally.admits(record, header) else { return }
    do throws(Failure) {
      let group = if let groupPlace { try place(ofGroup: record, groupPlace) } else { 0 }
      if let yearPlace { year = try self.year(record, yearPlace) }
      store = place(of: Key(group: group, year: year))
      switch columns {
      case .amount(let column): try addAmount(record, column)
      case .bounds(let lower, let upper, let count): try addClass(record, lower, upper, count)
      }
    } catch {
      tally.bad.add(
        BadRow(
          line: record.line, column: header.names[error.place],
          text: error.place == personPlace ? "" : record.string(error.place),
          reason: error.failure.reason, digits: error.failure.size), record, amount: amountOfBad(record, error))
    }
  }

  /// The amount of a row that is bad for another reason.
  private func amountOfBad(_ record: Record, _ failure: Failure) -> Double? {
    guard case .amount(let column) = columns, column.place != failure.place else { return nil }
    return column.amount(record)
  }

  private mutating func addAmount(_ record: Record, _ column: AmountColumn) throws(Failure) {
    let place = column.place
    var written: Double?
    let amount = try number(record, column) { written = $0 }
    let weight = if let column = self.weight { try number(record, column) } else { 1.0 }
    if self.weight != nil, weight > 0 { note(weight: weight) }
    let isOpen = try flagPlace.map { place throws(Failure) in try flag(record, place) } ?? false
    if let personPlace {
      guard let key = PersonKey(record[personPlace], period: year) else {
        throw Failure(personPlace, PersonKey.isRounded(record[personPlace]) ? .rounded : .missing)
      }
      if let written { tally.written.add(record, place, written) } else { tally.points.add(record, place) }
      tally.kept.add(amount, weight: weight, record)
      people?.add(PersonRow(key, amount: amount, weight: weight, group: store, line: record.line))
      return
    }
    if recording.truncation.below > 0, amount <= recording.truncation.below {
      throw Failure(place, .notAboveTruncation)
    }
    if amount > recording.truncation.above { throw Failure(place, .aboveTruncation) }
    if isOpen, amount == 0 { throw Failure(place, .censoredAtZero) }
    if let written { tally.written.add(record, place, written) } else { tally.points.add(record, place) }
    tally.kept.add(amount, weight: weight, record)
    put(amount, weight, isOpen: isOpen)
  }

  private mutating func put(_ amount: Double, _ weight: Double, isOpen: Bool = false) {
    if weight == 0 { return }
    tally.least.add(amount)
    if yearPlace != nil { yearSums[keys[store].year, default: YearSums()].add(amount, weight: weight) }
    if amount == 0 {
      stores[store].zeros += weight
    } else if isOpen || amount >= recording.cap {
      stores[store].atLeast.append(.init(bound: min(amount, recording.cap), weight: weight))
    } else {
      stores[store].add(amount, weight: self.weight == nil ? nil : weight)
      one()
    }
  }

  /// Counts an amount that is kept by itself: all groups and years together have a bound, as one has.
  private mutating func one() {
    kept += 1
    guard kept >= LossStore.most, stores.count > 1 else { return }
    kept = 0
    for place in stores.indices { stores[place].bound(to: LossStore.most / (2 * stores.count)) }
  }

  /// Takes what the rows of each person come to; nothing comes after.
  mutating func putTogether() throws(DataError.Code) {
    guard var people else { return }
    self.people = nil
    let column = amounts.name
    try people.finish { person in
      let amount = person.yuan
      let reason: BadRow.Reason? =
        if amount < 0 {
          .negativeOfPerson(rows: Int(person.rows))
        } else if amount > Self.largestOfPerson {
          .tooLarge(Self.largestOfPerson)
        } else if recording.truncation.below > 0, amount <= recording.truncation.below {
          .notAboveTruncation
        } else if amount > recording.truncation.above {
          .aboveTruncation
        } else {
          nil
        }
      if let reason {
        tally.bad.add(BadRow(line: person.line, column: column, text: "\(amount)", reason: reason))
      } else {
        store = Int(person.group)
        put(amount, person.weight)
      }
    }
    for conflict in people.conflicts {
      let name = conflict.isOfGroup ? groupPlace.map { header.names[$0] } : weight?.name
      let text =
        conflict.isOfGroup && names.indices.contains(keys[conflict.group].group)
        ? names[keys[conflict.group].group] : "…"
      tally.bad.add(BadRow(conflict, column: name ?? "", text: text))
    }
  }

  private mutating func addClass(
    _ record: Record, _ lowerColumn: AmountColumn, _ upperColumn: AmountColumn, _ countColumn: AmountColumn
  ) throws(Failure) {
    let lower = try number(record, lowerColumn)
    // The last class of a histogram is open: it has no upper bound.
    let isOpen = DataNumber.read(record[upperColumn.place]) == .missing
    let upper = isOpen ? Double.infinity : try number(record, upperColumn)
    let weight = try number(record, countColumn)
    if lower < recording.truncation.below { throw Failure(lowerColumn.place, .notAboveTruncation) }
    if upper > recording.truncation.above, !isOpen { throw Failure(upperColumn.place, .aboveTruncation) }
    if upper < lower { throw Failure(upperColumn.place, .emptyClass) }
    if weight == 0 { return }
    if upper == 0 {
      stores[store].zeros += weight
    } else if lower == upper {
      stores[store].add(upper, weight: weight)
    } else {
      stores[store].intervals.append(.init(lower: lower, upper: upper, weight: weight))
    }
  }

  private mutating func place(of key: Key) -> Int {
    if store < keys.count, keys[store] == key { return store }
    if let known = places[key] { return known }
    places[key] = keys.count
    keys.append(key)
    stores.append(LossStore())
    return keys.count - 1
  }

  private mutating func year(_ record: Record, _ place: Int) throws(Failure) -> Int {
    let text = record.string(place)
    if let known = yearCells[text] { return known }
    guard let period = Period(text)?.within(.year) else {
      throw Failure(place, text.isEmpty ? .missing : .notPeriod)
    }
    if yearCells.count < 4_096 { yearCells[text] = period.index }
    return period.index
  }

  private mutating func note(weight: Double) {
    if weight != weight.rounded() { hasOddWeight = true }
    weightRange = (min(weightRange?.least ?? weight, weight), max(weightRange?.most ?? weight, weight))
  }

  /// Which group a row is of.
  private mutating func place(ofGroup record: Record, _ place: Int) throws(Failure) -> Int {
    let cell = record.string(place).trimmingCharacters(in: .whitespaces)
    if let known = cells[cell] { return known }
    switch naming(cell) {
    case .unknown(let policy, let nearest): throw Failure(place, .unknownGroup(policy: policy, nearest: nearest))
    case .group(let name):
      let own = groups[name] ?? names.count
      guard own < Self.mostGroups, cells.count < 4 * Self.mostGroups else { throw Failure(place, .tooManyGroups) }
      cells[cell] = own
      if own == names.count {
        groups[name] = own
        names.append(name)
      }
      return own
    }
  }

  /// A number of 0 or more.
  private func number(
    _ record: Record, _ column: AmountColumn, written: (Double) -> Void = { _ in }
  ) throws(Failure) -> Double {
    do throws(AmountColumn.Failure) {
      return try column.read(record, written: written)
    } catch {
      throw Failure(column.place, error)
    }
  }

  private func flag(_ record: Record, _ place: Int) throws(Failure) -> Bool {
    switch record.string(place).trimmingCharacters(in: .whitespaces).lowercased() {
    case "1", "true", "yes", "是": return true
    case "0", "false", "no", "否": return false
    case "": throw Failure(place, .missing)
    default: throw Failure(place, .notFlag)
    }
  }

  /// Which column of a row is bad, and why.
  private struct Failure: Error {
    let place: Int
    let failure: AmountColumn.Failure

    init(_ place: Int, _ failure: AmountColumn.Failure) {
      self.place = place
      self.failure = failure
    }

    init(_ place: Int, _ reason: BadRow.Reason) { self.init(place, AmountColumn.Failure(reason)) }
  }
}
