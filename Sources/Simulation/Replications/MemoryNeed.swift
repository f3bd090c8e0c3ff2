import Insurance

/// What the outcomes of a run take of this machine's memory, known before the first is drawn.
struct MemoryNeed {
  let bytes: Double
  let replications: Int

  /// What a year takes beside its groups: factors and statement, as far as they differ from year to year.
  private static let perYear = 120.0
  /// A number of each.
  private static let perGroup = 36.0
  private static let perLayer = 16.0
  /// The columns that a figure is made of, sorted and not, and what its error takes.
  private static let perReplication = 80.0

  init(of plan: SimulationPlan, replications: Int) {
    self.replications = replications
    let years = plan.policies.reduce(0) { sum, policy in
      let group = Self.perGroup + Self.perLayer * Double(policy.countedLayers.count)
      return sum + Self.perYear + group * Double(plan.cohorts.count)
    }
    bytes = Double(replications) * (years + Self.perReplication)
  }

  /// - Throws: `SimulationError` where there is less memory than that.
  func check() throws(SimulationError) {
    let left = MemoryLeft.now
    guard bytes > left.bytes else { return }
    throw SimulationError(
      .tooLarge,
      "\(replications) replications take about \(Self.gigabytes(bytes)) of memory, and \(left.by) \(Self.gigabytes(left.bytes)): ask for fewer, or compute them in parts (--shard 1/\(parts(of: left.bytes)) and so on) and merge those on a machine with more"
    )
  }

  /// How many parts each take a good deal less than there is; a million where there is next to nothing.
  private func parts(of bytes: Double) -> Int { max(2, Int(min(1e6, (self.bytes / max(1, 0.7 * bytes)).rounded(.up)))) }

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
