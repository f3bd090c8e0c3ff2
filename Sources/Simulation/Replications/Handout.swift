import Synchronization

/// Work on a range of replications, handed out in small parts to as many threads as asked for, so that all stay busy to
/// the end, and put in order again.
struct Handout {
  private let range: Range<Int>
  private let threads: Int
  private let part: Int

  init(of range: Range<Int>, over threads: Int) {
    self.range = range
    self.threads = max(1, threads)
    part = max(1, min(64, range.count / (self.threads * 8)))
  }

  /// What each part gives, the first replications first.
  ///
  /// - Parameter work: what is done for a part of the range.
  func results<Result: Sendable>(of work: @escaping @Sendable (Range<Int>) -> Result) async -> [Result] {
    let counter = Counter()
    return await withTaskGroup(of: [(Int, Result)].self) { group in
      for _ in 0..<threads {
        group.addTask {
          var mine: [(Int, Result)] = []
          while true {
            let first = range.lowerBound + counter.next.add(part, ordering: .relaxed).oldValue
            guard first < range.upperBound else { return mine }
            mine.append((first, work(first..<min(first + part, range.upperBound))))
          }
        }
      }
      return await group.reduce(into: []) { $0 += $1 }.sorted { $0.0 < $1.0 }.map(\.1)
    }
  }

  /// How far the work is handed out.
  private final class Counter: Sendable { let next = Atomic(0) }
}
