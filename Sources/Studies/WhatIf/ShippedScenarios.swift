import Documents
import Scenarios

/// The scenarios that come with the program, so that a question can be asked without any file.
package enum ShippedScenarios {
  /// The five regions that the project began with, the first of which is asked where nobody says which.
  package static let founding = ["jincheng-2019", "shandong-2015", "jiangxi-2025", "langfang-2024", "huizhou-2013"]

  /// Their names, the founding ones first.
  package static var names: [String] {
    let all = Embedded.files.map { String($0.name.dropLast(".yaml".count)) }
    return founding.filter(all.contains) + all.filter { !founding.contains($0) }
  }

  /// - Returns: nil where there is none of this name.
  /// - Throws: `DocumentError` where it is no scenario, which a test rules out.
  package static func file(_ name: String) throws(DocumentError) -> ScenarioFile? {
    guard let embedded = Embedded.files.first(where: { $0.name == name + ".yaml" }) else { return nil }
    return try ScenarioFile(text: embedded.text, name: "scenarios/\(embedded.name)")
  }
}
