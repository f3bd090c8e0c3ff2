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

  /// - Returns: nil where claims have no closed form, where people are drawn for the law of X, which would have to be drawn
  ///   again for each end, or where no assumption moves claims.
  package init?(of scenario: Scenario) {
    guard let origin = scenario.origin, !scenario.plan.hasPilot, let base = Self.claims(of: scenario) else {
      return nil
    }
    let assumed =
      scenario.assumptions.map { (path: $0.path, range: $0.range.map { ($0.low, $0.high) }) }
      + (scenario.plan.policies.first?.values.filter { $0.isAssumption && $0.isRead }.map { ($0.path, nil) } ?? [])
    var bars: [Bar] = []
    for (path, range) in assumed {
      guard DrawnClaims.depend(onPath: path),
        !Self.leftOut.contains(where: { path == $0 || path.hasPrefix($0 + ".") }),
        let quantity = origin.quantity(at: path), let present = quantity.present, present != 0
      else { continue }
      let allowed = quantity.allowed
      let ends = [range?.0 ?? present * (1 - Self.part), range?.1 ?? present * (1 + Self.part)].map {
        min(max($0, allowed.lowerBound), allowed.upperBound)
      }.sorted()
      let made = ends.map { Self.end($0, of: quantity, at: path, from: origin) }
      guard let low = made[0], let high = made[1] else { continue }
      let bar = Bar(path: path, low: low, high: high, isStated: range != nil)
      if bar.swing > 1e-9 * base { bars.append(bar) }
    }
    guard !bars.isEmpty else { return nil }
    claims = base
    self.bars = Array(bars.sorted { ($1.swing, $0.path) < ($0.swing, $1.path) }.prefix(Self.most))
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
