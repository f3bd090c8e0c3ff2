import Statistics
import Testing

/// Differences on the same replications.
struct PairedEstimatesTests {
  @Test func `a share that changes in b replications one way and c the other differs by b less c`() throws {
    let baseline = [true, true, false, false, false, false, false, false, false, false]
    let alternative = [true, false, true, true, true, false, false, false, false, false]
    let difference = try PairedProportions.difference(baseline: baseline, alternative: alternative)
    // b = 3, c = 1, n = 10: 2/10, and √(4 − 4/10)/10.
    #expect(abs(difference.value - 0.2) < 1e-15)
    #expect(abs((difference.standardError ?? 0) - 3.6.squareRoot() / 10) < 1e-15)
    // With half a replication more in each cell: 2/12 ± 1.959964 √(5 − 4/12)/12.
    #expect(abs((difference.lower ?? 0) - (2 / 12 - 1.959964 * (5 - 4.0 / 12).squareRoot() / 12)) < 1e-6)
    #expect(abs((difference.upper ?? 0) - (2 / 12 + 1.959964 * (5 - 4.0 / 12).squareRoot() / 12)) < 1e-6)
  }

  @Test func `no disagreement at all is not taken for certainty`() throws {
    let difference = try PairedProportions.difference(
      baseline: Array(repeating: true, count: 100), alternative: Array(repeating: true, count: 100))
    #expect(difference.value == 0 && difference.standardError == 0)
    #expect((difference.lower ?? 0) < -0.01 && (difference.upper ?? 0) > 0.01)
  }

  @Test func `proportions that are not paired are refused`() {
    #expect(throws: SampleError.unequalLengths(1, 2)) {
      try PairedProportions.difference(baseline: [true], alternative: [true, false])
    }
    #expect(throws: SampleError.empty) { try PairedProportions.difference(baseline: [], alternative: []) }
  }

  @Test func `two ratios that move together have a small error of their difference`() throws {
    let denominators = [1.0, 2, 3, 4, 5, 6]
    let numerators = [2.2, 3.9, 6.1, 8.0, 9.7, 12.3]
    let other = numerators.map { 1.1 * $0 }
    let difference = try #require(
      try PairedRatios.difference(baseline: (numerators, denominators), alternative: (other, denominators)))
    let alone = try #require(try RatioOfMeans.estimate(numerators, over: denominators))
    #expect(abs(difference.value - 0.1 * alone.value) < 1e-12)
    // The residuals of the second are 1.1 times those of the first.
    #expect(abs((difference.standardError ?? 0) - 0.1 * (alone.standardError ?? 0)) < 1e-12)
    #expect(try PairedRatios.difference(baseline: ([1], [0]), alternative: ([1], [1])) == nil)
  }
}
