import Foundation

/// A regular file that is read from its beginning, piece by piece, so that it is never in memory as a whole.
package final class InputFile {
  /// As the user named it.
  package let path: String
  /// Bytes, when it was opened.
  package let size: Int
  private let file: Int32
  /// What has been read and not yet asked for.
  private var rest: ArraySlice<UInt8> = []
  private static let room = 1 << 16

  /// - Throws: `InputError` where no regular file stands there, or it cannot be opened.
  package init(_ path: String) throws(InputError) {
    var status = stat()
    guard stat(path, &status) == 0 else { throw InputError.system(path) }
    // A pipe would be waited for, and has no size.
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw InputError(path: path, reason: .init(en: "it is no regular file", zh: "不是普通文件"))
    }
    file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw InputError.system(path) }
    self.path = path
    size = Int(status.st_size)
    ReadFiles.note(path)
  }

  /// The next line without its end; nil where the file ends before it does, or it is longer.
  ///
  /// - Parameter most: how many bytes it may have.
  package func line(atMost most: Int) throws(InputError) -> [UInt8]? {
    var line: [UInt8] = []
    while line.count <= most {
      if rest.isEmpty { rest = try piece(Self.room)[...] }
      guard !rest.isEmpty else { return nil }
      if let end = rest.firstIndex(of: UInt8(ascii: "\n")) {
        line += rest[..<end]
        rest = rest[(end + 1)...]
        return line.count <= most ? line : nil
      }
      line += rest
      rest = []
    }
    return nil
  }

  /// The next bytes: fewer than asked for only at the end of the file.
  package func read(_ count: Int) throws(InputError) -> [UInt8] {
    var bytes = Array(rest.prefix(count))
    rest = rest.dropFirst(count)
    if bytes.count < count { bytes += try piece(count - bytes.count) }
    return bytes
  }

  private func piece(_ count: Int) throws(InputError) -> [UInt8] {
    var bytes = [UInt8](repeating: 0, count: count)
    var filled = 0
    while filled < count {
      let more = bytes.withUnsafeMutableBytes { buffer in
        Foundation.read(file, buffer.baseAddress.map { $0 + filled }, count - filled)
      }
      if more > 0 {
        filled += more
      } else if more == 0 {
        break
      } else if errno != EINTR {
        throw InputError.system(path)
      }
    }
    bytes.removeLast(count - filled)
    return bytes
  }

  deinit { close(file) }
}

/// A file that cannot be read.
package struct InputError: Error, Sendable {
  /// As the user named it.
  package let path: String
  package let reason: OutputError.Said

  /// What the system said of the last call that failed.
  static func system(_ path: String) -> InputError {
    InputError(path: path, reason: OutputError.Said(system: errno))
  }
}
