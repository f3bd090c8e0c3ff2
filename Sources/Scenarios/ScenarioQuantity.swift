import Documents
import Regions

extension ScenarioFile {
  /// The number at a path of the scenario or of its policy, with what is set over them.
  ///
  /// - Returns: nil where the path leads nowhere or to something that is no number.
  package func quantity(
    at path: String, overrides: [Override] = [], library: PolicyLibrary = PolicyLibrary()
  ) -> Quantity? {
    stated(overrides: overrides, library: library).quantity(at: path)
  }

  /// The scenario and its policy as they are stated, with what is set over them: to be asked what stands where.
  package func stated(overrides: [Override] = [], library: PolicyLibrary = PolicyLibrary()) -> StatedScenario {
    var scenario = node
    for override in overrides where !Self.isPolicyPath(override.path) {
      try? scenario.apply(override, schema: Self.schema)
    }
    let schema = PolicyFile.schema(library.catalogue)
    let year = scenario["horizon"]?["start"]?.whole ?? scenario["year"]?.whole ?? 9999
    var policy: Node?
    if let reference = scenario["policy"], let name = reference.text {
      let folder = path.lastIndex(of: "/").map { String(path[..<$0]) } ?? ""
      policy = (try? library.file(name, relativeTo: folder, at: reference.place))?.node
    }
    let terms = (scenario["terms"]?.entries ?? []).map { Override(path: $0.key, node: $0.value) }
    for override in terms + overrides where Self.isPolicyPath(override.path) {
      try? policy?.apply(override, schema: schema)
    }
    return StatedScenario(scenario: scenario, policy: policy, policySchema: schema, day: "\(year)-01-01")
  }
}

/// A scenario and its policy as their files state them.
package struct StatedScenario: Sendable {
  let scenario: Node
  /// Nil where there is no such policy.
  let policy: Node?
  let policySchema: Schema
  /// The day whose values are those of the policy.
  let day: String

  /// The number at a path; nil where the path leads nowhere or to something that is no number.
  package func quantity(at path: String) -> Quantity? {
    ScenarioFile.isPolicyPath(path)
      ? policy?.quantity(at: path, schema: policySchema, asOf: day)
      : scenario.quantity(at: path, schema: ScenarioFile.schema, asOf: "9999")
  }

  /// The words that may stand at a path; nil where there are none such.
  package func choice(at path: String) -> Choice? {
    ScenarioFile.isPolicyPath(path)
      ? policy?.choice(at: path, schema: policySchema, asOf: day)
      : scenario.choice(at: path, schema: ScenarioFile.schema, asOf: "9999")
  }
}
