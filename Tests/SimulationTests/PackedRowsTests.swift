import Testing

@testable import Simulation

/// Numbers that are kept column by column come back to the last bit, and what says nothing new takes no room.
struct PackedRowsTests {
  /// A constant, a number a row, the same again, one that changes once in a hundred rows, and the signs of zero.
  private func row(_ number: Int) -> [UInt64] {
    [
      (153e6).bitPattern, (1e8 / Double(number + 3)).bitPattern, (1e8 / Double(number + 3)).bitPattern,
      UInt64(number / 100), (number.isMultiple(of: 2) ? 0.0 : -0.0).bitPattern, Double.nan.bitPattern,
    ]
  }

  private func rows(_ numbers: Range<Int>) -> PackedRows {
    var rows = PackedRows(width: 6)
    for number in numbers { rows.append(row(number)) }
    return rows
  }

  private func expect(_ rows: PackedRows, are numbers: Range<Int>, _ comment: Comment) {
    #expect(rows.count == numbers.count, comment)
    for (place, number) in numbers.enumerated() {
      #expect((0..<6).map { rows.number(place, $0) } == row(number), comment)
    }
  }

  @Test(arguments: [0, 1, 63, 64, 65, 128, 500])
  func `rows come back bit by bit`(_ count: Int) { expect(rows(0..<count), are: 0..<count, "\(count)") }

  @Test(arguments: [[64, 64, 3], [62, 62, 62], [1, 200, 64, 0, 7], [128, 1, 1]])
  func `parts that are joined are the whole`(_ parts: [Int]) {
    var joined = PackedRows(width: 6)
    var start = 0
    for part in parts {
      joined.append(rows(start..<start + part))
      start += part
    }
    expect(joined, are: 0..<start, "\(parts)")
    // And rows may follow.
    joined.append(row(start))
    expect(joined, are: 0..<start + 1, "\(parts) and one")
  }

  @Test func `a column takes one number a row where it says something new, and else one a block or none`() {
    // Of 20 blocks each has two numbers a row (the second column and the signs), and two or three beside them: the
    // constant, no number, and the one that changes in the middle of some blocks.
    let kept = rows(0..<1_280).numbersKept
    #expect(kept > 2 * 1_280 && kept < 2 * 1_280 + 20 * 2 + 20 * 64)
  }

  @Test func `what a year's statements come to takes less than half of its numbers`() async throws {
    let plan = try TestPlan.plan([TestPlan.policy("shanxi-2019")], replications: 640)
    let years = try await plan.outcomes()
    var statements = PackedRows(width: Outcome.Settled.width)
    for outcome in years[0] { statements.append(outcome.statement.row) }
    #expect(statements.numbersKept < 640 * Outcome.Settled.width / 2)
    #expect(Outcomes(years[0].map(\.self)).map(OutcomeBits.init) == years[0].map(OutcomeBits.init))
  }
}
