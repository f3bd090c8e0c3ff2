import Documents
import Regions

extension ScenarioFile {
  /// The number at a path of the scenario or of its policy, with what is set over them.
  ///
  /// - Returns: nil where the path leads nowhere or to something that is no number.
  package func quantity(
    at path: String, overrides: [Override] = [], library: PolicyLibrary = PolicyLibrary()
  ) -> Quantity? {
    var scenario = node
    for override in overrides where !Self.isPolicyPath(override.path) {
      try? scenario.apply(override, schema: Self.schema)
    }
    guard Self.isPolicyPath(path) else { return scenario.quantity(at: path, schema: Self.schema, asOf: "9999") }
    guard let reference = scenario["policy"], let name = reference.text,
      let file = try? library.file(
        name, relativeTo: self.path.lastIndex(of: "/").map { String(self.path[..<$0]) } ?? "", at: reference.place)
    else { return nil }
    let schema = PolicyFile.schema(library.catalogue)
    let year = scenario["horizon"]?["start"]?.whole ?? scenario["year"]?.whole ?? 9999
    var policy = file.node
    let terms = (scenario["terms"]?.entries ?? []).map { Override(path: $0.key, node: $0.value) }
    for override in terms + overrides where Self.isPolicyPath(override.path) {
      try? policy.apply(override, schema: schema)
    }
    return policy.quantity(at: path, schema: schema, asOf: "\(year)-01-01")
  }
}
