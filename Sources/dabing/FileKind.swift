import ArgumentParser
import Documents
import Insurance
import Regions
import Scenarios
import Verification

/// Each kind of file with its JSON Schema and its check.
extension DocumentKind: ExpressibleByArgument {
  var schema: String {
    switch self {
    case .scenario: ScenarioFile.jsonSchema()
    case .policy: PolicyFile.jsonSchema()
    case .reform: ReformFile.jsonSchema()
    case .case: CaseFile.jsonSchema()
    case .targets: TargetsFile.jsonSchema()
    case .history: HistoryFile.jsonSchema()
    }
  }

  /// What a file without problems is, in a line. The file is read once: it may be a pipe.
  ///
  /// - Throws: `DocumentError` with every problem of the file.
  static func check(_ path: String) throws(DocumentError) -> Words {
    let read = try YAMLText.read(file: path)
    let kind = DocumentKind(of: read.node)
    let title = try kind.title(of: read, path: path)
    return Words(
      en: "\(path): \(kind.words.en), \(title.en), without problems", zh: "\(path)：\(kind.words.zh)，\(title.zh)，无问题")
  }

  private func title(of read: (node: Node, text: String), path: String) throws(DocumentError) -> Words {
    switch self {
    case .policy: try PolicyLibrary().policy(of: read.node, path: path).title
    case .scenario: try ScenarioFile(read, path: path).scenario().title
    case .reform: try ReformFile(node: read.node, path: path).alternative().title
    case .case: try CaseFile(node: read.node).title
    case .targets: try TargetsFile(node: read.node, path: path).title
    case .history: try HistoryFile(node: read.node, path: path).title
    }
  }
}
