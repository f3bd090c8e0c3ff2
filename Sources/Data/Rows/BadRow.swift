/// A row that cannot be used, and why.
package struct BadRow: Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case missing
    case notNumber
    /// A share where an amount belongs.
    case percent
    /// `####` or `***`: a number that was too wide for its column.
    case tooWide
    case notFinite
    /// A formula that no program has computed.
    case formula
    /// TRUE or FALSE.
    case truth
    /// A day where an amount belongs.
    case day
    case negative
    /// Above so many yuan.
    case tooLarge(Double)
    /// Not above the amount from which on amounts are recorded.
    case notAboveTruncation
    case aboveTruncation
    /// Neither 0 nor 1.
    case notFlag
    /// At least 0: nothing is known.
    case censoredAtZero
    /// The upper bound of a class lies below its lower bound.
    case emptyClass
    /// A group of people that a policy does not have.
    case unknownGroup(policy: String, nearest: String?)
    /// No day, month, quarter or year.
    case notPeriod
    /// Paid before the stay that it is paid for.
    case paidBefore
    /// The column has too many different values to hold groups.
    case tooManyGroups
    /// An earlier row of the same person, in that line, says otherwise.
    case unlikeEarlierRow(line: Int)
    /// What all rows of a person come to, of which there are so many, is negative.
    case negativeOfPerson(rows: Int)
    /// A long number that a spreadsheet has cut: 1.10105194912310E+17.
    case rounded
    case fieldCount(found: Int, expected: Int)
    case blank
    /// The sum of other rows.
    case totals
    case malformed

    /// The same for all rows that are bad in the same way.
    package var kind: Kind {
      switch self {
      case .missing: .missing
      case .notNumber, .formula, .truth, .day: .notNumber
      case .percent: .percent
      case .tooWide: .tooWide
      case .notFinite: .notFinite
      case .negative, .negativeOfPerson: .negative
      case .tooLarge: .tooLarge
      case .notAboveTruncation, .aboveTruncation: .truncated
      case .notFlag: .notFlag
      case .censoredAtZero: .censoredAtZero
      case .emptyClass: .emptyClass
      case .notPeriod, .paidBefore: .period
      case .unknownGroup, .tooManyGroups: .unknownGroup
      case .unlikeEarlierRow: .unlikeEarlierRow
      case .rounded: .rounded
      case .fieldCount: .fieldCount
      case .blank: .blank
      case .totals: .totals
      case .malformed: .malformed
      }
    }
  }

  package enum Kind: Int, Sendable, Hashable, CaseIterable {
    case missing, notNumber, percent, tooWide, notFinite, negative, tooLarge, truncated, notFlag, censoredAtZero,
      emptyClass, period, unknownGroup, unlikeEarlierRow, rounded, fieldCount, blank, totals, malformed
  }

  /// Whether leaving such rows out leaves the law of the others as it is. Rows that are bad for their size, or for a way
  /// of writing that goes with their size, are not missing by chance.
  package var isByChance: Bool {
    switch reason.kind {
    case .missing, .notNumber, .notFlag, .blank, .totals, .malformed, .censoredAtZero, .emptyClass, .period,
      .unknownGroup:
      true
    // An amount with its thousands apart by the delimiter has a field too many; who has many rows spends much.
    case .unlikeEarlierRow, .rounded, .percent, .tooWide, .fieldCount, .notFinite, .negative, .tooLarge, .truncated:
      false
    }
  }

  /// The line of the file, or the row of the sheet, on which the row begins, from 1.
  package private(set) var line: Int
  /// The column's name; empty where the row as a whole is bad.
  package let column: String
  /// What stands there, cut short; nothing that tells who somebody is.
  package let text: String
  package let reason: Reason
  /// The size of the number that the digits of the text make, where it is no number and has any.
  let digits: Double?

  func shifted(by lines: Int) -> BadRow {
    var row = self
    row.line += lines
    return row
  }

  package init(line: Int, column: String, text: String, reason: Reason, digits: Double? = nil) {
    self.line = line
    self.column = column
    self.text = String(PersonalColumn.hidden(text).prefix(40))
    self.reason = reason
    self.digits = digits
  }

  /// A row whose person is not known: blank, or a number that a spreadsheet has rounded. What stands there is not shown.
  package init(nobodyIn record: Record, _ place: Int, _ header: Header) {
    let isRounded = PersonKey.isRounded(record[place])
    self.init(
      line: record.line, column: header.names[place], text: "", reason: isRounded ? .rounded : .missing)
  }

  /// A row that another of its person is unlike.
  ///
  /// - Parameters:
  ///   - column: in which it is.
  ///   - text: what stands there.
  package init(_ conflict: PersonSums.Conflict, column: String, text: String) {
    self.init(line: conflict.line, column: column, text: text, reason: .unlikeEarlierRow(line: conflict.earlier))
  }
}
