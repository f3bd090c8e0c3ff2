import Documents
import Insurance
import Regions

/// What a scenario file says of itself in its first lines, for a list: nothing of it is computed.
package struct ScenarioHeading: Sendable, Hashable {
  package let name: String
  package let title: Words
  package let policy: String
  package let year: Int?
}

extension ScenarioFile {
  package var heading: ScenarioHeading {
    let name = node["name"]?.text ?? path
    return ScenarioHeading(
      name: name, title: node["title"]?.words.map { Words($0) } ?? Words(en: name, zh: name),
      policy: node["policy"]?.text ?? "", year: node["year"]?.whole)
  }
}
