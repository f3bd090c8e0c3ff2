import Documents
import Insurance
import Simulation

/// A scenario that can be run, with where its figures come from.
public struct Scenario: Sendable {
  public let name: String
  public let title: Words
  public let plan: SimulationPlan
  /// Every figure of the scenario file.
  public let values: [ReadValue]
  /// Files of data that the figures' sources name.
  public let dataFiles: [ScenarioFile.DataFile]
  public let contentHash: String
  public let policyHash: String

  /// Figures of the scenario that no source says.
  public var assumptions: [ReadValue] { values.filter(\.isAssumption) }

  /// What a reader must know before believing the result; each sentence once, though several years may have it.
  public var warnings: [Words] {
    var warnings: [Words] = []
    let years = plan.startYear...plan.startYear + max(0, plan.policies.count - 1)
    for warning in plan.policies.flatMap({ $0.warnings(inRunOf: years) }) where !warnings.contains(warning) {
      warnings.append(warning)
    }
    if plan.openingReserve > .zero, let policy = plan.policies.first, !policy.riskSharing.usesReserve {
      warnings.append(
        Words(
          en: "the opening reserve changes nothing: the rules of \(policy.id) meet no loss from a reserve",
          zh: "期初结余不影响结果：\(policy.id)的规则不以历年结余弥补亏损"))
    }
    return warnings
  }

  /// Figures that were set over the file's, on the command line or over the policy's by the scenario.
  public var settings: [ReadValue] { values.filter(\.isSet) }
}
