import Documents

/// All that a comparison is made of, so that the same can be made where its files are not.
package struct ComparisonSource: Codable, Hashable, Sendable {
  /// What makes an alternative of the baseline: settings, or a file that lists them.
  package enum Change: Codable, Hashable, Sendable {
    case alternative(String)
    case reform(path: String)
    case carriedReform(path: String, text: String)

    /// - Throws: `DocumentError` with all that is wrong with it.
    package func alternative() throws(DocumentError) -> Alternative {
      switch self {
      case .alternative(let argument): try Alternative(argument: argument)
      case .reform(let path): try ReformFile(path: path).alternative()
      case .carriedReform(let path, let text): try ReformFile(text: text, name: path).alternative()
      }
    }

    /// The same with the text of its file.
    fileprivate func carried() throws(DocumentError) -> Change {
      guard case .reform(let path) = self else { return self }
      return .carriedReform(path: path, text: try YAMLText.read(file: path).text)
    }
  }

  package let baseline: CarriedFile
  /// Further scenarios, compared before the changes.
  package let others: [CarriedFile]
  package let changes: [Change]
  /// Set over all of them.
  package let settings: [ScenarioSource.Setting]
  /// Whether it is said which change brings how much.
  package let hasContributions: Bool
  /// What the alternatives' terms are to a contract; nil where nobody said.
  package let terms: AlternativeTerms?

  /// Takes the texts as they are now.
  ///
  /// - Parameters:
  ///   - baseline: the path of its scenario file.
  ///   - others: the paths of others.
  ///   - changes: what else is compared.
  /// - Throws: `DocumentError` with all problems of a file that cannot be read.
  package init(
    baseline: String, others: [String], changes: [Change], settings: [ScenarioSource.Setting], hasContributions: Bool,
    terms: AlternativeTerms? = nil
  ) throws(DocumentError) {
    let overrides = try ScenarioSource.overrides(settings)
    // What is wrong with a change is said by whoever makes a scenario of it.
    let changed = changes.compactMap { try? $0.alternative() }.map { overrides + $0.changes.map(\.override) }
    self.baseline = try CarriedFile(of: ScenarioFile(path: baseline), settings: [overrides] + changed)
    var carried: [CarriedFile] = []
    for other in others { carried.append(try CarriedFile(of: ScenarioFile(path: other), settings: [overrides])) }
    self.others = carried
    var read: [Change] = []
    for change in changes { read.append(try change.carried()) }
    self.changes = read
    self.settings = settings
    self.hasContributions = hasContributions
    self.terms = terms
  }

  /// What is set over all of them.
  package func overrides() throws(DocumentError) -> [Override] { try ScenarioSource.overrides(settings) }
}
