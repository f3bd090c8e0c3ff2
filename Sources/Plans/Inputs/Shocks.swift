import Chance
import Foundation

/// What moves a whole year: factors on the frequency and the severity of everybody's expense. Where expense is made of
/// episodes of care, severity is what care costs, before basic insurance.
///
/// At a million people the sampling noise of claims is a fraction of a percent, while years differ by several percent:
/// an epidemic, a new drug on the list, a change of prices. Both factors are lognormal with mean 1,
/// exp(σZ − σ²/2), and their normals have a correlation.
public struct Shocks: Sendable, Hashable {
  /// σ of the frequency factor; 0 for none.
  public let frequency: Double
  /// σ of the severity factor; 0 for none.
  public let severity: Double
  /// The correlation of the two normals, −1 to 1.
  public let correlation: Double
  /// How much of a year's normals stays in the next year's: the coefficient of a first-order autoregression, 0 up to
  /// (not including) 1. The law of a single year is the same for any.
  public let persistence: Double

  public static let none = Shocks(frequency: 0, severity: 0, correlation: 0)

  public init(frequency: Double, severity: Double, correlation: Double, persistence: Double = 0) {
    self.frequency = frequency
    self.severity = severity
    self.correlation = correlation
    self.persistence = persistence
  }

  /// The factors of one year.
  public struct Year: Sendable, Hashable {
    public let frequency: Double
    public let severity: Double
    public static let quiet = Year(frequency: 1, severity: 1)

    package init(frequency: Double, severity: Double) {
      self.frequency = frequency
      self.severity = severity
    }

    package static func * (a: Year, b: Year) -> Year {
      Year(frequency: a.frequency * b.frequency, severity: a.severity * b.severity)
    }
  }

  /// The two independent normals that a year's factors come from.
  package struct Normals {
    var first: Double
    var second: Double
  }

  /// Draws the normals of a year, given those of the year before. Both are always drawn, so that switching one shock
  /// off leaves the other as it is.
  package func draw(using stream: inout RandomStream, after before: Normals?) -> Normals {
    let fresh = Normals(first: stream.standardNormal(), second: stream.standardNormal())
    guard let before, persistence > 0 else { return fresh }
    let news = (1 - persistence * persistence).squareRoot()
    return Normals(
      first: persistence * before.first + news * fresh.first,
      second: persistence * before.second + news * fresh.second)
  }

  /// Draws the factors of a year that has none before it.
  package func draw(using stream: inout RandomStream) -> Year { year(draw(using: &stream, after: nil)) }

  /// The factors that come from a year's normals.
  package func year(_ normals: Normals) -> Year {
    let (first, second) = (normals.first, normals.second)
    let correlated = correlation * first + (1 - correlation * correlation).squareRoot() * second
    return Year(
      frequency: exp(frequency * first - frequency * frequency / 2),
      severity: exp(severity * correlated - severity * severity / 2))
  }

  /// The severity factor at a value z of its normal, and the expected frequency factor given it:
  /// E[exp(σZ₁ − σ²/2) | Z₂ = z] = exp(ρσz − ρ²σ²/2).
  package func conditional(onSeverity z: Double) -> Year {
    let tilt = correlation * frequency
    return Year(
      frequency: exp(tilt * z - tilt * tilt / 2), severity: exp(severity * z - severity * severity / 2))
  }

  /// E[min(1, p F)] for the frequency factor F: the expected share of people with any expense.
  ///
  /// - Parameters:
  ///   - probability: p, of a year whose factor is 1.
  ///   - year: what is expected of the factor, E[F].
  ///   - isGiven: whether the normal of the severity factor is known, so that only its own part of F is left to chance.
  func share(withExpense probability: Double, given year: Year, onSeverity isGiven: Bool) -> Double {
    let mean = probability * year.frequency
    let spread = isGiven ? frequency * (1 - correlation * correlation).squareRoot() : frequency
    guard spread > 0 else { return min(1, mean) }
    // Beyond eight standard deviations nothing reaches everybody.
    guard log(mean) + 8 * spread > 0 else { return mean }
    guard let law = try? Lognormal(meanlog: log(mean) - spread * spread / 2, sdlog: spread) else { return min(1, mean) }
    return law.limitedExpectedValue(1)
  }
}
