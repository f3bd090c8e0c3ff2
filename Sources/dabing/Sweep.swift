import ArgumentParser
import Documents
import Foundation
import Insurance
import Reports
import Scenarios
import Search
import Simulation

struct Sweep: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Results over many values: a grid, or points that fill ranges with sensitivity indices.",
    discussion: """
      Every point meets the same draws, so that what differs between points is due to the values.

        dabing sweep scenarios/jincheng-2019.yaml --vary 'benefit.rate=60%…80%:5%' --vary funding.perHead=80,85,90
        dabing sweep scenarios/jincheng-2019.yaml --vary 'benefit.rate=60%…80%' --vary 'shocks.frequency=0…0.1' --points 256

      With --output, finished points are kept on disk: a sweep that was interrupted goes on where it was, and one that has
      been made larger does only what is new. Where only funding, costs, risk sharing or settlement vary, claims are drawn
      once for all points.
      """)

  @OptionGroup var search: SearchOptions
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A value to vary: path=from…to:step (or from..to:step) or path=a,b,c; with --points path=from…to. Repeatable.",
      valueName: "path=values"))
  var vary: [String] = []
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Fill the ranges with so many Sobol points in place of a grid, for sensitivity indices; (values + 2) times as many runs. Powers of two are best.",
      valueName: "n"))
  var points: Int?
  @Option(
    help: ArgumentHelp(
      "A metric, with a group and a year where it has them: claims.total[general]@2026. Repeatable; \(MetricQuery.headline.map(\.text).joined(separator: ", ")) where it is left out.",
      valueName: "metric"))
  var metric: [String] = []
  @Option(
    parsing: .unconditional,
    help: "How many simulated years at each point; the scenario's own, but at most 1,000, where it is left out.")
  var replications: Int?
  @Option(
    help: ArgumentHelp(
      "Write sweep.csv and provenance.json into a folder, and keep finished points there in sweep.journal.",
      valueName: "folder"))
  var output: String?
  @OptionGroup var format: OutputOptions

  func validate() throws {
    if vary.isEmpty { throw ValidationError("Say what varies: --vary path=from…to:step or --vary path=a,b,c.") }
  }

  func run() async throws {
    try await reportingFailures {
      let (axes, metrics) = try arguments()
      let design = try SweepDesign(axes: axes, sobolPoints: points)
      let family = try search.family(replications: replications, most: 1_000)
      let threads = search.threadCount
      let run = try await SweepRun(family, design: design, metrics: metrics, threads: threads)
      let folder = try output.map { path throws in try OutputFolder(path) }
      let journal = try folder.map { folder throws in
        // Finished points are kept from the first one on.
        try folder.make()
        let path = folder.path(of: "sweep.journal")
        do { return try SweepJournal(path: path) } catch let error as CocoaError {
          throw OutputError(path: path, reason: error.localizedDescription)
        }
      }
      let progress =
        search.noProgress ? nil : ProgressLine(format.say("sweeping", "扫描中"), language: format.lang)
      let outcome = try await run.outcome(threads: threads, journal: journal) { done, total in
        progress?.update(done: done, total: total)
      }
      progress?.finish()
      if outcome.found > 0 {
        complain(
          format.say(
            "\(outcome.found) of \(outcome.figures.count) points were there already",
            "\(outcome.figures.count)个点中有\(outcome.found)个此前已算完"))
      }
      let record = SweepRecord(outcome)
      if let folder {
        try folder.write(record.csv, to: "sweep.csv")
        if let sensitivity = record.sensitivityCSV { try folder.write(sensitivity, to: "sensitivity.csv") }
        try folder.write(ReportText.json(record.provenance) + "\n", to: "provenance.json")
      }
      print(
        format.json
          ? ReportText.json(record) : SweepText(outcome, language: format.lang, style: .standardOutput()).text)
    }
  }

  /// What varies and what is asked, or all that is wrong with either.
  private func arguments() throws -> (axes: [SweepAxis], metrics: [MetricQuery]) {
    var problems: [Problem] = []
    var axes: [SweepAxis] = []
    for text in vary {
      do throws(DocumentError) { axes.append(try SweepAxis(argument: text)) } catch { problems += error.problems }
    }
    var metrics: [MetricQuery] = []
    for text in metric {
      do throws(DocumentError) {
        metrics.append(try MetricQuery(text, flag: "--metric"))
      } catch {
        problems += error.problems
      }
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    return (axes, metrics.isEmpty ? MetricQuery.headline : metrics)
  }
}
