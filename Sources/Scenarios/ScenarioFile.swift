import Chance
import Documents
import Foundation
import Insurance
import PeopleRecords
import Regions

/// A scenario file: a policy, people with their expense, and how the year is to be simulated.
public struct ScenarioFile: Sendable {
  /// The file as the user named it.
  public let path: String
  /// As it stands in the file.
  package let text: String
  let node: Node
  /// The files of people that it names, each read once however often a scenario is made of it.
  let records: RecordsMemory
  /// What has come with it from where its folder is; nil where its folder is here.
  private let carried: CarriedFile?

  /// - Throws: `DocumentError` where the file cannot be read or is no YAML.
  public init(path: String) throws(DocumentError) {
    self.init(try YAMLText.read(file: path), path: path)
  }

  /// For a text that is no file, such as a template.
  package init(text: String, name: String) throws(DocumentError) {
    self.init((try YAMLText.read(text, file: name), text), path: name)
  }

  /// For a file that has been read.
  ///
  /// - Parameter records: files of people that are read already.
  package init(
    _ read: (node: Node, text: String), path: String, records: RecordsMemory = RecordsMemory(),
    carried: CarriedFile? = nil
  ) {
    self.path = path
    self.records = records
    self.carried = carried
    (node, text) = read
  }

  /// What the file says, with what the command line sets over it.
  ///
  /// A path that begins with a key of policies (`benefit.deductible`) sets a value of the policy, any other one of the
  /// scenario.
  ///
  /// - Parameter library: where its policy comes from, with the rules that policies can name.
  /// - Parameter laws: the laws of expense that it can name.
  /// - Throws: `DocumentError` with all problems of scenario and policy.
  public func scenario(
    overrides: [Override] = [], library: PolicyLibrary = PolicyLibrary(), laws: LawCatalogue = .standard
  ) throws(DocumentError) -> Scenario {
    try scenario(overrides: overrides, library: library, laws: laws, sharing: nil)
  }

  /// The same, with the care that other scenarios of the file have drawn.
  ///
  /// - Parameter memory: of this file alone; nil for none.
  package func scenario(overrides: [Override], sharing memory: EpisodeMemory?) throws(DocumentError) -> Scenario {
    try scenario(overrides: overrides, library: ownLibrary, laws: .standard, sharing: memory)
  }

  private func scenario(
    overrides: [Override], library: PolicyLibrary, laws: LawCatalogue, sharing memory: EpisodeMemory?
  ) throws(DocumentError) -> Scenario {
    let overrides = namingGroups(overrides, library)
    let schema = Self.schema(laws)
    let forPolicy = overrides.filter { Self.isPolicyPath($0.path) }
    let strays = overrides.compactMap(Self.misspelled)
    let forScenario = overrides.filter { !Self.isPolicyPath($0.path) && Self.misspelled($0) == nil }
    let maker = maker(forPolicy, library, laws, memory)
    var problems: [Problem] = strays
    var made: (value: ScenarioMaker.Draft, read: [ReadValue])?
    do throws(DocumentError) {
      made = try readChecked(
        node, schema: schema, asOf: "9999", overrides: forScenario, make: maker.make)
    } catch {
      problems += error.problems
    }
    // Where the scenario is wrong, what is set over it still decides which policy is read.
    var whole = node
    for override in forScenario { try? whole.apply(override, schema: schema) }
    // The policy is read also where the scenario is wrong, so that one go shows everything.
    var policies: [Policy] = []
    do throws(DocumentError) {
      policies = try maker.policies(scenario: made?.value.node ?? whole)
    } catch {
      problems += error.problems
    }
    problems += maker.unknownGroups(scenario: made?.value.node ?? whole)
    problems += maker.unknownIndices(scenario: made?.value.node ?? whole)
    problems += maker.repeatedGroups(scenario: made?.value.node ?? whole)
    if let made, problems.isEmpty {
      problems += maker.unjoinableGroups(made.value, policies)
      problems += maker.contractProblems(made.value, policies)
      problems += maker.enrolmentProblems(made.value, policies)
    }
    guard let made, problems.isEmpty else { throw DocumentError(.invalid, problems) }
    let cohorts = try maker.cohorts(of: made.value, under: policies)
    let plan = maker.plan(made.value, policies, cohorts)
    return Scenario(
      name: made.value.name, title: made.value.title, plan: plan,
      enrolmentRemarks: made.value.enrolment.remarks(on: plan.policies, for: cohorts),
      recordsRemarks: RecordsRemarks.of(made.value, plan.policies), values: made.read,
      dataFiles: dataFiles(of: made.value.node, people: maker.recordsColumns(of: made.value.node)),
      // How it was run stands beside the hash in the provenance.
      contentHash: ContentHash.of(
        node, schema: schema, overrides: forScenario, leavingOut: Self.runSettings),
      policyHash: try maker.policyHash(overrides: forPolicy),
      unusedGrowth: maker.unusedGrowth(scenario: made.value.node),
      origin: ScenarioOrigin(file: self, overrides: overrides, library: library, laws: laws))
  }

  /// Settings of the policy with its groups by their ids, where somebody has called them by their titles.
  private func namingGroups(_ overrides: [Override], _ library: PolicyLibrary) -> [Override] {
    guard overrides.contains(where: { $0.path.contains(".groups.") }) else { return overrides }
    guard let reference = setting(overrides)["policy"], let name = reference.text,
      let file = try? library.file(name, relativeTo: folder, at: reference.place)
    else { return overrides }
    return overrides.map { Self.isPolicyPath($0.path) ? $0.namingGroups(of: file.node) : $0 }
  }

  /// The policies of a scenario's years, without its people.
  ///
  /// - Throws: `DocumentError` with all that is wrong with them.
  func policies(
    overrides: [Override], library: PolicyLibrary, laws: LawCatalogue
  ) throws(DocumentError) -> [Policy] {
    try maker(overrides.filter { Self.isPolicyPath($0.path) }, library, laws).policies(scenario: setting(overrides))
  }

  private func maker(
    _ forPolicy: [Override], _ library: PolicyLibrary, _ laws: LawCatalogue = .standard, _ memory: EpisodeMemory? = nil
  ) -> ScenarioMaker {
    ScenarioMaker(
      path: path, node: node, policyOverrides: forPolicy, library: library, laws: laws, memory: memory, records: records
    )
  }

  private var ownLibrary: PolicyLibrary { carried.map { PolicyLibrary(carrying: $0.policies) } ?? PolicyLibrary() }

  /// Which file holds the people of a scenario of this file; nil where its expense is of another model.
  ///
  /// - Parameters:
  ///   - scenario: with what is set over the file.
  ///   - overrides: those, of which the policy's decide what X is made of.
  func recordsColumns(of scenario: Node, _ overrides: [Override] = []) -> RecordsColumns? {
    maker(overrides.filter { Self.isPolicyPath($0.path) }, ownLibrary).recordsColumns(of: scenario)
  }

  /// What the file says, with what is set over it, right or wrong.
  func setting(_ overrides: [Override]) -> Node {
    var scenario = node
    for override in overrides where !Self.isPolicyPath(override.path) {
      try? scenario.apply(override, schema: Self.schema)
    }
    return scenario
  }

  /// What relative paths in it are relative to.
  var folder: String { path.lastIndex(of: "/").map { String(path[..<$0]) } ?? "" }

  /// The files of data that sources name, and that of the people, with their hashes.
  ///
  /// - Parameters:
  ///   - scenario: with what is set over the file.
  ///   - columns: of its people; nil where there are none.
  func dataFiles(of scenario: Node, people columns: RecordsColumns?) -> [DataFile] {
    let named = NamedFiles(of: scenario, near: path, carried: carried?.dataFiles).files
    guard let columns, let people = try? records.file(columns, in: folder) else { return named }
    return [DataFile(path: columns.file, hash: people.hash)] + named.filter { $0.path != columns.file }
  }

  /// The policy that it names.
  package var policyName: String? { node["policy"]?.text }

  /// Whether a path leads into the policy rather than the scenario.
  package static func isPolicyPath(_ path: String) -> Bool {
    let first = path.prefix { $0 != "." && $0 != "[" }
    return policyKeys.contains(String(first))
  }

  /// What is wrong with a path that begins with no key of scenarios and probably means one of policies.
  static func misspelled(_ override: Override) -> Problem? {
    let first = String(override.path.prefix { $0 != "." && $0 != "[" })
    let own = schema.fields.map(\.name)
    guard !own.contains(first), !isPolicyPath(first) else { return nil }
    let titled = PathTitle.known.filter {
      $0.key.contains(".") && ($0.value.zh == override.path || $0.value.en == override.path)
    }.map(\.key)
      .sorted()
    if !titled.isEmpty {
      return Problem("'\(override.path)' is what is set by the path \(list: titled)", at: override.node.place)
    }
    guard let nearest = nearestName(to: first, in: own + policyKeys),
      policyKeys.contains(nearest)
    else { return nil }
    return Problem("no '\(first)' on the path '\(override.path)'", at: override.node.place, nearest: nearest)
  }

  /// Keys of a policy that a scenario does not have itself.
  static let policyKeys = PolicyFile.keys.filter { key in !schema.fields.contains { $0.name == key } }
}
