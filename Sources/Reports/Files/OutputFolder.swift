import Foundation

/// The folder that a run writes into. A file is there whole or not at all: it is written beside its place and renamed.
package struct OutputFolder: Sendable {
  private let folder: URL

  /// Makes the folder where it is missing.
  package init(_ path: String) throws(OutputError) {
    folder = URL(fileURLWithPath: path, isDirectory: true)
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    } catch {
      throw OutputError(path: path, reason: error.localizedDescription)
    }
  }

  package func write(_ text: String, to name: String) throws(OutputError) {
    do {
      try Data(text.utf8).write(to: folder.appending(path: name), options: .atomic)
    } catch {
      throw OutputError(path: folder.appending(path: name).path, reason: error.localizedDescription)
    }
  }
}

/// A file that could not be written.
package struct OutputError: Error, Sendable {
  package let path: String
  package let reason: String
}
