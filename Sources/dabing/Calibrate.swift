import ArgumentParser
import CommandOptions
import Documents
import Files
import Foundation
import Insurance
import Presentation
import Scenarios
import Simulation
import StudyReports

struct Calibrate: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Solve free figures of a scenario for published totals.",
    discussion: """
      Moves the figures that the targets file names until discharges, cost a stay, beneficiaries and the like are what was
      published, each within its tolerance, by least squares on closed forms and on the same pilot of people in every
      trial. Says which targets pull against each other. Exit status 1 where a target is not met.
      """)

  @Argument(help: ArgumentHelp("The scenario file.", valueName: "scenario"))
  var file: String
  @Option(
    parsing: .unconditional, help: ArgumentHelp("The file of targets and of what may move.", valueName: "targets"))
  var to: String
  @OptionGroup var set: SetOptions
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Write the scenario with the solved figures to a file.", valueName: "file"))
  var write: String?
  @OptionGroup var workbook: WorkbookOption
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Also write the result into files of a folder: all of them or none.", valueName: "folder"))
  var output: String?
  @OptionGroup var force: ForceOption
  @Flag(help: "Show no progress.")
  var noProgress = false
  @OptionGroup var format: OutputOptions

  func run() async throws {
    try await reportingFailures(of: file) {
      let scenario = try ScenarioFile(path: file)
      let overrides = try set.overrides()
      let targets = try TargetsFile(path: to)
      let target = write.map {
        NamedOutput(path: $0, option: "--write", endings: ["yaml", "yml"], mayReplace: force.isForced)
      }
      try target?.check()
      let places = TableOutput(folder: output, workbook: workbook, mayReplace: force.isForced)
      try places.check(["calibration.csv", "calibration.json"], beside: target.map { [$0.path] } ?? [])
      let calibration = try scenario.calibrated(to: targets, overrides: overrides) { step, farthest in
        guard !noProgress else { return }
        let off = NumberText.fixed(farthest, decimals: 3)
        complain(
          said: format.say("step \(step): the farthest target is \(off) tolerances off", "第\(step)步：最远目标相差\(off)倍容差"))
      }
      let warnings = try scenario.warnings(of: calibration, overrides: overrides)
      func book(_ language: Language) -> DataBook {
        CalibrationBook(calibration, title: targets.title, warnings: warnings, language: language).book
      }
      var files: [OutputFile] = []
      if let target {
        let text = try scenario.text(scenario.text, with: calibration.figures)
        // It must read as it was meant before it stands anywhere.
        _ = try ScenarioFile(text: text, name: file).scenario(overrides: overrides)
        files.append(OutputFile(target.path, text: text))
      }
      let report = CalibrationText(
        calibration, title: targets.title, warnings: warnings, language: format.lang, style: .standardOutput())
      let json = ReportText.json(report.record)
      try places.write(
        ["calibration.csv": book(.english).csv, "calibration.json": json + "\n"], book(format.lang), beside: files)
      try show(format.json ? json : report.text)
      if !calibration.isReached { throw ExitCode(1) }
    }
  }
}
