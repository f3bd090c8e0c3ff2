import Documents
import Insurance
import Simulation

/// A scenario that can be run, with where its figures come from.
public struct Scenario: Sendable {
  public let name: String
  public let title: Words
  public private(set) var plan: SimulationPlan
  /// What a reader must know of where enrolment brings people.
  let enrolmentRemarks: [Words]
  /// What a reader must know of the file of people that the expense is of.
  let recordsRemarks: [Words]
  /// Every figure of the scenario file.
  public let values: [ReadValue]
  /// Files of data that the figures' sources name.
  public internal(set) var dataFiles: [ScenarioFile.DataFile]
  public let contentHash: String
  public let policyHash: String
  /// Paths of growth that was set of an index and that no year of the run needs.
  let unusedGrowth: [String]
  /// Nil where it was made of no file.
  package let origin: ScenarioOrigin?

  /// The same as a change of former terms; as terms that always held where they are nil.
  package func changed(from former: FormerTerms?) -> Scenario {
    var changed = self
    changed.plan = plan.with(former: former)
    return changed
  }

  /// Figures of the scenario that no source says.
  public var assumptions: [ReadValue] { values.filter(\.isAssumption) }

  /// What a reader must know before believing a result, by whatever command it is had.
  public var warnings: [Words] { warnings(of: .run) }

  /// The same of another answer than a run's.
  package func warnings(of answer: Answer) -> [Words] {
    let idle = idleSettings(in: answer)
    // Of a reserve that was set it is said once.
    let reserve = idle.contains { $0.path == "openingReserve" } ? .zero : plan.openingReserve
    return Policy.warnings(of: plan.policies) + (plan.policies.first?.warnings(ofReserve: reserve) ?? [])
      + idle.map(\.words) + idleTerms + recordsRemarks + enrolmentRemarks + plan.remarks
  }

  /// Figures that were set over the file's, on the command line or over the policy's by the scenario.
  public var settings: [ReadValue] { values.filter(\.isSet) }
}
