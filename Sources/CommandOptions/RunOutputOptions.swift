import ArgumentParser
import Files
import Foundation
import Insurance
import Plans
import Presentation
import Results
import RunReports
import RunStore
import Scenarios
import Simulation
import Workbooks

/// Where the result of a run goes beside the screen.
package struct RunOutputOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Also write results.json, results.csv, ledger.csv and provenance.json into a folder: all of them or none.",
      valueName: "folder"))
  package var output: String?
  @Flag(help: "With --output, every replication too, as replications.csv.")
  package var replicationsCsv = false
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Also write an Excel workbook, in the language of --lang.", valueName: "file.xlsx"))
  package var xlsx: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Also add the run to an SQLite database, which `dabing runs` reads.", valueName: "file"))
  package var database: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --database, a name for the run; an equal run that is there already takes it.", valueName: "text"))
  package var label: String?
  @OptionGroup package var force: ForceOption

  package init() {}

  /// - Parameter others: whether a file is written that is none of these.
  package func checkCombination(besides others: Bool = false) throws {
    if replicationsCsv, output == nil { throw wrongUsage("--replications-csv goes with --output FOLDER.") }
    if label != nil, database == nil { throw wrongUsage("--label goes with --database FILE.") }
    if let label, let control = ControlCharacters.first(in: label) {
      throw wrongUsage("--label holds the control character \(ControlCharacters.name(control)).")
    }
    if force.isForced, output == nil, xlsx == nil, !others {
      throw wrongUsage("--force goes with --output or --xlsx.")
    }
  }

  /// Says before anything is drawn what speaks against the places.
  ///
  /// - Parameter settlesYears: whether the ledger of drawn years will be written; where the plan draws any.
  package func check(_ plan: SimulationPlan, settlesYears: Bool = true) throws {
    try workbook?.check()
    if let database { try RunStore.check(database) }
    var paths = xlsx.map { [$0] } ?? []
    if let output {
      let folder = try OutputFolder(output)
      let isDrawn = settlesYears && plan.method != .exact
      let names = RunFiles.names(
        ledger: isDrawn && plan.claimsHaveMean, replications: isDrawn && replicationsCsv)
      paths += (names.written + (folder.has("provenance.json") ? names.stale.filter(folder.has) : [])).map(
        folder.path(of:))
    }
    _ = try Destinations(paths, besides: database.map { [$0] } ?? [], mayReplace: force.isForced)
  }

  private var workbook: NamedOutput? {
    xlsx.map { NamedOutput(path: $0, option: "--xlsx", endings: ["xlsx"], mayReplace: force.isForced) }
  }

  package var isAsked: Bool { output != nil || xlsx != nil || database != nil }

  /// Writes what is asked for, all of it or nothing, and shows the result.
  ///
  /// - Parameters:
  ///   - basis: what the summary is made of.
  ///   - threads: how many to use at most, at least 1.
  package func deliver(
    _ scenario: Scenario, _ summary: Summary, on basis: RunBasis, _ format: OutputOptions, threads: Int = 1
  ) throws {
    // JSON has no place for what the assumptions leave open.
    let facts =
      format.json && xlsx == nil
      ? scenario.facts(of: summary, on: basis)
      : scenario.factsForReader(of: summary, on: basis, threads: threads)
    try deliver(facts, outcomes: basis.outcomes, format)
  }

  /// - Parameter outcomes: of which the ledger is made, by year and replication; nil where none is written.
  package func deliver(_ facts: RunFacts, outcomes: [Outcomes]? = nil, _ format: OutputOptions) throws {
    let record = RunRecord(facts)
    try write(facts, record, outcomes: outcomes, format)
    try show(
      format.json ? ReportText.json(record) : RunText(facts, language: format.lang, style: .standardOutput()).text)
  }

  /// Writes what is asked for, all of it or nothing.
  ///
  /// - Parameters:
  ///   - facts: what the run came to.
  ///   - record: the same for programs.
  ///   - outcomes: by year and replication; nil for the exact method, which draws none.
  ///   - format: the language of what people read.
  private func write(_ facts: RunFacts, _ record: RunRecord, outcomes: [Outcomes]?, _ format: OutputOptions) throws {
    guard isAsked else { return }
    let plan = facts.summary.plan
    // The ledger's rows are means.
    let ledger =
      plan.claimsHaveMean
      ? try outcomes.map { outcomes throws in try SimulationRun(plan).ledger(of: outcomes) } : nil
    var files: [OutputFile] = []
    var stale: [String] = []
    if let output {
      let run = RunFiles(
        record, ledger: ledger,
        replications: replicationsCsv ? outcomes.map { ReplicationsFile(plan, outcomes: $0) } : nil,
        in: try OutputFolder(output))
      files += run.files
      stale = run.stale
    }
    if let xlsx {
      let distribution = outcomes.flatMap { YearDistribution(of: $0.first ?? [], insured: plan.insured) }
      let workbook = RunWorkbook(
        ReportFacts(facts, distribution: distribution), record: record, ledger: ledger, language: format.lang)
      files.append(OutputFile(xlsx, writer: workbook.write(to:)))
    }
    let draft = try OutputDraft(
      files, removing: stale, besides: database.map { [$0] } ?? [], mayReplace: force.isForced)
    try draft.place()
    // The database takes the run last: what it has taken nobody takes back, while the files still can be.
    if let database {
      let added = try RunStore(makingAt: database).add(
        RunStore.Addition(facts, record: record, ledger: ledger, label: label))
      draft.keep()
      complain(said: sentence(on: added, in: database, format))
    } else {
      draft.keep()
    }
    if outcomes != nil, ledger == nil {
      complain("the ledger is left out: its rows are means, and claims have none under this law")
    }
    if !stale.isEmpty {
      complain(
        "removed with the earlier run that they belong to: \(list: stale); this run does not write them")
    }
  }

  private func sentence(on added: RunStore.Added, in database: String, _ format: OutputOptions) -> String {
    let id = added.id
    guard !added.isNew else { return format.say("run \(id) of \(database)", "已记入\(database)，编号\(id)") }
    let present = format.say("\(database) has this run already: it is run \(id)", "\(database)中已有此记录，编号\(id)")
    guard let former = added.formerLabel, let label else { return present }
    return present
      + format.say(
        ", now labelled '\(label)'" + (former.map { " in place of '\($0)'" } ?? ""),
        "，标签" + (former.map { "由“\($0)”" } ?? "") + "改为“\(label)”")
  }
}
