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

  /// How much more the first sample is spread than the second: the difference of the sums of squares over the root of
  /// the sum of its squared parts, pair by pair; nil where no pair differs.
  ///
  /// A sum of signs with fixed weights, over the root of the sum of their squares, passes t with at most 3.18 times the
  /// probability that a standard normal deviate does (Bentkus & Dzindzalieta, *Bernoulli* 21, 2015), for any number
  /// of pairs; with weights that are not all but equal it passes a large t more rarely than the normal one. Without limits
  /// and slack the sum is that of Pitman (*Biometrika* 31, 1939), the covariance of sums and differences.
  ///
  /// - Parameters:
  ///   - square: of a value; its centre and limits must treat both samples alike.
  ///   - error: a standard error of the mean difference of the squares, beside that of the pairs.
  package func spread(_ square: CutSquare, beside error: Double = 0) -> Double? {
    let count = Double(first.count)
    var (least, most, squares) = (0.0, 0.0, count * error * count * error)
    var differs = false
    for (y, x) in zip(first, second) {
      let own = square(y)
      let other = square.range(of: x, slack: slack(x))
      least += own - other.upperBound
      most += own - other.lowerBound
      let difference = own - square(x)
      squares += difference * difference
      differs = differs || difference != 0
    }
    guard differs, squares > 0 else { return nil }
    // What suits agreement best.
    return min(max(0, least), most) / squares.squareRoot()
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

  /// The probability that the distribution functions of two independent samples of one continuous law come to lie so far
  /// apart: the test of Kolmogorov and Smirnov, exact for samples of equal size (Gnedenko & Koroljuk 1951).
  ///
  /// Samples that depend on each other through what their pairs share come to lie less far apart: given what they share
  /// the members of a pair are independent, which takes from the covariance of the difference of the two functions, and
  /// by Anderson's inequality (1955) a Gaussian process leaves a band more rarely the smaller its covariance. So do
  /// samples of a law with steps. The test errs on the safe side with both.
  package static func probability(ofGap gap: Int, in count: Int) -> Double {
    guard gap > 0 else { return 1 }
    func logFactorial(_ n: Int) -> Double { lgamma(Double(n) + 1) }
    let middle = 2 * logFactorial(count)
    var sum = 0.0
    for (j, step) in stride(from: gap, through: count, by: gap).enumerated() {
      let term = exp(middle - logFactorial(count - step) - logFactorial(count + step))
      sum += j.isMultiple(of: 2) ? term : -term
      if term < 1e-18 * sum { break }
    }
    return min(1, 2 * sum)
  }
}
