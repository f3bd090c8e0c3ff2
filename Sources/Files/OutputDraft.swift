import Foundation

/// Files that come into being together: all of them, whole, or none.
///
/// Each is written under a hidden name beside its place; `place` then moves them there, and `keep` takes away what stood
/// there before. A draft that is not kept leaves everything as it was. Signals that end the program wait from the first
/// file to the last: while files are written they stop the draft, while they are moved they wait.
package final class OutputDraft {
  private var folders: [StagedFolder] = []
  /// What goes into pipes and devices: copied when all else is in place, since it cannot be taken back.
  private var streams: [(destination: Destination, file: OutputFile)] = []
  /// Goes last of all, when what it protects is done or taken back.
  private var hold: SignalHold? = SignalHold()

  /// Writes the files beside their places.
  ///
  /// - Parameters:
  ///   - files: what is written.
  ///   - stale: files that go once the others are there, such as those of a run before that this one lacks.
  ///   - others: paths that something else writes, such as a database.
  ///   - mayReplace: whether files that stand there may go.
  /// - Throws: `OutputError` where one cannot be written; then nothing is left of any.
  package init(
    _ files: [OutputFile], removing stale: [String] = [], besides others: [String] = [], mayReplace: Bool
  ) throws(OutputError) {
    let destinations = try Destinations(files.map(\.path), besides: others, mayReplace: mayReplace).all
    var order: [String] = []
    var byFolder: [String: [(destination: Destination, file: OutputFile)]] = [:]
    for (destination, file) in zip(destinations, files) {
      guard destination.kind == .file else {
        streams.append((destination, file))
        continue
      }
      let folder = Destinations.realFolder(destination.folder)
      if byFolder[folder] == nil { order.append(folder) }
      byFolder[folder, default: []].append((destination, file))
    }
    for folder in order {
      let gone = stale.map { URL(fileURLWithPath: $0) }.filter {
        Destinations.realFolder($0.deletingLastPathComponent().path) == folder
      }
      let staged = StagedFolder(folder, files: byFolder[folder] ?? [], stale: gone.map(\.lastPathComponent))
      folders.append(staged)
      try staged.write()
    }
  }

  /// Writes files and puts them in their places.
  package static func write(
    _ files: [OutputFile], removing stale: [String] = [], mayReplace: Bool
  ) throws(OutputError) {
    let draft = try OutputDraft(files, removing: stale, mayReplace: mayReplace)
    try draft.place()
    draft.keep()
  }

  /// Takes away what killed programs left beside files that are not written now.
  package static func clearLeftovers(of paths: [String]) {
    for path in paths {
      let url = URL(fileURLWithPath: path)
      Leftovers.remove(of: url.lastPathComponent, in: url.deletingLastPathComponent().path)
    }
  }

  /// Moves the files to their places, where ``keep()`` lets them stay.
  ///
  /// - Throws: `OutputError` where one cannot be moved; then all places are as they were.
  package func place() throws(OutputError) {
    do throws(OutputError) {
      for folder in folders { try folder.place() }
      for (destination, file) in streams { try Self.copy(file, into: destination) }
    } catch {
      for folder in folders.reversed() { folder.takeBack() }
      throw error
    }
  }

  /// Lets the files stay and takes away what stood there before.
  package func keep() {
    for folder in folders { folder.keep() }
    folders = []
    hold = nil
  }

  /// Writes a file into a pipe or a device.
  private static func copy(_ file: OutputFile, into destination: Destination) throws(OutputError) {
    let temporary = FileManager.default.temporaryDirectory.path
    Leftovers.remove(of: "dabing-stream", in: temporary)
    let scratch = temporary + "/" + Leftovers.name(of: "dabing-stream")
    defer { unlink(scratch) }
    try file.write(scratch)
    guard let data = FileManager.default.contents(atPath: scratch) else { throw OutputError.system(destination.named) }
    let standard = ["/dev/stdout": Int32(1), "/dev/fd/1": 1, "/proc/self/fd/1": 1, "/dev/stderr": 2, "/dev/fd/2": 2]
    let opened = standard[destination.path] == nil
    let stream = standard[destination.path] ?? open(destination.path, O_WRONLY | O_APPEND | O_CLOEXEC)
    guard stream >= 0 else { throw OutputError.system(destination.named) }
    defer { if opened { close(stream) } }
    try StandardStreams.write(Array(data), to: stream, named: destination.named)
  }
}
