import Documents
import Foundation
import Scenarios

@testable import Search

/// Scenarios with so few people and replications that a test is quick.
enum SmallScenario {
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  /// Shanxi's rules for one group.
  private static let text = """
    name: small
    title: { en: a small place, zh: 小地方 }
    policy: shanxi-2019
    year: 2019
    population:
      insured: { value: 3000, source: { en: made up, zh: 虚构 } }
    expense:
      model: self-paid
      probability: { value: 6%, source: { en: made up, zh: 虚构 } }
      law: { name: lognormal, meanlog: 8.4, sdlog: 1, source: { en: made up, zh: 虚构 } }
    shocks:
      frequency: { value: 0.05, assumption: true, note: { en: made up, zh: 虚构 } }
      severity: { value: 0.04, assumption: true, note: { en: made up, zh: 虚构 } }
      correlation: { value: 0, assumption: true, note: { en: made up, zh: 虚构 } }
    method: grouped
    replications: 20
    seed: 20190930
    """

  /// The small place, or the shipped scenario of that name.
  static func family(
    _ name: String? = nil, replications: Int = 20, set: [String] = []
  ) throws -> ScenarioFamily {
    let settings = ["replications=\(replications)"] + set
    let file =
      try name.map { name throws in try ScenarioFile(path: root.appending(path: "scenarios/\(name).yaml").path) }
      ?? ScenarioFile(text: text, name: "small.yaml")
    return ScenarioFamily(file: file, overrides: try settings.map { try Override(argument: $0) })
  }

  static func sweep(_ axes: [String], points: Int? = nil, metrics: [MetricQuery] = MetricQuery.headline) async throws
    -> SweepRun
  {
    try await SweepRun(
      try family(), design: try SweepDesign(axes: try axes.map { try SweepAxis(argument: $0) }, sobolPoints: points),
      metrics: metrics, threads: 2)
  }
}
