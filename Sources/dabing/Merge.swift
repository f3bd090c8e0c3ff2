import ArgumentParser
import CommandOptions
import DataReports
import Results
import Scenarios
import Shards
import Simulation
import Studies
import Wording

struct Merge: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Put the shards of a run, a comparison or a replay together: the result of one machine, to the byte.",
    discussion: """
      Each machine computes some of the replications; shards are merged anywhere, without the scenario's files:

        dabing run scenarios/jincheng-2019.yaml --shard 1/2 --output shards
        dabing run scenarios/jincheng-2019.yaml --shard 2/2 --output shards
        dabing merge shards

      A shard that is missing, there twice, cut, changed, or of another run, is named, and nothing is written.
      """)

  @Argument(help: ArgumentHelp("Shard files, or folders of them.", valueName: "path"))
  var paths: [String]
  @OptionGroup var work: WorkOptions
  @OptionGroup var outputs: RunOutputOptions
  @OptionGroup var format: OutputOptions

  func validate() throws { try outputs.checkCombination() }

  func run() async throws {
    try await reportingFailures(of: Array(paths.prefix(1))) {
      do {
        try await merge()
      } catch let error as ShardFaults {
        for fault in error.all {
          complain(said: format.say("error: \(fault.path): \(fault.reason.en)", "错误：\(fault.path)：\(fault.reason.zh)"))
        }
        if error.all.count > 1 { complain(said: format.say("\(error.all.count) problems", "共\(error.all.count)个问题")) }
        throw ExitCode(65)
      }
    }
  }

  private func merge() async throws {
    if ReplayShardSet.isOne(of: paths) { return try mergeReplay() }
    let checking = work.progress("checking shards", "检查分片", format.lang)
    let shards = try ShardSet(at: paths) { done, total in checking?.update(done: done, total: total) }
    checking?.finish()
    if let comparison = shards.comparison { return try await merge(shards, comparison) }
    let scenario = try shards.scenario()
    let plan = scenario.plan
    try outputs.check(plan)
    try plan.checkMemory()
    work.tellMemory(of: plan, format.lang)
    let merging = work.progress("merging", "合并中", format.lang)
    let claims = try shards.claims(of: plan)
    let outcomes = try await SimulationRun(plan).outcomes(settling: claims, threads: work.threadCount) { done, total in
      merging?.update(done: done, total: total)
    }
    merging?.finish()
    let summary = try await Summary(of: plan, outcomes: outcomes, threads: work.threadCount)
    try outputs.deliver(scenario, summary, on: .outcomes(outcomes), format)
  }

  /// What only runs have is refused of others.
  private func refuse(_ options: [String: Bool], of others: Message) throws {
    let given = options.filter(\.value).keys.sorted()
    guard given.isEmpty else {
      throw BadData("these are shards of a \(others), which has no \(list: given): leave it out")
    }
  }

  private var ofRuns: [String: Bool] {
    ["--database": outputs.database != nil, "--replications-csv": outputs.replicationsCsv]
  }

  /// The parts of a file whose people were settled.
  private func mergeReplay() throws {
    try refuse(ofRuns.merging(["--output": outputs.output != nil]) { $0 || $1 }, of: "replay")
    let output = TableOutput(folder: nil, xlsx: outputs.xlsx, mayReplace: outputs.force.isForced)
    try output.checkWorkbook()
    let replay = try ReplayShardSet(at: paths).replay()
    try DataFileOptions.tell(replay.reading, format)
    try output.write([:], ReplayBook(replay, language: format.lang).book)
    try ReplayCommand.deliver(replay, format)
  }

  /// The shards of a comparison.
  private func merge(_ shards: ShardSet, _ comparison: ComparisonSource) async throws {
    try refuse(ofRuns, of: "comparison")
    let study = try ComparisonStudy(comparison)
    let plans = study.plans(withContributions: comparison.hasContributions)
    try shards.check(study.baseline, plans)
    let output = ComparisonOutput(
      files: TableOutput(folder: outputs.output, xlsx: outputs.xlsx, mayReplace: outputs.force.isForced),
      format: format)
    try output.check()
    try study.plan.checkMemory()
    work.tellMemory(of: study.plan, runs: comparison.hasContributions ? 3 : 2, format.lang)
    let merging = work.progress("merging", "合并中", format.lang)
    let replications = study.plan.replications
    let facts = try await study.facts(withContributions: comparison.hasContributions, threads: work.threadCount) {
      run, plan in
      let claims = try shards.claims(ofRun: run, among: plans)
      return try await SimulationRun(plan).outcomes(settling: claims, threads: work.threadCount) { done, _ in
        merging?.update(done: run * replications + done, total: plans.count * replications)
      }
    }
    merging?.finish()
    try output.deliver(facts)
  }
}
