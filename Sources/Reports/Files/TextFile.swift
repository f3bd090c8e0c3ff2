import Foundation

/// A new file of text, written through a small buffer.
package final class TextFile {
  private let path: String
  private let handle: FileHandle
  private var buffer: [UInt8] = []
  private static let room = 1 << 16

  init(_ path: String) throws(OutputError) {
    guard FileManager.default.createFile(atPath: path, contents: nil) else {
      throw OutputError(path: path, reason: lastSystemError())
    }
    guard let handle = FileHandle(forWritingAtPath: path) else {
      throw OutputError(path: path, reason: lastSystemError())
    }
    self.path = path
    self.handle = handle
    buffer.reserveCapacity(Self.room)
  }

  package func add(_ text: String) throws(OutputError) {
    buffer.append(contentsOf: text.utf8)
    if buffer.count >= Self.room { try flush() }
  }

  func close() throws(OutputError) {
    try flush()
    do { try handle.close() } catch { throw OutputError(path: path, reason: error.localizedDescription) }
  }

  private func flush() throws(OutputError) {
    do { try handle.write(contentsOf: buffer) } catch {
      throw OutputError(path: path, reason: error.localizedDescription)
    }
    buffer.removeAll(keepingCapacity: true)
  }
}

/// What the system said of the last call that failed.
func lastSystemError() -> String { String(cString: strerror(errno)) }
