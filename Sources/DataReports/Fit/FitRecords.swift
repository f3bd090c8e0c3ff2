import Fitting

/// The `expense` of a scenario whose model is the file itself, as `dabing fit --records` writes it.
package struct FitRecords: Sendable {
  /// The keys that say how the file is read, with their values.
  private let keys: [(key: String, value: String)]
  /// Whether the rows do not say how many people there are without expense.
  private let lacksOthers: Bool

  /// - Parameters:
  ///   - keys: such as `file` and `amount`; those without a value are left out.
  ///   - lacksOthers: whether the file has nobody without expense.
  package init(_ keys: [(key: String, value: String?)], lacksOthers: Bool) {
    self.keys = keys.compactMap { key, value in value.map { (key, $0) } }
    self.lacksOthers = lacksOthers
  }

  /// - Parameters:
  ///   - people: how many of each group the file is of.
  ///   - source: where these numbers come from, as YAML.
  func lines(_ people: [(group: String, people: Double)], isGrouped: Bool, source: String, origin: String) -> [String] {
    var lines = ["  model: records"] + keys.map { "  \($0.key): \(LawYAML.quoted($0.value))" }
    lines.append("  source: \(LawYAML.quoted(origin))")
    guard lacksOthers else { return lines }
    guard isGrouped else {
      let all = people.reduce(0) { $0 + $1.people }
      return lines + ["  people: { value: \(LawYAML.whole(all)), source: \(source) }"]
    }
    lines.append("  groups:")
    return lines
      + people.map { "    \($0.group): { people: { value: \(LawYAML.whole($0.people)), source: \(source) } }" }
  }
}
