import Foundation
import Synchronization

/// Keeps the signals that end a program waiting while files come into being: it ends before them or after them, not
/// between the first and the last.
///
/// As long as one of these is there, SIGINT, SIGTERM and SIGHUP are written down and nothing more. When the last goes,
/// the signal that came meets what it would have met. A file that grows too large for the system, and a
/// pipe that nobody reads any more, are errors of the write rather than the end of the program.
final class SignalHold {
  private static let ending = [SIGINT, SIGTERM, SIGHUP]

  private struct Former {
    let signal: Int32
    let handler: (@convention(c) (Int32) -> Void)?
  }

  private struct State {
    var holds = 0
    var former: [Former] = []
  }

  private static let state = Mutex(State())

  /// Whether a signal waits for what is being written to come to an end.
  static var isWaiting: Bool { waitingSignal.load(ordering: .relaxed) != 0 }

  init() {
    Self.state.withLock { state in
      state.holds += 1
      guard state.holds == 1 else { return }
      // The handler must find the number made.
      waitingSignal.store(0, ordering: .relaxed)
      for ending in Self.ending {
        let former = signal(ending) { waitingSignal.store($0, ordering: .relaxed) }
        // What the caller ignores, such as `nohup`, stays ignored.
        if isIgnoring(former) {
          signal(ending, former)
        } else {
          state.former.append(Former(signal: ending, handler: former))
        }
      }
      for fault in [SIGXFSZ, SIGPIPE] { state.former.append(Former(signal: fault, handler: signal(fault, SIG_IGN))) }
    }
  }

  deinit {
    let waiting = Self.state.withLock { state -> Int32 in
      state.holds -= 1
      guard state.holds == 0 else { return 0 }
      for former in state.former { signal(former.signal, former.handler) }
      state.former = []
      return waitingSignal.exchange(0, ordering: .relaxed)
    }
    if waiting != 0 { Self.deliver(waiting) }
  }

  /// To this thread, and before it goes on: threads of tasks are deaf to signals, and the others would be late.
  private static func deliver(_ signal: Int32) {
    var (only, former) = (sigset_t(), sigset_t())
    sigemptyset(&only)
    sigaddset(&only, signal)
    pthread_sigmask(SIG_UNBLOCK, &only, &former)
    raise(signal)
    pthread_sigmask(SIG_SETMASK, &former, nil)
  }
}

/// The last signal that came; 0 for none. A handler may touch nothing that takes a lock.
private let waitingSignal = Atomic<Int32>(0)

func isIgnoring(_ handler: (@convention(c) (Int32) -> Void)?) -> Bool {
  unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
}
