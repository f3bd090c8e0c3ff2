import Foundation

/// Two samples of equal size, pair by pair, of whose members either might be the other: two ways of drawing that meet
/// the same shocks.
///
/// Where both draw from one law, nothing changes if the members of a pair change places. So a difference h(y) − h(x) is
/// as likely as its opposite, whatever the other pairs are, as long as h treats all members alike; and whatever the
/// tails are: no moment needs to be finite.
package struct ExchangeablePairs: Sendable {
  private let first: [Double]
  private let second: [Double]
  /// How far a member of the second sample may be off for reasons that are no chance of its own.
  private let slack: @Sendable (Double) -> Double

  /// - Parameters:
  ///   - first: finite numbers.
  ///   - second: as many.
  ///   - slack: by how much each of the second may lie elsewhere, rising by less than its argument does.
  /// - Returns: nil where the samples are empty or not of one size.
  package init?(_ first: [Double], _ second: [Double], slack: @escaping @Sendable (Double) -> Double = { _ in 0 }) {
    guard !first.isEmpty, first.count == second.count else { return nil }
    self.first = first
    self.second = second
    self.slack = slack
  }

  /// What a test says: on which side the first sample is, and how rarely chance leads as far on either side.
  package struct Test: Sendable, Hashable {
    /// 1 where the first sample is larger, −1 where it is smaller.
    package let side: Double
    /// The logarithm of (a bound of) the probability; at most 0.
    package let logProbability: Double
  }

  /// How much larger the first sample is on the whole: the sum of the differences, each of which might have the other
  /// sign; nil where no pair differs.
  ///
  /// - Parameter error: a standard error of the sum of the differences a pair, beside that of the signs.
  package func signs(beside error: Double = 0) -> Test? {
    Self.signs(zip(first, second).map { $0 - $1 }, beside: error * Double(first.count))
  }

  /// How much more the first sample is spread than the second, by the differences of squares; nil where no pair differs.
  ///
  /// Without limits and slack the sum is that of Pitman (*Biometrika* 31, 1939), the covariance of sums and differences.
  ///
  /// - Parameters:
  ///   - square: of a value; its centre and limits must treat both samples alike.
  ///   - error: a standard error of the mean difference of the squares, beside that of the pairs.
  package func spread(_ square: CutSquare, beside error: Double = 0) -> Test? {
    var (least, most) = (0.0, 0.0)
    var differences: [Double] = []
    for (y, x) in zip(first, second) {
      let own = square(y)
      let other = square.range(of: x, slack: slack(x))
      least += own - other.upperBound
      most += own - other.lowerBound
      differences.append(own - square(x))
    }
    // Of the sum what suits agreement best.
    return Self.signs(differences, sum: min(max(0, least), most), beside: error * Double(first.count))
  }

  /// The probability that a sum of numbers with signs of chance lies as far from 0.
  ///
  /// With T the sum over the root of the sum of squares it is at most 3.18 times that of a standard normal deviate on
  /// either side (Bentkus & Dzindzalieta, *Bernoulli* 21, 2015), and at most 2 exp(−max(tT − Σ ln cosh(t wᵢ))): both for
  /// any numbers. Few pairs cannot come far: n of them leave 2^{1−n}.
  private static func signs(_ differences: [Double], sum given: Double? = nil, beside error: Double) -> Test? {
    let scale = (differences.reduce(0) { $0 + $1 * $1 } + error * error).squareRoot()
    guard differences.contains(where: { $0 != 0 }), scale > 0 else { return nil }
    let sum = given ?? differences.reduce(0, +)
    let aim = abs(sum) / scale
    let weights = differences.map { abs($0) / scale }
    let own = error / scale
    func gain(_ t: Double) -> Double {
      t * aim - 0.5 * t * t * own * own
        - weights.reduce(0) { total, w in total + t * w + log1p(exp(-2 * t * w)) - log(2) }
    }
    // Concave: the top by thirds of a range that holds it.
    var (low, high) = (0.0, 1.0)
    while gain(2 * high) > gain(high), high < 1e6 { high *= 2 }
    high *= 2
    for _ in 0..<60 {
      let (a, b) = (low + (high - low) / 3, high - (high - low) / 3)
      if gain(a) < gain(b) { low = a } else { high = b }
    }
    let normal = log(6.356) + logNormalTail(aim)
    let bound = log(2) - max(0, gain(0.5 * (low + high)))
    return Test(side: sum < 0 ? -1 : 1, logProbability: min(0, normal, bound))
  }

  /// ln P(Z > z), also where the probability itself is nothing.
  private static func logNormalTail(_ z: Double) -> Double {
    z < 35 ? log(0.5 * erfc(z / 2.0.squareRoot())) : -0.5 * z * z - log(z * (2 * Double.pi).squareRoot())
  }

  /// Whether as many members of either sample lie below a quantile of both together: McNemar's test, exact.
  ///
  /// A pair of which one lies below and the other does not might as well be the other way round. What lies within the
  /// slack counts as suits agreement.
  package func quantile(_ level: Double) -> Test? {
    let pooled = (first + second).sorted()
    let place = min(pooled.count, max(1, Int((Double(pooled.count) * level).rounded(.up))))
    return below(pooled[place - 1])
  }

  /// The same at nineteen quantiles, with the smallest of their probabilities times their number.
  package var distribution: Test? {
    let tests = (1...19).compactMap { quantile(Double($0) / 20) }
    guard let sharpest = tests.min(by: { $0.logProbability < $1.logProbability }) else { return nil }
    return Test(side: sharpest.side, logProbability: min(0, sharpest.logProbability + log(19)))
  }

  private func below(_ limit: Double) -> Test? {
    var (least, most, open) = (0, 0, 0)
    for (x, y) in zip(first, second) {
      let own = x <= limit ? 1 : 0
      let (low, high) = (y + slack(y) <= limit ? 1 : 0, y - slack(y) <= limit ? 1 : 0)
      least += own - high
      most += own - low
      if own != high || own != low { open += 1 }
    }
    guard open > 0 else { return nil }
    let excess = min(max(0, least), most)
    // Binomial with ½: (open + |excess|)/2 or more of them on one side.
    let from = (open + abs(excess) + 1) / 2
    var term = lgamma(Double(open) + 1) - lgamma(Double(from) + 1) - lgamma(Double(open - from) + 1)
    var sum = 0.0
    let start = term
    for k in from...open {
      sum += exp(term - start)
      term += log(Double(open - k)) - log(Double(k + 1))
    }
    return Test(
      side: excess > 0 ? -1 : 1,
      logProbability: min(0, log(2) + start + log(sum) - Double(open) * log(2)))
  }

  /// The largest distance between the two samples' distribution functions, in pairs.
  package var largestGap: Int {
    let own = first.sorted()
    return max(
      Self.excess(own, over: second.map { $0 - slack($0) }.sorted()),
      Self.excess(second.map { $0 + slack($0) }.sorted(), over: own))
  }

  /// By how many more members one sample stays below a limit than the other does, at most.
  private static func excess(_ sample: [Double], over other: [Double]) -> Int {
    var (most, below) = (0, 0)
    for (index, value) in sample.enumerated() {
      while below < other.count, other[below] <= value { below += 1 }
      most = max(most, index + 1 - below)
    }
    return most
  }
}
