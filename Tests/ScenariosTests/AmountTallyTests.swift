import Foundation
import Plans
import Simulation
import TestSupport
import Testing

@testable import PeopleRecords
@testable import Scenarios

/// Amounts of a file of any size are kept in bounded memory.
struct AmountTallyTests {
  /// 70,000 different amounts from 1 to some millions, most of them twice.
  private static func amounts() -> [Double] {
    var random = SplitMix64(seed: 9)
    let once = (0..<70_000).map { _ in exp(8 + 1.5 * random.normal()) }
    return once + once.dropLast(1_000)
  }

  @Test func `beyond so many different ones their sum stays, and each is moved by less than a thousandth`() {
    let amounts = Self.amounts()
    var tally = AmountTally()
    for amount in amounts { tally.add(amount, Records.Count(people: 2, squares: 4)) }
    tally.add(0, Records.Count(people: 5, squares: 5))
    #expect(tally.isInCells)
    let records = tally.records()
    #expect(records.amounts.count < 25_000 && records.without.people == 5)
    #expect(records.spending == Records.Count(people: 2 * Double(amounts.count), squares: 4 * Double(amounts.count)))
    let total = 2 * amounts.reduce(0, +)
    #expect(abs(records.total / total - 1) < 1e-12)
    let sorted = Set(amounts).sorted()
    #expect(Array(records.amounts.suffix(1_000)) == Array(sorted.suffix(1_000)))
    // What is above any limit, by the file and by what is kept of it.
    for limit in [1_000.0, 10_000, 33_333, 100_000] {
      let own = 2 * amounts.reduce(0) { $0 + max(0, $1 - limit) }
      let kept = zip(records.amounts, records.counts).reduce(0) { $0 + max(0, $1.0 - limit) * $1.1.people }
      #expect(abs(kept / own - 1) < 1e-5, "\(limit)")
    }
  }

  @Test func `up to so many they are kept as they are`() {
    var tally = AmountTally()
    for amount in [5.0, 1e-300, 7.25, 5, 1e9] { tally.add(amount, Records.Count(people: 1, squares: 1)) }
    #expect(!tally.isInCells && tally.records().amounts == [1e-300, 5, 7.25, 1e9])
    #expect(tally.records().counts.map(\.people) == [1, 2, 1, 1])
  }
}
