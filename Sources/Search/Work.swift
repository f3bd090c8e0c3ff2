import Synchronization

/// The results of `count` independent pieces of work, in their order, by at most so many threads.
///
/// - Throws: what the first piece that failed threw; pieces that nobody has begun by then are left.
func concurrently<Result: Sendable>(
  _ count: Int, threads: Int, _ work: @escaping @Sendable (Int) async throws -> Result
) async throws -> [Result] {
  let queue = WorkQueue()
  let parts = try await withThrowingTaskGroup(of: [(Int, Result)].self) { group in
    for _ in 0..<max(1, min(threads, count)) {
      group.addTask {
        var mine: [(Int, Result)] = []
        while true {
          let index = queue.next.add(1, ordering: .relaxed).oldValue
          guard index < count else { return mine }
          try Task.checkCancellation()
          mine.append((index, try await work(index)))
        }
      }
    }
    return try await group.reduce(into: []) { $0 += $1 }
  }
  return parts.sorted { $0.0 < $1.0 }.map(\.1)
}

/// The next piece of work that nobody has taken.
private final class WorkQueue: Sendable {
  let next = Atomic(0)
}
