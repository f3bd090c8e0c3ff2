import Documents
import Regions

/// One value that a file states, as it is written there: what a later reading of the file is held against.
///
/// It is taken from the file itself, not from what was read of it, so that a figure which this year does not use is
/// kept too. Wording (titles, notes, sources) and clauses are left out.
public struct StatedInput: Sendable, Hashable {
  /// Where it stands: `benefit.bands[1].rate`; a cited value bears the path of its key.
  public let path: String
  /// As the file writes it: `75%`.
  public let text: String
  /// The clause or the source that it is stated with, of itself or of what it stands in; nil where there is none.
  public let origin: String?
  public let place: Place

  package init(path: String, text: String, origin: String?, place: Place) {
    self.path = path
    self.text = text
    self.origin = origin
    self.place = place
  }

  /// Whether two texts state the same: `75%` and `0.75` do.
  package static func isSame(_ a: String, _ b: String) -> Bool {
    if a == b { return true }
    let place = Place(file: "")
    func number(_ text: String) -> Double? { Node(.scalar(text, isQuoted: false), at: place).number }
    guard let x = number(a), let y = number(b) else { return false }
    return x == y
  }

  /// All values of a file in its order.
  ///
  /// - Parameter leavingOut: top-level keys that do not count.
  package static func all(of node: Node, leavingOut: Set<String> = []) -> [StatedInput] {
    var inputs: [StatedInput] = []
    for entry in node.entries ?? [] where !leavingOut.contains(entry.key) {
      collect(entry.value, path: entry.key, key: entry.key, origin: origin(of: node), into: &inputs)
    }
    return inputs
  }

  private static let wording: Set<String> = ["title", "region", "note", "source", "text", "clause", "assumption"]

  private static func collect(
    _ node: Node, path: String, key: String, origin outer: String?, into inputs: inout [StatedInput]
  ) {
    // A name in two languages is wording; the name of a law is a value.
    if key == "name", node.entries != nil { return }
    if wording.contains(key) { return }
    switch node.content {
    case .scalar(let text, _):
      inputs.append(StatedInput(path: path, text: text, origin: outer, place: node.place))
    case .list(let nodes):
      // A list of plain numbers is one value.
      let texts = nodes.compactMap(\.text)
      if texts.count == nodes.count {
        let text = "[" + texts.joined(separator: ", ") + "]"
        inputs.append(StatedInput(path: path, text: text, origin: outer, place: node.place))
        return
      }
      for (i, element) in nodes.enumerated() {
        collect(
          element, path: element.idInList.map { "\(path).\($0)" } ?? "\(path)[\(i)]", key: "", origin: outer,
          into: &inputs)
      }
    case .mapping(let entries):
      let origin = origin(of: node) ?? outer
      for entry in entries {
        let inner = entry.key == "value" ? path : "\(path).\(entry.key)"
        collect(entry.value, path: inner, key: entry.key, origin: origin, into: &inputs)
      }
    }
  }

  private static func origin(of node: Node) -> String? { node["clause"]?.text ?? node["source"]?.words?.en }
}

extension ScenarioFile {
  /// Everything that a run of the file rests on, as it is stated.
  public struct Inputs: Sendable {
    /// Of the scenario file, without how it is run (method, replications, seed) and how it is verified.
    public let scenario: [StatedInput]
    /// Of the policy file, without what the scenario sets over it.
    public let policy: [StatedInput]
    /// Files that the scenario's sources name.
    public let data: [DataFile]
    /// Where the scenario names its policy.
    public let policyPlace: Place
  }

  /// A file of data that a source names, or that is the model of expense, with the hash of its bytes.
  public struct DataFile: Sendable, Hashable, Codable {
    /// As the scenario names it.
    public let path: String
    public let hash: String
  }

  /// What the files state, with what the command line sets over them.
  ///
  /// - Throws: `DocumentError` where the policy file cannot be read.
  public func inputs(
    overrides: [Override] = [], library: PolicyLibrary = PolicyLibrary()
  ) throws(DocumentError) -> Inputs {
    let scenario = setting(overrides)
    var policy: [StatedInput] = []
    let reference = scenario["policy"]
    if let reference, let name = reference.text {
      var file = try library.file(name, relativeTo: folder, at: reference.place).node
      for override in overrides where Self.isPolicyPath(override.path) {
        try? file.apply(override, schema: PolicyFile.schema(library.catalogue))
      }
      policy = StatedInput.all(of: file)
    }
    return Inputs(
      scenario: StatedInput.all(of: scenario, leavingOut: Self.runSettings), policy: policy,
      data: dataFiles(of: scenario, people: recordsColumns(of: scenario, overrides)),
      policyPlace: reference?.place ?? node.place)
  }

  /// Top-level keys that say how a scenario is run or verified, not what it says.
  static let runSettings: Set<String> = ["method", "replications", "seed", "verify"]

  /// How far a metric may move before `dabing verify` counts it as changed, by the metric's name.
  public var tolerances: [String: VerifyTolerance] {
    var tolerances: [String: VerifyTolerance] = [:]
    for entry in node["verify"]?["tolerances"]?.entries ?? [] {
      tolerances[entry.key] = VerifyTolerance(
        relative: entry.value["relative"]?.number ?? 0, absolute: entry.value["absolute"]?.number ?? 0)
    }
    return tolerances
  }
}
