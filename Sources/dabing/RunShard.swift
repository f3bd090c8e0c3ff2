import ArgumentParser
import CommandOptions
import Scenarios
import Shards
import Simulation

extension Run {
  /// What `merge` has the options for, and what no part of a run can do.
  func checkShardCombination() throws {
    guard shard != nil else { return }
    if outputs.output == nil { throw wrongUsage("--shard goes with --output FOLDER, which gets the shard.") }
    let asked = [
      "--json": format.json, "--xlsx": outputs.xlsx != nil, "--database": outputs.database != nil,
      "--replications-csv": outputs.replicationsCsv,
    ]
    let options = asked.filter(\.value).keys.sorted()
    guard options.isEmpty else {
      throw wrongUsage("--shard writes a part of a run: give \(list: options) to dabing merge.")
    }
    if precision != nil || !precisionFor.isEmpty {
      throw wrongUsage("--precision looks at the whole run: with --shard, --replications says how many.")
    }
  }

  /// Computes a part of the replications and writes it into its file.
  func compute(_ shard: ShardNumber) async throws {
    // Says what is wrong with all settings together.
    _ = try set.overrides(and: draw.own)
    let source = try ScenarioSource(of: ScenarioFile(path: file), settings: set.settings(and: draw.own))
    let scenario = try source.scenario(named: file)
    let plan = scenario.plan
    guard plan.method != .exact else {
      throw BadData(
        "the exact method has no shards, since it draws no replications: leave --shard out, or take --method grouped")
    }
    let place = try ShardPlace(shard, of: plan, in: outputs.output ?? "", mayReplace: outputs.force.isForced)
    work.tellMemory(of: plan.with(replications: place.range.count), format.lang)
    let progress = work.progress("simulating", "模拟中", format.lang)
    let outcomes = try await SimulationRun(plan).outcomes(of: place.range, threads: work.threadCount) { done, total in
      progress?.update(done: done, total: total)
    }
    progress?.finish()
    try place.write(ShardFile(shard, of: scenario, from: source, outcomes: outcomes), format)
  }
}
