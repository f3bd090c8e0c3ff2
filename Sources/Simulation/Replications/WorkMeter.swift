import Synchronization

/// How far work is that several threads share.
final class WorkMeter: Sendable {
  private let done = Atomic(0)
  private let total: Int
  private let progress: @Sendable (_ done: Int, _ of: Int) -> Void

  /// - Parameter progress: told how many of how many pieces are done, from any thread.
  init(of total: Int, _ progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void) {
    self.total = total
    self.progress = progress
  }

  func add(_ pieces: Int) {
    guard pieces > 0 else { return }
    progress(done.add(pieces, ordering: .relaxed).newValue, total)
  }
}

/// How far one replication is, in pieces of it: person by person a year of a nation takes longer than anybody waits for a
/// sign of life.
final class ReplicationMeter {
  private let meter: WorkMeter
  private let pieces: Int
  /// How many persons the replication is expected to draw.
  private let expected: Double
  private var persons = 0
  private var told = 0

  init(_ meter: WorkMeter, pieces: Int, expecting persons: Double) {
    self.meter = meter
    self.pieces = pieces
    expected = max(1, persons)
  }

  /// Tells that more persons are drawn.
  func add(_ more: Int) {
    persons += more
    tell(Double(pieces) * min(1, Double(persons) / expected))
  }

  /// Tells that the replication is done.
  func finish() { tell(Double(pieces)) }

  private func tell(_ share: Double) {
    let now = Int(share)
    meter.add(now - told)
    told = now
  }
}
