import Insurance
import Plans

/// The outcomes of one year, by replication, as numbers that take little room.
package struct Outcomes: Sendable, RandomAccessCollection {
  /// Nil while there are none.
  private var drawn: PackedClaims?
  /// What the years' statements come to (`Outcome.Settled`).
  private(set) var statements: PackedRows
  /// For what memory need not hold; nil where memory holds all.
  private let file: ColumnFile?

  package init() { self.init(in: nil) }

  package init(in file: ColumnFile?) {
    self.file = file
    statements = PackedRows(width: Outcome.Settled.width, in: file)
  }

  package init(_ outcomes: some Sequence<Outcome>) {
    self.init()
    for outcome in outcomes { append(outcome) }
  }

  init(_ claims: PackedClaims, _ statements: PackedRows) {
    (drawn, self.statements, file) = (claims, statements, nil)
  }

  package var startIndex: Int { 0 }
  package var endIndex: Int { statements.count }

  package subscript(replication: Int) -> Outcome {
    Outcome(claims: claims[replication], statement: statement(replication))
  }

  package mutating func append(_ outcome: Outcome) {
    if drawn == nil { drawn = PackedClaims(like: outcome.claims, in: file) }
    drawn?.append(outcome.claims)
    // The first says of how many insurers they are.
    let row = outcome.statement.row
    take(width: row.count)
    statements.append(row)
  }

  package mutating func append(_ other: Outcomes) {
    guard let more = other.drawn else { return }
    if drawn == nil { drawn = PackedClaims(shapedAs: more, in: file) }
    drawn?.append(more)
    take(width: other.statements.width)
    statements.append(other.statements)
  }

  /// Makes room for statements of another width than one insurer's, while there are none.
  private mutating func take(width: Int) {
    if statements.count == 0, statements.width != width { statements = PackedRows(width: width, in: file) }
  }

  package var claims: PackedClaims { drawn ?? PackedClaims(like: YearOfClaims(parts: [], factors: .quiet)) }

  /// What a year's statement comes to; what is not asked of it is not read.
  @inline(__always)
  package func statement(_ replication: Int) -> Outcome.Settled { statements.statement(replication) }
}

extension Outcomes: ExpressibleByArrayLiteral {
  package init(arrayLiteral outcomes: Outcome...) { self.init(outcomes) }
}

extension PackedRows {
  /// Of a row of a year's statements.
  @inline(__always)
  func statement(_ replication: Int) -> Outcome.Settled {
    let insurers = (width - Outcome.Settled.width) / 2
    return read(replication) { Outcome.Settled($0, insurers: insurers) }
  }
}

extension Outcome.Settled {
  /// How many numbers it has, and two more for each of several insurers.
  static let width = 26

  static func width(under policy: Policy) -> Int { width + 2 * (policy.panel?.insurers.count ?? 0) }

  /// Its numbers, in the order in which they are read.
  var row: [UInt64] {
    func whole(_ count: Int) -> UInt64 { UInt64(bitPattern: Int64(count)) }
    let amounts = [
      premium, raised, claims, benefits, costs, insurerResult, fundResult, payerPays, insurerReceivable,
      premiumNeeded, reserve, deferred, unclaimed, termResult, loss.ordinary, loss.policy, loss.management,
      cash.largest, cash.interest, pathCash?.largest ?? 0, pathCash?.interest ?? 0, riskAdjustment,
      drawnFromRiskAdjustment,
    ]
    return amounts.map(\.bitPattern) + [whole(cash.months), whole(pathCash?.months ?? 0), pathCash == nil ? 0 : 1]
      + byInsurer.flatMap { [UInt64($0.number), $0.result.bitPattern] }
  }

  @inline(__always)
  init(_ number: (Int) -> UInt64, insurers: Int) {
    func amount(_ column: Int) -> Double { Double(bitPattern: number(column)) }
    func count(_ column: Int) -> Int { Int(truncatingIfNeeded: number(column)) }
    self.init(
      premium: amount(0), raised: amount(1), claims: amount(2), benefits: amount(3), costs: amount(4),
      insurerResult: amount(5), fundResult: amount(6), payerPays: amount(7), insurerReceivable: amount(8),
      premiumNeeded: amount(9), reserve: amount(10), deferred: amount(11), unclaimed: amount(12),
      cash: Outcome.Advance(largest: amount(17), months: count(23), interest: amount(18)),
      pathCash: number(25) == 0
        ? nil : Outcome.Advance(largest: amount(19), months: count(24), interest: amount(20)),
      termResult: amount(13),
      loss: Outcome.Loss(ordinary: amount(14), policy: amount(15), management: amount(16)),
      riskAdjustment: amount(21), drawnFromRiskAdjustment: amount(22),
      byInsurer: (0..<insurers).map { place in
        let column = Self.width + 2 * place
        return Outcome.InsurerResult(number: UInt32(truncatingIfNeeded: number(column)), result: amount(column + 1))
      })
  }
}
