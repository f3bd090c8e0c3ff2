import ArgumentParser
import Documents
import Insurance
import Regions
import Scenarios
import Verification

/// Each kind of file with its JSON Schema and its check.
extension DocumentKind: ExpressibleByArgument {
  func schema(in language: Language) -> String {
    switch self {
    case .scenario: ScenarioFile.jsonSchema(in: language)
    case .policy: PolicyFile.jsonSchema(in: language)
    case .reform: ReformFile.jsonSchema(in: language)
    case .case: CaseFile.jsonSchema(in: language)
    case .targets: TargetsFile.jsonSchema(in: language)
    case .history: HistoryFile.jsonSchema(in: language)
    }
  }

  /// What a file without problems is, in a line. The file is read once: it may be a pipe.
  ///
  /// - Throws: `DocumentError` with every problem of the file.
  static func check(_ path: String) throws(DocumentError) -> Words {
    let read = try YAMLText.read(file: path)
    let kind = DocumentKind(of: read.node)
    let title = try kind.title(of: read, path: path)
    let note = kind == .reform ? noteOnIndices(of: read.node) : Words(en: "", zh: "")
    return Words(
      en: "\(path): \(kind.words.en), \(title.en), without problems\(note.en)",
      zh: "\(path)：\(kind.words.zh)，\(title.zh)，无问题\(note.zh)")
  }

  /// A reform names no policy: whether there is an index that it names, only the scenario that it is applied to can say.
  private static func noteOnIndices(of reform: Node) -> Words {
    let library = PolicyLibrary()
    let known = Set(
      library.names.compactMap { try? library.file($0, relativeTo: "", at: Place(file: $0)).node["indices"]?.entries }
        .joined().map(\.key))
    let named = (reform["changes"]?.entries ?? []).compactMap { $0.value["of"]?.text }
    let unknown = named.filter { !known.contains($0) }
    guard let first = unknown.first else { return Words(en: "", zh: "") }
    let meant = nearestName(to: first, in: known.sorted()).map {
      (en: " (did you mean '\($0)'?)", zh: "（是否应为“\($0)”？）")
    }
    return Words(
      en: "; no built-in policy has an index '\(first)'\(meant?.en ?? ""): the one that it is applied to must have it",
      zh: "；内置政策均无指标“\(first)”\(meant?.zh ?? "")：所用政策须自带该指标")
  }

  private func title(of read: (node: Node, text: String), path: String) throws(DocumentError) -> Words {
    switch self {
    case .policy: try PolicyLibrary().policy(of: read.node, path: path).title
    case .scenario: try ScenarioFile(read, path: path).scenario().title
    case .reform: try ReformFile(node: read.node, path: path).checked().title
    case .case: try CaseFile(node: read.node).title
    case .targets: try TargetsFile(node: read.node, path: path).title
    case .history: try HistoryFile(node: read.node, path: path).title
    }
  }
}
