import Chance
import Foundation

/// Means and the variance of an aggregate in closed form, over the common factors by quadrature: no inversion.
package struct AggregateMoments: Sendable {
  /// The means of one line.
  package struct Line: Sendable {
    /// E[number of people with an amount].
    package fileprivate(set) var claimants = 0.0
    /// E[number of people who are paid].
    package fileprivate(set) var paid = 0.0
    /// E[sum of the amounts], yuan; may be infinite.
    package fileprivate(set) var amount = 0.0
    /// E[sum of the payments], yuan; may be infinite.
    package fileprivate(set) var payment = 0.0
  }

  /// In the order of the lines.
  package private(set) var lines: [Line]
  /// E[C], yuan; may be infinite.
  package var mean: Double { lines.reduce(0) { $0 + $1.payment } }
  /// Var C, yuan²; may be infinite.
  package private(set) var variance = 0.0
  /// The part of it that is left where the factors are known, E[Var(C | F, S)], yuan².
  package private(set) var process = 0.0
  package var standardDeviation: Double { variance.squareRoot() }

  /// Given the factors, C has mean Σ nq E[Y] and variance Σ n (q E[Y²] − q² E[Y]²), with q = min(1, pF).
  package init(of lines: [ClaimLine], factors: CommonFactors) {
    // A line whose people are paid as an earlier one's are has its moments.
    let places = lines.indices.map { i in lines[..<i].firstIndex { $0.isPaid(as: lines[i]) } ?? i }
    let sources = lines.map { PaidAmountSource($0) }
    self.lines = Array(repeating: Line(), count: lines.count)
    let nodes = Self.nodes(factors, lines)
    // Flat arrays: a line holds references, which would be counted for each of a hundred thousand steps.
    let probabilities = lines.map(\.probability)
    let counts = lines.map { Double($0.count) }
    var frequencyNodes = FrequencyNodes(cutAt: probabilities)
    var known: [(node: FactorNodes.Node, frequencies: [(factor: Double, weight: Double)], means: [Double])] = []
    var totals = self.lines
    var (first, squares, within) = (0.0, 0.0, 0.0)
    for node in nodes {
      let frequencies = frequencyNodes.of(node)
      var claims: [ClaimMoments] = []
      for (i, source) in sources.enumerated() {
        claims.append(places[i] < i ? claims[places[i]] : ClaimMoments(source, factor: node.severity))
      }
      known.append((node, frequencies, claims.map(\.mean)))
      for (factor, weight) in frequencies {
        let weight = weight * node.weight
        var (conditionalMean, conditionalVariance) = (0.0, 0.0)
        for i in counts.indices {
          let people = counts[i] * min(1, probabilities[i] * factor)
          guard people > 0 else { continue }
          let claim = claims[i]
          totals[i].claimants += weight * people
          totals[i].paid += weight * people * claim.paid
          totals[i].amount += weight * people * claim.amount
          totals[i].payment += weight * people * claim.mean
          conditionalMean += people * claim.mean
          let q = people / counts[i]
          conditionalVariance += people * (claim.second - q * claim.mean * claim.mean)
        }
        first += weight * conditionalMean
        squares += weight * conditionalMean * conditionalMean
        within += weight * conditionalVariance
      }
    }
    self.lines = totals
    // The variance of the conditional means about their mean, in a second go: the squares alone would cancel.
    var between = 0.0
    if squares.isFinite {
      for (node, frequencies, means) in known {
        for (factor, weight) in frequencies {
          var mean = 0.0
          for i in counts.indices { mean += counts[i] * min(1, probabilities[i] * factor) * means[i] }
          between += weight * node.weight * (mean - first) * (mean - first)
        }
      }
    }
    process = within
    variance = squares.isFinite ? between + within : .infinity
    if variance.isNaN { variance = .infinity }
  }

  /// The nodes of `normalExpectation`: 201 points on [−9, 9]; fewer where a payment is any function, which takes longer.
  private static func nodes(_ factors: CommonFactors, _ lines: [ClaimLine]) -> [FactorNodes.Node] {
    let isQuick = lines.allSatisfy { if case .function = $0.payment { false } else { true } }
    guard factors.severity > 0, isQuick else { return FactorNodes(factors, step: 0.35).nodes }
    return (0...200).map { k in
      let z = -9 + 0.09 * Double(k)
      let weight = 0.09 * StandardNormal.density(z) * (k == 0 || k == 200 ? 0.5 : 1)
      return FactorNodes.node(factors, z: z, weight: weight)
    }
  }

}

/// E[Y], E[Y²] and P(Y > 0) of a claim, uncut, and the mean amount.
struct ClaimMoments {
  private(set) var mean = 0.0
  private(set) var second = 0.0
  private(set) var paid = 0.0
  /// The mean of the amount itself; may be infinite.
  private(set) var amount: Double

  init(_ source: PaidAmountSource, factor s: Double) {
    amount = s * source.line.severity.mean
    switch source.line.payment {
    case .function(let payment):
      let payments = HazardPanels(source, factor: s, payment: payment, widest: .infinity).payments
      for (y, weight) in zip(payments.amounts, payments.weights) {
        mean += weight * y
        second += weight * y * y
        paid += y > 0 ? weight : 0
      }
    case .kinds(let kinds):
      let kinds = kinds(s)
      amount = kinds.meanAmount
      for (y, weight) in kinds.payments {
        mean += weight * y
        second += weight * y * y
        paid += y > 0 ? weight : 0
      }
    case .pieces(let pieces):
      let law = source.line.severity
      for (index, piece) in pieces.enumerated() where piece.slope > 0 {
        let end = index + 1 < pieces.count ? pieces[index + 1].start : .infinity
        let first = s * (law.limitedExpectedValue(end / s) - law.limitedExpectedValue(piece.start / s))
        let square = s * s * (law.limitedSecondMoment(end / s) - law.limitedSecondMoment(piece.start / s))
        mean += piece.slope * first
        // E[b²] = ∫ 2 b b′ S, with b linear in the piece.
        second += piece.slope * (2 * (piece.base - piece.slope * piece.start) * first + piece.slope * square)
      }
      let threshold = pieces.first { $0.slope > 0 }?.start ?? .infinity
      paid = threshold.isFinite ? law.survival(threshold / s) : 0
      if second.isNaN { second = .infinity }
    }
  }
}
