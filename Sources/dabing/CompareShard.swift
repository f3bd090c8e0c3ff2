import ArgumentParser
import CommandOptions
import Plans
import Scenarios
import Shards
import Simulation
import Studies

extension Compare {
  /// What no part of a comparison can do.
  func checkShardCombination() throws {
    guard shard != nil else { return }
    if outputs.output == nil { throw wrongUsage("--shard goes with --output FOLDER, which gets the shard.") }
    if outputs.workbook.xlsx != nil {
      throw wrongUsage("--shard writes a part of a comparison: give --xlsx to dabing merge.")
    }
    if format.json { throw wrongUsage("--shard writes a part of a comparison: give --json to dabing merge.") }
  }

  /// Computes a part of the replications of every run and writes it into its file.
  func compute(_ shard: ShardNumber) async throws {
    let source = try ComparisonSource(
      baseline: files[0], others: Array(files.dropFirst()), changes: change.all, settings: set.settings(and: draw.own),
      hasContributions: !change.noContributions, terms: change.terms)
    let study = try ComparisonStudy(source)
    let plans = study.plans(withContributions: source.hasContributions)
    let place = try ShardPlace(shard, of: study.plan, in: outputs.output ?? "", mayReplace: outputs.force.isForced)
    work.tellMemory(of: study.plan.with(replications: place.range.count), runs: plans.count, format.lang)
    let progress = work.progress("comparing", "比较中", format.lang)
    var runs: [(plan: SimulationPlan, outcomes: [Outcomes])] = []
    for (run, plan) in plans.enumerated() {
      let outcomes = try await SimulationRun(plan).outcomes(of: place.range, threads: work.threadCount) { done, of in
        progress?.update(done: run * of + done, total: plans.count * of)
      }
      runs.append((plan, outcomes))
    }
    progress?.finish()
    try place.write(ShardFile(shard, of: study.baseline, from: source, runs: runs), format)
  }
}
