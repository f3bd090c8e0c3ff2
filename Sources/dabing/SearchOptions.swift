import ArgumentParser
import CommandOptions
import Documents
import Insurance
import Plans
import Scenarios
import Search

/// What every search over values needs beside its question.
struct SearchOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The scenario file.", valueName: "scenario"))
  var file: String
  @OptionGroup var set: SetOptions
  @OptionGroup var draw: DrawOptions
  @OptionGroup var work: WorkOptions

  /// Whether nothing on the command line says how claims are to be computed.
  var leavesTheMethod: Bool {
    draw.method == nil && draw.seed == nil && draw.replications == nil
      && !["method", "seed", "replications"].contains(where: set.sets)
  }

  /// Says what so many points at a time as there are threads take of memory, where that is much.
  func tellMemory(of plan: SimulationPlan, _ language: Language) {
    work.tellMemory(of: plan, runs: work.threadCount, language)
  }

  /// The scenario with what the command line sets for all of the search.
  ///
  /// - Parameter most: the most replications that are used of the scenario's own.
  func family(most: Int = .max) throws -> ScenarioFamily {
    let overrides = try set.overrides(and: draw.own)
    let file = try ScenarioFile(path: file)
    let own = try file.scenario(overrides: overrides).plan.replications
    let isAsked = draw.replications != nil || set.sets("replications")
    return ScenarioFamily(file: file, overrides: overrides, replications: isAsked ? nil : min(own, most))
  }
}
