import Documents
import Plans
import Scenarios

/// A scenario file of which some values vary.
package struct ScenarioFamily: Sendable {
  package let file: ScenarioFile
  /// What is set for all of its members.
  package let overrides: [Override]
  /// How many simulated years each has; the scenario's own where it is nil.
  package let replications: Int?
  private let memory: EpisodeMemory

  package init(file: ScenarioFile, overrides: [Override], replications: Int? = nil) {
    self.file = file
    self.overrides = overrides
    self.replications = replications
    memory = EpisodeMemory()
  }

  private init(_ family: ScenarioFamily, overrides: [Override]) {
    (file, replications, memory) = (family.file, family.replications, family.memory)
    self.overrides = overrides
  }

  /// The member with these values.
  ///
  /// - Throws: `DocumentError` with all that is wrong with it.
  package func member(_ values: [Override]) throws(DocumentError) -> Member {
    var scenario = try file.scenario(overrides: overrides + values, sharing: memory)
    scenario.isTried = !values.isEmpty
    return Member(scenario: scenario, plan: scenario.plan.with(replications: replications))
  }

  /// The same family with more set for all of its members.
  ///
  /// - Throws: `DocumentError` where an argument has no form of `path=value`.
  func setting(_ arguments: String...) throws(DocumentError) -> ScenarioFamily {
    var more: [Override] = []
    for argument in arguments { more.append(try Override(argument: argument)) }
    return ScenarioFamily(self, overrides: overrides + more)
  }

  /// The same family without one of the settings that all of its members have, by its place.
  func leavingOut(_ place: Int) -> ScenarioFamily {
    var others = overrides
    others.remove(at: place)
    return ScenarioFamily(self, overrides: others)
  }

  package struct Member: Sendable {
    package let scenario: Scenario
    package let plan: SimulationPlan
  }
}
