import Documents
import Files
import Foundation
import Scenarios

/// The scenarios and worked cases that paths lead to.
///
/// In a folder, and in those within it, every `.yaml` file counts: worked cases and scenarios are verified, files of
/// other kinds are named. A policy is verified through the scenarios that name it.
struct VerifiedFiles {
  private(set) var scenarios: [String] = []
  private(set) var cases: [String] = []
  private(set) var orphans: [String] = []
  /// Files of folders that are of another kind.
  private(set) var others: [(path: String, kind: DocumentKind)] = []

  /// - Throws: `DocumentError` where a path leads to nothing that can be verified.
  init(at paths: [String]) throws(DocumentError) {
    var problems: [Problem] = []
    for path in paths {
      var isFolder = ObjCBool(false)
      guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
        problems.append(Problem("there is no such file or folder", at: Place(file: path)))
        continue
      }
      guard isFolder.boolValue else {
        add(path, isNamed: true)
        continue
      }
      let before = scenarios.count + cases.count
      let folder = path.count > 1 && path.hasSuffix("/") ? String(path.dropLast()) : path
      let names = (try? FileManager.default.subpathsOfDirectory(atPath: folder)) ?? []
      for name in names.sorted() where name.hasSuffix(".yaml") || name.hasSuffix(".yml") {
        // A line of a report must be the program's own from its first character on.
        if let character = ControlCharacters.first(in: name) {
          problems.append(
            Problem(
              "its name holds the character \(ControlCharacters.name(character))", at: Place(file: folder + "/" + name))
          )
          continue
        }
        add(folder + "/" + name, isNamed: false)
      }
      if scenarios.count + cases.count == before {
        problems.append(Problem("holds neither scenarios nor worked cases", at: Place(file: path)))
      }
      for name in names.sorted() where name.hasSuffix(".json") {
        let parts = name.split(separator: "/")
        guard parts.count >= 2, parts[parts.count - 2] == "baselines" else { continue }
        let baseline = folder + "/" + name
        if !scenarios.contains(where: { BaselineFile(ofScenario: $0).path == baseline }) { orphans.append(baseline) }
      }
    }
    if !problems.isEmpty { throw DocumentError(.unreadable, problems) }
  }

  private mutating func add(_ path: String, isNamed: Bool) {
    guard !scenarios.contains(path), !cases.contains(path) else { return }
    // What cannot be read is reported where it is checked.
    let kind = (try? YAMLText.read(file: path)).map { DocumentKind(of: $0.node) } ?? .scenario
    switch kind {
    case .case: cases.append(path)
    case .scenario: scenarios.append(path)
    case .policy, .reform, .targets, .history:
      if isNamed { scenarios.append(path) } else { others.append((path, kind)) }
    }
  }
}
