import Files
import Foundation

/// A temporary file of people in parts by the first bits of their keys. It has no name, so that nothing of it stays behind.
///
/// It holds numbers made of what tells who somebody is, and never that itself.
final class PersonSpill {
  static let parts = 64
  /// How many people are written at once.
  private static let chunk = 4_096

  private let file: Int32
  private var length = 0
  private var waiting: [[PersonRow]]
  /// Where the chunks of each part stand, with how many people they have.
  private var chunks: [[(offset: Int, count: Int)]]

  init() throws(DataError.Code) {
    let folder = FileManager.default.temporaryDirectory.path
    var name = Array((folder + "/dabing-people-XXXXXX").utf8CString)
    file = mkstemp(&name)
    guard file >= 0 else { throw .noRoom(.init(system: errno)) }
    unlink(name)
    waiting = Array(repeating: [], count: Self.parts)
    chunks = Array(repeating: [], count: Self.parts)
  }

  deinit { close(file) }

  func add(_ person: PersonRow) throws(DataError.Code) {
    let part = Int(person.key >> 58)
    waiting[part].append(person)
    if waiting[part].count >= Self.chunk { try write(part) }
  }

  private func write(_ part: Int) throws(DataError.Code) {
    let people = waiting[part]
    guard !people.isEmpty else { return }
    var failure: Int32 = 0
    people.withUnsafeBytes { bytes in
      var done = 0
      while done < bytes.count, let base = bytes.baseAddress {
        let put = pwrite(file, base + done, bytes.count - done, off_t(length + done))
        if put > 0 {
          done += put
        } else if put == 0 || errno != EINTR {
          failure = put == 0 ? ENOSPC : errno
          break
        }
      }
    }
    guard failure == 0 else { throw .noRoom(.init(system: failure)) }
    chunks[part].append((length, people.count))
    length += people.count * MemoryLayout<PersonRow>.stride
    waiting[part].removeAll(keepingCapacity: true)
  }

  /// Hands out the people of a part, in the order in which they came.
  func read(_ part: Int, _ visit: (PersonRow) -> Void) throws(DataError.Code) {
    for (offset, count) in chunks[part] {
      var failure: Int32 = 0
      let people = [PersonRow](unsafeUninitializedCapacity: count) { buffer, filled in
        let bytes = UnsafeMutableRawBufferPointer(buffer)
        var done = 0
        while done < bytes.count, let base = bytes.baseAddress {
          let got = pread(file, base + done, bytes.count - done, off_t(offset + done))
          if got > 0 {
            done += got
          } else if got == 0 || errno != EINTR {
            failure = got == 0 ? EIO : errno
            break
          }
        }
        filled = failure == 0 ? count : 0
      }
      guard failure == 0 else { throw .noRoom(.init(system: failure)) }
      for person in people { visit(person) }
    }
    for person in waiting[part] { visit(person) }
    waiting[part] = []
  }
}
