import Statistics
import Testing

@Suite("A proportion")
struct ProportionTests {
  @Test("has Wilson's interval")
  func reference() throws {
    for (successes, trials, error, lower, upper) in ReferenceValues.wilson {
      let estimate = try Proportion.estimate(successes: successes, of: trials)
      #expect(estimate.value == Double(successes) / Double(trials))
      #expect(isClose(estimate.lower, lower, relative: 1e-13))
      #expect(isClose(estimate.upper, upper, relative: 1e-13))
      if trials > 1 { #expect(isClose(estimate.standardError, error, relative: 1e-14)) }
    }
  }

  @Test("never seen still may happen, always seen still may fail")
  func ends() throws {
    let never = try Proportion.estimate(successes: 0, of: 20)
    #expect(never.lower == 0 && (never.upper ?? 0) > 0.1)
    let always = try Proportion.estimate(successes: 20, of: 20)
    #expect(always.upper == 1 && (always.lower ?? 1) < 0.9)
  }

  @Test("of one trial has no standard error")
  func oneTrial() throws {
    #expect(try Proportion.estimate(successes: 1, of: 1).standardError == nil)
  }

  @Test("of no trials, or of more successes than trials, is refused")
  func wrongCounts() {
    #expect(throws: SampleError.empty) { try Proportion.estimate(successes: 0, of: 0) }
    for (successes, trials) in [(-1, 5), (6, 5), (1, 0), (0, -1)] {
      #expect(throws: SampleError.successesOutOfRange(successes: successes, trials: trials)) {
        try Proportion.estimate(successes: successes, of: trials)
      }
    }
  }
}
