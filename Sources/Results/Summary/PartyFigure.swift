import Insurance
import Simulation

/// What the parties have of a year, in a single amount: what a change is asked to explain.
package enum PartyFigure: String, Sendable, CaseIterable {
  case claims, funding, insurerResult, fundResult, outOfPocket

  package var words: Words {
    switch self {
    case .claims: Words(en: "claims", zh: "赔付")
    case .funding: Words(en: "funding", zh: "筹资")
    case .insurerResult: Words(en: "insurer's result", zh: "承办机构损益")
    case .fundResult: Words(en: "fund's result", zh: "基金当期结余")
    case .outOfPocket: Words(en: "left to members", zh: "个人负担")
    }
  }

  func value(_ outcome: Outcome) -> Double {
    switch self {
    case .claims: outcome.statement.claims
    case .funding: outcome.statement.funding
    case .insurerResult: outcome.statement.insurerResult
    case .fundResult: outcome.statement.fundResult
    case .outOfPocket: outcome.outOfPocket
    }
  }

  /// The means over the replications, yuan, of every year and, where there are several, of all together as the last.
  static func means(of outcomes: [Outcomes]) -> [[PartyFigure: Double]] {
    let count = Double(max(1, outcomes.first?.count ?? 0))
    let whole = outcomes.count > 1 ? [outcomes.indices] : []
    return (outcomes.indices.map { $0..<($0 + 1) } + whole).map { years in
      Dictionary(
        uniqueKeysWithValues: allCases.map { figure in
          (figure, outcomes[years].reduce(0) { $1.reduce($0) { $0 + figure.value($1) } } / count)
        })
    }
  }
}
