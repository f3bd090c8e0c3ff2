/// The law of a sample whose parts have other probabilities than in the sample; within a part values keep their proportions.
///
/// It is what a path draws where the people of a sample are resampled: made in as long as there are parts, however many
/// values there are.
package struct ReweightedEmpirical: SeverityLaw {
  private let base: Empirical
  private let parts: EmpiricalParts
  /// By part, its probability over that in the sample.
  private let factors: [Double]
  /// Up to each part, and at last of all: P(X in the parts before), E[X; …] and E[X²; …].
  private let below: [Double]
  private let first: [Double]
  private let second: [Double]
  /// P(X in the parts behind).
  private let above: [Double]

  /// - Parameter masses: by part, of at least one of them above 0; divided by their sum.
  package init(_ base: Empirical, _ parts: EmpiricalParts, masses: [Double]) {
    let total = masses.reduce(0, +)
    var factors: [Double] = []
    var (below, first, second) = ([0.0], [0.0], [0.0])
    factors.reserveCapacity(parts.count)
    for part in 0..<parts.count {
      let range = parts.range(part)
      let probability = masses[part] / total
      let factor = probability / Self.difference(base.below, range)
      factors.append(factor)
      below.append(below[part] + probability)
      first.append(first[part] + factor * Self.difference(base.first, range))
      second.append(second[part] + factor * Self.difference(base.second, range))
    }
    var above = Array(repeating: 0.0, count: parts.count)
    for part in (0..<parts.count).dropLast().reversed() { above[part] = above[part + 1] + masses[part + 1] / total }
    below[parts.count] = 1
    (self.base, self.parts, self.factors) = (base, parts, factors)
    (self.below, self.first, self.second, self.above) = (below, first, second, above)
  }

  /// What the values of a range add to sums up to each value.
  private static func difference(_ sums: [Double], _ range: Range<Int>) -> Double {
    sums[range.upperBound - 1] - (range.lowerBound > 0 ? sums[range.lowerBound - 1] : 0)
  }

  package var name: String { "reweightedEmpirical" }

  package var parameters: [(name: String, value: Double)] {
    [("count", Double(base.values.count)), ("mean", first[parts.count]), ("secondMoment", second[parts.count])]
  }

  /// The sum up to a value, which is no part's last.
  private func sum(_ before: [Double], _ sums: [Double], upTo place: Int) -> Double {
    let part = parts.part(ofValueAt: place)
    return before[part] + factors[part] * Self.difference(sums, parts.starts[part]..<place + 1)
  }

  package func cumulative(_ x: Double) -> Double {
    if x.isNaN { return x }
    let count = base.count(upTo: x)
    return count == 0 ? 0 : count == base.values.count ? 1 : min(1, sum(below, base.below, upTo: count - 1))
  }

  package func survival(_ x: Double) -> Double {
    if x.isNaN { return x }
    let count = base.count(upTo: x)
    return count == 0 ? 1 : survival(behind: count - 1)
  }

  /// P(X > xᵢ).
  private func survival(behind place: Int) -> Double {
    let part = parts.part(ofValueAt: place)
    return min(1, above[part] + factors[part] * (base.above[place] - base.above[parts.starts[part + 1] - 1]))
  }

  package func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    let part = Empirical.firstIndex(parts.count - 1) { below[$0 + 1] >= p }
    let range = parts.range(part)
    guard range.count > 1, factors[part] > 0 else { return base.values[range.lowerBound] }
    let start = range.lowerBound > 0 ? base.below[range.lowerBound - 1] : 0
    let wanted = start + (p - below[part]) / factors[part]
    return base.values[
      range.lowerBound + Empirical.firstIndex(range.count - 1) { base.below[range.lowerBound + $0] >= wanted }]
  }

  package func quantile(survival q: Double) -> Double {
    guard q >= 0, q <= 1 else { return .nan }
    let part = Empirical.firstIndex(parts.count - 1) { above[$0] <= q }
    let range = parts.range(part)
    return base.values[
      range.lowerBound + Empirical.firstIndex(range.count - 1) { survival(behind: range.lowerBound + $0) <= q }]
  }

  package func limitedExpectedValue(_ u: Double) -> Double {
    guard u > 0 else { return u.isNaN ? u : 0 }
    let count = base.count(upTo: u)
    if count == base.values.count { return first[parts.count] }
    return count == 0 ? u : sum(first, base.first, upTo: count - 1) + u * survival(behind: count - 1)
  }

  package func limitedSecondMoment(_ u: Double) -> Double {
    guard u > 0 else { return u.isNaN ? u : 0 }
    let count = base.count(upTo: u)
    if count == base.values.count { return second[parts.count] }
    return count == 0 ? u * u : sum(second, base.second, upTo: count - 1) + u * u * survival(behind: count - 1)
  }

  /// One uniform number gives one amount, by inversion.
  package func sample(into amounts: inout MutableSpan<Double>, using stream: inout RandomStream) {
    for index in amounts.indices { amounts[index] = quantile(stream.uniform()) }
  }
}
