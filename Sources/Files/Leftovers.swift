import Foundation

/// Names of what is not finished yet, and the end of those whose program was killed before it could take them away.
enum Leftovers {
  /// Which machine: another one may share the folder, and its programs have numbers of their own.
  private static let machine: String = {
    let hash = ProcessInfo.processInfo.hostName.utf8.reduce(UInt32(2_166_136_261)) { ($0 ^ UInt32($1)) &* 16_777_619 }
    return String(hash, radix: 36)
  }()

  private static let program = "\(machine).\(ProcessInfo.processInfo.processIdentifier)"

  /// `.results.csv.1x2y3z.4711.new`, or `.old` for what stood there before.
  static func name(of file: String, isOld: Bool = false) -> String { ".\(file).\(program).\(isOld ? "old" : "new")" }

  /// Takes away what killed programs left of a file or of a folder.
  static func remove(of file: String, in folder: String) {
    for name in (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? [] {
      guard name.hasPrefix(".\(file)."), name.hasSuffix(".new") || name.hasSuffix(".old") else { continue }
      let parts = name.dropFirst(file.count + 2).dropLast(4).split(separator: ".", omittingEmptySubsequences: false)
      guard parts.count == 2, let number = pid_t(parts[1]), number > 0 else { continue }
      let path = folder + "/" + name
      if parts[0] == machine[...] {
        guard kill(number, 0) != 0, errno == ESRCH else { continue }
      } else {
        // Of a program that nobody here can ask: what is an hour old is not being written any more.
        let written = try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
        guard let written, written.timeIntervalSinceNow < -3600 else { continue }
      }
      clear(path)
    }
  }

  /// Takes away a file, or a folder that holds files alone.
  static func clear(_ path: String) {
    if unlink(path) == 0 { return }
    for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? [] { unlink(path + "/" + name) }
    rmdir(path)
  }
}
