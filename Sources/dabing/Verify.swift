import ArgumentParser
import Documents
import Foundation
import Insurance
import Reports
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
  @Option(help: ArgumentHelp("Also write JUnit XML into a file.", valueName: "file"))
  var junit: String?
  @Option(help: ArgumentHelp("Also write a Markdown table into a file.", valueName: "file"))
  var markdown: String?
  @Option(help: "How many threads to use; all cores where it is left out. Results do not depend on it.")
  var threads: Int?
  @Flag(help: "Show no progress.")
  var noProgress = false
  @OptionGroup var format: OutputOptions

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is \(threads): it must lie between 1 and 1024.")
    }
    if update, !set.values.isEmpty {
      throw ValidationError("--update writes what the files say: leave --set out.")
    }
  }

  func run() async throws {
    try await reportingFailures {
      let progress = noProgress ? nil : ProgressLine(format.say("verifying", "核对中"), language: format.lang)
      let verification = try await Verification(
        of: paths, overrides: try set.overrides(),
        threads: threads ?? ProcessInfo.processInfo.activeProcessorCount
      ) { done, total in progress?.update(done: done, total: total) }
      progress?.finish()
      if let junit { try OutputFolder.write(VerificationJUnit(verification).text, to: junit) }
      if let markdown {
        try OutputFolder.write(VerificationMarkdown(verification, language: format.lang).text, to: markdown)
      }
      print(
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
      written.isEmpty
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
      print(GitHubAnnotations(verification, language: format.lang).text, terminator: "")
    }
    guard let path = environment["GITHUB_STEP_SUMMARY"], !path.isEmpty else { return }
    let text = VerificationMarkdown(verification, language: format.lang).text
    // Other steps of the job write into the same file.
    let before = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
    try OutputFolder.write(before + text, to: path)
  }
}
