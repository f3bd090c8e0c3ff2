import Foundation
import Synchronization

/// Keeps away from a descriptor what a library would write to it on its own.
///
/// A descriptor belongs to the whole process: of two that point it elsewhere at once, the second would take the first one's
/// nowhere for the place to go back to, and nothing written there would ever be seen again. So one waits for the other.
enum QuietDescriptor {
  private static let turn = Mutex(())

  static func during(_ descriptor: Int32, _ body: () -> Void) {
    turn.withLock { _ in
      let nowhere = open("/dev/null", O_WRONLY | O_CLOEXEC)
      let former = fcntl(descriptor, F_DUPFD_CLOEXEC, 0)
      defer {
        if former >= 0 {
          dup2(former, descriptor)
          _ = close(former)
        }
        if nowhere >= 0 { _ = close(nowhere) }
      }
      if nowhere >= 0, former >= 0 { dup2(nowhere, descriptor) }
      body()
    }
  }
}
