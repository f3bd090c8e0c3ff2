import Foundation
import Synchronization

/// Which file stands at a path, whatever names lead to it.
struct FileIdentity: Hashable, Sendable {
  let device: UInt64
  let number: UInt64

  /// - Returns: nil where nothing stands there.
  init?(_ path: String) {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  init(_ status: stat) {
    device = UInt64(truncatingIfNeeded: status.st_dev)
    number = UInt64(truncatingIfNeeded: status.st_ino)
  }
}

/// The files that the program has read: none of them may be replaced by what follows from it.
package enum ReadFiles {
  /// The paths by which each was read: a file that is gone gives its number to another.
  private static let known = Mutex<[FileIdentity: Set<String>]>([:])

  /// Remembers a file that is read; whoever opens one says so.
  package static func note(_ path: String) {
    guard let identity = FileIdentity(path) else { return }
    let whole = URL(fileURLWithPath: path).path
    known.withLock { _ = $0[identity, default: []].insert(whole) }
  }

  /// Lets a file go that is read in order to be written anew.
  package static func release(_ path: String) {
    guard let identity = FileIdentity(path) else { return }
    known.withLock { _ = $0.removeValue(forKey: identity) }
  }

  static func contains(_ identity: FileIdentity) -> Bool {
    let paths = known.withLock { $0[identity] ?? [] }
    return paths.contains { FileIdentity($0) == identity }
  }
}
