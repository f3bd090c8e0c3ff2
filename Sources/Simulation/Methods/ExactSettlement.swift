import Insurance

/// What the parties of a year come to as a piecewise linear function of its claims, cliffs included.
///
/// Found by settling years, not by reading rules: an interval is a piece where the settled years inside it lie on the
/// line between its ends, and is halved otherwise, down to a single fen. So it holds for any rule, as long as a bend
/// shows at one of some hundred claims or is among the rule's own turning points.
struct ExactSettlement {
  /// What the parties come to, yuan.
  struct Result: Sendable, Hashable {
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
    /// The most that the insurer is out of pocket within the year.
    var advance: Double
    /// How many months end with the insurer out of pocket.
    var monthsOut: Double
    /// What the advances would cost at a yearly rate of 1.
    var advanceAtUnitRate: Double

    static var parts: [KeyPath<Result, Double>] {
      [
        \.insurer, \.fund, \.payer, \.receivable, \.unclaimed, \.ordinaryLoss, \.policyLoss, \.managementLoss,
        \.advance, \.monthsOut, \.advanceAtUnitRate,
      ]
    }
  }

  /// Claims from `lower` to `upper`, yuan, with the results at both ends.
  struct Piece: Sendable {
    let lower: Double
    let upper: Double
    let start: Result
    let end: Result
  }

  /// In ascending order; together they cover 0 to the highest claims that were asked for.
  let pieces: [Piece]

  /// Roundings to the fen add up to no more than this many.
  private static let rounding = 0.12
  private static let gridPoints = 192

  /// - Parameters:
  ///   - calendar: when claims arise and are paid.
  ///   - range: where the claims mostly lie, yuan: the grid is laid there.
  ///   - highest: up to where the pieces are to go, yuan.
  init(_ diagram: RiskSharingDiagram, calendar: ClaimsCalendar, range: ClosedRange<Double>, highest: Double) {
    func result(_ claims: Money) -> Result {
      let statement = diagram.statement(claims: claims)
      let cash = CashPath(CashYear(of: statement, under: diagram.policy, calendar: calendar))
      return Result(
        insurer: statement.insurerResult.yuan, fund: statement.fundResult.yuan, payer: statement.payerPays.yuan,
        receivable: statement.owedToInsurer.yuan,
        unclaimed: statement.closing.owed(from: .insurer, to: .members).yuan,
        ordinaryLoss: statement.lossCauses.ordinary.yuan, policyLoss: statement.lossCauses.policy.yuan,
        managementLoss: statement.lossCauses.management.yuan, advance: cash.largestAdvance.yuan,
        monthsOut: Double(cash.monthsOutOfPocket), advanceAtUnitRate: cash.interest(atYearlyRate: 1))
    }
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
    var search = Search(result: result)
    for (lower, upper) in zip(ends, ends.dropFirst()) {
      search.divide(lower, upper, result(lower), result(upper))
    }
    pieces = Self.joined(search.pieces)
  }

  /// The rule's turning points as claims. Where costs follow claims a point moves with them, so each is looked for
  /// again at the claims where it was found.
  private static func turningPoints(_ diagram: RiskSharingDiagram) -> [Money] {
    let rule = diagram.policy.riskSharing
    func points(at claims: Money) -> [Money] {
      rule.turningPoints(for: diagram.statement(claims: claims).account).map {
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
  private static func joined(_ pieces: [Piece]) -> [Piece] {
    var joined: [Piece] = []
    for piece in pieces {
      if let last = joined.last, last.end == piece.start {
        let whole = Piece(lower: last.lower, upper: piece.upper, start: last.start, end: piece.end)
        if whole.isNear(piece.start, at: piece.lower, within: rounding) {
          joined[joined.count - 1] = whole
          continue
        }
      }
      joined.append(piece)
    }
    return joined
  }

  /// Halves intervals until they are pieces.
  private struct Search {
    let result: (Money) -> Result
    var pieces: [Piece] = []

    mutating func divide(_ lower: Money, _ upper: Money, _ start: Result, _ end: Result) {
      let width = upper.fen - lower.fen
      guard width > 1 else {
        // One fen of claims: either it moves nothing much, or it is a cliff, which lies between two pieces.
        if abs(start.insurer - end.insurer) + abs(start.fund - end.fund) <= 2 * ExactSettlement.rounding {
          pieces.append(Piece(lower: lower.yuan, upper: upper.yuan, start: start, end: end))
        }
        return
      }
      let whole = Piece(lower: lower.yuan, upper: upper.yuan, start: start, end: end)
      let isLinear = [0.29, 0.5, 0.77].allSatisfy { share in
        let inside = lower + Money(fen: Int64(Double(width) * share))
        return whole.isNear(result(inside), at: inside.yuan, within: ExactSettlement.rounding)
      }
      if isLinear {
        pieces.append(whole)
        return
      }
      let middle = Money(fen: lower.fen + width / 2)
      let value = result(middle)
      divide(lower, middle, start, value)
      divide(middle, upper, value, end)
    }
  }
}

extension ExactSettlement.Piece {
  /// The results at claims inside the piece.
  func value(_ part: KeyPath<ExactSettlement.Result, Double>, at claims: Double) -> Double {
    let share = upper > lower ? (claims - lower) / (upper - lower) : 0
    return start[keyPath: part] + share * (end[keyPath: part] - start[keyPath: part])
  }

  fileprivate func isNear(_ result: ExactSettlement.Result, at claims: Double, within slack: Double) -> Bool {
    ExactSettlement.Result.parts.allSatisfy { abs(value($0, at: claims) - result[keyPath: $0]) <= slack }
  }
}
