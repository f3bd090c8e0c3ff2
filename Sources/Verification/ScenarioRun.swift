import Documents
import Insurance
import Regions
import Scenarios
import Simulation

/// A scenario that has been run, ready to be compared or kept.
struct ScenarioRun: Sendable {
  let file: ScenarioFile
  let scenario: Scenario
  let inputs: ScenarioFile.Inputs
  /// The paths of what was set over the files.
  let set: [String]
  /// What its baseline would be now.
  let result: Baseline

  /// - Parameter notice: told what it takes of memory, where that is much.
  /// - Throws: `DocumentError` where a file cannot be used, and what a run throws.
  init(
    _ file: ScenarioFile, overrides: [Override] = [], library: PolicyLibrary = PolicyLibrary(), threads: Int,
    notice: (Words) -> Void = { _ in }
  ) async throws {
    self.file = file
    set = overrides.map(\.path)
    scenario = try file.scenario(overrides: overrides, library: library)
    inputs = try file.inputs(overrides: overrides, library: library)
    if let need = scenario.plan.memoryNotice() {
      notice(Words(en: "\(file.path): \(need.en)", zh: "\(file.path)：\(need.zh)"))
    }
    let summary = try await SimulationRun(scenario.plan).summary(threads: threads)
    result = Baseline(of: scenario, inputs: inputs, summary: summary)
  }
}
