import Statistics
import Testing

@Suite("Running moments")
struct RunningMomentsTests {
  private func moments(_ values: some Sequence<Double>) throws -> RunningMoments {
    var moments = RunningMoments()
    for value in values { try moments.add(value) }
    return moments
  }

  private func blocks(_ values: [Double], of size: Int) throws -> [RunningMoments] {
    try stride(from: 0, to: values.count, by: size).map { start in
      try moments(values[start..<min(start + size, values.count)])
    }
  }

  @Test("agree with 50-digit arithmetic, added one by one or merged from blocks", arguments: [1, 7, 64, 200])
  func skewed(blockSize: Int) throws {
    typealias Expected = ReferenceValues.Skewed
    let moments = RunningMoments(merging: try blocks(TestSamples.skewed(200), of: blockSize))
    #expect(moments.count == 200)
    #expect(isClose(moments.mean, Expected.mean, relative: 1e-14))
    #expect(isClose(moments.variance, Expected.variance, relative: 1e-13))
    #expect(isClose(moments.skewness, Expected.skewness, relative: 1e-12))
    #expect(isClose(moments.excessKurtosis, Expected.excessKurtosis, relative: 1e-12))
    #expect(isClose(moments.meanEstimate?.standardError, Expected.meanStandardError, relative: 1e-13))
    #expect(isClose(moments.meanEstimate?.upper, Expected.meanUpper, relative: 1e-13))
  }

  @Test("keep their digits when a spread of a thousandth sits on a billion", arguments: [1000, 64])
  func nearBillion(blockSize: Int) throws {
    typealias Expected = ReferenceValues.NearBillion
    let moments = RunningMoments(merging: try blocks(TestSamples.nearBillion(1000), of: blockSize))
    #expect(moments.mean == Expected.mean)
    #expect(isClose(moments.variance, Expected.variance, relative: 1e-12))
    #expect(isClose(moments.skewness, Expected.skewness, relative: 1e-9))
    #expect(isClose(moments.excessKurtosis, Expected.excessKurtosis, relative: 1e-11))
  }

  @Test("of the same blocks in the same order are the same bits, whoever made the blocks first")
  func mergeOrder() throws {
    let values = TestSamples.skewed(1000).map { $0 / 7 }
    let parts = try blocks(values, of: 64)
    let backwards: [RunningMoments] = try blocks(values, of: 64).reversed()
    #expect(RunningMoments(merging: parts) == RunningMoments(merging: backwards.reversed()))
  }

  @Test("of nothing, one value and equal values say what they can")
  func degenerate() throws {
    let nothing = RunningMoments()
    #expect(nothing.mean == nil && nothing.minimum == nil && nothing.meanEstimate == nil && nothing.skewness == nil)
    let one = try moments([5])
    #expect(one.mean == 5 && one.variance == nil && one.meanEstimate?.standardError == nil && one.skewness == nil)
    let equal = try moments(Array(repeating: 0.1, count: 1000))
    #expect(equal.mean == 0.1 && equal.variance == 0 && equal.skewness == nil && equal.excessKurtosis == nil)
    #expect(equal.meanEstimate?.standardError == 0)
  }

  @Test("merged with nothing stay as they are")
  func mergeWithNothing() throws {
    let some = try moments([3, 1, 2])
    #expect(RunningMoments(merging: [RunningMoments(), some, RunningMoments()]) == some)
    #expect(some.minimum == 1 && some.maximum == 3)
  }

  @Test("refuse NaN and keep what they had")
  func notFinite() throws {
    var some = try moments([1, 2])
    let before = some
    #expect(throws: SampleError.notFinite(index: 2)) { try some.add(.nan) }
    #expect(throws: SampleError.tooLarge(index: 2)) { try some.add(-1e80) }
    #expect(some == before)
  }
}
