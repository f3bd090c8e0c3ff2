import Insurance
import Simulation
import Statistics

/// Who is better off under an alternative: how often over the replications, and by how much.
///
/// Members are better off where less of their in-scope expense is left to them, the fund and the insurer where their
/// result is higher. Results that differ by less than half a fen are the same.
package struct PartyEffect: Sendable {
  package enum Party: String, Sendable, CaseIterable {
    case members, fund, insurer
    /// Who pays layers of benefit beside the contract; there only where a plan has such layers.
    case otherPayers = "other-payers"

    /// What a gain of the party is counted in; nil where no pilot's error is known of it.
    fileprivate var figure: PartyFigure? {
      switch self {
      case .otherPayers: nil
      case .members: .outOfPocket
      case .fund: .fundResult
      case .insurer: .insurerResult
      }
    }

    package var words: Words {
      switch self {
      case .members: Words(en: "members (less to pay)", zh: "参保人（个人负担更低）")
      case .fund: Words(en: "fund (higher result)", zh: "基金（损益更高）")
      case .insurer: Words(en: "insurer (higher result)", zh: "承办机构（损益更高）")
      case .otherPayers: Words(en: "payers of other layers (less to pay)", zh: "其他层次的支付方（支出更少）")
      }
    }
  }

  package let party: Party
  /// Nil for all years of the path together.
  package let year: Int?
  /// The probability that the alternative is better for it, and that it is worse; with Wilson's intervals.
  package let better: Estimate
  package let worse: Estimate
  /// The mean gain, yuan; below 0 a loss. Nil where claims have no mean.
  package let gain: Estimate?

  private static let halfFen = 0.005

  /// The parties' effects of the first year that differs and, where there are several, of all years together.
  ///
  /// - Throws: `SampleError` where an outcome is not a finite number.
  static func all(_ baseline: ComparedRun, _ alternative: ComparedRun) throws(SampleError) -> [PartyEffect] {
    let hasNoErrors = baseline.hasNoErrors || alternative.hasNoErrors
    let hasMean = baseline.claimsHaveMean && alternative.claimsHaveMean
    var effects: [PartyEffect] = []
    let pilots = PilotDifference(from: baseline.pilot, to: alternative.pilot)
    let means = (
      PartyFigure.means(of: baseline.outcomes), PartyFigure.means(of: alternative.outcomes)
    )
    let isOfLayers = [baseline, alternative].contains(where: \.infinite.hasLayersWithoutErrors)
    let isLayered = [baseline, alternative].contains { $0.plan.policies.contains { $0.layers.count > 1 } }
    for span in ComparedSpans(baseline, alternative).spans {
      for party in Party.allCases where party != .otherPayers || isLayered {
        let before = benefit(of: party, in: baseline.outcomes[span.years])
        let after = benefit(of: party, in: alternative.outcomes[span.years])
        let gains = zip(before, after).map { $1 - $0 }
        let figure = party.figure
        let error =
          figure.flatMap { figure in
            pilots?.error(
              figure, span.place, before: means.0[span.place][figure] ?? 0, after: means.1[span.place][figure] ?? 0)
          } ?? 0
        let gain = Mean()(try Sample(gains)).widened(by: error)
        effects.append(
          PartyEffect(
            party: party, year: span.year,
            better: try share(of: gains, pilot: error) { $0 >= halfFen },
            worse: try share(of: gains, pilot: error) { $0 <= -halfFen },
            gain: !hasMean
              ? nil
              : hasNoErrors || (isOfLayers && [.members, .otherPayers].contains(party)) ? gain.withoutError : gain))
      }
    }
    return effects
  }

  /// How often a gain is of a kind, with half of what the share moves by where all gains that there are were larger, and
  /// smaller, by the pilot's error of their mean.
  package static func share(
    of gains: [Double], pilot error: Double, _ isOne: (Double) -> Bool
  ) throws(SampleError) -> Estimate {
    func count(_ shift: Double) -> Int { gains.count { abs($0) >= halfFen && isOne($0 + shift) } }
    let estimate = try Proportion.estimate(successes: count(0), of: gains.count)
    let moved = 0.5 * Double(abs(count(error) - count(-error))) / Double(gains.count)
    return estimate.widened(by: moved, within: 0...1)
  }

  /// What is good for a party, added up over the years, by replication.
  private static func benefit(of party: Party, in years: ArraySlice<Outcomes>) -> [Double] {
    (years.first ?? []).indices.map { k in
      years.reduce(0) { sum, outcomes in
        let outcome = outcomes[k]
        switch party {
        case .members: return sum - outcome.outOfPocket
        case .fund: return sum + outcome.statement.fundResult
        case .insurer: return sum + outcome.statement.insurerResult
        case .otherPayers: return sum - outcome.beside
        }
      }
    }
  }
}
