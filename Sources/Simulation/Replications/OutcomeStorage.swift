import Foundation
import Insurance

/// Where outcomes are kept: in memory while they are few, else in a temporary file, of which a part is read at a time.
struct OutcomeStorage: Sendable {
  /// Of this program; tests have their own.
  @TaskLocal static var current = OutcomeStorage()

  /// More bytes than these go to the file.
  var mostInMemory = 256e6
  /// How many replications of a year are written together, a power of two: a column of them is read at once.
  var rowsTogether = 1 << 14
  /// `TMPDIR`, or else the folder for what is large, which unlike `/tmp` is seldom a part of memory.
  var folder = ProcessInfo.processInfo.environment["TMPDIR"].flatMap { $0.isEmpty ? nil : $0 } ?? "/var/tmp"

  /// How many bytes a file there may take; 0 where there is no such folder, or what it holds is in memory itself.
  var room: Double {
    var system = statvfs()
    guard statvfs(folder, &system) == 0, access(folder, W_OK) == 0, !isInMemory else { return 0 }
    return Double(system.f_bavail) * Double(system.f_frsize)
  }

  /// Whether the system says that the folder's place is one of memory.
  private var isInMemory: Bool {
    guard let text = try? String(contentsOfFile: "/proc/self/mounts", encoding: .utf8) else { return false }
    let path = URL(fileURLWithPath: folder).resolvingSymlinksInPath().path + "/"
    // Of places one within the other the innermost is the folder's, of equal ones the last.
    var (innermost, kind) = ("", "")
    for line in text.split(separator: "\n") {
      // Device, place, kind and more.
      let fields = line.split(separator: " ").map(String.init)
      guard fields.count > 2, fields[1] == "/" || path.hasPrefix(fields[1] + "/") else { continue }
      if fields[1].count >= innermost.count { (innermost, kind) = (fields[1], fields[2]) }
    }
    return ["tmpfs", "ramfs"].contains(kind)
  }
}
