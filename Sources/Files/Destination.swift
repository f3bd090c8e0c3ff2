import Foundation

/// Where an output goes: a file at the end of whatever links lead to it, or a stream.
struct Destination: Sendable {
  enum Kind: Sendable, Hashable {
    /// A regular file, or nothing yet.
    case file
    /// A pipe, a socket or a device: bytes go into it, and nothing can take its place.
    case stream
  }

  /// As the user named it.
  let named: String
  /// Where it stands, links followed.
  let path: String
  let kind: Kind
  /// The file that stands there.
  let present: Present?

  struct Present: Sendable {
    let identity: FileIdentity
    let mode: mode_t
    let owner: uid_t
    let group: gid_t
  }

  var folder: String { URL(fileURLWithPath: path).deletingLastPathComponent().path }
  var name: String { URL(fileURLWithPath: path).lastPathComponent }

  /// - Throws: `OutputError` where a folder stands there, or links lead in a circle.
  init(_ named: String) throws(OutputError) {
    self.named = named
    guard !named.isEmpty else { throw OutputError(path: "''", reason: .init(en: "a file has a name", zh: "文件名为空")) }
    // Elsewhere it means standard output, so that nobody expects a file of that name.
    guard named != "-" else {
      throw OutputError(
        path: "'-'",
        reason: .init(en: "no standard output is free for it: name a file", zh: "标准输出已有其他内容，请给出文件名"))
    }
    // Standard output and its like, even where they lead to a regular file: it is open, and others may write into it.
    if ["/dev/stdout", "/dev/stderr"].contains(named) || named.hasPrefix("/dev/fd/")
      || named.hasPrefix("/proc/self/fd/")
    {
      (path, kind, present) = (named, .stream, nil)
      return
    }
    let path = try Self.followed(named)
    var status = stat()
    guard stat(path, &status) == 0 else {
      (self.path, kind, present) = (path, .file, nil)
      return
    }
    switch status.st_mode & S_IFMT {
    case S_IFDIR: throw OutputError(path: named, reason: .init(en: "a folder stands there", zh: "该处已有同名文件夹"))
    case S_IFREG:
      kind = .file
      present = Present(
        identity: FileIdentity(status), mode: status.st_mode & 0o7777, owner: status.st_uid, group: status.st_gid)
    default: (kind, present) = (.stream, nil)
    }
    self.path = path
  }

  /// Refuses what would lose something.
  ///
  /// - Parameter mayReplace: whether a file that stands there may go.
  /// - Throws: `OutputError` where an input of this command stands there, or a file that may not go.
  func check(mayReplace: Bool) throws(OutputError) {
    guard let present else { return }
    if ReadFiles.contains(present.identity) {
      throw OutputError(
        path: named, reason: .init(en: "this command reads it, and it would be lost", zh: "该文件是本次命令的输入，写入会使其丢失"))
    }
    if !mayReplace {
      throw OutputError(
        path: named, reason: .init(en: "it is there already; --force replaces it", zh: "文件已存在；如需替换请加 --force"))
    }
  }

  /// The end of a chain of links, also of one that leads to nothing yet.
  private static func followed(_ named: String) throws(OutputError) -> String {
    var path = named
    for _ in 0..<40 {
      var status = stat()
      guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK else { return path }
      guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path) else { break }
      path =
        target.hasPrefix("/")
        ? target : URL(fileURLWithPath: path).deletingLastPathComponent().appending(path: target).path
    }
    throw OutputError(path: named, reason: .init(en: "its links lead in a circle", zh: "符号链接循环"))
  }
}
