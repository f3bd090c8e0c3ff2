import ArgumentParser
import CommandOptions
import Documents
import Files
import Foundation
import Insurance
import Presentation
import Verification

struct Verify: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Hold scenarios against their stored baselines, and rules against worked cases.",
    discussion: """
      A scenario's baseline is baselines/NAME.json beside it; --update writes it
      anew and prints what moved. In a folder every .yaml file counts, also in the
      folders within it. A file with the key 'cases' holds worked cases; --set does
      not reach them. A scenario's 'verify:' block gives tolerances by metric.

      The exit status names the cause; of several the one that explains the others:
        0   the same bits; or the same within the rounding of another platform
            (1e-9); or moved within the scenario's tolerances; or other random
            streams (seed, replications, method, model version) and every metric
            inside its noise, by a joint test that fails at most once in 1,000
            times where nothing else has changed.
            With --strict 10 for rounding, 11 for noise, 12 for tolerances
        1   the code changed a result
        2   a policy value changed
        3   an assumption or data of the scenario changed
        4   other random streams, and a metric is outside its noise
        5   a baseline, or a metric in one of the two, is missing; or a baseline
            has no scenario any more
        6   a worked case fails
        64  usage
        65  a file cannot be used

      On GitHub Actions failures are annotated and the step summary is written.
      """)

  @Argument(help: ArgumentHelp("Scenario files, files of worked cases, or folders.", valueName: "path"))
  var paths: [String] = ["scenarios"]
  @Flag(help: "Write the baselines anew and print what moved.")
  var update = false
  @Flag(help: "Let nothing pass but the same bits.")
  var strict = false
  @OptionGroup var set: SetOptions
  @Option(parsing: .unconditional, help: ArgumentHelp("Also write JUnit XML into a file.", valueName: "file"))
  var junit: String?
  @Option(parsing: .unconditional, help: ArgumentHelp("Also write a Markdown table into a file.", valueName: "file"))
  var markdown: String?
  @OptionGroup var force: ForceOption
  @OptionGroup var work: WorkOptions
  @OptionGroup var format: OutputOptions

  func validate() throws {
    if update, !set.values.isEmpty {
      throw wrongUsage("--update writes what the files say: leave --set out.")
    }
  }

  func run() async throws {
    try await reportingFailures {
      for (path, option, endings) in [(junit, "--junit", ["xml"]), (markdown, "--markdown", ["md", "markdown"])] {
        guard let path else { continue }
        try NamedOutput(path: path, option: option, endings: endings, mayReplace: force.isForced).check()
      }
      _ = try Destinations([junit, markdown].compactMap(\.self), mayReplace: force.isForced)
      let progress = work.progress("verifying", "核对中", format.lang)
      let verification = try await Verification(
        of: paths, overrides: try set.overrides(),
        threads: work.threadCount, notice: { [format] in complain($0(format.lang), beside: progress) }
      ) { done, total in progress?.update(done: done, total: total) }
      progress?.finish()
      var files: [OutputFile] = []
      if let junit {
        files.append(OutputFile(junit, text: VerificationJUnit(verification, language: format.lang).text))
      }
      if let markdown {
        files.append(OutputFile(markdown, text: VerificationMarkdown(verification, language: format.lang).text))
      }
      try OutputDraft.write(files, mayReplace: force.isForced)
      try show(
        format.json
          ? ReportText.json(VerificationRecord(verification, isStrict: strict))
          : VerificationText(verification, language: format.lang, style: .standardOutput()).text)
      if update {
        try finishUpdate(verification)
        return
      }
      try tellGitHub(verification)
      let status = verification.status(isStrict: strict)
      if status != 0 { throw ExitCode(status) }
    }
  }

  /// Writes the baselines; what no baseline can mend still decides the status.
  private func finishUpdate(_ verification: Verification) throws {
    let written = try verification.update()
    complain(
      said: written.isEmpty
        ? format.say("every baseline is up to date", "各基准均为最新")
        : written.map { format.say("written: \($0)", "已写入：\($0)") }.joined(separator: "\n"))
    if let verdict = verification.verdictsAfterUpdate.first(where: { !$0.passes }) {
      throw ExitCode(verdict.status(isStrict: strict))
    }
  }

  /// Annotations and the step summary, where the program runs in a GitHub job.
  private func tellGitHub(_ verification: Verification) throws {
    let environment = ProcessInfo.processInfo.environment
    if environment["GITHUB_ACTIONS"] == "true", !format.json {
      try show(GitHubAnnotations(verification, language: format.lang).text, terminator: "")
    }
    guard let path = environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return }
    let text = VerificationMarkdown(verification, language: format.lang).text
    // Other steps of the job write into the same file.
    try TextFile.append(text, to: path)
  }
}
