import ArgumentParser
import Documents
import Insurance
import Regions
import Scenarios
import Verification

/// The kinds of files that the program reads, each with its JSON Schema and its check.
enum FileKind: String, ExpressibleByArgument, CaseIterable {
  case scenario, policy, reform, `case`, targets, history

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

  /// What a file is, by the keys that no other kind has; a scenario where there is none of them.
  init(of node: Node) {
    func has(_ names: String...) -> Bool { names.contains { node[$0] != nil } }
    self =
      if has("benefit", "riskSharing", "inForce") {
        .policy
      } else if has("changes") {
        .reform
      } else if has("cases") {
        .case
      } else if has("targets", "parameters") {
        .targets
      } else if has("years"), !has("population", "expense") {
        .history
      } else {
        .scenario
      }
  }

  /// What a file without problems is, in a line.
  ///
  /// - Throws: `DocumentError` with every problem of the file.
  static func check(_ path: String) throws(DocumentError) -> Words {
    let kind = FileKind(of: try YAMLText.read(file: path))
    let (title, what) = try kind.titled(path)
    return Words(
      en: "\(path): \(what.en), \(title.en), without problems", zh: "\(path)：\(what.zh)，\(title.zh)，无问题")
  }

  private func titled(_ path: String) throws(DocumentError) -> (Words, Words) {
    switch self {
    case .policy:
      (
        try PolicyLibrary().policy(path.contains("/") ? path : "./" + path).title, Words(en: "a policy", zh: "政策文件")
      )
    case .scenario: (try ScenarioFile(path: path).scenario().title, Words(en: "a scenario", zh: "情景文件"))
    case .reform: (try ReformFile(path: path).alternative().title, Words(en: "a reform", zh: "改革方案文件"))
    case .case: (try CaseFile(path: path).title, Words(en: "a file of worked cases", zh: "算例文件"))
    case .targets: (try TargetsFile(path: path).title, Words(en: "a file of targets", zh: "校准目标文件"))
    case .history: (try HistoryFile(path: path).title, Words(en: "a file of yearly totals", zh: "历年数据文件"))
    }
  }
}
