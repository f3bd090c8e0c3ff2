import Chance
import Documents
import Insurance
import Regions

/// What a scenario was made of, so that it can be made again with more set.
package struct ScenarioOrigin: Sendable {
  let file: ScenarioFile
  let overrides: [Override]
  let library: PolicyLibrary
  let laws: LawCatalogue

  /// - Throws: `DocumentError` with all that is wrong with it.
  package func scenario(setting more: [Override]) throws(DocumentError) -> Scenario {
    let paths = Set(more.map(\.path))
    return try file.scenario(
      overrides: overrides.filter { !paths.contains($0.path) } + more, library: library, laws: laws)
  }

  /// - Throws: `DocumentError` with all that is wrong with it.
  func scenario(leavingOut path: String) throws(DocumentError) -> Scenario {
    try file.scenario(overrides: overrides.filter { $0.path != path }, library: library, laws: laws)
  }

  /// The policy of the first year without what is set over it for this run.
  ///
  /// - Throws: `DocumentError` where it does not stand without that.
  func policyAsWritten() throws(DocumentError) -> Policy? {
    try file.policies(overrides: overrides.filter { !ScenarioFile.isPolicyPath($0.path) }, library: library, laws: laws)
      .first
  }

  /// The number at a path; nil where there is none.
  package func quantity(at path: String) -> Quantity? {
    file.quantity(at: path, overrides: overrides, library: library)
  }
}
