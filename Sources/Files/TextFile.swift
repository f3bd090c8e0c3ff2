import Foundation

/// A new file of text or of bytes, written through a small buffer.
package final class TextFile {
  private let path: String
  /// Of the system's open files; −1 once it is closed.
  private var file: Int32
  private var buffer: [UInt8] = []
  private static let room = 1 << 16

  init(_ path: String) throws(OutputError) {
    file = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0o666)
    self.path = path
    guard file >= 0 else { throw OutputError.system(path) }
    buffer.reserveCapacity(Self.room)
  }

  /// Adds a text to the end of a file, which is made where there is none.
  ///
  /// - Throws: `OutputError` where it cannot be written.
  package static func append(_ text: String, to path: String) throws(OutputError) {
    let file = open(path, O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0o666)
    guard file >= 0 else { throw OutputError.system(path) }
    let isWritten = StandardStreams.writeAll(Array(text.utf8), to: file)
    guard systemClose(file) == 0, isWritten else { throw OutputError.system(path) }
  }

  package func add(_ text: String) throws(OutputError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.room { try flush() }
  }

  /// Adds bytes: text that is UTF-8 already, or numbers.
  package func add(_ bytes: [UInt8]) throws(OutputError) {
    buffer.append(contentsOf: bytes)
    if buffer.count >= Self.room { try flush() }
  }

  func close() throws(OutputError) {
    try flush()
    let status = systemClose(file)
    file = -1
    guard status == 0 else { throw OutputError.system(path) }
  }

  private func flush() throws(OutputError) {
    if SignalHold.isWaiting { throw OutputError.interrupted(path) }
    guard StandardStreams.writeAll(buffer, to: file) else { throw OutputError.system(path) }
    buffer.removeAll(keepingCapacity: true)
  }

  deinit { if file >= 0 { _ = systemClose(file) } }
}

/// The system's own, which the method of that name hides.
private func systemClose(_ file: Int32) -> Int32 { close(file) }
