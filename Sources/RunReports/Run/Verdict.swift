import Insurance
import Presentation
import Simulation
import Statistics

/// Whether the funding is enough: a word that officials use, for the worst of the years.
package enum Verdict: String, Sendable, CaseIterable {
  /// In at least 95% of years.
  case enough
  /// In at least 80%.
  case nearly
  case notEnough = "not-enough"

  /// - Parameter adequacy: the probability that the funding covers claims and costs, 0 to 1.
  package init(adequacy: Double) { self = adequacy >= 0.95 ? .enough : adequacy >= 0.8 ? .nearly : .notEnough }

  /// Of the year of a run in which the funding is least likely to be enough; nil where it is not computed.
  package init?(of table: ResultTable) {
    let adequacies = table.years.compactMap { table.row("funding.adequacy", year: $0)?.estimate.value }
    guard let least = adequacies.min() else { return nil }
    self.init(adequacy: least)
  }

  /// With what it stands for.
  package func explained(_ language: Language, style: Style) -> String {
    style.bold(words(language)) + (language == .chinese ? "（\(Self.scale.zh)）" : " (\(Self.scale.en))")
  }

  package var words: Words {
    switch self {
    case .enough: Words(en: "Enough", zh: "够")
    case .nearly: Words(en: "Nearly enough", zh: "基本够")
    case .notEnough: Words(en: "Not enough", zh: "不够")
    }
  }

  /// What the words stand for.
  package static let scale = Words(
    en: "enough is 95% of years or more, nearly enough 80%", zh: "够：收支平衡概率95%及以上；基本够：80%及以上")
}
