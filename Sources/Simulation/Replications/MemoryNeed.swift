import Insurance
import Plans
import Wording

/// What the replications of a run take of this machine, known before the first is drawn.
struct MemoryNeed {
  let replications: Int
  /// Bytes of the outcomes.
  private let outcomes: Double
  private let storage: OutcomeStorage

  /// What a year takes beside its groups: factors and statement, as far as they differ from year to year.
  private static let perYear = 120.0
  /// A number of each.
  private static let perGroup = 36.0
  private static let perLayer = 16.0
  /// The columns that a figure is made of, sorted and not, and what its error takes.
  private static let perReplication = 200.0

  init(of plan: SimulationPlan, replications: Int, storage: OutcomeStorage = .current) {
    self.replications = replications
    self.storage = storage
    outcomes =
      Double(replications)
      * plan.policies.reduce(0) { sum, policy in
        let group = Self.perGroup + Self.perLayer * Double(policy.countedLayers.count)
        return sum + Self.perYear + group * Double(plan.cohorts.count)
      }
  }

  /// Bytes of the file in which outcomes wait; 0 where memory holds them: because they are few, or the folder has no
  /// room for them.
  private var stored: Double { outcomes > storage.mostInMemory && outcomes < storage.room ? outcomes : 0 }

  /// Bytes of memory.
  private var held: Double {
    let unwritten = outcomes / Double(max(1, replications)) * Double(storage.rowsTogether)
    return Self.perReplication * Double(replications) + (stored > 0 ? min(unwritten, outcomes) : outcomes)
  }

  /// The file in which outcomes wait; nil where memory holds them.
  ///
  /// - Throws: `SimulationError` where it cannot be made.
  func file() throws(SimulationError) -> ColumnFile? {
    stored > 0 ? try ColumnFile(in: storage.folder, rowsTogether: storage.rowsTogether) : nil
  }

  /// - Throws: `SimulationError` where there is less memory than that.
  func check() throws(SimulationError) {
    // What waits in a file takes addresses, though no memory.
    for (need, left) in [(held, MemoryLeft.now), (held + stored, MemoryLeft.addresses)] where need > left.bytes {
      throw SimulationError(
        .tooLarge,
        "\(replications) replications take about \(Self.gigabytes(need)) of memory, and \(left.by) \(Self.gigabytes(left.bytes)): ask for fewer, or compute them in parts (--shard 1/\(parts(of: left.bytes, need)) and so on) and merge those on a machine with more\(more)"
      )
    }
  }

  /// What lets memory hold less, where it would have to hold what could wait in a file.
  private var more: Message {
    guard outcomes > storage.mostInMemory, stored == 0 else { return "" }
    return ", or name a folder of a disk with \(Self.gigabytes(outcomes)) left in TMPDIR"
  }

  /// How many parts each take a good deal less than there is; a million where there is next to nothing.
  private func parts(of bytes: Double, _ need: Double) -> Int {
    max(2, Int(min(1e6, (need / max(1, 0.7 * bytes)).rounded(.up))))
  }

  /// More than this is said before it is taken.
  private static let large = 1e9

  /// - Parameter runs: how many such runs are held at a time.
  fileprivate func notice(runs: Int) -> Words? {
    let (memory, file) = (Double(runs) * held, Double(runs) * stored)
    guard max(memory, file) > Self.large else { return nil }
    let several = runs > 1 ? (en: ", \(runs) runs at a time,", zh: "（同时\(runs)组）") : (en: "", zh: "")
    let beside =
      file > 0
      ? (
        en: " and \(Self.gigabytes(file)) of \(storage.folder) for as long as they run",
        zh: "，运行期间另占用\(storage.folder)\(Self.gigabytes(file))磁盘空间"
      ) : (en: "", zh: "")
    return Words(
      en: "\(replications) replications\(several.en) take about \(Self.gigabytes(memory)) of memory\(beside.en)",
      zh: "模拟\(replications)次\(several.zh)约需\(Self.gigabytes(memory))内存\(beside.zh)")
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
