import Synchronization

/// The results of `count` independent pieces of work, in their order, by at most so many threads.
func parallelMap<Result: Sendable>(
  _ count: Int, threads: Int, _ work: @escaping @Sendable (Int) -> Result
) async -> [Result] {
  let queue = WorkQueue()
  let parts = await withTaskGroup(of: [(Int, Result)].self) { group in
    for _ in 0..<max(1, min(threads, count)) {
      group.addTask {
        var mine: [(Int, Result)] = []
        while true {
          let index = queue.next.add(1, ordering: .relaxed).oldValue
          guard index < count else { return mine }
          mine.append((index, work(index)))
        }
      }
    }
    return await group.reduce(into: []) { $0 += $1 }
  }
  return parts.sorted { $0.0 < $1.0 }.map(\.1)
}

/// The next piece of work that nobody has taken.
private final class WorkQueue: Sendable {
  let next = Atomic(0)
}
