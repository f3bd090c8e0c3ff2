import ArgumentParser
import Foundation
import Insurance
import Plans
import Presentation

/// How the machine is used: shared by every command that computes for a while.
package struct WorkOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: "How many threads to use; all cores where it is left out. Results do not depend on it.",
    transform: wholeNumber)
  package var threads: Int?
  @Flag(help: "Show no progress.")
  package var noProgress = false

  package init() {}

  package func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw wrongUsage("--threads is \(threads): it must lie between 1 and 1024.")
    }
  }

  package var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  /// Says what a plan takes of memory where that is much.
  ///
  /// - Parameter runs: how many such runs are held at a time.
  package func tellMemory(of plan: SimulationPlan, runs: Int = 1, _ language: Language) {
    if let notice = plan.memoryNotice(runs: runs) { complain(said: notice(language)) }
  }

  /// The line that shows how far a run of a plan is; nil where nobody wants it.
  package func progress(of plan: SimulationPlan, _ language: Language) -> ProgressLine? {
    plan.method == .exact
      ? progress("computing the exact law", "正在计算精确分布", language) : progress("simulating", "模拟中", language)
  }

  /// The line that shows how far the work is; nil where nobody wants it.
  package func progress(_ en: String, _ zh: String, _ language: Language) -> ProgressLine? {
    noProgress ? nil : ProgressLine(language == .chinese ? zh : en, language: language)
  }
}
