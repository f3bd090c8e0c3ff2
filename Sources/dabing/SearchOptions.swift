import ArgumentParser
import Documents
import Foundation
import Reports
import Scenarios
import Search
import Simulation

/// What every search over values needs beside its question.
struct SearchOptions: ParsableArguments {
  @Argument(help: ArgumentHelp("The scenario file.", valueName: "scenario"))
  var file: String
  @OptionGroup var set: SetOptions
  @Option(parsing: .unconditional, help: "The seed; over the scenario's own.")
  var seed: Int?
  @Option(
    help: ArgumentHelp(
      "How a year's claims are computed: \(MethodName.allCases.map(\.rawValue).joined(separator: ", ")).",
      valueName: "method"))
  var method: String?
  @Option(help: "How many threads to use; all cores where it is left out. Results do not depend on it.")
  var threads: Int?
  @Flag(help: "Show no progress.")
  var noProgress = false

  func validate() throws {
    if let threads, !(1...1024).contains(threads) {
      throw ValidationError("--threads is \(threads): it must lie between 1 and 1024.")
    }
  }

  var threadCount: Int { threads ?? ProcessInfo.processInfo.activeProcessorCount }

  /// Whether nothing on the command line says how claims are to be computed.
  var leavesTheMethod: Bool {
    method == nil && seed == nil
      && !set.values.contains { value in ["method=", "seed=", "replications="].contains { value.hasPrefix($0) } }
  }

  /// The scenario with what the command line sets for all of the search.
  ///
  /// - Parameter replications: as the command line says it.
  /// - Parameter most: the most that are used of the scenario's own.
  func family(replications: Int?, most: Int = .max) throws -> ScenarioFamily {
    var overrides = try set.overrides()
    for (path, value) in [
      ("replications", replications.map(String.init)), ("seed", seed.map(String.init)), ("method", method),
    ] {
      guard let value else { continue }
      overrides.append(try Override(argument: "\(path)=\(value)", typedAs: "--\(path) \(value)"))
    }
    let file = try ScenarioFile(path: file)
    let own = try file.scenario(overrides: overrides).plan.replications
    return ScenarioFamily(
      file: file, overrides: overrides, replications: replications == nil ? min(own, most) : nil)
  }
}
