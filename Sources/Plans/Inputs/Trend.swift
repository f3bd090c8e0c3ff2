import Chance
import Foundation

/// How expense moves from year to year, shocks apart (医疗费用趋势), and how well that is known.
///
/// Every path draws its own yearly growth of frequency and of severity once, around the given ones, and keeps it: what
/// is uncertain is the trend, not each year. Against a deductible that stays, the same growth of amounts moves the
/// benefits more than in proportion (the leverage of trend: *Loss Models*, 4th ed., §8.6).
public struct Trend: Sendable, Hashable {
  /// Growth a year of the probability of having any expense, 0.02 for 2%.
  public let frequency: Double
  /// Growth a year of the amounts.
  public let severity: Double
  /// Standard deviation of the logarithm of the yearly growth factors, over paths.
  public let frequencyError: Double
  public let severityError: Double

  public static let none = Trend(frequency: 0, severity: 0, frequencyError: 0, severityError: 0)

  public init(frequency: Double, severity: Double, frequencyError: Double, severityError: Double) {
    self.frequency = frequency
    self.severity = severity
    self.frequencyError = frequencyError
    self.severityError = severityError
  }

  /// The growth of one path: the logarithms of its yearly factors.
  package struct Path {
    let frequency: Double
    let severity: Double

    /// The factors after so many years.
    package func factors(after years: Int) -> Shocks.Year {
      guard years != 0, frequency != 0 || severity != 0 else { return .quiet }
      return Shocks.Year(frequency: exp(Double(years) * frequency), severity: exp(Double(years) * severity))
    }
  }

  /// The factors after so many years as the growth is given, whatever its errors.
  func usualFactors(after years: Int) -> Shocks.Year {
    Path(frequency: log1p(frequency), severity: log1p(severity)).factors(after: years)
  }

  /// Draws the growth of a path. Both normals are always drawn, so that one error does not move the other.
  ///
  /// The factors have the given growth as their mean: E[exp(σZ − σ²/2)] = 1.
  package func draw(using stream: inout RandomStream) -> Path {
    let (first, second) = (stream.standardNormal(), stream.standardNormal())
    return Path(
      frequency: log1p(frequency) + frequencyError * first - frequencyError * frequencyError / 2,
      severity: log1p(severity) + severityError * second - severityError * severityError / 2)
  }
}
