import TestSupport
import Testing

@testable import Insurance

/// Benefits are compared by what they pay of each further yuan, not by the form of their documents.
struct PayoutComparisonTests {
  private typealias Interval = PayoutComparison.Interval

  @Test func `one rate against bands, with two caps`() throws {
    // 75% above 10,000 up to 400,000, against 50% above 12,000 and 60% above 100,000 up to 300,000.
    let rate = try PayoutSchedule([(10_000, 0.75)], cap: 400_000)
    let bands = try PayoutSchedule([(12_000, 0.5), (100_000, 0.6)], cap: 300_000)
    let capped = 100_000 + (300_000 - 44_000) / 0.6
    #expect(
      PayoutComparison(rate, bands).intervals == [
        Interval(from: 10_000, to: 12_000, first: 0.75, second: 0),
        Interval(from: 12_000, to: 100_000, first: 0.75, second: 0.5),
        Interval(from: 100_000, to: capped, first: 0.75, second: 0.6),
        Interval(from: capped, to: 10_000 + 400_000 / 0.75, first: 0.75, second: 0),
      ])
    #expect(rate.cap == 400_000 && bands.cap == 300_000)
  }

  @Test func `the same benefit in two forms does not differ`() throws {
    let one = try PayoutSchedule([(10_000, 0.6)])
    let two = try PayoutSchedule([(10_000, 0.6), (50_000, 0.1 + 0.5)])
    #expect(PayoutComparison(one, two).intervals == [])
    #expect(one.cap == nil && two.cap == nil)
  }

  @Test func `without a cap the last interval has no end`() throws {
    let comparison = PayoutComparison(try PayoutSchedule([(0, 0.6)]), try PayoutSchedule([(0, 0.6), (5_000, 0.7)]))
    #expect(comparison.intervals == [Interval(from: 5_000, to: nil, first: 0.6, second: 0.7)])
  }

  @Test func `the intervals add up to the difference of the benefits`() throws {
    var source = SplitMix64(seed: 20)
    for _ in 0..<200 {
      func schedule() throws -> PayoutSchedule {
        let starts = Set((0..<3).map { _ in Double.random(in: 0...1e5, using: &source) }).sorted()
        let cap = Bool.random(using: &source) ? Double.random(in: 1...1e5, using: &source) : nil
        return try PayoutSchedule(starts.map { ($0, Double.random(in: 0...1, using: &source)) }, cap: cap)
      }
      let (first, second) = (try schedule(), try schedule())
      let amount = Double.random(in: 0...3e5, using: &source)
      let difference = PayoutComparison(first, second).intervals.reduce(0) { sum, interval in
        let part = max(min(amount, interval.to ?? .infinity) - interval.from, 0)
        return sum + part * (interval.first - interval.second)
      }
      #expect(abs(first.payment(for: amount) - second.payment(for: amount) - difference) < 1e-6)
    }
  }
}
