import Insurance
import Simulation

extension Metric {
  /// What it is called where its section's heading does not stand above it: 'mean' alone says nothing there.
  package func nameAlone(_ language: Language) -> String {
    guard section == .insurer || section == .fund else { return words(language) }
    return section.words(language) + (language == .chinese ? "，" : ", ") + words(language)
  }
}
