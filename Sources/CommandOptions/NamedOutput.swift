import ArgumentParser
import Files

/// A single file that a command writes, by the path that an option names.
package struct NamedOutput {
  /// As it was typed.
  package let path: String
  /// `--write`.
  package let option: String
  /// What its name may end in, such as `yaml`; any where it is empty.
  package let endings: [String]
  package let mayReplace: Bool

  package init(path: String, option: String, endings: [String] = [], mayReplace: Bool) {
    (self.path, self.option, self.endings, self.mayReplace) = (path, option, endings, mayReplace)
  }

  /// Says before any work is done what speaks against the file.
  package func check() throws {
    if path == "-" {
      throw BadData("\(option) names a file: standard output has the table")
    }
    try checkEnding()
    _ = try Destinations([path], mayReplace: mayReplace)
  }

  /// A file whose name promises another form than it would have.
  package func checkEnding() throws {
    guard !endings.isEmpty, !path.hasPrefix("/dev/"), let ending = Self.ending(of: path), !endings.contains(ending)
    else {
      return
    }
    throw BadData(
      "\(option) is '\(path)': what is written has the form of \(list: endings.map { "*.\($0)" }), not of *.\(ending)")
  }

  package func write(_ text: String) throws(OutputError) {
    try OutputDraft.write([OutputFile(path, text: text)], mayReplace: mayReplace)
  }

  /// Writes the file piece by piece.
  package func write(_ pieces: @escaping (TextFile) throws(OutputError) -> Void) throws(OutputError) {
    try OutputDraft.write([OutputFile(path, pieces: pieces)], mayReplace: mayReplace)
  }

  /// `pdf` of `a/b.pdf`, in small letters; nil where the name has none.
  package static func ending(of path: String) -> String? {
    let name = path.split(separator: "/").last ?? ""
    guard let point = name.lastIndex(of: "."), point > name.startIndex else { return nil }
    return name[name.index(after: point)...].lowercased()
  }
}
