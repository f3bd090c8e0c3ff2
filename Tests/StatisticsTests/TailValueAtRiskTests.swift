import Statistics
import Testing

@Suite("The tail value at risk")
struct TailValueAtRiskTests {
  @Test("is the mean of the worst share of the losses")
  func wholeNumber() throws {
    // The worst 20% of ten losses are 9 and 10.
    let sample = try Sample([10, 1, 9, 2, 8, 3, 7, 4, 6, 5])
    #expect(isClose(TailValueAtRisk(0.8)(sample).value, 9.5, relative: 1e-15))
  }

  @Test("counts the loss at the boundary with the remaining fraction")
  func fraction() throws {
    // The worst 25% of ten losses: (10 + 9 + 0.5 · 8) / 2.5 = 9.2.
    let sample = try Sample((1...10).map(Double.init))
    #expect(isClose(TailValueAtRisk(0.75)(sample).value, 9.2, relative: 1e-15))
  }

  @Test("agrees with 50-digit arithmetic, boundary fractions and ties included")
  func reference() throws {
    for (count, level, value, error, lower, upper) in ReferenceValues.tails {
      let estimate = TailValueAtRisk(level)(try Sample(TestSamples.skewed(count)))
      #expect(isClose(estimate.value, value, relative: 1e-14), "n = \(count), p = \(level)")
      #expect(isClose(estimate.standardError, error, relative: 1e-11), "n = \(count), p = \(level)")
      #expect(isClose(estimate.lower, lower, relative: 1e-12), "n = \(count), p = \(level)")
      #expect(isClose(estimate.upper, upper, relative: 1e-12), "n = \(count), p = \(level)")
    }
  }

  @Test("of level 0 is the mean")
  func levelZero() throws {
    let sample = try Sample(TestSamples.skewed(30))
    #expect(TailValueAtRisk(0)(sample) == Mean()(sample))
  }

  @Test("of fewer losses than one in the tail is the largest loss, with nothing said of its precision")
  func tailBelowOne() throws {
    let estimate = TailValueAtRisk(0.99)(try Sample([1, 5, 3]))
    #expect(estimate.value == 5)
    #expect(estimate.standardError == nil && estimate.lower == nil && estimate.upper == nil)
  }

  @Test("has a standard error and an interval from 10 tail losses on")
  func smallTails() throws {
    let nine = TailValueAtRisk(0.99)(try Sample(TestSamples.skewed(999)))
    #expect(nine.standardError == nil && nine.lower == nil)
    let ten = TailValueAtRisk(0.99)(try Sample(TestSamples.skewed(1000)))
    #expect(ten.standardError != nil && ten.lower != nil && ten.upper != nil)
  }

  @Test("is at least the quantile of the same level")
  func atLeastTheQuantile() throws {
    let sample = try Sample(TestSamples.skewed(321))
    for percent in 1...99 {
      let level = Double(percent) / 100
      #expect(TailValueAtRisk(level)(sample).value >= Quantile(level)(sample).value)
    }
  }

  @Test("of results is taken of their losses")
  func negated() throws {
    let results = try Sample([-100, 20, 30, 40])
    #expect(TailValueAtRisk(0.75)(results.negated).value == 100)
  }

  @Test("of a level outside 0 to below 1 is refused", arguments: [1, -0.1, 99, .nan])
  func wrongLevel(level: Double) {
    #expect(throws: SampleError.self) { try TailValueAtRisk(checking: level) }
    #expect((try? TailValueAtRisk(checking: 0)) == TailValueAtRisk(0))
  }
}
