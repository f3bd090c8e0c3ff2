import Chance
import Foundation
import Wording

/// People of one kind in an aggregate: how many, how often one of them has an amount, its law, and what is paid of it.
package struct ClaimLine: Sendable {
  /// What is paid of an amount x ≥ 0.
  package enum Payment: Sendable {
    /// A continuous, piecewise linear function: 0 up to the first piece.
    case pieces([Piece])
    /// Any function that is not below 0; taken at several thousand quantiles of the amount.
    case function(@Sendable (Double) -> Double)
    /// One of finitely many kinds of claimants, who at a severity factor s are what the function says; the line's law only
    /// says what the amounts are on the whole.
    case kinds(@Sendable (_ factor: Double) -> Kinds)

    /// The same, times a factor.
    package func times(_ factor: Double) -> Payment {
      switch self {
      case .pieces(let pieces):
        .pieces(pieces.map { Piece(start: $0.start, base: factor * $0.base, slope: factor * $0.slope) })
      case .function(let payment): .function { factor * payment($0) }
      case .kinds(let kinds): .kinds { kinds($0).paying(factor) }
      }
    }
  }

  /// Kinds of claimants. Those whose payments differ by a four-hundredth at most are put together, with their mean.
  package struct Kinds: Sendable {
    /// The mean amount of all who have one.
    package let meanAmount: Double
    /// By bin: the shares of those who are paid, and their payments times the shares. The first holds what is below 1 yuan.
    private var shares: [Double] = []
    private var sums: [Double] = []

    private static let step = log1p(0.0025)

    package init(meanAmount: Double) { self.meanAmount = meanAmount }

    /// - Parameters:
    ///   - weight: the share of all who have an amount.
    ///   - payment: what one of them is paid, 0 or more, yuan.
    package mutating func add(weight: Double, payment: Double) {
      guard payment > 0, weight > 0 else { return }
      let bin = payment < 1 ? 0 : 1 + Int(log(payment) / Self.step)
      while shares.count <= bin {
        shares.append(0)
        sums.append(0)
      }
      shares[bin] += weight
      sums[bin] += weight * payment
    }

    /// What those are paid who are paid anything, with their shares of all.
    var payments: [(payment: Double, weight: Double)] {
      shares.indices.filter { shares[$0] > 0 }.map { (sums[$0] / shares[$0], shares[$0]) }
    }

    /// The same, each paid so many times as much.
    fileprivate func paying(_ factor: Double) -> Kinds {
      var other = self
      for bin in sums.indices { other.sums[bin] *= factor }
      return other
    }
  }

  /// From `start` on, `base` plus `slope` ≥ 0 for each yuan above `start`.
  package struct Piece: Sendable, Hashable {
    package let start: Double
    package let base: Double
    package let slope: Double

    package init(start: Double, base: Double, slope: Double) {
      self.start = start
      self.base = base
      self.slope = slope
    }
  }

  /// n, how many people.
  package let count: Int
  /// p, the probability that one of them has an amount in a year without common factors; where that would be
  /// more than 1, it is with common factors that bring it below.
  package let probability: Double
  /// The law of the amount of those who have one.
  package let severity: any SeverityLaw
  package let payment: Payment

  package init(count: Int, probability: Double, severity: any SeverityLaw, payment: Payment) {
    self.count = count
    self.probability = probability
    self.severity = severity
    self.payment = payment
  }

  /// Whether its people are paid as another line's are: the same amounts, the same payment for each.
  func isPaid(as other: ClaimLine) -> Bool {
    guard case .pieces(let own) = payment, case .pieces(let others) = other.payment else { return false }
    return own == others && severity.isSame(as: other.severity)
  }

  /// The same people, whose laws answer from tables where their own answers would take long.
  static func tabulated(_ lines: [ClaimLine]) -> [ClaimLine] {
    var tables: [TabulatedLaw] = []
    return lines.map { line in
      guard !line.severity.isElementary, !(line.severity is TabulatedLaw) else { return line }
      let table = tables.first { $0.isSame(as: line.severity) } ?? TabulatedLaw(line.severity, downTo: tableReach)
      tables.append(table)
      return ClaimLine(count: line.count, probability: line.probability, severity: table, payment: line.payment)
    }
  }

  /// Beyond this survival probability hardly anything is asked.
  private static let tableReach = 1e-24

  /// The same people with those together whom nothing tells apart: a sum of claims does not depend on it.
  static func merged(_ lines: [ClaimLine]) -> [ClaimLine] {
    var merged: [ClaimLine] = []
    for line in lines {
      if let place = merged.firstIndex(where: { $0.probability == line.probability && $0.isPaid(as: line) }) {
        let other = merged[place]
        merged[place] = ClaimLine(
          count: other.count + line.count, probability: other.probability, severity: other.severity,
          payment: other.payment)
      } else {
        merged.append(line)
      }
    }
    return merged
  }

  /// np.
  package var expectedCount: Double { Double(count) * probability }
}

/// What all lines share: factors F on every probability and S on every amount, lognormal with mean 1,
/// exp(σZ − σ²/2), whose normals have a correlation. Given them, people are independent of each other, and one has an
/// amount with probability min(1, pF).
package struct CommonFactors: Sendable, Hashable {
  /// σ of F; 0 for none.
  package let frequency: Double
  /// σ of S; 0 for none.
  package let severity: Double
  /// The correlation of the two normals, −1 to 1.
  package let correlation: Double

  package static let none = CommonFactors(frequency: 0, severity: 0, correlation: 0)

  package init(frequency: Double, severity: Double, correlation: Double) {
    self.frequency = frequency
    self.severity = severity
    self.correlation = correlation
  }
}

/// Why a law of an aggregate cannot be had.
package struct AggregateError: Error, Sendable, Equatable, CustomStringConvertible {
  package enum Code: String, Sendable {
    /// The mean of what is paid is infinite.
    case infiniteMean = "infinite-mean"
    /// Numbers leave what a Double holds, or the inversion gave none.
    case notComputable = "not-computable"
    /// The inversion would take too long, or what it gave cannot be believed.
    case outOfReach = "out-of-reach"
  }

  package let code: Code
  package let said: Message

  package init(code: Code, description: Message) { (self.code, said) = (code, description) }

  package var description: String { said.en }
}
