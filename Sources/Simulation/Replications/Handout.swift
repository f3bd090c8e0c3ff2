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
  func results<Part: Sendable>(of work: @escaping @Sendable (Range<Int>) -> Part) async -> [Part] {
    await total(from: [], of: work) { $0.append($1) }
  }

  /// Adds up what the parts give, the first replications first. A part is added as soon as those before it are, so that
  /// no more of them wait than threads are ahead of each other.
  ///
  /// - Parameters:
  ///   - start: what the first part is added to.
  ///   - work: what is done for a part of the range.
  ///   - add: never called by two threads at a time.
  /// - Throws: what the first part in order threw that threw, in its work or as it was added; work not begun by then
  ///   is left.
  func total<Total: Sendable, Part: Sendable, Failure: Error>(
    from start: Total, of work: @escaping @Sendable (Range<Int>) throws(Failure) -> Part,
    add: @escaping @Sendable (inout Total, Part) throws(Failure) -> Void
  ) async throws(Failure) -> Total {
    let queue = Queue<Total, Part, Failure>(start)
    await withTaskGroup(of: Void.self) { group in
      for _ in 0..<threads {
        group.addTask {
          while let place = queue.next() {
            let first = range.lowerBound + place * part
            guard first < range.upperBound else { return }
            let result = Result { () throws(Failure) in try work(first..<min(first + part, range.upperBound)) }
            queue.put(result, at: place, add)
          }
        }
      }
    }
    return try queue.total()
  }

  /// Parts on their way into the total.
  private final class Queue<Total: Sendable, Part: Sendable, Failure: Error>: Sendable {
    private struct State: Sendable {
      var total: Total
      var failure: Failure?
      /// How many parts are added.
      var added = 0
      /// Those that are done before one that goes before them, by their places.
      var waiting: [Int: Result<Part, Failure>] = [:]
    }

    private let handedOut = Atomic(0)
    private let hasFailed = Atomic(false)
    private let state: Mutex<State>

    init(_ start: Total) { state = Mutex(State(total: start)) }

    /// The place of the next part to be done; nil where a part has failed.
    func next() -> Int? {
      hasFailed.load(ordering: .relaxed) ? nil : handedOut.add(1, ordering: .relaxed).oldValue
    }

    func put(
      _ result: Result<Part, Failure>, at place: Int, _ add: (inout Total, Part) throws(Failure) -> Void
    ) {
      state.withLock { state in
        state.waiting[place] = result
        while state.failure == nil, let part = state.waiting.removeValue(forKey: state.added) {
          state.added += 1
          do throws(Failure) { try add(&state.total, try part.get()) } catch {
            state.failure = error
            hasFailed.store(true, ordering: .relaxed)
          }
        }
      }
    }

    /// - Throws: what the first part in order threw that threw.
    func total() throws(Failure) -> Total {
      let (total, failure) = state.withLock { ($0.total, $0.failure) }
      if let failure { throw failure }
      return total
    }
  }
}
