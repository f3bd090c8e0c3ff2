import ArgumentParser
import CommandOptions
import Documents
import Foundation
import Insurance
import Presentation
import Results
import RunReports
import Scenarios

struct Check: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "The methods side by side on a scenario: do they agree within what chance allows?",
    discussion: """
      Runs the scenario person by person and by cells on the same shocks and claimants, and holds both against the exact
      law: means, spread, quantiles and the whole distribution. Every difference is given in its standard errors, or in the
      normal deviate of the same probability. Exit status 1 where the methods disagree, or where there was nothing to
      compare. The winsorised standard deviation is that of claims cut to their 5% and 95% quantiles: it can be held against
      the exact law under any tail, as the plain one cannot.

      Persons of a whole province take minutes, those of a nation hours: beyond about half a minute of work the check is
      made on fewer people, the same share of every group, and says on how many.
      """)

  @Argument(help: ArgumentHelp("The scenario file.", valueName: "scenario"))
  var file: String
  @OptionGroup var set: SetOptions
  @Option(
    parsing: .unconditional, help: "How many simulated years of each method; 200 where it is left out.",
    transform: wholeNumber)
  var replications: Int?
  @Flag(help: "Check on all people of the scenario, however long it takes.")
  var everyone = false
  @Option(parsing: .unconditional, help: "The seed; over the scenario's own.", transform: wholeNumber)
  var seed: Int?
  @OptionGroup var work: WorkOptions
  @OptionGroup var outputs: TableOutputOptions
  @OptionGroup var format: OutputOptions

  func run() async throws {
    try await reportingFailures(of: file) {
      var own = [SetOptions.Own(path: "seed", value: seed.map(String.init))]
      // Of its own the check draws fewer years than a run.
      if replications != nil || !set.sets("replications") {
        own.append(.init(path: "replications", value: "\(replications ?? 200)"))
      }
      let overrides = try set.overrides(and: own)
      let scenario = try ScenarioFile(path: file).scenario(overrides: overrides)
      try outputs.check(named: "check")
      let size = CheckSize(of: scenario.plan, everybody: everyone)
      if everyone, size.isLarge {
        let people = NumberText.grouped(size.scenarioInsured)
        let time = ComparisonText.time(size, format.lang)
        complain(
          said: format.say(
            "drawing all \(people) insured one by one: about \(time)",
            "逐人模拟全部\(people)名参保人：约需\(time)"))
      }
      work.tellMemory(of: size.plan, runs: 2, format.lang)
      let progress = work.progress("checking", "校验中", format.lang)
      let comparison = try await MethodComparison(
        of: size.plan, threads: work.threadCount
      ) { done, total in progress?.update(done: done, total: total) }
      progress?.finish()
      let report = ComparisonText(
        comparison, title: scenario.title, size: size, warnings: scenario.warnings(of: .methods),
        titles: PathTitle(scenario.plan.policies.first))
      let json = ReportText.json(report.record)
      try outputs.write(named: "check", json: json, in: format.lang) { CheckBook(report, language: $0).book }
      try show(format.json ? json : report.text(format.lang, style: .standardOutput()))
      if !comparison.agrees { throw ExitCode(1) }
    }
  }
}
