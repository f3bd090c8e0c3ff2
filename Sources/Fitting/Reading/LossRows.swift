import Foundation

/// Collects the rows of a file.
struct LossRows {
  /// The places of the columns that are read.
  private enum Places {
    case amount(Int)
    case bounds(lower: Int, upper: Int, count: Int)
  }

  let column: String
  private let names: [String]
  private let places: Places
  private let weightPlace: Int?
  private let flagPlace: Int?
  private let recording: LossFile.Recording

  private(set) var rows = 0
  private(set) var badRows: [BadRow] = []
  private(set) var badRowCount = 0
  /// Bad rows that are no matter of chance, and the first of them.
  private(set) var tellingRowCount = 0
  private(set) var tellingRow: BadRow?
  private var exact: [Double] = []
  private var weights: [Double] = []
  private var atLeast: [Observations.AtLeast] = []
  private var intervals: [Observations.Interval] = []
  private var zeros = 0.0
  /// Empty lines that are none of the file's last.
  private var blankLines: [Int] = []

  private static let largestAmount = 1e15

  /// What the header says of the columns that are asked for.
  static func reading(
    _ header: DelimitedText.Record, _ columns: LossColumns, _ recording: LossFile.Recording
  ) -> Result<LossRows, LossFileError> {
    guard !header.bytes.contains(0), String(validating: header.bytes, as: UTF8.self) != nil else {
      return .failure(.notText)
    }
    let names = (0..<header.count).map { header.string($0).trimmingCharacters(in: .whitespaces) }
    func place(_ name: String) throws(LossFileError) -> Int {
      guard let place = names.firstIndex(of: name) else { throw .noColumn(name, known: names) }
      if names.lastIndex(of: name) != place { throw .twiceTheColumn(name) }
      return place
    }
    return Result { () throws(LossFileError) in
      let weight: Int? = if let name = columns.weights { try place(name) } else { nil }
      let flag: Int? = if let name = columns.censored { try place(name) } else { nil }
      switch columns.shape {
      case .amounts(let name):
        if name == nil, names.count > 1 { throw .columnNeeded(known: names) }
        let name = name ?? names[0]
        return LossRows(
          column: name, names: names, places: .amount(try place(name)), weightPlace: weight, flagPlace: flag,
          recording: recording)
      case .classes(let lower, let upper, let count):
        return LossRows(
          column: upper, names: names,
          places: .bounds(lower: try place(lower), upper: try place(upper), count: try place(count)),
          weightPlace: weight, flagPlace: flag, recording: recording)
      }
    }
  }

  private init(
    column: String, names: [String], places: Places, weightPlace: Int?, flagPlace: Int?,
    recording: LossFile.Recording
  ) {
    self.column = column
    self.names = names
    self.places = places
    self.weightPlace = weightPlace
    self.flagPlace = flagPlace
    self.recording = recording
  }

  var observations: Observations {
    // Every class has its count, so that an amount among them has a weight too.
    let isWeighted = if case .bounds = places { true } else { weightPlace != nil }
    return Observations(
      exact: exact, weights: isWeighted ? weights : nil, atLeast: atLeast, intervals: intervals, zeros: zeros,
      truncation: recording.truncation)
  }

  /// Takes a row, or notes why it cannot be used.
  mutating func add(_ record: DelimitedText.Record) {
    // Empty lines at the end of a file are nothing; one before a row is a row without its amount.
    if record.isBlank {
      blankLines.append(record.line)
      return
    }
    rows += blankLines.count
    for line in blankLines { note(BadRow(line: line, column: "", text: "", reason: .blank)) }
    blankLines.removeAll()
    rows += 1
    if record.isMalformed { return note(bad(record, nil, .malformed)) }
    guard record.count == names.count else {
      return note(bad(record, nil, .fieldCount(found: record.count, expected: names.count)))
    }
    do throws(BadRow.Failure) {
      switch places {
      case .amount(let place): try addAmount(record, place)
      case .bounds(let lower, let upper, let count): try addClass(record, lower, upper, count)
      }
    } catch {
      note(bad(record, error.place, error.reason))
    }
  }

  private mutating func addAmount(_ record: DelimitedText.Record, _ place: Int) throws(BadRow.Failure) {
    let amount = try number(record, place)
    let weight = try weightPlace.map { place throws(BadRow.Failure) in try number(record, place) } ?? 1
    let isOpen = try flagPlace.map { place throws(BadRow.Failure) in try flag(record, place) } ?? false
    if recording.truncation.below > 0, amount <= recording.truncation.below {
      throw BadRow.Failure(place, .notAboveTruncation)
    }
    if amount > recording.truncation.above { throw BadRow.Failure(place, .aboveTruncation) }
    if isOpen, amount == 0 { throw BadRow.Failure(place, .censoredAtZero) }
    if weight == 0 { return }
    if amount == 0 {
      zeros += weight
    } else if isOpen || amount >= recording.cap {
      atLeast.append(.init(bound: min(amount, recording.cap), weight: weight))
    } else {
      exact.append(amount)
      if weightPlace != nil { weights.append(weight) }
    }
  }

  private mutating func addClass(
    _ record: DelimitedText.Record, _ lowerPlace: Int, _ upperPlace: Int, _ countPlace: Int
  ) throws(BadRow.Failure) {
    let lower = try number(record, lowerPlace)
    // The last class of a histogram is open: it has no upper bound.
    let isOpen = DecimalNumber.read(record[upperPlace]) == .missing
    let upper = isOpen ? Double.infinity : try number(record, upperPlace)
    let weight = try number(record, countPlace)
    if lower < recording.truncation.below { throw BadRow.Failure(lowerPlace, .notAboveTruncation) }
    if upper > recording.truncation.above, !isOpen { throw BadRow.Failure(upperPlace, .aboveTruncation) }
    if upper < lower { throw BadRow.Failure(upperPlace, .emptyClass) }
    if weight == 0 { return }
    if upper == 0 {
      zeros += weight
    } else if lower == upper {
      exact.append(upper)
      weights.append(weight)
    } else {
      intervals.append(.init(lower: lower, upper: upper, weight: weight))
    }
  }

  /// A number of 0 or more.
  private func number(_ record: DelimitedText.Record, _ place: Int) throws(BadRow.Failure) -> Double {
    switch DecimalNumber.read(record[place]) {
    case .number(let value):
      if value < 0 { throw BadRow.Failure(place, .negative) }
      if value > Self.largestAmount { throw BadRow.Failure(place, .tooLarge) }
      return value
    case .missing: throw BadRow.Failure(place, .missing)
    case .notFinite: throw BadRow.Failure(place, .notFinite)
    case .notNumber: throw BadRow.Failure(place, .notNumber)
    case .otherForm(let value): throw BadRow.Failure(place, .otherForm(value))
    }
  }

  private func flag(_ record: DelimitedText.Record, _ place: Int) throws(BadRow.Failure) -> Bool {
    switch record.string(place).trimmingCharacters(in: .whitespaces).lowercased() {
    case "1", "true", "yes": return true
    case "0", "false", "no": return false
    case "": throw BadRow.Failure(place, .missing)
    default: throw BadRow.Failure(place, .notFlag)
    }
  }

  private func bad(_ record: DelimitedText.Record, _ place: Int?, _ reason: BadRow.Reason) -> BadRow {
    let text = place.map { record.string($0) } ?? String(decoding: record.bytes.prefix(200), as: UTF8.self)
    return BadRow(
      line: record.line, column: place.map { names[$0] } ?? "", text: String(text.prefix(40)), reason: reason)
  }

  private mutating func note(_ row: BadRow) {
    badRowCount += 1
    if !row.isByChance {
      tellingRowCount += 1
      tellingRow = tellingRow ?? row
    }
    if badRows.count < LossFile.mostBadRows { badRows.append(row) }
  }
}

extension BadRow {
  /// Which column of a row is bad, and why.
  fileprivate struct Failure: Error {
    let place: Int
    let reason: Reason

    init(_ place: Int, _ reason: Reason) {
      self.place = place
      self.reason = reason
    }
  }
}
