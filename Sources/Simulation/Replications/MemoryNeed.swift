import Foundation
import Insurance

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
    throw SimulationError(
      .tooLarge,
      "\(replications) replications take about \(Self.gigabytes(bytes)) of memory, and this machine has \(Self.gigabytes(there)) left: ask for fewer, or take a machine with more"
    )
  }

  /// More than this is said before it is taken.
  private static let large = 1e9

  /// - Parameter runs: how many such runs are held at a time.
  fileprivate func notice(runs: Int) -> Words? {
    let need = Double(runs) * bytes
    guard need > Self.large else { return nil }
    let several = runs > 1 ? (en: ", \(runs) runs at a time,", zh: "（同时\(runs)组）") : (en: "", zh: "")
    return Words(
      en: "\(replications) replications\(several.en) take about \(Self.gigabytes(need)) of memory",
      zh: "模拟\(replications)次\(several.zh)约需\(Self.gigabytes(need))内存")
  }

  private static func gigabytes(_ bytes: Double) -> String { "\((bytes / 1e8).rounded() / 10) GB" }

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

extension SimulationPlan {
  /// What its replications take of memory, to be said beforehand; nil where it is little.
  ///
  /// - Parameter runs: how many such runs are held at a time.
  package func memoryNotice(runs: Int = 1) -> Words? {
    method == .exact ? nil : MemoryNeed(of: self, replications: replications).notice(runs: runs)
  }

  /// - Throws: `SimulationError` where this machine has not the memory for its replications.
  package func checkMemory() throws(SimulationError) {
    if method != .exact { try MemoryNeed(of: self, replications: replications).check() }
  }
}
