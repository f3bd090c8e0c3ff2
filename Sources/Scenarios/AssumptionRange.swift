import Chance
import Documents
import Insurance
import Simulation

/// What a run's assumptions leave open of its claims, beside what its number of replications does: each assumption alone
/// at both ends of its range, the others as they are. Where a value states no range, the ends are a tenth of it to
/// either side.
///
/// Claims a head are those of the first year in closed form, so that no draw is between the ends.
package struct AssumptionRange: Sendable {
  package struct End: Sendable {
    /// The value as a person reads it.
    package let value: Words
    /// Claims a head and year, yuan.
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

  /// Claims a head with every assumption as it is, yuan.
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
  package init?(of scenario: Scenario, threads: Int = 1) {
    guard let origin = scenario.origin, !scenario.plan.hasPilot, let base = Self.claims(of: scenario) else {
      return nil
    }
    let assumed: [(path: String, range: (Double, Double)?)] =
      scenario.assumptions.map { (path: $0.path, range: $0.range.map { ($0.low, $0.high) }) }
      + (scenario.plan.policies.first?.values.filter { $0.isAssumption && $0.isRead }.map { ($0.path, nil) } ?? [])
    // The scenario is read again for each end, which takes nearly all of the time.
    let middle = assumed.count / 2
    let (first, second) = atOnce(threads: threads) {
      assumed[..<middle].compactMap { Self.bar(of: $0.path, within: $0.range, from: origin) }
    } _: {
      assumed[middle...].compactMap { Self.bar(of: $0.path, within: $0.range, from: origin) }
    }
    let bars = (first + second).filter { $0.swing > 1e-9 * base }
    guard !bars.isEmpty else { return nil }
    claims = base
    self.bars = Array(bars.sorted { ($1.swing, $0.path) < ($0.swing, $1.path) }.prefix(Self.most))
  }

  /// - Parameter range: as the file states it; nil where it states none.
  /// - Returns: nil where claims do not hang on the value, or it is no number.
  private static func bar(
    of path: String, within range: (Double, Double)?, from origin: ScenarioOrigin
  ) -> Bar? {
    guard DrawnClaims.depend(onPath: path),
      !leftOut.contains(where: { path == $0 || path.hasPrefix($0 + ".") }),
      let quantity = origin.quantity(at: path), let present = quantity.present, present != 0
    else { return nil }
    let allowed = quantity.allowed
    let ends = [range?.0 ?? present * (1 - part), range?.1 ?? present * (1 + part)].map {
      min(max($0, allowed.lowerBound), allowed.upperBound)
    }.sorted()
    guard let low = end(ends[0], of: quantity, at: path, from: origin),
      let high = end(ends[1], of: quantity, at: path, from: origin)
    else { return nil }
    return Bar(path: path, low: low, high: high, isStated: range != nil)
  }

  private static func claims(of scenario: Scenario) -> Double? {
    KnownFigures(of: scenario.plan)["claims.perInsured"].flatMap { $0 > 0 ? $0 : nil }
  }

  /// - Returns: nil where the scenario takes no such value.
  private static func end(_ value: Double, of quantity: Quantity, at path: String, from origin: ScenarioOrigin) -> End?
  {
    let value = quantity.isWhole ? value.rounded() : value
    let text = quantity.isShareOfIndex ? "\(100 * value)%" : "\(value)"
    let node = Node(.scalar(text, isQuoted: false), at: Place(file: path), isSet: true)
    // Claims are those of the first year, which takes no others.
    guard let oneYear = try? Override(argument: "horizon.years=1"),
      let member = try? origin.scenario(setting: [oneYear, Override(path: path, node: node)]),
      let claims = claims(of: member)
    else { return nil }
    let words =
      member.values.first { $0.path == path }.map { Words($0.words) }
      ?? member.plan.policies.first?.values.first { $0.path == path }?.words
    return words.map { End(value: $0, claims: claims) }
  }
}
