import Documents
import PeopleRecords
import Regions

/// A scenario file with all that it needs of others, so that the same scenarios can be made where its folder is not: the
/// texts of the policies that it names, the people of its expense, and the hashes of the data that its sources name.
/// Built-in policies come with the program.
package struct CarriedFile: Codable, Hashable, Sendable {
  /// As the user named it.
  package let path: String
  let text: String
  /// The texts of policy files by the scenario's references to them; built-in ones are not among them.
  package private(set) var policies: [String: String] = [:]
  package private(set) var dataFiles: [ScenarioFile.DataFile] = []
  /// Without anything that tells who they are.
  private var people: [CarriedPeople] = []

  /// Takes the texts as they are now.
  ///
  /// - Parameter settings: what is set over the file: each of these together makes a scenario of it.
  /// - Throws: `DocumentError` with all problems of a scenario whose policy file or people cannot be read.
  package init(of file: ScenarioFile, settings: [[Override]]) throws(DocumentError) {
    path = file.path
    text = file.text
    for overrides in settings {
      let parts = try CarriedParts(of: file, overrides)
      policies.merge(parts.policies) { own, _ in own }
      dataFiles += parts.dataFiles.filter { !dataFiles.contains($0) }
      if let more = parts.people, !people.contains(more) { people.append(more) }
    }
  }

  /// - Throws: `DocumentError` where the text is no YAML.
  package func file() throws(DocumentError) -> ScenarioFile {
    let read = Dictionary(people.map { ($0.columns, $0.file) }, uniquingKeysWith: { first, _ in first })
    return ScenarioFile(
      (try YAMLText.table(text, file: path), text), path: path, records: RecordsMemory(carrying: read), carried: self)
  }
}

/// The people of the file that is a scenario's model of expense.
struct CarriedPeople: Codable, Hashable, Sendable {
  let columns: RecordsColumns
  let file: RecordsFile
}

/// What one scenario of a file needs of other files.
struct CarriedParts {
  let policies: [String: String]
  let dataFiles: [ScenarioFile.DataFile]
  /// Nil where there are none.
  let people: CarriedPeople?

  /// - Throws: `DocumentError` with all problems of the scenario where a file cannot be read.
  init(of file: ScenarioFile, _ overrides: [Override]) throws(DocumentError) {
    let scenario = file.setting(overrides)
    let columns = file.recordsColumns(of: scenario, overrides)
    dataFiles = file.dataFiles(of: scenario, people: columns)
    people = columns.flatMap { columns in
      (try? file.records.file(columns, in: file.folder)).map { CarriedPeople(columns: columns, file: $0) }
    }
    // What is wrong with the file is said of the file, not of what would be carried.
    if columns != nil, people == nil { _ = try file.scenario(overrides: overrides) }
    do throws(DocumentError) {
      policies = try file.ownPolicies(scenario)
    } catch {
      // What else is wrong is said in the same go.
      _ = try file.scenario(overrides: overrides)
      throw error
    }
  }
}

extension ScenarioFile {
  /// The texts of the policy files that the scenario names, by its references: that of its own policy, and of the one
  /// that people's behaviour is known under.
  fileprivate func ownPolicies(_ scenario: Node) throws(DocumentError) -> [String: String] {
    var texts: [String: String] = [:]
    for reference in [scenario["policy"], scenario["behaviour"]?["reference"]].compactMap(\.self) {
      guard let name = reference.text,
        let file = try PolicyLibrary().ownFile(name, relativeTo: folder, at: reference.place)
      else { continue }
      texts[name] = file.text
    }
    return texts
  }
}
