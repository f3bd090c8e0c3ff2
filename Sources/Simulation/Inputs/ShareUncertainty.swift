import Chance
import Foundation

/// What an estimate leaves unknown of a share of people: its log odds are normal around the estimate's.
///
/// The logistic-normal law (Aitchison & Shen, *Biometrika* 67, 1980) stays between 0 and 1 and is the normal law of a
/// maximum likelihood estimate in the coordinate in which `dabing fit` finds probabilities. Of amounts with a mass at 0
/// the likelihood falls into one factor of the share and one of the law of X, so the two errors are independent.
///
/// Every path draws the share once and keeps it for all its years, from a stream of its own.
public struct ShareUncertainty: Sendable, Hashable {
  /// The number by which the stream is addressed: groups with the same share have the same draw.
  let stream: UInt32
  private let logOdds: Double
  /// The standard deviation of the log odds.
  private let deviation: Double

  /// - Parameters:
  ///   - place: where the share stands in its file.
  ///   - estimate: the share.
  ///   - standardError: of the share; by the delta method that of the log odds is its 1/(p(1 − p)).
  /// - Returns: nil where nothing is uncertain: an estimate that is not between 0 and 1, an error that is not above 0.
  public init?(place: String, estimate: Double, standardError: Double) {
    guard estimate > 0, estimate < 1, standardError > 0, standardError.isFinite else { return nil }
    stream = streamNumber(of: place)
    logOdds = log(estimate / (1 - estimate))
    deviation = standardError / (estimate * (1 - estimate))
  }

  /// What is known of the share, for telling two estimates apart.
  var fingerprint: String { "\(logOdds) \(deviation)" }

  func draw(using stream: inout RandomStream) -> Double {
    1 / (1 + exp(-(logOdds + deviation * stream.standardNormal())))
  }
}
