import Foundation

/// The folder that a run writes into. A file is there whole or not at all: it is written beside its place and renamed.
package struct OutputFolder: Sendable {
  private let folder: URL

  /// Makes the folder where it is missing.
  package init(_ path: String) throws {
    folder = URL(fileURLWithPath: path, isDirectory: true)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  package func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: folder.appending(path: name), options: .atomic)
  }
}
