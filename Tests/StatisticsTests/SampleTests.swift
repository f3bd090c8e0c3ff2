import Statistics
import Testing

@Suite("A sample")
struct SampleTests {
  static let measures: [any RiskMeasure] = [
    Mean(), Variance(), StandardDeviation(), Quantile(0.5), Quantile(0.01), Quantile(0.99), TailValueAtRisk(0),
    TailValueAtRisk(0.5), TailValueAtRisk(0.99),
  ]

  @Test("without values is refused")
  func empty() {
    #expect(throws: SampleError.empty) { try Sample([]) }
  }

  @Test("with NaN or infinity is refused, and the error names the replication")
  func notFinite() {
    #expect(throws: SampleError.notFinite(index: 1)) { try Sample([1, .nan, .infinity]) }
    #expect(throws: SampleError.notFinite(index: 0)) { try Sample([-.infinity]) }
    #expect(throws: SampleError.tooLarge(index: 2)) { try Sample([1, 2, 1e71]) }
    #expect(SampleError.notFinite(index: 7).description.contains("Replication 7"))
  }

  @Test("gives the same bits in whatever order the replications came")
  func orderDoesNotMatter() throws {
    let values = TestSamples.skewed(500).map { $0 / 3 } + [0, -0.0]
    let sample = try Sample(values)
    let reversed = try Sample(values.reversed())
    for measure in SampleTests.measures { #expect(measure(sample) == measure(reversed)) }
    #expect(sample.sorted.map { $0.bitPattern } == reversed.sorted.map { $0.bitPattern })
  }

  @Test("of equal values has that value to the bit and standard error 0", arguments: [2, 3, 5, 400, 3000])
  func constant(count: Int) throws {
    let sample = try Sample(Array(repeating: 0.1, count: count))
    for measure in SampleTests.measures {
      let estimate = measure(sample)
      let isSpread = measure is Variance || measure is StandardDeviation
      #expect(estimate.value == (isSpread ? 0 : 0.1))
      #expect(estimate.standardError == 0)
      #expect(estimate.lower.map { $0 == estimate.value } != false)
      #expect(estimate.upper.map { $0 == estimate.value } != false)
    }
  }

  @Test("of one replication has a value and no standard error")
  func single() throws {
    let sample = try Sample([42])
    for measure in SampleTests.measures {
      let estimate = measure(sample)
      #expect(estimate.value == (measure is Variance || measure is StandardDeviation ? 0 : 42))
      #expect(estimate.standardError == nil)
      #expect(estimate.replications == 1)
    }
    #expect(Mean()(sample).lower == nil && Mean()(sample).upper == nil)
  }

  @Test("of extreme or tiny numbers yields finite estimates", arguments: [1e70, 1e-70, 1e-200, .leastNonzeroMagnitude])
  func extremes(scale: Double) throws {
    for count in [2, 3, 6, 80, 2500] {
      let sample = try Sample((0..<count).map { $0.isMultiple(of: 3) ? -scale : scale })
      for measure in SampleTests.measures {
        let estimate = measure(sample)
        let numbers = [estimate.value, estimate.standardError, estimate.lower, estimate.upper].compactMap { $0 }
        #expect(numbers.allSatisfy { $0.isFinite })
        #expect((estimate.lower ?? estimate.value) <= estimate.value)
        #expect((estimate.upper ?? estimate.value) >= estimate.value)
      }
      #expect((Mean()(sample).standardError ?? 0) > 0 || scale < 1e-300)
    }
  }

  @Test("turned round is the sample of the opposite values")
  func negated() throws {
    let sample = try Sample([3, 0, -1])
    #expect(try sample.negated == Sample([1, 0, -3]))
    #expect(sample.negated.sorted.allSatisfy { $0 != 0 || $0.sign == .plus })
  }
}
