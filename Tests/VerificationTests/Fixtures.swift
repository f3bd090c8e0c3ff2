import Documents
import Foundation
import Regions
import Scenarios

@testable import Verification

/// A shipped scenario in a folder of its own, with its policy as a file beside it, so that both can be changed.
final class Workbench {
  static let founding = [
    ("shanxi-2019", "jincheng-2019"), ("shandong-2015", "shandong-2015"), ("jiangxi-2025", "jiangxi-2025"),
    ("langfang-2024", "langfang-2024"), ("huizhou-2013", "huizhou-2013"),
  ]
  /// Every policy that is built in.
  static let shipped =
    founding + [
      ("jiangxi-2025-aid", "jiangxi-2025"), ("national-stylised", "national-2023"),
      ("city-supplement", "city-supplement"),
    ]
    + fromSecondarySources

  /// With a scenario each of their own, or one that names none of their groups.
  static let fromSecondarySources = [
    ("beijing-employee-2023", "beijing-employee-2023"), ("beijing-resident-2024", "national-2023"),
    ("changsha-2025", "changsha-2025"), ("chengdu-2023", "chengdu-2023"), ("chongqing-2025", "changsha-2025"),
    ("guangzhou-2024", "national-2023"), ("nanchang-employee-2025", "national-2023"),
    ("ningbo-2023", "ningbo-2023"), ("shanghai-2024", "national-2023"), ("shenzhen-2023", "national-2023"),
    ("xiamen-employee-2023", "national-2023"), ("yanan-2025", "national-2023"),
  ]

  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  let folder: URL
  let policyText: String
  let scenarioText: String

  /// - Parameter replications: in place of the scenario's own.
  init(policy: String, scenario: String, replications: Int) throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "dabing-verify-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    policyText = (try? PolicyLibrary().text(of: policy)) ?? ""
    let shipped = try String(
      contentsOf: Self.root.appending(path: "scenarios/\(scenario).yaml"), encoding: .utf8)
    scenarioText = shipped.replacing(#/\npolicy: .*\n/#, with: "\npolicy: ./policy.yaml\n")
      .replacing(#/replications: \d+/#, with: "replications: \(replications)")
    try write(policyText, to: "policy.yaml")
    try write(scenarioText, to: "scenario.yaml")
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  func path(_ name: String) -> String { folder.appending(path: name).path }

  func write(_ text: String, to name: String) throws { try Data(text.utf8).write(to: URL(fileURLWithPath: path(name))) }

  /// Runs the scenario as its files now stand.
  func run(set: [String] = []) async throws -> ScenarioRun {
    try await ScenarioRun(
      try ScenarioFile(path: path("scenario.yaml")), overrides: try set.map { try Override(argument: $0) }, threads: 2)
  }

  /// Stores the result of the files as they now stand.
  func store() async throws { try BaselineFile(ofScenario: path("scenario.yaml")).write(try await run().result) }

  /// Verifies the scenario as a user does.
  func check(set: [String] = []) async throws -> ScenarioCheck {
    await Verification.check(
      path("scenario.yaml"), overrides: try set.map { try Override(argument: $0) }, library: PolicyLibrary(),
      threads: 2)
  }
}

extension Baseline {
  /// The same with other rows, values or provenance.
  func with(
    provenance: Provenance? = nil, data: [Data]? = nil, scenarioValues: [Value]? = nil, policyValues: [Value]? = nil,
    results: [Row]? = nil
  ) -> Baseline {
    Baseline(
      format: format, provenance: provenance ?? self.provenance, data: data ?? self.data,
      scenarioValues: scenarioValues ?? self.scenarioValues, policyValues: policyValues ?? self.policyValues,
      results: results ?? self.results)
  }

  /// The same with the value of one metric moved.
  func moving(_ metric: String, by factor: Double) -> Baseline {
    with(
      results: results.map { row in
        guard row.metric == metric else { return row }
        return Row(
          metric: row.metric, year: row.year, group: row.group, value: row.value * factor,
          standardError: row.standardError, lower: row.lower, upper: row.upper, unit: row.unit)
      })
  }
}
