import Chance
import Insurance
import RiskSharing

/// What the parties of a year come to as a piecewise linear function of its claims, cliffs included.
///
/// Found by `LineSearch` among some hundred claims and the rule's own turning points.
package struct ExactSettlement {
  /// What the parties come to, yuan.
  package struct Result: Sendable, Hashable {
    var insurer: Double
    var fund: Double
    /// What the public side pays the insurer, net.
    var payer: Double
    /// What others came to owe the insurer.
    var receivable: Double
    /// Benefits that members have not claimed at its end.
    var unclaimed: Double
    /// What ordinary fluctuation, the policy and management cost where the year ends in a loss.
    var ordinaryLoss: Double
    var policyLoss: Double
    var managementLoss: Double
    /// What the risk adjustment fund holds at its end, and what it has met of the loss.
    var riskAdjustment: Double
    var drawn: Double
    /// The most that the insurer is out of pocket within the year.
    var advance: Double
    /// How many months end with the insurer out of pocket.
    var monthsOut: Double
    /// What the advances would cost at a yearly rate of 1.
    package var advanceAtUnitRate: Double
  }

  /// Claims from `lower` to `upper`, yuan, with the results at both ends.
  package struct Piece: Sendable {
    package let lower: Double
    package let upper: Double
    package let start: Result
    package let end: Result
  }

  /// In ascending order; together they cover 0 to the highest claims that were asked for.
  package let pieces: [Piece]

  /// Roundings to the fen add up to no more than this many.
  /// Of one contract: several insurers are each rounded by themselves.
  private static let rounding = 0.12
  private static let gridPoints = 192

  /// - Parameters:
  ///   - calendar: when claims arise and are paid.
  ///   - range: where the claims mostly lie, yuan: the grid is laid there.
  ///   - highest: up to where the pieces are to go, yuan.
  ///   - threads: how many to use at most; two search half of the claims each.
  package init(
    _ diagram: RiskSharingDiagram, calendar: ClaimsCalendar, range: ClosedRange<Double>, highest: Double,
    threads: Int = 1
  ) {
    let top = Money(yuan: min(highest, Money.largest.yuan)) ?? .largest
    var seeds: Set<Money> = [.zero, top]
    for k in 0...Self.gridPoints {
      let share = Double(k) / Double(Self.gridPoints)
      if let inside = Money(yuan: range.lowerBound + share * (range.upperBound - range.lowerBound)) {
        seeds.insert(inside)
      }
      seeds.insert(top.part(share * share))
    }
    for point in Self.turningPoints(diagram) {
      for fen in [-1, 0, 1] { seeds.insert(point + Money(fen: Int64(fen))) }
    }
    let ends = seeds.filter { $0 >= .zero && $0 <= top }.sorted()
    // One fen of claims either moves nothing much, or it is a cliff.
    let rounding = Self.rounding * Double(diagram.policy.contractRules.count)
    let years = SettledYears(diagram, calendar)
    let search = LineSearch<SettledYear>(slack: rounding) { start, end in
      abs(start.result.insurer - end.result.insurer) + abs(start.result.fund - end.result.fund) > 2 * rounding
    } point: { claims in
      years.settled(at: claims)
    }
    let middle = ends.count / 2
    let (lower, upper) = atOnce(threads: threads) {
      search.lines(between: ends[...middle])
    } _: {
      search.lines(between: ends[middle...])
    }
    pieces = Self.joined(lower + upper, by: search)
  }

  /// What the parties come to at some claims.
  package static func result(_ diagram: RiskSharingDiagram, claims: Money, calendar: ClaimsCalendar) -> Result {
    SettledYears(diagram, calendar).settled(at: claims).result
  }

  /// The rule's turning points as claims. Where costs follow claims a point moves with them, so each is looked for
  /// again at the claims where it was found.
  private static func turningPoints(_ diagram: RiskSharingDiagram) -> [Money] {
    func points(at claims: Money) -> [Money] {
      diagram.policy.turningPoints(for: diagram.statement(claims: claims).account).map {
        diagram.premium.part(min(max($0.lossRatio, 0), 1e6))
      }
    }
    var found = points(at: .zero)
    for place in found.indices {
      for _ in 0..<40 {
        let again = points(at: found[place])
        guard place < again.count, again[place] != found[place] else { break }
        found[place] = again[place]
      }
    }
    return found
  }

  /// Neighbours on one line become one piece.
  private static func joined(
    _ lines: [LineSearch<SettledYear>.Line], by search: LineSearch<SettledYear>
  ) -> [Piece] {
    var joined: [LineSearch<SettledYear>.Line] = []
    for line in lines {
      if let last = joined.last, last.end.result == line.start.result,
        search.lies(line.start, on: (last.start, line.end))
      {
        joined[joined.count - 1].end = line.end
      } else {
        joined.append(line)
      }
    }
    return joined.map {
      Piece(
        lower: $0.start.claims.yuan, upper: $0.end.claims.yuan, start: $0.start.result, end: $0.end.result)
    }
  }
}

extension ExactSettlement.Piece {
  /// The results at claims inside the piece.
  func value(_ part: KeyPath<ExactSettlement.Result, Double>, at claims: Double) -> Double {
    let share = upper > lower ? (claims - lower) / (upper - lower) : 0
    return start[keyPath: part] + share * (end[keyPath: part] - start[keyPath: part])
  }
}

/// A year settled at some claims.
private struct SettledYear: LinePoint {
  let claims: Money
  let result: ExactSettlement.Result
  /// Yuan.
  let values: SIMD16<Double>

  init(at claims: Money, _ result: ExactSettlement.Result) {
    self.claims = claims
    self.result = result
    values = SIMD16(
      result.insurer, result.fund, result.payer, result.receivable, result.unclaimed, result.ordinaryLoss,
      result.policyLoss, result.managementLoss, result.advance, result.monthsOut, result.advanceAtUnitRate,
      result.riskAdjustment, result.drawn, 0, 0, 0)
  }
}

/// Settles one year at any claims.
///
/// A class, since it is asked some thousand times, and a policy is large: what holds one by value hands on a copy each time.
private final class SettledYears: Sendable {
  private let diagram: RiskSharingDiagram
  private let calendar: ClaimsCalendar

  init(_ diagram: RiskSharingDiagram, _ calendar: ClaimsCalendar) {
    (self.diagram, self.calendar) = (diagram, calendar)
  }

  func settled(at claims: Money) -> SettledYear {
    let statement = diagram.statement(claims: claims)
    let cash = CashPath(CashYear(of: statement, under: diagram.policy, calendar: calendar))
    let causes = statement.lossCauses
    return SettledYear(
      at: claims,
      ExactSettlement.Result(
        insurer: statement.insurerResult.yuan, fund: statement.fundResult.yuan, payer: statement.payerPays.yuan,
        receivable: statement.owedToInsurer.yuan,
        unclaimed: statement.closing.owed(from: .insurer, to: .members).yuan,
        ordinaryLoss: causes.ordinary.yuan, policyLoss: causes.policy.yuan, managementLoss: causes.management.yuan,
        riskAdjustment: statement.closing.riskAdjustment.yuan, drawn: statement.drawnFromRiskAdjustment.yuan,
        advance: cash.largestAdvance.yuan, monthsOut: Double(cash.monthsOutOfPocket),
        advanceAtUnitRate: cash.interest(atYearlyRate: 1)))
  }
}
