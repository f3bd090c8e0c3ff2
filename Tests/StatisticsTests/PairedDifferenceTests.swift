import Statistics
import Testing

@Suite("A paired difference")
struct PairedDifferenceTests {
  @Test("has the mean and standard error of the differences, not of the two samples apart")
  func meanDifference() throws {
    // Differences 1, 2, 3: mean 2, s = 1, s/√3.
    let paired = try PairedDifference(baseline: [1000, 5, -70], alternative: [1001, 7, -67])
    #expect(paired.mean.value == 2)
    #expect(isClose(paired.mean.standardError, 1 / 3.0.squareRoot(), relative: 1e-15))
    #expect(isClose(paired.mean.upper, 2 + 4.302652729749464 / 3.0.squareRoot(), relative: 1e-14))
    #expect(paired.mean.replications == 3)
  }

  @Test("counts ties as neither more nor less")
  func ties() throws {
    let paired = try PairedDifference(baseline: [1, 1, 1, 1], alternative: [2, 1, 0, 3])
    #expect(paired.probabilityOfIncrease == (try Proportion.estimate(successes: 2, of: 4)))
    #expect(paired.probabilityOfDecrease == (try Proportion.estimate(successes: 1, of: 4)))
  }

  @Test("of a policy with itself is exactly zero")
  func same() throws {
    let values = TestSamples.skewed(100).map { $0 / 3 }
    let paired = try PairedDifference(baseline: values, alternative: values)
    #expect(paired.mean.value == 0 && paired.mean.standardError == 0)
    #expect(paired.mean.lower == 0 && paired.mean.upper == 0)
    #expect(paired.probabilityOfIncrease.value == 0 && paired.probabilityOfDecrease.value == 0)
  }

  @Test("changes sign when the policies change places")
  func reversed() throws {
    let first = TestSamples.skewed(50)
    let second = Array(TestSamples.skewed(100).suffix(50))
    let forward = try PairedDifference(baseline: first, alternative: second)
    let backward = try PairedDifference(baseline: second, alternative: first)
    #expect(isClose(forward.mean.value, -backward.mean.value, relative: 1e-14))
    #expect(forward.probabilityOfIncrease == backward.probabilityOfDecrease)
  }

  @Test("of arrays that do not pair is refused")
  func wrongArrays() {
    #expect(throws: SampleError.unequalLengths(2, 1)) { try PairedDifference(baseline: [1, 2], alternative: [1]) }
    #expect(throws: SampleError.empty) { try PairedDifference(baseline: [], alternative: []) }
    #expect(throws: SampleError.notFinite(index: 1)) {
      try PairedDifference(baseline: [1, 2], alternative: [1, .nan])
    }
    #expect(throws: SampleError.notFinite(index: 0)) {
      try PairedDifference(baseline: [.infinity], alternative: [1])
    }
  }
}
