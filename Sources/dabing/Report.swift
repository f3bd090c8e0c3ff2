import ArgumentParser
import CommandOptions
import Documents
import Files
import Foundation
import Insurance
import Presentation
import RunReports
import Scenarios
import Simulation
import Studies
import StudyReports

struct Report: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Simulate scenarios and write what officials read: answers, charts, tables, assumptions, clauses.",
    discussion: """
      One self-contained HTML file that needs no network and no script, prints on A4 and reads on a telephone; a Word
      document with the same tables and charts; or Markdown. Several scenarios are set side by side first. Every number is that of `dabing run`.

      With --alternative or --reform the report is of a change: the first scenario is the baseline, and further ones are
      alternatives to it. Every number is that of `dabing compare`.

        dabing report scenarios/jiangxi-2025.yaml --reform reforms/jiangxi-65.yaml -o reform.html
      """)

  /// What a document is for.
  enum Purpose: String, ExpressibleByArgument, CaseIterable {
    case tender
  }

  @Argument(help: ArgumentHelp("The scenario files.", valueName: "scenario"))
  var files: [String]
  @Option(
    name: .shortAndLong, parsing: .unconditional,
    help: ArgumentHelp("The file to write; standard output where it is left out.", valueName: "file"))
  var output: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "html, markdown, word or excel; by the ending of the file, *.md, *.docx or *.xlsx, where this is left out.",
      valueName: "html|markdown|word|excel"))
  var format: ReportTarget.Form?
  @Option(
    name: .customLong("form"), parsing: .unconditional,
    help: ArgumentHelp(
      "A form of the trade in place of the whole report: tender, the figures that an invitation to bid rests on; alternatives are bids. (The form of a year's settlement: dabing settle --report.)",
      valueName: "tender"))
  var purpose: Purpose?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Language of the report and of messages: en or zh; that of the locale where it is left out.", valueName: "en|zh")
  )
  var lang: Language = .inForce
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "What changes one at a time do, as a tornado diagram: the output of `dabing sweep --json` over several values, or comparison.json of `dabing compare`. Repeatable.",
      valueName: "file"))
  var tornado: [String] = []
  @OptionGroup var change: ChangeOptions
  @OptionGroup var set: SetOptions
  @OptionGroup var draw: DrawOptions
  @OptionGroup var force: ForceOption
  @OptionGroup var work: WorkOptions

  func validate() throws {
    if files.isEmpty { throw wrongUsage("Name at least one scenario file.") }
    if change.areGiven, !tornado.isEmpty {
      throw wrongUsage("--tornado goes into the report of a run, not into one of --alternative or --reform.")
    }
    if purpose != nil, files.count > 1 { throw wrongUsage("--form is of one scenario.") }
    if purpose != nil, !tornado.isEmpty { throw wrongUsage("--form takes no --tornado.") }
    if target.isBinaryOnScreen {
      throw wrongUsage("A Word document or a workbook goes into a file: name it with --output FILE.docx or FILE.xlsx.")
    }
    if change.noContributions, !change.areGiven {
      throw wrongUsage("--no-contributions goes with --alternative or --reform.")
    }
    if change.terms != nil, !change.areGiven {
      throw wrongUsage("--terms goes with --alternative or --reform.")
    }
  }

  func run() async throws {
    try await reportingFailures(of: files) {
      let overrides = try set.overrides(and: draw.own)
      try target.checkEnding()
      let document =
        switch (purpose, change.areGiven) {
        case (.tender, _): try await tender(under: overrides)
        case (nil, true): try await reform(under: overrides)
        case (nil, false): try await scenarios(under: overrides)
        }
      try target.write(document)
    }
  }

  /// The report of one run or several.
  private func scenarios(under overrides: [Override]) async throws -> ReportDocument {
    // All files are read before the first is simulated: a typing mistake in the last one shows at once.
    let scenarios = try files.map { try ScenarioFile(path: $0).scenario(overrides: overrides) }
    let tornados = try tornadoFiles(of: scenarios)
    try target.check()
    var facts: [ReportFacts] = []
    for (file, scenario) in zip(files, scenarios) {
      facts.append(try await simulated(scenario, from: file, tornados.filter { $0.scenario == scenario.name }))
    }
    return RunReport(facts, language: lang).document
  }

  /// The report of a change.
  private func reform(under overrides: [Override]) async throws -> ReportDocument {
    let study = try ComparisonStudy(
      baseline: files[0], others: Array(files.dropFirst()), changes: change.all, overrides: overrides,
      terms: change.terms)
    try target.check()
    let facts = try await study.facts(by: work, change, lang).ranging(study.ranges)
    return ReformReport(facts, language: lang).document
  }

  /// The figures of a tender, with bids as changes of it.
  private func tender(under overrides: [Override]) async throws -> ReportDocument {
    let scenario = try ScenarioFile(path: files[0]).scenario(overrides: overrides)
    let study =
      change.areGiven
      // A bid's terms are those of its contract from the beginning.
      ? try ComparisonStudy(
        baseline: files[0], others: [], changes: change.all, overrides: overrides, terms: change.terms ?? .standing)
      : nil
    try target.check()
    let facts = try await simulated(scenario, from: files[0], [])
    let offers = try await study?.facts(by: work, change, lang).alternatives ?? []
    return TenderForm(facts, offers: offers.map { ReportFacts($0.run, name: $0.name) }, language: lang).document
  }

  private var target: ReportTarget {
    ReportTarget(output, option: "--output", form: format, mayReplace: force.isForced)
  }

  /// The files of sensitivities, each of one of the scenarios as it is here.
  private func tornadoFiles(of scenarios: [Scenario]) throws -> [TornadoFile] {
    try tornado.map { path in
      guard let data = FileManager.default.contents(atPath: path) else { throw BadData("\(path) cannot be read") }
      ReadFiles.note(path)
      guard let file = TornadoFile(String(decoding: data, as: UTF8.self)) else {
        throw BadData(
          "\(path) has no changes one at a time: it must be what `dabing sweep --json` prints for several values, or comparison.json of several alternatives"
        )
      }
      guard let scenario = scenarios.first(where: { $0.name == file.scenario }) else {
        throw BadData("\(path) is of the scenario '\(file.scenario)', of which there is no report here")
      }
      guard scenario.contentHash == file.scenarioHash else {
        throw BadData(
          "\(path) is of another state of '\(file.scenario)': run the command again that made it, with the same --set as here, and on the same scenario and policy files"
        )
      }
      return file
    }
  }

  private func simulated(
    _ scenario: Scenario, from file: String, _ tornados: [TornadoFile]
  ) async throws -> ReportFacts {
    let isExact = scenario.plan.method == .exact
    if !isExact { work.tellMemory(of: scenario.plan, lang) }
    let progress = work.progress(of: scenario.plan, lang)
    let answer = try await RunStudy(of: scenario).answer(threads: work.threadCount) { done, total in
      progress?.update(done: done, total: total)
    }
    progress?.finish()
    // Without sampling there are no years to draw: the tables and the charts of the rules are there all the same.
    return ReportFacts(
      scenario.factsForReader(of: answer.facts.summary, on: answer.basis, threads: work.threadCount),
      distribution: isExact ? nil : answer.basis.distribution(of: scenario.plan),
      sensitivities: tornados, file: file)
  }
}
