import Documents

extension ScenarioFile {
  /// The values of the file that could be taken for the path of another one: whoever gives a file alone, as a page in a
  /// browser does, has none beside it.
  package var otherFiles: [Problem] { Self.otherFiles(in: node) }

  /// What only people read may name files: a source, a note, a title.
  private static let words: Set = ["title", "note", "source", "evidence", "en", "zh"]

  private static func otherFiles(in node: Node) -> [Problem] {
    switch node.content {
    case .scalar:
      node.mayNameFile
        ? [otherFile(at: node.place)] : []
    case .list(let nodes): nodes.flatMap(otherFiles)
    case .mapping(let entries):
      entries.filter { !words.contains($0.key) }.flatMap { entry in
        entry.key == "file" ? [otherFile(at: entry.value.place)] : otherFiles(in: entry.value)
      }
    }
  }

  private static func otherFile(at place: Place) -> Problem {
    Problem("names another file: beside a file that is given alone there is none", at: place)
  }
}

extension Node {
  /// Whether a value, or one inside it, could be taken for the path of a file.
  package var mayNameFile: Bool {
    switch content {
    case .scalar(let text, _):
      text.contains("/") || text.contains("\\")
        || [".yaml", ".yml", ".csv", ".tsv", ".txt", ".xlsx"].contains { text.lowercased().hasSuffix($0) }
    case .list(let nodes): nodes.contains(where: \.mayNameFile)
    case .mapping(let entries): entries.contains { $0.value.mayNameFile }
    }
  }
}
