import Synchronization

/// How far a sweep is, in thousandths of its points.
final class SweepMeter: Sendable {
  private let done: Atomic<Int>
  private let total: Int
  private let progress: @Sendable (_ done: Int, _ of: Int) -> Void

  private static let whole = 1_000
  /// Half a point: what claims that points share are of each.
  static let half = whole / 2

  /// - Parameter progress: told how many of how many thousandths are done, from any thread.
  init(points: Int, found: Int, _ progress: @escaping @Sendable (_ done: Int, _ of: Int) -> Void) {
    done = Atomic(found * Self.whole)
    total = points * Self.whole
    self.progress = progress
    progress(found * Self.whole, total)
  }

  /// A part of the work.
  ///
  /// - Parameters:
  ///   - points: how many it is a part of.
  ///   - start: the thousandths of each that are done when it begins.
  ///   - end: the thousandths of each that are done when it ends.
  func part(of points: Int, from start: Int = 0, upTo end: Int = whole) -> Part {
    Part(self, pieces: points * (end - start))
  }

  /// Work that tells how far it is in pieces of its own.
  final class Part: Sendable {
    private let meter: SweepMeter
    private let pieces: Int
    private let told = Atomic(0)

    fileprivate init(_ meter: SweepMeter, pieces: Int) {
      self.meter = meter
      self.pieces = pieces
    }

    @Sendable func update(_ done: Int, _ of: Int) {
      guard of > 0 else { return }
      let now = Int(Double(pieces) * min(1, Double(done) / Double(of)))
      let before = told.max(now, ordering: .relaxed).oldValue
      guard now > before else { return }
      meter.progress(meter.done.add(now - before, ordering: .relaxed).newValue, meter.total)
    }
  }
}
