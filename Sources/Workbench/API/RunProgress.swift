import Synchronization

/// How far a run is: told from any thread, asked now and then.
final class RunProgress: Sendable {
  struct Count: Encodable, Sendable {
    var done = 0
    var total = 0
  }

  private let count = Mutex(Count())

  func update(_ done: Int, _ total: Int) {
    count.withLock { count in
      count.done = max(count.done, done)
      count.total = total
    }
  }

  var now: Count { count.withLock { $0 } }
}
