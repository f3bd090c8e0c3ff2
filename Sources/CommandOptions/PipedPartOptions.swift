import ArgumentParser
import Data

/// How standard input stands for a part of a file: for programs that read files where dabing cannot.
package struct PipedPartOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("With --shard and - for the data: a file with the first two million bytes.", valueName: "file"))
  package var head: String?
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "With --head: where in the file the rows begin, behind the first line feed from there on, and how large the file is.",
      valueName: "start/size"))
  package var bytes: String?
  @Option(parsing: .unconditional, help: ArgumentHelp("With --head: what the file is called.", valueName: "name"))
  package var fileName: String?

  package init() {}

  package func validate() throws {
    let given = [head, bytes, fileName].count { $0 != nil }
    guard given == 0 || given == 3 else {
      throw wrongUsage("--head, --bytes and --file-name go together.")
    }
    if let bytes, part == nil {
      throw wrongUsage("--bytes is '\(bytes)': it must be a place and a size, such as 1048576/9000000.")
    }
  }

  /// Nil where none is told of.
  package var part: PipedPart? {
    guard let head, let fileName, let parts = bytes?.split(separator: "/", omittingEmptySubsequences: false),
      parts.count == 2, let start = Int(parts[0]), let size = Int(parts[1]), start >= 0, start <= size, size <= 1 << 60
    else { return nil }
    return PipedPart(name: fileName, head: head, start: start, size: size)
  }
}
