import ArgumentParser
import CommandOptions
import Documents
import Insurance
import Presentation
import RunStore
import Simulation
import Wording

struct Runs: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Runs that were kept: list them, show one, compare two.",
    discussion: """
      `dabing run SCENARIO --database FILE` adds a run to an SQLite database; equal runs are kept once.

        dabing runs list --database runs.sqlite --metric funding.need.p95
        dabing runs compare 3 7 --database runs.sqlite

      The tables run, result, assumption and ledger and the view resultOverTime are there for SQL, pandas and R too.
      """,
    subcommands: [List.self, Show.self, Compare.self])

  struct DatabaseOption: ParsableArguments {
    @Option(parsing: .unconditional, help: ArgumentHelp("The database that runs are kept in.", valueName: "file"))
    var database: String

    func store() throws -> RunStore { try RunStore(at: database) }
  }

  struct List: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "A line a run, oldest first, with metrics if you like.")

    @OptionGroup var database: DatabaseOption
    @Option(parsing: .unconditional, help: ArgumentHelp("Only runs of this scenario, by its name.", valueName: "name"))
    var scenario: String?
    @Option(
      parsing: .unconditional, help: ArgumentHelp("Only so many of the latest.", valueName: "count"),
      transform: wholeNumber)
    var last: Int?
    @Option(
      parsing: .unconditionalSingleValue,
      help: ArgumentHelp(
        "A metric to show of each run, in its first year; repeatable: how a figure went over time.",
        valueName: "metric"))
    var metric: [String] = []
    @OptionGroup var format: OutputOptions

    func validate() throws {
      if let last, last < 1 { throw wrongUsage("--last is \(last): it must be at least 1.") }
    }

    /// A run with the figures that were asked for.
    struct Entry: Encodable {
      let run: StoredRun
      let figures: [StoredResult]
    }

    func run() async throws {
      try await reportingFailures {
        let metrics = try metric.map { try Metric.asked($0) }
        let store = try database.store()
        let runs = try store.runs(of: scenario, last: last)
        if let scenario, runs.isEmpty {
          let nearest = nearestName(to: scenario, in: try store.scenarios())
          throw BadData(
            "\(database.database) has no run of a scenario '\(scenario)'\(Message.didYouMean(nearest))")
        }
        let figures = try metrics.map { ($0, try store.figures(of: $0.name)) }
        let text =
          format.json
          ? ReportText.json(runs.map { run in Entry(run: run, figures: figures.compactMap { $0.1[run.id] }) }) + "\n"
          : StoredRunText(format.lang, style: .standardOutput()).list(runs, figures: figures)
        try show(text, terminator: "")
      }
    }
  }

  struct Show: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "One run with its table, settings and assumptions.")

    @Argument(help: ArgumentHelp("The run's number.", valueName: "run"))
    var id: Int64
    @OptionGroup var database: DatabaseOption
    @OptionGroup var format: OutputOptions

    struct Sheet: Encodable {
      let run: StoredRun
      let results: [StoredResult]
      let values: [StoredValue]
    }

    func run() async throws {
      try await reportingFailures {
        let store = try database.store()
        guard let run = try store.run(id) else {
          throw BadData("\(database.database) has no run \(id); dabing runs list says which it has")
        }
        let sheet = Sheet(run: run, results: try store.results(of: id), values: try store.values(of: id))
        let text =
          format.json
          ? ReportText.json(sheet) + "\n"
          : StoredRunText(format.lang, style: .standardOutput()).sheet(
            run, results: sheet.results, values: sheet.values)
        try show(text, terminator: "")
      }
    }
  }

  struct Compare: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Two runs side by side: what differs in and out.")

    @Argument(help: ArgumentHelp("The earlier run's number.", valueName: "run"))
    var before: Int64
    @Argument(help: ArgumentHelp("The later run's number.", valueName: "run"))
    var after: Int64
    @OptionGroup var database: DatabaseOption
    @OptionGroup var format: OutputOptions

    func run() async throws {
      try await reportingFailures {
        let comparison = try RunComparison(try database.store(), before: before, after: after)
        let text =
          format.json
          ? ReportText.json(comparison) + "\n"
          : StoredRunText(format.lang, style: .standardOutput()).comparison(comparison)
        try show(text, terminator: "")
      }
    }
  }
}

extension Metric {
  /// The metric that somebody named.
  ///
  /// - Throws: `BadData` with the nearest name where there is none of this name.
  static func asked(_ name: String) throws -> Metric {
    if let metric = named(name) { return metric }
    let nearest = nearestName(to: name, in: glossary.map(\.name))
    throw BadData("there is no metric '\(name)'\(Message.didYouMean(nearest))")
  }
}
