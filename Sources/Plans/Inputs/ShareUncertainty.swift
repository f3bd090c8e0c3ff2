import Chance
import Foundation

/// What an estimate leaves unknown of a share of people: its log odds are normal around the estimate's.
///
/// The logistic-normal law (Aitchison & Shen, *Biometrika* 67, 1980) stays between 0 and 1 and is the normal law of a
/// maximum likelihood estimate in the coordinate in which `dabing fit` finds probabilities. Of amounts with a mass at 0
/// the likelihood falls into one factor of the share and one of the law of X, so the two errors are independent.
///
/// Every path draws the share once and keeps it for all its years, from a stream of its own.
///
/// Of data above a deductible d the share q of people seen there is what is known, and the share with any expense is
/// q/S(d): the likelihood is one factor of q and one of the law above d, so that q and the law are drawn apart and the share
/// with any follows from both.
public struct ShareUncertainty: Sendable, Hashable {
  /// The number by which the stream is addressed: groups with the same share have the same draw.
  let stream: UInt32
  private let logOdds: Double
  /// The standard deviation of the log odds.
  private let deviation: Double
  /// The share is of the people whose amount is above this, yuan; 0 for those who have any.
  private let seenAbove: Double

  /// - Parameters:
  ///   - place: where the share stands in its file.
  ///   - estimate: the share.
  ///   - standardError: of the share; by the delta method that of the log odds is its 1/(p(1 − p)).
  ///   - seenAbove: the share is of the people whose amount is above this, yuan; 0 for those who have any.
  /// - Returns: nil where nothing is uncertain: an estimate that is not between 0 and 1, an error that is not above 0, unless
  ///   the law carries the share to all.
  public init?(place: String, estimate: Double, standardError: Double, seenAbove: Double = 0) {
    guard estimate > 0, estimate < 1, standardError.isFinite,
      standardError > 0 || (standardError == 0 && seenAbove > 0)
    else { return nil }
    stream = streamNumber(of: place)
    logOdds = log(estimate / (1 - estimate))
    deviation = standardError / (estimate * (1 - estimate))
    self.seenAbove = seenAbove
  }

  private init(_ other: ShareUncertainty, seenAbove: Double) {
    (stream, logOdds, deviation) = (other.stream, other.logOdds, other.deviation)
    self.seenAbove = seenAbove
  }

  /// The same where every amount is so many times as large.
  package func scaled(by factor: Double) -> ShareUncertainty {
    ShareUncertainty(self, seenAbove: seenAbove * factor)
  }

  /// Whether the share of people with any expense follows from it by the law alone.
  package var isSeenAbove: Bool { seenAbove > 0 }

  /// What is known of the share, for telling two estimates apart.
  package var fingerprint: String { "\(logOdds) \(deviation)\(seenAbove > 0 ? " \(seenAbove)" : "")" }

  /// - Parameter law: of the amounts on the path.
  func draw(using stream: inout RandomStream, beside law: any SeverityLaw) -> Double {
    let share = 1 / (1 + exp(-(logOdds + deviation * stream.standardNormal())))
    guard seenAbove > 0 else { return share }
    // A law that leaves next to nobody above the deductible cannot be that of the people who were seen there.
    let survival = law.survival(seenAbove)
    return survival > share ? share / survival : 1
  }
}
