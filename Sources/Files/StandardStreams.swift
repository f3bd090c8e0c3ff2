import Foundation

/// Standard output, whose every byte counts, and standard error, which is no reason to stop anything.
package enum StandardStreams {
  /// To be called before anything is opened or written.
  ///
  /// A stream that the caller has closed gets a file in its place that takes no byte: else the next file that is opened
  /// would stand for it, and messages would go into a result. A reader that goes away is an error of the write rather
  /// than the end of the program, so that no draft is left lying.
  package static func prepare() {
    for stream: Int32 in 0...2 where fcntl(stream, F_GETFD) == -1 && errno == EBADF { _ = open("/dev/null", O_RDONLY) }
    signal(SIGPIPE, SIG_IGN)
  }

  /// Writes a result, all of it.
  ///
  /// - Throws: `OutputError` where it cannot be written; ``isGone`` says whether only nobody reads it any more.
  package static func write(_ text: String) throws(OutputError) {
    try write(Array(text.utf8), to: 1, named: "standard output")
  }

  /// Writes a result into a stream, all of it.
  ///
  /// - Throws: `OutputError` where it cannot be written; ``isGone`` says whether only nobody reads it any more.
  static func write(_ bytes: [UInt8], to file: Int32, named name: String) throws(OutputError) {
    guard writeAll(bytes, to: file) else {
      readerIsGone.store(errno == EPIPE)
      throw OutputError.system(name)
    }
  }

  /// Whether the last write failed since the reader of the pipe has closed it, as `head` does: no fault of anybody.
  package static var isGone: Bool { readerIsGone.load() }

  /// Writes a message. Where it cannot be written nobody can be told.
  package static func complain(_ message: String) {
    let text = ControlCharacters.spelled(ArgumentBreaks.spelled(message), keepingLines: true)
    _ = writeAll(Array((text + "\n").utf8), to: 2)
  }

  private static let readerIsGone = Flag()

  /// Whether every byte went out.
  static func writeAll(_ bytes: [UInt8], to file: Int32) -> Bool {
    var written = 0
    while written < bytes.count {
      let count = bytes[written...].withUnsafeBytes { Foundation.write(file, $0.baseAddress, $0.count) }
      if count >= 0 {
        written += count
      } else if errno == EAGAIN {
        // A stream that somebody else made non-blocking: wait until it takes more.
        var waiting = pollfd(fd: file, events: Int16(POLLOUT), revents: 0)
        _ = poll(&waiting, 1, 1000)
      } else if errno != EINTR {
        return false
      }
    }
    return true
  }
}
