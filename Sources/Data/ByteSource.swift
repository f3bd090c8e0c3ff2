import Files
import Foundation

/// The bytes of a file or of standard input, piece by piece, with the hash of all that went by.
final class ByteSource {
  let path: String
  /// Of the file; nil for a pipe.
  let size: Int?
  private let file: Int32
  private var checksum = Checksum()
  /// In its place where that of a whole is to follow from those of parts.
  private(set) var joinable: JoinableChecksum?
  private(set) var bytesRead = 0
  /// Where it ends before the file does.
  private var end: Int?

  var hash: String { joinable?.text ?? checksum.text }

  /// - Parameters:
  ///   - path: the file, or `-` for standard input.
  ///   - isJoinable: whether the hash of the file is to follow from those of its parts.
  init(_ path: String, isJoinable: Bool = false) throws(DataError) {
    self.path = path
    joinable = isJoinable ? JoinableChecksum() : nil
    if path == "-" {
      file = 0
    } else {
      var isFolder = ObjCBool(false)
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        throw DataError(.noFile, path: path)
      }
      if isFolder.boolValue { throw DataError(.isFolder, path: path) }
      file = open(path, O_RDONLY | O_CLOEXEC)
      guard file >= 0 else { throw DataError(.unreadable(.init(system: errno)), path: path) }
      ReadFiles.note(path)
    }
    var status = stat()
    size = fstat(file, &status) == 0 && status.st_mode & S_IFMT == S_IFREG ? Int(status.st_size) : nil
  }

  /// The next bytes: as many as asked for, fewer only at the end, none after it.
  func next(_ most: Int) throws(DataError) -> [UInt8] {
    let count = end.map { min(most, max(0, $0 - bytesRead)) } ?? most
    var failure: Int32 = 0
    let bytes = [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        let got = read(file, base + filled, count - filled)
        if got > 0 {
          filled += got
        } else if got == 0 {
          break
        } else if errno != EINTR {
          failure = errno
          break
        }
      }
    }
    guard failure == 0 else { throw DataError(.unreadable(.init(system: failure)), path: path) }
    bytes.withUnsafeBytes { bytes in
      if joinable == nil { checksum.add(bytes) } else { joinable?.add(bytes) }
    }
    bytesRead += bytes.count
    return bytes
  }

  /// Counts its bytes from another place on, for a pipe that brings a part of a file.
  func begin(at place: Int) { bytesRead = place }

  /// Goes on with a part of the file alone, of which the hash then is.
  func goOn(with part: Range<Int>) {
    lseek(file, off_t(part.lowerBound), SEEK_SET)
    (bytesRead, end) = (part.lowerBound, part.upperBound)
    (checksum, joinable) = (Checksum(), joinable.map { _ in JoinableChecksum() })
  }

  /// Bytes from anywhere in a file; fewer where it ends, none from a pipe.
  func bytes(at offset: Int, count: Int) -> [UInt8] {
    guard size != nil, offset >= 0, count > 0 else { return [] }
    return [UInt8](unsafeUninitializedCapacity: count) { buffer, filled in
      while filled < count, let base = buffer.baseAddress {
        let got = pread(file, base + filled, count - filled, off_t(offset + filled))
        if got > 0 { filled += got } else if got == 0 || errno != EINTR { break }
      }
    }
  }

  deinit { if file > 2 { close(file) } }
}
