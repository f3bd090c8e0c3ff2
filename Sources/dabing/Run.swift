import ArgumentParser
import CommandOptions
import Documents
import Foundation
import Insurance
import Plans
import Presentation
import Regions
import Results
import Scenarios
import Shards
import Simulation
import Studies
import Wording

struct Run: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Simulate a scenario: cost, funding need, and every party's result.",
    discussion: """
      Prints the distribution of the year's claims, the funding that covers them, and who carries the gain or loss, with
      standard errors; then the assumptions in use. The same seed gives the same bits for any number of threads.
      """)

  @Argument(help: ArgumentHelp("The scenario file.", valueName: "scenario"))
  var file: String

  @OptionGroup var set: SetOptions
  @OptionGroup var draw: DrawOptions
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Add replications until the 95% half-width is so small a part of the value, and say how many it took. A party's result is measured by the funding, since it may be 0, a probability by 1.",
      valueName: "0.2%"))
  var precision: String?
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A metric that the precision is asked of; repeatable. \(PrecisionTarget.usualMetrics.joined(separator: " and ")) where it is left out.",
      valueName: "metric"))
  var precisionFor: [String] = []
  @Flag(help: "The answer under each reading of the clauses that can be read in several ways, what matters most first.")
  var readings = false
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Compute the i-th of n parts of the replications alone, and write it into --output FOLDER for dabing merge.",
      valueName: "i/n"))
  var shard: ShardNumber?
  @OptionGroup(title: "Mid-year") var actual: ActualOptions
  @OptionGroup var work: WorkOptions
  @OptionGroup var outputs: RunOutputOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    try outputs.checkCombination(besides: actual.report != nil)
    try checkShardCombination()
    try checkActualCombination()
  }

  func run() async throws {
    try await reportingFailures(of: file) {
      if let shard { return try await compute(shard) }
      let overrides = try set.overrides(and: draw.own)
      let scenario = try ScenarioFile(path: file).scenario(overrides: overrides)
      if scenario.plan.method == .exact { try refuseDrawingOptions(of: scenario.plan) }
      if readings { return try await showReadings(under: overrides) }
      if actual.isAsked { return try await showYearsEnd(of: scenario) }
      try outputs.check(scenario.plan)
      let target = try precisionTarget()
      let progress = work.progress(of: scenario.plan, format.lang)
      if target == nil { work.tellMemory(of: scenario.plan, format.lang) }
      let report: @Sendable (Int, Int) -> Void = { done, total in progress?.update(done: done, total: total) }
      let summary: Summary
      let basis: RunBasis
      var isReached = true
      if let target {
        let outcome = try await target.run(
          scenario.plan, threads: work.threadCount, notice: { complain($0(format.lang), beside: progress) },
          progress: report)
        progress?.finish()
        summary = outcome.summary
        basis = .outcomes(outcome.outcomes)
        isReached = outcome.isReached
        complain(said: sentence(on: outcome, target))
      } else {
        let answer = try await RunStudy(of: scenario).answer(threads: work.threadCount, progress: report)
        progress?.finish()
        (summary, basis) = (answer.facts.summary, answer.basis)
      }
      try outputs.deliver(scenario, summary, on: basis, format, threads: work.threadCount)
      if !isReached { throw ExitCode(1) }
    }
  }

  /// The exact method has no replications: what asks for some is refused rather than read and forgotten. What the
  /// scenario file says of them holds for its other methods. The people that a law of X of episodes is made of are drawn
  /// by the seed whatever the method.
  private func refuseDrawingOptions(of plan: SimulationPlan) throws {
    var given = [
      "--replications": draw.replications != nil, "--precision": precision != nil,
      "--replications-csv": outputs.replicationsCsv, "--seed": draw.seed != nil && !plan.hasPilot,
    ]
    for path in plan.hasPilot ? ["replications"] : ["replications", "seed"] where set.sets(path) {
      given["--set \(path)"] = true
    }
    let options = given.filter(\.value).keys.sorted()
    guard options.isEmpty else {
      let drawn: Message = plan.hasPilot ? "draws no years" : "draws nothing"
      throw BadData(
        "\(joined: options) \(english: options.count == 1 ? "has" : "have") no effect with the exact method, which \(drawn): leave out what asks for draws, or take --method grouped"
      )
    }
  }

  private func precisionTarget() throws -> PrecisionTarget? {
    guard let precision else {
      if !precisionFor.isEmpty { throw BadData("--precision-for says of what, but --precision not how precise") }
      return nil
    }
    if draw.replications != nil {
      throw BadData("--precision finds the number of replications: leave --replications out")
    }
    for name in precisionFor { _ = try Metric.asked(name) }
    guard let number = TypedNumber(precision),
      let target = PrecisionTarget(
        relative: number.value,
        metrics: precisionFor.isEmpty ? PrecisionTarget.usualMetrics : precisionFor),
      target.relative < 1
    else { throw BadData("--precision is '\(precision)': it must lie between 0 and 100%, such as 0.2%") }
    return target
  }

  /// How many replications it took, and what decided that.
  private func sentence(on outcome: PrecisionTarget.Outcome, _ target: PrecisionTarget) -> String {
    let count = NumberText.grouped(outcome.summary.plan.replications)
    let wanted = NumberText.percent(target.relative, decimals: 3)
    let slowest =
      outcome.slowest.map { metric, relative in
        relative.isFinite
          ? "\(metric) ± \(NumberText.percent(relative, decimals: 3))"
          : format.say("\(metric) is 0 or has no interval", "\(metric)为0或无区间")
      } ?? ""
    if let needed = outcome.needed {
      // Two digits: it is extrapolated.
      let digit = pow(10, (log10(needed) - 1).rounded(.down))
      let about = NumberText.grouped(Int(min((needed / digit).rounded() * digit, 1e15)))
      let most = NumberText.grouped(PrecisionTarget.mostReplications)
      return format.say(
        "error: a precision of \(wanted) would take about \(about) replications, of which at most \(most) are tried (\(slowest) after \(count))",
        "错误：达到\(wanted)的精度约需\(about)次模拟，最多尝试\(most)次（\(count)次后\(slowest)）")
    }
    return outcome.isReached
      ? format.say(
        "a precision of \(wanted) took \(count) replications (\(slowest))", "达到\(wanted)的精度用了\(count)次模拟（\(slowest)）")
      : format.say(
        "error: a precision of \(wanted) is not reached after \(count) replications (\(slowest))",
        "错误：\(count)次模拟后仍未达到\(wanted)的精度（\(slowest)）")
  }
}
