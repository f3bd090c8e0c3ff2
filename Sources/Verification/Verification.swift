import Documents
import Files
import Foundation
import Insurance
import Plans
import Regions
import Scenarios

/// Scenarios held against their baselines, and worked cases against what they state.
package struct Verification: Sendable {
  package let scenarios: [ScenarioCheck]
  package let cases: [CaseFileCheck]
  /// Baselines whose scenario is no longer there.
  package let orphans: [String]
  /// Files of the folders that are neither scenarios nor worked cases.
  package let others: [(path: String, kind: DocumentKind)]

  package var verdicts: [Verdict] {
    scenarios.map(\.verdict) + cases.map(\.verdict) + orphans.map { _ in Verdict.incomparable }
  }

  package var passes: Bool { verdicts.allSatisfy(\.passes) }

  /// The verdict on everything together: the one that explains the most.
  package var verdict: Verdict { Verdict.order.first { verdicts.contains($0) } ?? .sameBits }

  package func status(isStrict: Bool) -> Int32 { verdict.status(isStrict: isStrict) }

  /// What a new baseline does not mend, the weightiest first.
  package var verdictsAfterUpdate: [Verdict] {
    let left =
      scenarios.filter { $0.current == nil }.map(\.verdict) + cases.map(\.verdict)
      + orphans.map { _ in Verdict.incomparable }
    return Verdict.order.filter(left.contains)
  }

  /// Runs and compares everything that paths lead to, scenarios beside each other.
  ///
  /// - Parameter overrides: set over every scenario.
  /// - Parameter threads: how many to use at most for each scenario.
  /// - Parameter notice: told what a scenario takes of memory, where that is much.
  /// - Parameter progress: told how many of how many files are done.
  /// - Throws: `DocumentError` where a path leads to nothing.
  package init(
    of paths: [String], overrides: [Override] = [], library: PolicyLibrary = PolicyLibrary(), threads: Int,
    notice: @escaping @Sendable (Words) -> Void = { _ in },
    progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void = { _, _ in }
  ) async throws(DocumentError) {
    let found = try VerifiedFiles(at: paths)
    let total = found.scenarios.count + found.cases.count
    (orphans, others) = (found.orphans, found.others)
    let checked = await withTaskGroup(of: (Int, ScenarioCheck).self) { group in
      for (i, path) in found.scenarios.enumerated() {
        group.addTask {
          (i, await Self.check(path, overrides: overrides, library: library, threads: threads, notice: notice))
        }
      }
      var checks: [(Int, ScenarioCheck)] = []
      for await check in group {
        checks.append(check)
        progress(checks.count, total)
      }
      return checks.sorted { $0.0 < $1.0 }.map(\.1)
    }
    scenarios = checked
    cases = found.cases.map { CaseFileCheck(path: $0, library: library) }
    progress(total, total)
  }

  /// Writes the baselines, all or none, of every scenario whose one is not what a run gives now.
  ///
  /// - Returns: the files that were written.
  /// - Throws: `OutputError` where one cannot be written.
  package func update() throws(OutputError) -> [String] {
    var files: [OutputFile] = []
    for check in scenarios {
      guard let current = check.current else { continue }
      let path = BaselineFile(ofScenario: check.path).path
      // Of the file, and of the folder that an update swaps as a whole.
      OutputDraft.clearLeftovers(of: [path, URL(fileURLWithPath: path).deletingLastPathComponent().path])
      let old = FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) }
      if old != current.text { files.append(OutputFile(path, text: current.text)) }
    }
    // They stand in the place of those before: that is what an update is for. All of them or none.
    for file in files { ReadFiles.release(file.path) }
    try OutputDraft.write(files, mayReplace: true)
    return files.map(\.path)
  }

  /// Runs one scenario and compares it.
  package static func check(
    _ path: String, overrides: [Override], library: PolicyLibrary, threads: Int,
    notice: (Words) -> Void = { _ in }
  ) async -> ScenarioCheck {
    do {
      let file = try ScenarioFile(path: path)
      do {
        let run = try await ScenarioRun(
          file, overrides: overrides, library: library, threads: threads, notice: notice)
        let stored = BaselineFile(ofScenario: path)
        return ScenarioCheck(run, against: stored.exists ? try stored.read() : nil)
      } catch let error as DocumentError {
        return ScenarioCheck(
          path: path, problems: error.problems, inputs: changes(of: file, overrides: overrides, library: library))
      }
    } catch let error as DocumentError {
      return ScenarioCheck(path: path, problems: error.problems, inputs: [])
    } catch let error as SimulationError {
      return ScenarioCheck(
        path: path, problems: [Problem("cannot be run: \(error.said)", at: Place(file: path))], inputs: [])
    } catch {
      return ScenarioCheck(
        path: path, problems: [Problem("cannot be run: \(error)", at: Place(file: path))], inputs: [])
    }
  }

  /// The values that moved in files that cannot be used: one of them may be why.
  private static func changes(
    of file: ScenarioFile, overrides: [Override], library: PolicyLibrary
  ) -> [InputChange] {
    guard let inputs = try? file.inputs(overrides: overrides, library: library),
      let baseline = try? BaselineFile(ofScenario: file.path).read()
    else { return [] }
    return InputChange.all(from: baseline, to: inputs, of: file)
  }
}
