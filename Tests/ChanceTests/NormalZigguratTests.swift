import Foundation
import TestSupport
import Testing

@testable import Chance

/// The program's own normal sampler against the normal law, whose quantiles are GSL's.
@Suite("The ziggurat of the person loop")
struct NormalZigguratTests {
  static func numbers(_ count: Int, seed: UInt64 = 4) -> [Double] {
    var stream = RandomStream(seed: seed, address: RandomStreamTests.base)
    return Array(unsafeUninitializedCapacity: count) { buffer, filled in
      stream.fill(standardNormals: UnsafeMutableBufferPointer(rebasing: buffer[..<count]))
      filled = count
    }
  }

  /// Four million numbers; forty million where the long tests are asked for.
  static let many = numbers(isFullTest ? 40_000_000 : 4_000_000)

  /// Counts of numbers up to each edge and beyond the last.
  static func counts(of numbers: [Double], edges: [Double]) -> [Int] {
    var counts = Array(repeating: 0, count: edges.count + 1)
    for number in numbers {
      var (low, high) = (0, edges.count)
      while low < high {
        let middle = (low + high) / 2
        if number <= edges[middle] { high = middle } else { low = middle + 1 }
      }
      counts[low] += 1
    }
    return counts
  }

  @Test("its 256 layers have the same area and end at the top of the curve")
  func layers() {
    let edges = NormalZiggurat.edges
    let tail = (2 * Double.pi).squareRoot() * StandardNormal.survival(NormalZiggurat.tailStart)
    let area = tail + NormalZiggurat.tailStart * NormalZiggurat.density(NormalZiggurat.tailStart)
    // Marsaglia & Tsang, and Doornik: 0.00492867323399.
    #expect(abs(area / 0.00492867323399 - 1) < 1e-11)
    #expect(edges.count == 257 && edges[256] == 0)
    for layer in 1..<256 {
      let height = NormalZiggurat.density(edges[layer + 1]) - NormalZiggurat.density(edges[layer])
      #expect(abs(edges[layer] * height / area - 1) < 1e-12, "layer \(layer)")
    }
  }

  @Test("numbers lie in bins of the law as often as they should, down to the far tails")
  func bins() throws {
    // In the tails to one in a million: four numbers of four million are expected there.
    let tail = [1e-6, 1e-5, 1e-4, 1e-3, 5e-3]
    let lower = (tail + (1...99).map { Double($0) / 100 }).map { StandardNormal.quantile($0) }
    let edges = lower + tail.reversed().map { StandardNormal.quantile(survival: $0) }
    let cumulative = [0] + edges.map { StandardNormal.cumulative($0) } + [1]
    try SamplingTests.check(
      Self.counts(of: Self.many, edges: edges), zip(cumulative.dropFirst(), cumulative).map { $0 - $1 },
      "standard normal", draws: Self.many.count)
  }

  @Test("between the edges of its own layers no wedge is too full or too empty, nor either sign")
  func wedges() throws {
    let positive = Array(NormalZiggurat.edges.dropFirst().reversed())
    let edges = positive.dropFirst().reversed().map { -$0 } + positive
    let cumulative = [0] + edges.map { StandardNormal.cumulative($0) } + [1]
    try SamplingTests.check(
      Self.counts(of: Self.many, edges: edges), zip(cumulative.dropFirst(), cumulative).map { $0 - $1 },
      "layers", draws: Self.many.count)
  }

  @Test("beyond the last layer the numbers follow the law of the tail")
  func tail() throws {
    let start = StandardNormal.survival(NormalZiggurat.tailStart)
    let numbers = Self.many.map { abs($0) }.filter { $0 > NormalZiggurat.tailStart }
    let edges = (1..<8).map { StandardNormal.quantile(survival: start * (1 - Double($0) / 8)) }
    try SamplingTests.check(
      Self.counts(of: numbers, edges: edges), Array(repeating: 0.125, count: 8), "tail", draws: numbers.count)
    #expect(numbers.allSatisfy { $0 < NormalZiggurat.bound })
  }

  @Test("the two numbers of a word, and of words that follow each other, are independent", arguments: [1, 2, 3])
  func independence(_ lag: Int) throws {
    let edges = (1..<12).map { StandardNormal.quantile(Double($0) / 12) }
    let places = Self.many.prefix(2_000_000).map { number in edges.firstIndex { number <= $0 } ?? 11 }
    var counts = Array(repeating: 0, count: 144)
    // Pairs that share no number: (0, lag), (2 lag, 3 lag) and so on.
    var start = 0
    var pairs = 0
    while start + lag < places.count {
      counts[places[start] * 12 + places[start + lag]] += 1
      pairs += 1
      start += 2 * lag
    }
    try SamplingTests.check(counts, Array(repeating: 1.0 / 144, count: 144), "lag \(lag)", draws: pairs)
  }

  @Test("mean, variance, skewness and kurtosis are those of the law within 5 standard errors")
  func moments() {
    let n = Double(Self.many.count)
    var sums = SIMD4<Double>.zero
    for z in Self.many { sums += SIMD4(z, z * z, z * z * z, z * z * z * z) }
    // Variances of the powers of a standard normal number: 1, 3 − 1, 15, 105 − 9.
    let errors = (sums / n - SIMD4(0, 1, 0, 3)) / SIMD4(1, 2.0.squareRoot(), 15.0.squareRoot(), 96.0.squareRoot())
    for power in 0..<4 { #expect(abs(errors[power]) * n.squareRoot() < 5, "power \(power + 1)") }
  }

  @Test("numbers do not depend on how they are batched", arguments: [1, 2, 3, 31, 64, 1_000])
  func batches(_ size: Int) {
    let whole = Self.numbers(9_000)
    var stream = RandomStream(seed: 4, address: RandomStreamTests.base)
    var parts = Array(repeating: 0.0, count: whole.count)
    parts.withUnsafeMutableBufferPointer { parts in
      for start in stride(from: 0, to: parts.count, by: size) {
        let end = min(start + size, parts.count)
        stream.fill(standardNormals: UnsafeMutableBufferPointer(rebasing: parts[start..<end]))
      }
    }
    #expect(parts == whole)
  }

  @Test("the high half of a word waits for the next number, and other draws go on with whole words")
  func halves() {
    var stream = RandomStream(seed: 4, address: RandomStreamTests.base)
    var words = stream
    func one() -> Double {
      var number = 0.0
      withUnsafeMutablePointer(to: &number) {
        stream.fill(standardNormals: UnsafeMutableBufferPointer(start: $0, count: 1))
      }
      return number
    }
    let first = one()
    _ = words.next()
    #expect(stream.next() == words.next())
    #expect([first, one()] == Self.numbers(2))
    #expect(stream.next() == words.next())
  }
}
