import Foundation

/// The folder that a command writes into. What it is given at once is there whole or not at all.
package struct OutputFolder: Sendable {
  private let path: String

  /// The folder is made with the first file.
  package init(_ path: String) throws(OutputError) {
    guard !path.isEmpty else { throw OutputError(path: "''", reason: .init(en: "a folder has a name", zh: "文件夹名为空")) }
    // Elsewhere it means standard output, so that nobody expects a folder of that name.
    guard path != "-" else {
      throw OutputError(path: "'-'", reason: .init(en: "a folder has a name", zh: "请给出文件夹名"))
    }
    self.path = path
  }

  /// Makes the folder where it is missing, before there is anything to write into it.
  ///
  /// - Throws: `OutputError` where it cannot be made.
  package func make() throws(OutputError) {
    var isFolder: ObjCBool = false
    if FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) {
      guard isFolder.boolValue else {
        throw OutputError(path: path, reason: .init(en: "it is no folder", zh: "不是文件夹"))
      }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    } catch {
      throw OutputError(path: path, reason: .init(error))
    }
  }

  package func path(of name: String) -> String { path.hasSuffix("/") ? path + name : path + "/" + name }

  package func has(_ name: String) -> Bool { FileManager.default.fileExists(atPath: path(of: name)) }

  /// Files of it by name and text.
  package func files(_ texts: KeyValuePairs<String, String>) -> [OutputFile] {
    texts.map { OutputFile(path(of: $0.key), text: $0.value) }
  }
}
