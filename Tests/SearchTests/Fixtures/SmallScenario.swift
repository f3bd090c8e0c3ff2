import Documents
import Foundation
import Scenarios

@testable import Search

/// A shipped scenario with so few people and replications that a test is quick.
enum SmallScenario {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  static func family(
    _ name: String = "jincheng-2019", replications: Int = 60, set: [String] = []
  ) throws -> ScenarioFamily {
    let settings = ["population.insured=20000", "replications=\(replications)"] + set
    return ScenarioFamily(
      file: try ScenarioFile(path: root.appending(path: "scenarios/\(name).yaml").path),
      overrides: try settings.map { try Override(argument: $0) })
  }

  static func sweep(_ axes: [String], points: Int? = nil, metrics: [MetricQuery] = MetricQuery.headline) async throws
    -> SweepRun
  {
    try await SweepRun(
      try family(), design: try SweepDesign(axes: try axes.map { try SweepAxis(argument: $0) }, sobolPoints: points),
      metrics: metrics, threads: 2)
  }
}
