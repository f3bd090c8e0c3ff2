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
  /// So few years were simulated that each of the others may be true.
  case unknown

  /// - Parameter adequacy: the probability that the funding covers claims and costs, 0 to 1.
  package init(adequacy: Double) {
    self = adequacy >= Self.leastEnough ? .enough : adequacy >= Self.leastNearly ? .nearly : .notEnough
  }

  /// - Parameter adequacy: the same with its 95% interval, which tells nothing where it reaches from 'not enough' to 'enough'.
  package init(_ adequacy: Estimate) {
    if let lower = adequacy.lower, let upper = adequacy.upper, lower < Self.leastNearly, upper >= Self.leastEnough {
      self = .unknown
    } else {
      self.init(adequacy: adequacy.value)
    }
  }

  private static let (leastEnough, leastNearly) = (0.95, 0.8)

  /// Of the year of a run in which the funding is least likely to be enough; nil where it is not computed.
  package init?(of table: ResultTable) {
    let verdicts = table.years.compactMap { year in
      table.row("funding.adequacy", year: year).map { Self($0.estimate) }
    }
    guard let worst = [Self.notEnough, .unknown, .nearly, .enough].first(where: verdicts.contains) else { return nil }
    self = worst
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
    case .unknown: Words(en: "Too few years simulated to say", zh: "模拟次数过少，尚不能判断")
    }
  }

  /// What the words stand for.
  package static let scale = Words(
    en: "enough is 95% of years or more, nearly enough 80%", zh: "够：收支平衡概率95%及以上；基本够：80%及以上")
}
