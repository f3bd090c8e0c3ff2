import Foundation

/// The folder that a command writes into. What it is given at once is there whole or not at all.
package struct OutputFolder: Sendable {
  private let path: String

  /// The folder is made with the first file.
  package init(_ path: String) throws(OutputError) {
    guard !path.isEmpty else { throw OutputError(path: "''", reason: "a folder has a name") }
    self.path = path
  }

  /// Makes the folder where it is missing, before there is anything to write into it.
  ///
  /// - Throws: `OutputError` where it cannot be made.
  package func make() throws(OutputError) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue else { throw OutputError(path: path, reason: "it is no folder") }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(path: path, reason: error.localizedDescription)
    }
  }

  package func path(of name: String) -> String { path.hasSuffix("/") ? path + name : path + "/" + name }

  func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(of: name)) }

  package func write(_ text: String, to name: String) throws(OutputError) {
    try Self.write(text, to: path(of: name))
  }

  /// Writes one file, whole or not at all; its folder is made where it is missing.
  package static func write(_ text: String, to path: String) throws(OutputError) {
    try OutputDraft.write([OutputFile(path, text: text)])
  }
}

/// A file that could not be written.
package struct OutputError: Error, Sendable {
  package let path: String
  package let reason: String

  package init(path: String, reason: String) {
    self.path = path
    self.reason = reason
  }

  /// Nobody reads it: the signal ends the program once its files are gone.
  static func interrupted(_ path: String) -> OutputError {
    OutputError(path: path, reason: "the program was interrupted")
  }
}
