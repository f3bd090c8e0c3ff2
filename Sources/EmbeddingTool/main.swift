// Writes one Swift file with the text of every data file given: `embedding-tool OUTPUT TYPE FILE…`.
// Raw string literals compile in time proportional to their length, which SwiftPM's `.embedInCode` does not.
import Foundation

let arguments = CommandLine.arguments
guard arguments.count >= 3 else {
  FileHandle.standardError.write(Data("usage: embedding-tool OUTPUT TYPE FILE...\n".utf8))
  exit(64)
}
var lines = [
  "/// The data files of this module, by name, as they stand in its source folder.", "enum \(arguments[2]) {",
]
lines.append("  static let files: [(name: String, text: String)] = [")
for path in arguments[3...].sorted() {
  let url = URL(fileURLWithPath: path)
  let text = try String(contentsOf: url, encoding: .utf8)
  lines.append("    (\n      \"\(url.lastPathComponent)\",\n      ####\"\"\"")
  lines.append(contentsOf: text.split(separator: "\n", omittingEmptySubsequences: false).map { "      " + $0 })
  lines.append("      \"\"\"####\n    ),")
}
lines.append("  ]")
lines.append("}")
try lines.joined(separator: "\n").appending("\n").write(toFile: arguments[1], atomically: true, encoding: .utf8)
