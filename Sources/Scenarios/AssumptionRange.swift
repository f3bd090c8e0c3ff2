import Chance
import Documents
import Insurance
import Results
import Simulation

/// What a run's assumptions leave open of its claims, beside what its number of replications does: each assumption alone
/// at both ends of its range, the others as they are. Where a value states no range, the ends are a tenth of it to
/// either side.
///
/// Claims a head are those of the first year in closed form, so that no draw is between the ends. Of a change of rules it is
/// their difference: an assumption that moves both rules alike moves it little.
package struct AssumptionRange: Sendable {
  package struct End: Sendable {
    /// The value as a person reads it.
    package let value: Words
    /// Claims a head and year, or by how much the change moves them, yuan.
    package let claims: Double
  }

  package struct Bar: Sendable {
    package let path: String
    package let low: End
    package let high: End
    /// Whether the file states the ends.
    package let isStated: Bool
    package var swing: Double { abs(high.claims - low.claims) }
  }

  /// Claims a head, or their change, with every assumption as it is, yuan.
  package let claims: Double
  /// The widest first, at most ``most``.
  package let bars: [Bar]

  private static let most = 5
  /// A tenth to either side.
  private static let part = 0.1
  /// What moves no mean a head, or of which a tenth says nothing.
  private static let leftOut = ["population.insured", "shocks", "horizon", "behaviour"]

  /// - Parameter threads: how many to use at most, at least 1.
  /// - Returns: nil where claims have no closed form, where people are drawn for the law of X, which would have to be drawn
  ///   again for each end, or where no assumption moves claims.
  package init?(of scenario: Scenario, threads: Int = 1) { self.init([scenario], leavingOut: [], threads: threads) }

  /// What they leave open of the difference between two scenarios, by the assumptions that both share.
  ///
  /// - Returns: nil where nothing is known of it, as for one scenario.
  package init?(ofChangeFrom baseline: Scenario, to alternative: Scenario, threads: Int = 1) {
    let changed = ChangedValue.all(from: baseline, to: alternative).map(\.path)
    self.init([baseline, alternative], leavingOut: Set(changed), threads: threads)
  }

  /// - Parameter scenarios: the one, or the two whose difference is asked for.
  private init?(_ scenarios: [Scenario], leavingOut changed: Set<String>, threads: Int) {
    let origins = scenarios.compactMap(\.origin)
    let figures = scenarios.compactMap(Self.claims)
    guard let scenario = scenarios.first, origins.count == scenarios.count,
      !scenarios.contains(where: \.plan.hasPilot), figures.count == scenarios.count, let size = figures.max()
    else { return nil }
    let known: [(path: String, range: (Double, Double)?)] =
      scenario.assumptions.map { (path: $0.path, range: $0.range.map { ($0.low, $0.high) }) }
      + (scenario.plan.policies.first?.values.filter { $0.isAssumption && $0.isRead }.map { ($0.path, nil) } ?? [])
    let assumed = known.filter { !changed.contains($0.path) }
    // The scenarios are read again for each end, which takes nearly all of the time.
    let middle = assumed.count / 2
    let (first, second) = atOnce(threads: threads) {
      assumed[..<middle].compactMap { Self.bar(of: $0.path, within: $0.range, from: origins) }
    } _: {
      assumed[middle...].compactMap { Self.bar(of: $0.path, within: $0.range, from: origins) }
    }
    let bars = (first + second).filter { $0.swing > 1e-9 * size }
    guard !bars.isEmpty else { return nil }
    claims = Self.figure(figures)
    self.bars = Array(bars.sorted { ($1.swing, $0.path) < ($0.swing, $1.path) }.prefix(Self.most))
  }

  /// - Parameter range: as the file states it; nil where it states none.
  /// - Returns: nil where claims do not hang on the value, or it is no number.
  private static func bar(
    of path: String, within range: (Double, Double)?, from origins: [ScenarioOrigin]
  ) -> Bar? {
    guard DrawnClaims.depend(onPath: path),
      !leftOut.contains(where: { path == $0 || path.hasPrefix($0 + ".") }),
      let quantity = origins.first?.quantity(at: path), let present = quantity.present, present != 0
    else { return nil }
    let allowed = quantity.allowed
    let ends = [range?.0 ?? present * (1 - part), range?.1 ?? present * (1 + part)].map {
      min(max($0, allowed.lowerBound), allowed.upperBound)
    }.sorted()
    guard let low = end(ends[0], of: quantity, at: path, from: origins),
      let high = end(ends[1], of: quantity, at: path, from: origins)
    else { return nil }
    return Bar(path: path, low: low, high: high, isStated: range != nil)
  }

  /// Of one scenario its own, of two the difference.
  private static func figure(_ claims: [Double]) -> Double {
    claims.dropFirst().first.map { $0 - claims[0] } ?? claims[0]
  }

  private static func claims(of scenario: Scenario) -> Double? {
    KnownFigures(of: scenario.plan)["claims.perInsured"].flatMap { $0 > 0 ? $0 : nil }
  }

  /// - Returns: nil where the scenario takes no such value.
  private static func end(
    _ value: Double, of quantity: Quantity, at path: String, from origins: [ScenarioOrigin]
  ) -> End? {
    let value = quantity.isWhole ? value.rounded() : value
    let text = quantity.isShareOfIndex ? "\(100 * value)%" : "\(value)"
    let node = Node(.scalar(text, isQuoted: false), at: Place(file: path), isSet: true)
    // Claims are those of the first year, which takes no others.
    guard let oneYear = try? Override(argument: "horizon.years=1") else { return nil }
    let members = origins.compactMap { try? $0.scenario(setting: [oneYear, Override(path: path, node: node)]) }
    let claims = members.compactMap(claims)
    guard let member = members.first, claims.count == origins.count else { return nil }
    let words =
      member.values.first { $0.path == path }.map { Words($0.words) }
      ?? member.plan.policies.first?.values.first { $0.path == path }?.words
    return words.map { End(value: $0, claims: figure(claims)) }
  }
}
