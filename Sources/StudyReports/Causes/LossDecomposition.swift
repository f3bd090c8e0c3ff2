import Insurance
import Simulation

/// What caused the loss of a year, held against what was expected before it: rules, prices, volume, premium, costs, and chance.
/// To the fen, and adding up.
package struct LossDecomposition: Sendable {
  /// What a change of the year is one of.
  package enum Cause: String, Sendable, CaseIterable {
    /// The rules of benefit: what 政策性 means where a contract tells causes apart.
    case policy
    /// How much care costs.
    case price
    /// How many are insured, and how many of them need care.
    case volume
    /// What is left: what no change that was named explains.
    case chance
    /// Another premium than was expected.
    case premium
    /// Other costs of running it.
    case costs

    package var words: Words {
      switch self {
      case .policy: Words(en: "rules of benefit", zh: "政策因素（待遇规则变化）")
      case .price: Words(en: "price of care", zh: "价格因素（费用水平变化）")
      case .volume: Words(en: "volume: people and their care", zh: "数量因素（参保与就医人数变化）")
      case .chance: Words(en: "chance, and what was not named", zh: "随机及其他因素")
      case .premium: Words(en: "premium", zh: "保费因素")
      case .costs: Words(en: "costs of running it", zh: "费用因素")
      }
    }

    /// The same with the side that it lies on.
    ///
    /// - Parameter part: what it adds to the loss.
    package func words(adding part: Money) -> Words {
      let (above, below) = (
        Words(en: " above what was expected", zh: "高于预期"), Words(en: " below what was expected", zh: "低于预期")
      )
      guard part != .zero else { return words }
      switch self {
      case .premium:
        let side = part > .zero ? below : above
        return Words(en: words.en + side.en, zh: "\(words.zh)（筹资\(side.zh)）")
      case .costs:
        let side = part > .zero ? above : below
        return Words(en: words.en + side.en, zh: "\(words.zh)（经办费用\(side.zh)）")
      case .policy, .price, .volume, .chance: return words
      }
    }

    /// The cause that a changed value stands for, by its path; nil for one that moves no loss before it is shared.
    package init?(path: String) {
      let parts = path.split(separator: ".").map { $0.prefix { $0 != "[" } }
      switch parts.first {
      case "benefit", "benefits", "scope", "readings", "policy": self = .policy
      case "population", "behaviour": self = .volume
      case "expense" where parts.contains("probability"): self = .volume
      case "expense": self = .price
      case "trend" where parts.last == "frequency": self = .volume
      case "trend": self = .price
      default: return nil
      }
    }
  }

  /// Premium, claims and costs of a year, yuan to the fen.
  package struct Account: Sendable, Hashable {
    package let premium: Money
    package let claims: Money
    package let costs: Money

    package init(premium: Money, claims: Money, costs: Money) {
      (self.premium, self.claims, self.costs) = (premium, claims, costs)
    }

    /// Above zero where premium does not cover claims and costs.
    package var loss: Money { claims + costs - premium }
  }

  package let expected: Account
  package let actual: Account
  /// Each adds so much to the loss; below zero it lessens it.
  package let parts: [Cause: Money]

  /// - Parameter explained: what rules, prices and volume add to the claims that were to be expected, yuan.
  package init(expected: Account, actual: Account, explained: [Cause: Double]) {
    (self.expected, self.actual) = (expected, actual)
    var parts: [Cause: Money] = [
      .premium: expected.premium - actual.premium, .costs: actual.costs - expected.costs,
    ]
    for cause in [Cause.policy, .price, .volume] { parts[cause] = Money(yuan: explained[cause] ?? 0) ?? .zero }
    // Chance takes what the others leave, and so the fen that rounding moves.
    let named = [Cause.policy, .price, .volume].reduce(Money.zero) { $0 + (parts[$1] ?? .zero) }
    parts[.chance] = actual.claims - expected.claims - named
    self.parts = parts
  }

  /// How much larger the loss is than was expected.
  package var change: Money { actual.loss - expected.loss }
}
