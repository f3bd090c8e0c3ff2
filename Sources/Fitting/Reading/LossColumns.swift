/// Which columns of a file hold what.
package struct LossColumns: Sendable, Hashable {
  package enum Shape: Sendable, Hashable {
    /// One row an amount; nil for the only column of the file.
    case amounts(String?)
    /// One row a class of a histogram.
    case classes(lower: String, upper: String, count: String)
  }

  package let shape: Shape
  /// How often a row counts.
  package let weights: String?
  /// Whether the amount is only a lower bound: 0 or 1, false or true.
  package let censored: String?

  package init(_ shape: Shape, weights: String? = nil, censored: String? = nil) {
    self.shape = shape
    self.weights = weights
    self.censored = censored
  }
}

/// A row that cannot be used, and why.
package struct BadRow: Sendable, Hashable {
  package enum Reason: Sendable, Hashable {
    case missing
    case notNumber
    /// A number, but not written with digits and a point alone: thousands apart, a currency, 万, full-width digits.
    case otherForm(Double)
    case notFinite
    case negative
    /// Above 10¹⁵.
    case tooLarge
    /// Not above the amount from which on amounts are recorded.
    case notAboveTruncation
    case aboveTruncation
    /// Neither 0 nor 1.
    case notFlag
    /// At least 0: nothing is known.
    case censoredAtZero
    /// The upper bound of a class lies below its lower bound.
    case emptyClass
    case fieldCount(found: Int, expected: Int)
    case blank
    case malformed
  }

  /// Whether leaving such rows out leaves the law of the others as it is. Rows that are bad for their size, or for a way
  /// of writing that goes with their size, are not missing by chance.
  package var isByChance: Bool {
    switch reason {
    case .missing, .notNumber, .notFlag, .blank, .malformed, .censoredAtZero, .emptyClass: true
    // An amount with its thousands apart by the delimiter has a field too many.
    case .otherForm, .fieldCount, .notFinite, .negative, .tooLarge, .notAboveTruncation, .aboveTruncation: false
    }
  }

  /// The line of the file on which the row begins, from 1.
  package let line: Int
  /// The column's name; empty where the row as a whole is bad.
  package let column: String
  /// What stands there, cut short.
  package let text: String
  package let reason: Reason
}

/// Why a file cannot be read as amounts.
package enum LossFileError: Error, Sendable, Hashable {
  case unreadable(String)
  case empty
  /// Not UTF-8, or with null bytes.
  case notText
  /// The file has several columns and none was named.
  case columnNeeded(known: [String])
  case noColumn(String, known: [String])
  case twiceTheColumn(String)
  /// The record that begins on this line never ends.
  case endlessRecord(line: Int)
}
