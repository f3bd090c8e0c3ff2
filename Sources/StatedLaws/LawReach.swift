import Chance
import Documents
import Foundation
import Insurance
import Plans
import Wording

/// Whether a law is one of amounts of money at all, and how far from its estimates a covariance may lead it.
///
/// A decimal point lost in a parameter (a meanlog of 8403 for 8.403) makes every amount larger than all money: no run
/// of it has a meaning. A run with a covariance draws the law's parameters by independent normals. Four standard deviations of each are looked at, beyond which
/// lies one path of 16,000. A law that cannot be made there would have to keep the estimates as though they were known; one
/// whose amounts are beyond all money nearer by would stop the run.
package struct LawReach {
  /// What a law is the law of.
  package enum Use {
    /// A year's X, of which a benefit may have a cap: the mean may be infinite, as that of a Pareto law with a shape of 1 or
    /// less is.
    case amount
    /// A cost before basic insurance, which pays a share of all of it: the mean counts.
    case cost
  }

  let use: Use
  let catalogue: LawCatalogue

  package init(use: Use, catalogue: LawCatalogue) { (self.use, self.catalogue) = (use, catalogue) }

  /// The nodes lie half a standard deviation apart, as those of the laws of X of episodes do.
  private static let steps = 8

  /// Reports a law beyond all money, and the covariance, beside the law or one of its parts, that leads too far.
  package func check(_ reader: Reader, of law: any SeverityLaw) {
    if let fault = fault(law, at: 0) {
      return reader.report("no run is possible with these parameters: \(fault)", at: "name")
    }
    let all = LawCovariance.stated(reader, of: law)
    guard let (uncertainty, coordinates) = LawCovariance.draws(of: law, all, at: reader.path, in: catalogue)
    else { return }
    // The first that is met on the way out says most.
    for step in 1...Self.steps {
      for normal in 0..<uncertainty.dimension {
        for z in [Double(step) / 2, -Double(step) / 2] {
          var normals = Array(repeating: 0.0, count: uncertainty.dimension)
          normals[normal] = z
          guard let fault = fault(coordinates.law(uncertainty.coordinates(at: normals)), at: z) else { continue }
          return report(fault, at: z, along: uncertainty.column(normal), all)
        }
      }
    }
  }

  /// What is wrong with a law so many standard deviations away, as the end of a sentence; nil where nothing is.
  private func fault(_ law: (any SeverityLaw)?, at z: Double) -> Message? {
    guard let law else { return "there is no such law" }
    if use == .cost, abs(z) <= Self.meansWithin, !law.mean.isFinite {
      return "the law has no finite mean, and basic insurance pays a share of all of it"
    }
    if let mixture = law as? Mixture {
      return mixture.components.lazy.compactMap { fault($0.law, at: z) }.first
    }
    // The body ends at the threshold, whatever it would be beyond.
    if let spliced = law as? Spliced, let fault = fault(spliced.tail, at: z) { return fault }
    let most = Money.largest.yuan
    let limited = law.limitedExpectedValue(most)
    return abs(z) > Self.amountsWithin || limited <= Self.largestMean * most
      ? nil
      : "the law is beyond a year's money of \(shortNumber(most)) yuan: the mean of its amounts, none counted higher than that, is \(shortNumber(limited)) yuan"
  }

  /// So far out, one path of 80, amounts must be money. Fits of 50 amounts to a law that they hardly tell from its limit
  /// come to such tails from three on.
  private static let amountsWithin = 2.5
  /// So far out a cost must have a mean. Where it has none farther out, that are fewer than one path of 40, and those draw
  /// the quantiles of a law that exists.
  private static let meansWithin = 2.0

  /// The largest mean of amounts of at most a year's money each, as a part of that. Where half of all amounts are beyond
  /// all money it is more than a half; a law whose spread runs away comes near a half from below.
  private static let largestMean = 0.4

  private func report(_ fault: Message, at z: Double, along column: [Double], _ all: [LawCovariance.Stated]) {
    // The parameter that the normal moves most.
    guard var place = column.indices.max(by: { abs(column[$0]) < abs(column[$1]) }) else { return }
    let side: Message = z * column[place] > 0 ? "above" : "below"
    for own in all {
      guard place >= own.names.count else {
        let deviation = own.rows[place][place].squareRoot()
        own.reader.report(
          "a standard deviation of \(shortNumber(deviation)) in \(own.names[place]) is too large to draw from: \(shortNumber(abs(z))) of them \(side) the estimate, \(fault)",
          at: "rows")
        return
      }
      place -= own.names.count
    }
  }
}
