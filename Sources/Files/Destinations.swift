import Foundation

/// Everywhere that a command writes to, found fit before any work is done.
package struct Destinations: Sendable {
  let all: [Destination]

  /// - Parameters:
  ///   - paths: of the files, as the user named them.
  ///   - others: paths that something else writes, such as a database: no file may stand there.
  ///   - mayReplace: whether files that stand there may go.
  /// - Throws: `OutputError` where a file cannot stand at a path, would meet another output or an input, or would lose
  ///   what stands there.
  package init(_ paths: [String], besides others: [String] = [], mayReplace: Bool) throws(OutputError) {
    var all: [Destination] = []
    var taken: [String: String] = [:]
    for other in others { taken[Self.key(try Destination(other))] = other }
    for path in paths {
      let destination = try Destination(path)
      if destination.kind == .file {
        if let twin = taken.updateValue(path, forKey: Self.key(destination)) {
          throw OutputError(
            path: path,
            reason: .init(en: "it would stand where another output stands, '\(twin)'", zh: "与另一输出“\(twin)”位置相同"))
        }
        try destination.check(mayReplace: mayReplace)
        try Self.checkFolder(of: destination)
      }
      all.append(destination)
    }
    self.all = all
  }

  /// What is the same for two names of one place.
  private static func key(_ destination: Destination) -> String {
    if let present = destination.present { return "\(present.identity.device)/\(present.identity.number)" }
    return realFolder(destination.folder) + "/" + destination.name
  }

  /// A folder by its one name, as far as it is there.
  static func realFolder(_ path: String) -> String {
    URL(fileURLWithPath: path).standardizedFileURL.resolvingSymlinksInPath().path
  }

  /// The folder, or the next above it that is there, is one and takes files.
  private static func checkFolder(of destination: Destination) throws(OutputError) {
    var folder = URL(fileURLWithPath: destination.folder).standardizedFileURL
    while !FileManager.default.fileExists(atPath: folder.path), folder.path != "/" { folder.deleteLastPathComponent() }
    var isFolder: ObjCBool = false
    guard FileManager.default.fileExists(atPath: folder.path, isDirectory: &isFolder), isFolder.boolValue else {
      throw OutputError(path: folder.path, reason: .init(en: "it is no folder", zh: "不是文件夹"))
    }
    guard access(folder.path, W_OK | X_OK) == 0 else { throw OutputError.system(destination.named) }
  }
}
