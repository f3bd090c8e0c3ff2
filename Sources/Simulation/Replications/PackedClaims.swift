import Insurance
import Plans

/// The claims of one year, by replication, as numbers that take little room.
package struct PackedClaims: Sendable, RandomAccessCollection {
  /// A year in which nothing has happened yet: the shape of all of them.
  private let blank: [YearOfClaims.Part]
  /// The column of each part's first number.
  private let starts: [Int]
  private var rows: PackedRows

  /// None so far.
  ///
  /// - Parameters:
  ///   - year: one of those to come, for its groups and layers.
  ///   - file: for what memory need not hold; where it is nil, memory holds all.
  init(like year: YearOfClaims, in file: ColumnFile? = nil) {
    blank = year.parts.map { part in
      var blank = YearOfClaims.Part()
      blank.layers = part.layers.map(\.emptied)
      return blank
    }
    let ends = blank.reduce(into: [YearOfClaims.yearNumbers]) { ends, part in
      ends.append((ends.last ?? 0) + part.numberCount)
    }
    starts = Array(ends.dropLast())
    rows = PackedRows(width: ends.last ?? 0, in: file)
  }

  /// None so far, of the shape of others.
  init(shapedAs other: PackedClaims, in file: ColumnFile?) {
    (blank, starts) = (other.blank, other.starts)
    rows = PackedRows(width: other.rows.width, in: file)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { rows.count }

  package subscript(replication: Int) -> YearOfClaims {
    YearOfClaims(
      parts: blank.indices.map { place in
        var part = part(place, replication)
        part.layers = blank[place].layers.indices.map { layer(place, $0, replication) }
        return part
      },
      factors: factors(replication))
  }

  mutating func append(_ year: YearOfClaims) {
    var row: [UInt64] = []
    row.reserveCapacity((starts.last ?? 0) + 8)
    year.add(to: &row)
    rows.append(row)
  }

  mutating func append(_ other: PackedClaims) { rows.append(other.rows) }

  /// How many of the first replications are in a file.
  var inFile: Int { rows.rowsInFile }

  /// How many groups a year has.
  var groups: Int { blank.count }

  @inline(__always)
  package func factors(_ replication: Int) -> Shocks.Year {
    rows.read(replication) { number in
      Shocks.Year(frequency: Double(bitPattern: number(0)), severity: Double(bitPattern: number(1)))
    }
  }

  /// What happened to a group, its layers left out.
  @inline(__always)
  func part(_ group: Int, _ replication: Int) -> YearOfClaims.Part {
    let start = starts[group]
    return rows.read(replication) { number in
      var part = YearOfClaims.Part()
      part.claimants = Int(truncatingIfNeeded: number(start))
      part.beneficiaries = Int(truncatingIfNeeded: number(start &+ 1))
      part.expense = Double(bitPattern: number(start &+ 2))
      part.claims = Double(bitPattern: number(start &+ 3))
      part.overflow = Double(bitPattern: number(start &+ 4))
      return part
    }
  }

  /// What a group has from its layers, in their order.
  func layers(_ group: Int, _ replication: Int) -> some Sequence<YearOfClaims.Part.Layer> {
    blank[group].layers.indices.lazy.map { layer(group, $0, replication) }
  }

  private func layer(_ group: Int, _ place: Int, _ replication: Int) -> YearOfClaims.Part.Layer {
    let start = starts[group] + YearOfClaims.Part.ownNumbers + 2 * place
    return rows.read(replication) { number in
      var layer = blank[group].layers[place]
      layer.payments = Double(bitPattern: number(start))
      layer.beneficiaries = Int(truncatingIfNeeded: number(start &+ 1))
      return layer
    }
  }
}

extension YearOfClaims {
  /// How many numbers a year has before those of its parts.
  fileprivate static let yearNumbers = 2

  /// Its numbers: factors, then part by part.
  func add(to row: inout [UInt64]) {
    row.append(factors.frequency.bitPattern)
    row.append(factors.severity.bitPattern)
    for part in parts {
      row.append(UInt64(bitPattern: Int64(part.claimants)))
      row.append(UInt64(bitPattern: Int64(part.beneficiaries)))
      row.append(part.expense.bitPattern)
      row.append(part.claims.bitPattern)
      row.append(part.overflow.bitPattern)
      for layer in part.layers {
        row.append(layer.payments.bitPattern)
        row.append(UInt64(bitPattern: Int64(layer.beneficiaries)))
      }
    }
  }
}

extension YearOfClaims.Part {
  /// How many numbers a part has before those of its layers.
  fileprivate static let ownNumbers = 5

  fileprivate var numberCount: Int { Self.ownNumbers + 2 * layers.count }
}

extension YearOfClaims.Part.Layer {
  fileprivate var emptied: Self {
    var layer = self
    (layer.payments, layer.beneficiaries) = (0, 0)
    return layer
  }
}
