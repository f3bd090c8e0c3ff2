import Documents
import Foundation

/// The files of data that the sources of a scenario name, such as `calibration/national-2023.py`: a figure that was
/// derived from one is out of date when the file has changed.
struct NamedFiles {
  let files: [ScenarioFile.DataFile]

  /// - Parameters:
  ///   - path: the scenario file; a name is looked for in its folder and in those above it.
  ///   - carried: the files that have come with it; nil where they are looked for.
  init(of node: Node, near path: String, carried: [ScenarioFile.DataFile]? = nil) {
    var names: [String] = []
    Self.collect(node, into: &names)
    if let carried {
      files = names.compactMap { name in carried.first { $0.path == name } }
      return
    }
    var folders = [URL(fileURLWithPath: path).standardizedFileURL.deletingLastPathComponent()]
    for _ in 0..<3 { folders.append((folders.last ?? folders[0]).deletingLastPathComponent()) }
    files = names.compactMap { name in
      for folder in folders {
        guard let data = try? Data(contentsOf: folder.appending(path: name)) else { continue }
        return ScenarioFile.DataFile(path: name, hash: ContentHash.of(data))
      }
      return nil
    }
  }

  private static func collect(_ node: Node, into names: inout [String]) {
    switch node.content {
    case .scalar: return
    case .list(let nodes): for node in nodes { collect(node, into: &names) }
    case .mapping(let entries):
      for entry in entries {
        guard entry.key == "source", let words = entry.value.words else {
          collect(entry.value, into: &names)
          continue
        }
        for name in fileNames(in: words.en) where !names.contains(name) { names.append(name) }
      }
    }
  }

  private static let extensions: Set<Substring> = ["py", "csv", "json", "tsv", "xlsx", "R"]

  /// The words of a sentence that are names of files of data, with their folders.
  static func fileNames(in sentence: String) -> [String] {
    sentence.split { character in
      !(character.isASCII && (character.isLetter || character.isNumber || "._-/".contains(character)))
    }.compactMap { word in
      let start = word.drop { $0 == "/" }
      let name = start[..<(start.lastIndex { !"./-".contains($0) }.map(start.index(after:)) ?? start.startIndex)]
      guard let dot = name.lastIndex(of: "."), dot > name.startIndex,
        extensions.contains(name[name.index(after: dot)...])
      else { return nil }
      return String(name)
    }
  }
}
