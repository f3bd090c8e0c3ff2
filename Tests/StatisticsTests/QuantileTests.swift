import Testing

@testable import Statistics

@Suite("A quantile")
struct QuantileTests {
  @Test("is the smallest value that at least a share p of the sample does not exceed")
  func inverseOfTheDistributionFunction() throws {
    let sample = try Sample([40, 10, 30, 20])
    #expect(Quantile(0.25)(sample).value == 10)
    #expect(Quantile(0.2501)(sample).value == 20)
    #expect(Quantile(0.5)(sample).value == 20)
    #expect(Quantile(0.75)(sample).value == 30)
    #expect(Quantile(0.999)(sample).value == 40)
  }

  @Test("at 7% of 100 is the 7th value, though 100 · 0.07 exceeds 7 in binary")
  func roundingOfTheRank() throws {
    #expect(100 * 0.07 > 7)
    let sample = try Sample((1...100).map(Double.init))
    for percent in 1...99 {
      #expect(Quantile(Double(percent) / 100)(sample).value == Double(percent))
    }
  }

  @Test("has the ranks that exact binomial sums give")
  func ranks() {
    for (count, level, rank, lower, upper) in ReferenceValues.ranks {
      let order = OrderStatistics(count: count, level: level)
      let interval = order.interval
      #expect(order.rank == rank, "n = \(count), p = \(level)")
      #expect((interval.lower?.rank ?? 0) == lower, "n = \(count), p = \(level)")
      // From one rank below the outer one, but where that would be the quantile's own or none.
      let inner = upper > rank ? upper - 1 : upper
      #expect((interval.upper?.rank ?? 0) == inner, "n = \(count), p = \(level)")
    }
  }

  @Test("has ranks that leave at most 2.5% on either side, and would leave more one rank further in")
  func ranksForManyReplications() {
    for (count, level) in [(100_000, 0.5), (100_000, 0.999), (1_000_000, 0.95)] {
      let order = OrderStatistics(count: count, level: level)
      let law = BinomialDistribution(trials: count, probability: level)
      guard let lower = order.interval.lower?.rank, let inner = order.interval.upper?.rank else {
        Issue.record("Both bounds exist for \(count) replications.")
        return
      }
      let upper = inner + 1
      // Beyond 5,000 ranks away the probabilities vanish.
      let below = (max(0, lower - 5000)..<lower).reduce(0) { $0 + law.probability(of: $1) }
      let above = (upper...min(count, upper + 5000)).reduce(0) { $0 + law.probability(of: $1) }
      #expect(below <= 0.025 && below + law.probability(of: lower) > 0.025)
      #expect(above <= 0.025 && above + law.probability(of: upper - 1) > 0.025)
    }
  }

  @Test("has no upper bound where even the largest replication may well lie below it")
  func missingBounds() throws {
    let sample = try Sample(TestSamples.skewed(367))
    let high = Quantile(0.99)(sample)
    #expect((sample.sorted[358]...sample.sorted[359]).contains(high.lower ?? 0))
    #expect(high.upper == nil && high.standardError == nil)
    let low = Quantile(0.01)(sample)
    #expect((sample.sorted[7]...sample.sorted[8]).contains(low.upper ?? 0))
    #expect(low.lower == nil && low.standardError == nil)
    let enough = Quantile(0.99)(try Sample(TestSamples.skewed(368)))
    #expect(enough.lower != nil && enough.upper != nil && enough.standardError != nil)
  }

  @Test("has the interval of Nyblom, by 50-digit arithmetic")
  func intervals() throws {
    for (count, level, lower, upper) in ReferenceValues.quantileIntervals {
      let estimate = Quantile(level)(try Sample(TestSamples.skewed(count)))
      #expect(isClose(estimate.lower, lower, relative: 1e-9), "n = \(count), p = \(level)")
      #expect(isClose(estimate.upper, upper, relative: 1e-9), "n = \(count), p = \(level)")
    }
  }

  @Test("has the standard error of Maritz and Jarrett")
  func standardErrors() throws {
    for (count, level, value) in ReferenceValues.quantileStandardErrors {
      let estimate = Quantile(level)(try Sample(TestSamples.skewed(count)))
      #expect(isClose(estimate.standardError, value, relative: 1e-9), "n = \(count), p = \(level)")
    }
  }

  @Test("has a standard error near √(p(1−p)/n)/f where the law is known")
  func standardErrorOfUniform() throws {
    // Uniform grid: f = 1, so √(0.95 · 0.05 / 100000) = 6.892e-4.
    let sample = try Sample((0..<100_000).map { (Double($0) + 0.5) / 100_000 })
    #expect(isClose(Quantile(0.95)(sample).standardError, 6.892e-4, relative: 1e-3))
  }

  @Test("of a level next to 0 or 1 is the smallest or the largest value, with no bound beyond it")
  func extremeLevels() throws {
    for count in [1, 2, 100, 5000] {
      let sample = try Sample((1...count).map(Double.init))
      for level in [Double.leastNonzeroMagnitude, 1e-300, 1e-18] {
        let estimate = Quantile(level)(sample)
        #expect(estimate.value == 1 && estimate.lower == nil && estimate.upper == 1, "p = \(level)")
      }
      let estimate = Quantile(1.0.nextDown)(sample)
      #expect(estimate.value == Double(count) && estimate.lower == Double(count) && estimate.upper == nil)
    }
  }

  @Test("of a level that is no probability is refused", arguments: [0, 1, -0.1, 1.2, 95, .nan, .infinity])
  func wrongLevel(level: Double) {
    #expect(throws: SampleError.self) { try Quantile(checking: level) }
    #expect((try? Quantile(checking: 0.95)) == Quantile(0.95))
  }
}
