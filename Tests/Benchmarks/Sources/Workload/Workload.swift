import Chance
import Documents
import Foundation
import Plans
import Scenarios
import Simulation

/// What the benchmarks work on.
public enum Workload {
  /// The plan of a shipped scenario, or of one of the benchmarks' own.
  ///
  /// - Parameter file: its path from the root of the repository.
  /// - Throws: `DocumentError` where the file is missing or wrong.
  public static func plan(
    _ file: String, method: MethodName = .grouped, replications: Int
  ) throws(DocumentError) -> SimulationPlan {
    let overrides = [
      try Override(argument: "method=\(method.rawValue)"), try Override(argument: "replications=\(replications)"),
    ]
    return try ScenarioFile(path: root.appending(path: file).path).scenario(overrides: overrides).plan
  }

  /// A stream that belongs to the benchmarks.
  public static func stream(seed: UInt64 = 20_190_930) -> RandomStream {
    RandomStream(
      seed: seed,
      address: StreamAddress(replication: 0, year: 2019, group: 0, purpose: Purpose(rawValue: 1_000_000)))
  }

  /// The root of the repository, from where this file was when it was compiled.
  private static let root = (0..<5).reduce(URL(filePath: #filePath)) { folder, _ in folder.deletingLastPathComponent() }
}
