import Documents
import Foundation
import Insurance
import Plans
import Scenarios
import Simulation

/// The scenario files of this repository.
enum ShippedScenario {
  static let regional = ["jincheng-2019", "shandong-2015", "jiangxi-2025", "langfang-2024", "huizhou-2013"]
  static let all = regional + ["national-2023"]

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "scenarios")

  static func plan(_ name: String, set: [String] = []) throws -> SimulationPlan {
    try ScenarioFile(path: folder.appending(path: "\(name).yaml").path)
      .scenario(overrides: set.map { try Override(argument: $0) }).plan
  }

  /// The first year of a scenario, which may have several.
  static func firstYear(_ name: String, set: [String] = []) throws -> SimulationPlan {
    let whole = try plan(name, set: set)
    return whole.with(policies: Array(whole.policies.prefix(1)))
  }

  /// The scenario with about so many people; a funding that is a total is scaled with them.
  static func small(_ name: String, insured people: Int, replications: Int) throws -> SimulationPlan {
    let whole = try plan(name)
    var set: [String] = []
    if name == "huizhou-2013", let policy = whole.policies.first {
      // What the plan names as sums shrinks with the people.
      let share = Double(people) / Double(whole.insured)
      set = [
        "funding.total=\(policy.funding.total(insured: whole.insured) * share)",
        "costs.fixed=\(policy.costs.fixed * share)",
      ]
    }
    let first = try plan(name, set: set)
    return first.with(policies: Array(first.policies.prefix(1))).scaled(toInsured: people).with(
      replications: replications)
  }
}
