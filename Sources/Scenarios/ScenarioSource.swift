import Documents
import PeopleRecords
import Regions

/// All that a scenario is made of, so that the same can be made where its files are not: the texts of its file and of the
/// policies that it names, what is set over them, and the hashes of the data that its sources name. Built-in policies come with the
/// program.
package struct ScenarioSource: Codable, Hashable, Sendable {
  /// A value that is set over those of the files.
  package struct Setting: Codable, Hashable, Sendable {
    /// `benefit.rate=80%`.
    package let text: String
    /// `--seed 5`, where an option of its own has set it; nil for `--set`.
    package let option: String?

    package init(_ text: String, option: String? = nil) {
      self.text = text
      self.option = option
    }

    /// - Throws: `DocumentError` where it has not the form path=value, or the value is no YAML.
    package func override() throws(DocumentError) -> Override { try Override(argument: text, typedAs: option) }
  }

  /// The text of the scenario file.
  let scenario: String
  /// The texts of policy files by the scenario's references to them; built-in ones are not among them.
  package let policies: [String: String]
  package let settings: [Setting]
  package let dataFiles: [ScenarioFile.DataFile]
  /// The people of the file that is the model of expense, without anything that tells who they are; nil where there is none.
  private let people: CarriedPeople?

  /// Takes the texts as they are now.
  ///
  /// - Throws: `DocumentError` with all problems of the scenario where its policy file cannot be read.
  package init(of file: ScenarioFile, settings: [Setting]) throws(DocumentError) {
    scenario = file.text
    self.settings = settings
    let parts = try CarriedParts(of: file, Self.overrides(settings))
    (policies, dataFiles, people) = (parts.policies, parts.dataFiles, parts.people)
  }

  /// The scenario, made of the texts alone.
  ///
  /// - Parameter name: of the file that messages name.
  /// - Throws: `DocumentError` with all problems of scenario and policy.
  package func scenario(named name: String) throws(DocumentError) -> Scenario {
    let records = RecordsMemory(carrying: people.map { [$0.columns: $0.file] } ?? [:])
    let file = ScenarioFile((try YAMLText.table(scenario, file: name), scenario), path: name, records: records)
    var made = try file.scenario(
      overrides: try Self.overrides(settings), library: PolicyLibrary(carrying: policies))
    made.dataFiles = dataFiles
    return made
  }

  static func overrides(_ settings: [Setting]) throws(DocumentError) -> [Override] {
    var overrides: [Override] = []
    for setting in settings { overrides.append(try setting.override()) }
    return overrides
  }
}
