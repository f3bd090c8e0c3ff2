import Foundation

/// A new file of text, written through a small buffer.
package final class TextFile {
  private let path: String
  /// Of the system's open files; −1 once it is closed.
  private var file: Int32
  private var buffer: [UInt8] = []
  private static let room = 1 << 16

  init(_ path: String) throws(OutputError) {
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    self.path = path
    guard file >= 0 else { throw OutputError(path: path, reason: lastSystemError()) }
    buffer.reserveCapacity(Self.room)
  }

  package func add(_ text: String) throws(OutputError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.room { try flush() }
  }

  func close() throws(OutputError) {
    try flush()
    let status = systemClose(file)
    file = -1
    guard status == 0 else { throw OutputError(path: path, reason: lastSystemError()) }
  }

  private func flush() throws(OutputError) {
    if SignalHold.isWaiting { throw OutputError.interrupted(path) }
    var written = 0
    while written < buffer.count {
      let count = buffer[written...].withUnsafeBytes { write(file, $0.baseAddress, $0.count) }
      guard count >= 0 || errno == EINTR else { throw OutputError(path: path, reason: lastSystemError()) }
      written += max(0, count)
    }
    buffer.removeAll(keepingCapacity: true)
  }

  deinit { if file >= 0 { _ = systemClose(file) } }
}

/// The system's own, which the method of that name hides.
private func systemClose(_ file: Int32) -> Int32 { close(file) }

/// What the system said of the last call that failed.
func lastSystemError() -> String { String(cString: strerror(errno)) }
