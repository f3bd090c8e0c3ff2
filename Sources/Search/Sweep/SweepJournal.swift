import Files
import Foundation
import Synchronization

/// The finished points of a sweep on disk, so that an interrupted sweep goes on where it was.
///
/// A file to which one line a point is appended: the point's key, its figures, and a checksum. The key is made of
/// everything that the figures follow from, so that a changed scenario finds nothing of the old one. A line that the
/// end of a process has torn fails its checksum and is ignored: the point is simply done again.
package final class SweepJournal: Sendable {
  /// The points that are done, by their key.
  private let finished: Mutex<[String: [SweepFigure]]>
  private let handle: FileHandle

  /// Reads what is there and opens the file for more.
  ///
  /// - Parameters:
  ///   - path: of the file.
  ///   - others: files of the same kind that are only read: those of a sweep in parts.
  /// - Throws: `CocoaError` where a file cannot be read, or that of the path not written.
  package init(path: String, besides others: [String] = []) throws {
    let url = URL(fileURLWithPath: path)
    var finished: [String: [SweepFigure]] = [:]
    var endsWhole = true
    func read(_ path: String) throws -> Data {
      let data = try Data(contentsOf: URL(fileURLWithPath: path))
      // Bytes that a crash left and that are no text fail the checksum like any other torn line.
      for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
        if let (key, figures) = Self.read(line) { finished[key] = figures }
      }
      return data
    }
    for other in others { _ = try read(other) }
    if FileManager.default.fileExists(atPath: path) {
      let data = try read(path)
      endsWhole = data.isEmpty || data.last == UInt8(ascii: "\n")
    } else {
      try Data().write(to: url)
    }
    self.finished = Mutex(finished)
    handle = try FileHandle(forWritingTo: url)
    try handle.seekToEnd()
    if !endsWhole { try handle.write(contentsOf: Data("\n".utf8)) }
  }

  deinit { try? handle.close() }

  /// The figures of a point that is done; nil where it is not.
  func figures(of key: String, count: Int) -> [SweepFigure]? {
    finished.withLock { $0[key] }.flatMap { $0.count == count ? $0 : nil }
  }

  /// Writes a point down, from any thread: the line goes to the file in one piece.
  func record(_ figures: [SweepFigure], of key: String) throws {
    let line = Self.line(figures, of: key)
    try finished.withLock { finished in
      finished[key] = figures
      try handle.write(contentsOf: Data(line.utf8))
    }
  }

  private static func line(_ figures: [SweepFigure], of key: String) -> String {
    let text = ([key] + figures.map(\.text)).joined(separator: "\t")
    return text + "\t" + Checksum(of: text).digits + "\n"
  }

  private static func read(_ line: Substring) -> (key: String, figures: [SweepFigure])? {
    guard let last = line.lastIndex(of: "\t") else { return nil }
    let (text, checksum) = (line[..<last], line[line.index(after: last)...])
    guard Checksum(of: String(text)).digits == checksum else { return nil }
    let parts = text.split(separator: "\t", omittingEmptySubsequences: false)
    let figures = parts.dropFirst().map(SweepFigure.init(text:))
    guard let key = parts.first, figures.allSatisfy({ $0 != nil }) else { return nil }
    return (String(key), figures.compactMap(\.self))
  }
}
