import ArgumentParser
import CommandOptions
import Documents
import Files
import Foundation
import Insurance
import Presentation
import Scenarios
import Search
import Shards
import Simulation
import StudyReports

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
      valueName: "n"), transform: wholeNumber)
  var points: Int?
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp(
      "A metric, with a group and a year where it has them: claims.total[general]@2026. Repeatable; \(MetricQuery.headline.map(\.text).joined(separator: ", ")) where it is left out.",
      valueName: "metric"))
  var metric: [String] = []
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Write sweep.csv and provenance.json into a folder, and keep finished points there in sweep.journal.",
      valueName: "folder"))
  var output: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "Compute the i-th of n parts of the points alone, and keep them in --output FOLDER; when all parts are there, the same command without --shard has the result.",
      valueName: "i/n"))
  var shard: ShardNumber?
  @OptionGroup var workbook: WorkbookOption
  @OptionGroup var force: ForceOption
  @OptionGroup var format: OutputOptions

  func validate() throws {
    if shard != nil, output == nil {
      throw wrongUsage("--shard goes with --output FOLDER, which gets the finished points.")
    }
    if shard != nil, workbook.xlsx != nil {
      throw wrongUsage("--shard computes a part of the points: --xlsx goes without it.")
    }
    if output == nil, workbook.xlsx == nil, force.isForced {
      throw wrongUsage("--force goes with --output FOLDER or --xlsx FILE.")
    }
    if shard != nil, format.json {
      throw wrongUsage("--shard computes a part of the points: --json goes without it.")
    }
    if vary.isEmpty { throw wrongUsage("Say what varies: --vary path=from…to:step or --vary path=a,b,c.") }
  }

  func run() async throws {
    try await reportingFailures(of: search.file) {
      let (axes, metrics) = try arguments()
      let design = try SweepDesign(axes: axes, sobolPoints: points)
      let family = try search.family(most: 1_000)
      let conflicts = Override.conflicts(family.overrides + axes.map(\.probe))
      guard conflicts.isEmpty else { throw DocumentError(.invalid, conflicts) }
      let threads = search.work.threadCount
      let run = try await SweepRun(family, design: design, metrics: metrics, threads: threads)
      search.tellMemory(of: run.base.plan, format.lang)
      try workbook.check(mayReplace: force.isForced)
      let folder = try output.map { path throws in try OutputFolder(path) }
      // A sweep that goes on where it was writes its own tables anew.
      let mayReplace = force.isForced || folder?.has("sweep.journal") == true
      if let folder {
        _ = try Destinations(["sweep.csv", "provenance.json"].map(folder.path(of:)), mayReplace: mayReplace)
      }
      if let shard, shard.count > design.points.count {
        throw BadData(
          "--shard \(shard.text) has more parts than there are points, \(design.points.count): take fewer parts")
      }
      let journal = try folder.map(journal(in:))
      let progress =
        search.work.progress("sweeping", "扫描中", format.lang)
      if let shard, let journal {
        let part = shard.range(of: design.points.count)
        _ = try await run.visit(part: part, threads: threads, journal: journal) { done, total in
          progress?.update(done: done, total: total)
        }
        progress?.finish()
        return complain(
          said: format.say(
            "kept points \(part.lowerBound + 1) to \(part.upperBound) of \(design.points.count) in \(output ?? ""); when all are there: the same command without --shard",
            "第\(part.lowerBound + 1)至\(part.upperBound)个点（共\(design.points.count)个）已存入\(output ?? "")；全部完成后，去掉 --shard 再次运行"
          ))
      }
      let outcome = try await run.outcome(threads: threads, journal: journal) { done, total in
        progress?.update(done: done, total: total)
      }
      progress?.finish()
      if outcome.found > 0 {
        complain(
          said: format.say(
            "\(outcome.found) of \(outcome.figures.count) points were there already",
            "\(outcome.figures.count)个点中有\(outcome.found)个此前已算完"))
      }
      let record = SweepRecord(outcome)
      var files: [OutputFile] = []
      if let folder {
        files += folder.files([
          "sweep.csv": record.csv, "provenance.json": ReportText.json(record.provenance) + "\n",
        ])
        if let sensitivity = record.sensitivityCSV {
          files += folder.files(["sensitivity.csv": sensitivity])
        }
      }
      files += workbook.files(SweepBook(outcome, record, language: format.lang).book)
      // A workbook that was there before has stopped the command at its beginning, unless it was allowed to go.
      if !files.isEmpty { try OutputDraft.write(files, mayReplace: mayReplace) }
      try show(
        format.json
          ? ReportText.json(record) : SweepText(outcome, language: format.lang, style: .standardOutput()).text)
    }
  }

  /// The finished points of a folder: those of this part of the sweep, and of all others whose files are there.
  private func journal(in folder: OutputFolder) throws -> SweepJournal {
    // Finished points are kept from the first one on.
    try folder.make()
    let name = shard.map { "sweep-\($0.place)-of-\($0.count).journal" } ?? "sweep.journal"
    let names = try FileManager.default.contentsOfDirectory(atPath: output ?? "")
    let others = names.filter { $0 != name && $0.hasPrefix("sweep") && $0.hasSuffix(".journal") }.sorted()
    let path = folder.path(of: name)
    do { return try SweepJournal(path: path, besides: others.map(folder.path(of:))) } catch let error as CocoaError {
      throw OutputError(path: path, reason: OutputError.Said(error))
    }
  }

  /// What varies and what is asked, nil for the usual, or all that is wrong with either.
  private func arguments() throws -> (axes: [SweepAxis], metrics: [MetricQuery]?) {
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
    return (axes, metrics.isEmpty ? nil : metrics)
  }
}
