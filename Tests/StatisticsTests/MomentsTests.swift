import Statistics
import Testing

@Suite("Mean, variance and standard deviation")
struct MomentsTests {
  @Test("agree with 50-digit arithmetic on a skewed sample")
  func skewed() throws {
    typealias Expected = ReferenceValues.Skewed
    let sample = try Sample(TestSamples.skewed(200))
    let mean = Mean()(sample)
    #expect(isClose(mean.value, Expected.mean, relative: 1e-15))
    #expect(isClose(mean.standardError, Expected.meanStandardError, relative: 1e-14))
    #expect(isClose(mean.lower, Expected.meanLower, relative: 1e-14))
    #expect(isClose(mean.upper, Expected.meanUpper, relative: 1e-14))
    let variance = Variance()(sample)
    #expect(isClose(variance.value, Expected.variance, relative: 1e-14))
    #expect(isClose(variance.standardError, Expected.varianceStandardError, relative: 1e-13))
    #expect(isClose(variance.lower, Expected.varianceLower, relative: 1e-13))
    #expect(isClose(variance.upper, Expected.varianceUpper, relative: 1e-13))
    let deviation = StandardDeviation()(sample)
    #expect(isClose(deviation.value, Expected.variance.squareRoot(), relative: 1e-14))
    #expect(isClose(deviation.standardError, Expected.standardDeviationStandardError, relative: 1e-13))
    #expect(isClose(deviation.lower, Expected.varianceLower.squareRoot(), relative: 1e-13))
    #expect(isClose(deviation.upper, Expected.varianceUpper.squareRoot(), relative: 1e-13))
  }

  @Test("keep their digits when a spread of a thousandth sits on a billion")
  func nearBillion() throws {
    typealias Expected = ReferenceValues.NearBillion
    let sample = try Sample(TestSamples.nearBillion(1000))
    let mean = Mean()(sample)
    #expect(mean.value == Expected.mean)
    #expect(isClose(mean.standardError, Expected.meanStandardError, relative: 1e-13))
    #expect(isClose(mean.lower, Expected.meanLower, relative: 3e-16))
    #expect(isClose(mean.upper, Expected.meanUpper, relative: 3e-16))
    let variance = Variance()(sample)
    #expect(isClose(variance.value, Expected.variance, relative: 1e-13))
    #expect(isClose(variance.standardError, Expected.varianceStandardError, relative: 1e-12))
    #expect(isClose(variance.lower, Expected.varianceLower, relative: 1e-12))
    #expect(isClose(variance.upper, Expected.varianceUpper, relative: 1e-12))
  }

  @Test("of two replications: the interval is 12.7 standard errors to either side")
  func twoReplications() throws {
    // x̄ = 2, s = √2, s/√2 = 1.
    let mean = Mean()(try Sample([1, 3]))
    #expect(mean.value == 2)
    #expect(isClose(mean.standardError, 1, relative: 1e-15))
    #expect(isClose(mean.lower, 2 - 12.706204736174705, relative: 1e-14))
    #expect(isClose(mean.upper, 2 + 12.706204736174705, relative: 1e-14))
  }

  @Test("a spread has an interval from five replications on, and it is positive")
  func spreadInterval() throws {
    let four = Variance()(try Sample([1, 2, 4, 8]))
    #expect(four.standardError != nil && four.lower == nil && four.upper == nil)
    let five = StandardDeviation()(try Sample([1, 2, 4, 8, 16]))
    #expect((five.lower ?? 0) > 0)
    #expect((five.upper ?? 0) > five.value)
  }
}
