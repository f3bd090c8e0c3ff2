import Foundation
import Synchronization

/// Says that a command was interrupted before the signal ends it: a screen on which nothing stands does not show whether it had
/// finished.
package enum InterruptNotice {
  /// From now on SIGINT, SIGTERM and SIGHUP say the sentence on standard error first; what the caller ignores, such as `nohup`,
  /// stays ignored.
  package static func say(_ sentence: String) {
    // A handler may take no memory and no lock: the bytes are made here and stay.
    let line = Array(((isatty(2) == 1 ? "\n" : "") + sentence + "\n").utf8)
    let bytes = UnsafeMutableBufferPointer<UInt8>.allocate(capacity: line.count)
    _ = bytes.initialize(from: line)
    noticeAddress.store(Int(bitPattern: bytes.baseAddress), ordering: .relaxed)
    noticeLength.store(line.count, ordering: .relaxed)
    // Another thread may reach the end of the command while the sentence is written: it must not say that all went well.
    atexit { while hasCome.load(ordering: .relaxed) { pause() } }
    for ending in [SIGINT, SIGTERM, SIGHUP] {
      let former = signal(ending) { number in
        hasCome.store(true, ordering: .relaxed)
        signal(number, SIG_DFL)
        let bytes = UnsafeRawPointer(bitPattern: noticeAddress.load(ordering: .relaxed))
        _ = Foundation.write(2, bytes, noticeLength.load(ordering: .relaxed))
        raise(number)
      }
      if isIgnoring(former) { signal(ending, former) }
    }
  }

  /// For a command that runs until somebody interrupts it.
  package static func sayNothing() { noticeLength.store(0, ordering: .relaxed) }
}

private let noticeAddress = Atomic<Int>(0)
private let noticeLength = Atomic<Int>(0)
/// Whether a signal is about to end the program.
private let hasCome = Atomic<Bool>(false)
