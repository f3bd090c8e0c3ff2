import CFiles
import Foundation

/// The files that a command writes into one folder, on their way there.
///
/// Several files, or the first ones of a new folder, are written into a folder beside it, which then takes its place in
/// one step: whoever looks, at whatever moment, finds all the old files or all the new ones. What else the folder holds
/// goes along as second names of the same files. A single file, or files for a folder that cannot be swapped (the working
/// folder, one that holds folders, one whose parent takes nothing), take their places one by one.
final class StagedFolder {
  /// A file with the name under which it is written.
  private struct Piece {
    let destination: Destination
    let draft: String
    /// What stood at the path, under another name, until all are in place.
    let former: String
  }

  private let folder: String
  private let files: [(destination: Destination, file: OutputFile)]
  private let stale: [String]
  private var pieces: [Piece] = []
  /// The folder that is to take the place of `folder`.
  private var staged: String?
  private var madeFolders: [String] = []
  private var undo: [() -> Void] = []

  /// - Parameters:
  ///   - folder: its path, links followed; it need not be there.
  ///   - files: what goes there.
  ///   - stale: names of files that go with the old ones.
  init(_ folder: String, files: [(destination: Destination, file: OutputFile)], stale: [String]) {
    self.folder = folder
    self.files = files
    self.stale = stale
  }

  private static func isThere(_ path: String) -> Bool { FileManager.default.fileExists(atPath: path) }

  /// Whether a file or a link stands there; links are not followed: one that leads nowhere is there.
  ///
  /// - Throws: `OutputError` where a folder came into the way.
  private static func isFile(_ path: String, _ named: String) throws(OutputError) -> Bool {
    var status = stat()
    guard lstat(path, &status) == 0 else { return false }
    guard status.st_mode & S_IFMT != S_IFDIR else {
      throw OutputError(path: named, reason: .init(en: "a folder stands there", zh: "该处为文件夹"))
    }
    return true
  }

  /// Writes the files beside their places.
  func write() throws(OutputError) {
    let isNew = !Self.isThere(folder)
    let url = URL(fileURLWithPath: folder)
    let parent = url.deletingLastPathComponent().path
    if isNew { try makeFolder(parent) }
    Leftovers.remove(of: url.lastPathComponent, in: parent)
    if isNew || ((files.count > 1 || !stale.isEmpty) && canBeSwapped) {
      let path = parent + "/" + Leftovers.name(of: url.lastPathComponent)
      if mkdir(path, 0o777) == 0 {
        staged = path
      } else if isNew {
        throw OutputError.system(folder)
      }
    }
    for (destination, file) in files {
      Leftovers.remove(of: destination.name, in: folder)
      let piece = Piece(
        destination: destination,
        draft: staged.map { $0 + "/" + destination.name } ?? folder + "/" + Leftovers.name(of: destination.name),
        former: folder + "/" + Leftovers.name(of: destination.name, isOld: true))
      pieces.append(piece)
      do throws(OutputError) {
        try file.write(piece.draft)
        if SignalHold.isWaiting { throw OutputError.interrupted(file.path) }
      } catch {
        // People know the file by its own name.
        throw OutputError(path: file.path, reason: error.reason)
      }
      if let present = destination.present {
        // Another user's file can be replaced by whoever owns the folder, but not given back to that user.
        _ = chown(piece.draft, present.owner, present.group)
        guard chmod(piece.draft, present.mode) == 0 else { throw OutputError.system(file.path) }
      }
    }
  }

  /// Puts the files in their places.
  ///
  /// - Throws: `OutputError` where that fails; ``takeBack()`` then makes all as it was.
  func place() throws(OutputError) {
    guard let staged else { return try placeOneByOne() }
    if !Self.isThere(folder) {
      guard rename(staged, folder) == 0 else { throw OutputError.system(folder) }
      undo.append { [folder] in _ = rename(folder, staged) }
    } else if takeAlong(into: staged), dabing_exchange(staged, folder) == 0 {
      undo.append { [folder] in _ = dabing_exchange(staged, folder) }
    } else {
      try placeOneByOne()
    }
  }

  /// All is as it was before ``place()``.
  func takeBack() {
    for step in undo.reversed() { step() }
    undo = []
  }

  /// Takes away what stood there before.
  func keep() {
    undo = []
    madeFolders = []
  }

  /// Whether another folder can take its place: it holds plain files and links alone, and no program stands in it.
  private var canBeSwapped: Bool {
    let here = Destinations.realFolder(FileManager.default.currentDirectoryPath)
    if here == folder || here.hasPrefix(folder + "/") || folder == "/" { return false }
    return (try? FileManager.default.contentsOfDirectory(atPath: folder))?.allSatisfy { name in
      var status = stat()
      guard lstat(folder + "/" + name, &status) == 0 else { return false }
      return [S_IFREG, S_IFLNK].contains(status.st_mode & S_IFMT)
    } ?? false
  }

  /// Gives the new folder what else the old one holds, and its mode.
  private func takeAlong(into staged: String) -> Bool {
    guard canBeSwapped, let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else { return false }
    let gone = Set(files.map(\.destination.name) + stale)
    for name in names where !gone.contains(name) {
      guard link(folder + "/" + name, staged + "/" + name) == 0 else { return false }
    }
    var status = stat()
    guard stat(folder, &status) == 0 else { return false }
    _ = chown(staged, status.st_uid, status.st_gid)
    return chmod(staged, status.st_mode & 0o7777) == 0
  }

  private func placeOneByOne() throws(OutputError) {
    for piece in pieces {
      let path = folder + "/" + piece.destination.name
      unlink(piece.former)
      // What stands there gets a second name, so that the path is never empty; a file system without second names moves it.
      let isThere = try Self.isFile(path, piece.destination.named)
      if isThere, link(path, piece.former) != 0, rename(path, piece.former) != 0 {
        throw OutputError.system(piece.destination.named)
      }
      undo.append {
        if isThere { _ = rename(piece.former, path) } else { unlink(path) }
      }
      guard rename(piece.draft, path) == 0 else { throw OutputError.system(piece.destination.named) }
    }
    for name in stale {
      let (path, former) = (folder + "/" + name, folder + "/" + Leftovers.name(of: name, isOld: true))
      if rename(path, former) == 0 { undo.append { _ = rename(former, path) } }
    }
  }

  private func makeFolder(_ path: String) throws(OutputError) {
    var missing: [String] = []
    var folder = URL(fileURLWithPath: path, isDirectory: true).standardizedFileURL
    while !Self.isThere(folder.path), folder.path != "/" {
      missing.append(folder.path)
      folder = folder.deletingLastPathComponent()
    }
    for path in missing.reversed() {
      guard mkdir(path, 0o777) == 0 || errno == EEXIST else { throw OutputError.system(path) }
      madeFolders.append(path)
    }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder), isFolder.boolValue else {
      throw OutputError(path: path, reason: .init(en: "it is no folder", zh: "不是文件夹"))
    }
  }

  deinit {
    takeBack()
    for piece in pieces where staged == nil { unlink(piece.draft) }
    for piece in pieces { unlink(piece.former) }
    for name in stale { unlink(folder + "/" + Leftovers.name(of: name, isOld: true)) }
    if let staged { Leftovers.clear(staged) }
    // A folder in which another program has put something stays.
    for folder in madeFolders.reversed() { rmdir(folder) }
  }
}
