import Foundation

/// Files that come into being together: all of them, whole, or none.
///
/// Each is written under a hidden name beside its place; `place` then moves them there. Where one cannot be moved, what
/// stood in the places before comes back. A draft that is not placed leaves nothing behind. Signals that end the program
/// wait from the first file to the last: while files are written they stop the draft, while they are moved they wait.
package final class OutputDraft {
  private struct Piece {
    let path: String
    let draft: String
    /// What stood at the path, under another name, until all are in place.
    let former: String
  }

  private var pieces: [Piece] = []
  private var madeFolders: [String] = []
  /// Goes last of all, when what it protects is done or taken back.
  private var hold: SignalHold? = SignalHold()

  /// Writes the files beside their places.
  ///
  /// - Throws: `OutputError` where one cannot be written; then nothing is left of any.
  package init(_ files: [OutputFile]) throws(OutputError) {
    let mark = "\(ProcessInfo.processInfo.processIdentifier)"
    for file in files {
      let url = URL(fileURLWithPath: file.path)
      var isFolder: ObjCBool = false
      if FileManager.default.fileExists(atPath: file.path, isDirectory: &isFolder), isFolder.boolValue {
        throw OutputError(path: file.path, reason: "a folder stands there")
      }
      let folder = url.deletingLastPathComponent()
      try makeFolder(folder.path)
      let name = url.lastPathComponent
      let piece = Piece(
        path: file.path, draft: folder.appending(path: ".\(name).\(mark).new").path,
        former: folder.appending(path: ".\(name).\(mark).old").path)
      removeLeftovers(of: name, in: folder)
      pieces.append(piece)
      do throws(OutputError) {
        try file.write(piece.draft)
        if SignalHold.isWaiting { throw OutputError.interrupted(file.path) }
      } catch {
        // People know the file by its own name.
        throw OutputError(path: file.path, reason: error.reason)
      }
    }
  }

  /// Writes files and puts them in their places.
  ///
  /// - Parameter stale: files that go once the others are there.
  package static func write(_ files: [OutputFile], removing stale: [String] = []) throws(OutputError) {
    try OutputDraft(files).place(removing: stale)
  }

  /// Moves the files to their places.
  ///
  /// - Parameter stale: files that go once the others are there, such as those of a run before that this one lacks.
  /// - Throws: `OutputError` where one cannot be moved; then all places are as they were.
  package func place(removing stale: [String] = []) throws(OutputError) {
    var placed: [Piece] = []
    for piece in pieces {
      unlink(piece.former)
      // A second name of what stands there; a file system that has none goes without.
      _ = link(piece.path, piece.former)
      guard rename(piece.draft, piece.path) == 0 else {
        let reason = lastSystemError()
        for piece in placed where rename(piece.former, piece.path) != 0 { unlink(piece.path) }
        throw OutputError(path: piece.path, reason: reason)
      }
      placed.append(piece)
    }
    for piece in pieces { unlink(piece.former) }
    for path in stale { unlink(path) }
    pieces = []
    madeFolders = []
    hold = nil
  }

  /// Drafts of a program that was killed before it could take them away.
  private func removeLeftovers(of name: String, in folder: URL) {
    for leftover in (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? [] {
      guard leftover.hasPrefix(".\(name)."), leftover.hasSuffix(".new") || leftover.hasSuffix(".old"),
        let program = pid_t(leftover.dropFirst(name.count + 2).dropLast(4)), kill(program, 0) != 0, errno == ESRCH
      else { continue }
      let path = folder.appending(path: leftover).path
      // A young one may be of a program on another machine.
      let written = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
      if let written, written.timeIntervalSinceNow < -3600 { unlink(path) }
    }
  }

  private func makeFolder(_ path: String) throws(OutputError) {
    var missing: [String] = []
    var folder = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
    while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" {
      missing.append(folder.path)
      folder = folder.deletingLastPathComponent()
    }
    for path in missing.reversed() {
      guard mkdir(path, 0o777) == 0 || errno == EEXIST else {
        throw OutputError(path: path, reason: lastSystemError())
      }
      madeFolders.append(path)
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      throw OutputError(path: path, reason: "it is no folder")
    }
  }

  deinit {
    for piece in pieces {
      unlink(piece.draft)
      unlink(piece.former)
    }
    // A folder in which another program has put something stays.
    for folder in madeFolders.reversed() { rmdir(folder) }
  }
}
