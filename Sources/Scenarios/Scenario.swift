import Documents
import Insurance
import Plans

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

  /// Whether a search tries it, whose every point need not say whom it takes something from.
  package var isTried = false

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
    return Policy.warnings(of: plan.policies, among: plan.groupsWithPeople) + groupsWorseOff
      + (plan.policies.first?.warnings(ofReserve: reserve) ?? [])
      + idle.map(\.words) + idleTerms + recordsRemarks + enrolmentRemarks + plan.remarks
  }

  /// Groups that a setting of the policy leaves with less than the policy gives them; of several years by the first.
  private var groupsWorseOff: [Words] {
    guard !isTried, let policy = plan.policies.first,
      policy.values.contains(where: { $0.isSet && $0.path.hasPrefix("benefit") }),
      let former = try? origin?.policyAsWritten()
    else { return [] }
    return policy.groupsWorseOff(than: former, among: plan.groupsWithPeople)
  }

  /// Figures that were set over the file's, on the command line or over the policy's by the scenario.
  public var settings: [ReadValue] { values.filter(\.isSet) }
}

extension SimulationPlan {
  /// Ids of the groups that somebody is in, alone or beside others.
  var groupsWithPeople: Set<String> {
    Set(cohorts.filter { $0.insured > 0 }.flatMap { $0.group.split(separator: "+").map(String.init) })
  }
}
