import Foundation

/// What the outcomes of a run take of this machine's memory, known before the first is drawn.
struct MemoryNeed {
  let bytes: Double
  let replications: Int

  /// Measured: 118 MB for 100,000 years of seven groups, of which 20 MB are the program.
  private static let perYear = 350.0
  private static let perGroup = 90.0

  init(of plan: SimulationPlan, replications: Int) {
    self.replications = replications
    let year = Self.perYear + Self.perGroup * Double(plan.cohorts.count)
    // Summaries copy the outcomes once, figure by figure.
    bytes = 1.2 * Double(replications) * Double(plan.policies.count) * year
  }

  /// - Throws: `SimulationError` where there is less memory than that.
  func check() throws(SimulationError) {
    let there = Self.available
    guard bytes > there else { return }
    func gigabytes(_ bytes: Double) -> String { "\((bytes / 1e8).rounded() / 10) GB" }
    throw SimulationError(
      .tooLarge,
      "\(replications) replications take about \(gigabytes(bytes)) of memory, and this machine has \(gigabytes(there)) left: ask for fewer"
    )
  }

  /// What the system says that programs may still take; all of the machine's where it does not say.
  private static var available: Double {
    let all = Double(ProcessInfo.processInfo.physicalMemory)
    guard let text = try? String(contentsOfFile: "/proc/meminfo", encoding: .utf8),
      let line = text.split(separator: "\n").first(where: { $0.hasPrefix("MemAvailable:") }),
      let kilobytes = line.split(separator: " ").dropFirst().first.flatMap({ Double($0) })
    else { return all }
    return min(all, 1024 * kilobytes)
  }
}
