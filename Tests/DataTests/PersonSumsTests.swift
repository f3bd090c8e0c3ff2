import TestSupport
import Testing

@testable import Data

/// Rows put together person by person.
struct PersonSumsTests {
  private func key(_ text: String, period: Int = 0) -> PersonKey? {
    Array(text.utf8).withUnsafeBufferPointer { PersonKey($0, period: period) }
  }

  /// Of 500 people with up to nine rows each, hundredths of a fen among them.
  private func rows() throws -> [PersonRow] {
    var random = SplitMix64(seed: 5)
    return try (0..<2_500).map { line in
      let person = Int(random.uniform() * 500)
      let amount = (random.uniform() * 1e7).rounded() / 1e4 - (line.isMultiple(of: 50) ? 900 : 0)
      return PersonRow(
        try #require(key("P\(person)")), amount: amount, other: Double(line), group: person % 3, line: line + 2)
    }
  }

  private func sums(_ rows: [PersonRow], most: Int) throws -> (people: [PersonRow], sums: PersonSums) {
    var (sums, people) = (PersonSums(most: most), [PersonRow]())
    for row in rows { sums.add(row) }
    try sums.finish { people.append($0) }
    return (people.sorted { $0.line < $1.line }, sums)
  }

  /// In memory at once, or three, forty, 499 or 500 people at a time and the others in a temporary file.
  @Test(arguments: [1, 3, 40, 499, 500, 100_000]) func `sums are the same whatever is in memory`(_ most: Int) throws {
    let rows = try rows()
    var expected: [UInt64: (amount: Int64, other: Double, line: Int, rows: Int)] = [:]
    for row in rows {
      let known = expected[row.key] ?? (0, 0, row.line, 0)
      expected[row.key] = (known.amount + row.amount, known.other + row.otherYuan, known.line, known.rows + 1)
    }
    let (people, sums) = try sums(rows, most: most)
    #expect(people.count == expected.count && sums.conflicts.isEmpty)
    for person in people {
      let own = try #require(expected[person.key])
      #expect(person.amount == own.amount && person.otherYuan == own.other && person.line == own.line)
      #expect(Int(person.rows) == own.rows)
    }
  }

  @Test(arguments: [1, 1_000]) func `a row that is unlike an earlier one of its person is named`(_ most: Int) throws {
    let (a, b) = (try #require(key("a")), try #require(key("b")))
    let rows = [
      PersonRow(a, amount: 1, group: 0, line: 2), PersonRow(b, amount: 1, group: 1, line: 3),
      PersonRow(a, amount: 1, group: 1, line: 4), PersonRow(b, amount: 1, weight: 2, group: 1, line: 5),
    ]
    let conflicts = try sums(rows, most: most).sums.conflicts
    #expect(conflicts.map(\.line) == [4, 5] && conflicts.map(\.earlier) == [2, 3])
    #expect(conflicts.map(\.isOfGroup) == [true, false])
  }

  @Test func `decimals add up to themselves, and no sum goes round`() throws {
    let a = try #require(key("a"))
    let tenths = (0..<3).map { PersonRow(a, amount: 0.1, line: $0) }
    #expect(try sums(tenths, most: 10).people.map(\.yuan) == [0.3])
    let huge = (0..<3).map { PersonRow(a, amount: 1e15, line: $0) }
    #expect((try sums(huge, most: 10).people.first?.yuan ?? 0) > 9e14)
  }

  @Test func `a person is known by what stands in the column, without what a spreadsheet puts around it`() {
    #expect(key("110101") == key(" 110101\t") && key("'110101") == key("110101"))
    #expect(key("11010519491231002x") == key("11010519491231002X") && key("abx") != key("abX"))
    #expect(key("a") != key("b") && key("a", period: 2022) != key("a", period: 2023))
    #expect(key(" \t") == nil && key("") == nil && key("1.10105194912310E+17") == nil)
    #expect(key("12E4") != nil && key("E+5") != nil)
  }
}
