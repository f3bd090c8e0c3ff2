import Insurance

extension RiskSharingDiagram {
  /// What the parties come to at some claims.
  public struct Position: Sendable, Hashable {
    public let claims: Money
    public let insurer: Money
    /// What the public side has left of the year's funding, or had to add to it.
    public let fund: Money
    /// What the payer hands to the insurer, net of what comes back.
    public let payer: Money
    /// What others came to owe the insurer; part of its result.
    public let owedToInsurer: Money

    /// In fen, for lines to be drawn through.
    var all: [Double] { [insurer, fund, payer, owedToInsurer].map { Double($0.fen) } }

    /// Whether a fen of claims moves somebody's result by more than roundings do.
    static func isCliff(_ before: Position, _ after: Position) -> Bool {
      zip(before.all, after.all).contains { abs($0 - $1) > Double(RiskSharingDiagram.smallestJump) }
    }
  }

  /// Claims over which every party's result moves on one straight line.
  public struct Stretch: Sendable {
    public let start: Position
    public let end: Position
    /// What changes with the claims, beside the benefits themselves: who pays whom, why, by which clause.
    public let movements: [Movement]

    /// What one more yuan of claims adds to the insurer's result; below zero where it costs the insurer.
    public var insurerPerYuan: Double { slope(\.insurer) }
    public var fundPerYuan: Double { slope(\.fund) }
    public var payerPerYuan: Double { slope(\.payer) }

    /// Nothing of one more yuan reaches the insurer: it has no interest in what is claimed.
    public var isFlat: Bool { insurerPerYuan == 0 }

    /// To a millionth: results are whole fen, and a stretch has an end.
    private func slope(_ part: KeyPath<Position, Money>) -> Double {
      let width = Double(end.claims.fen - start.claims.fen)
      let rise = Double((end[keyPath: part] - start[keyPath: part]).fen)
      return width > 0 ? (rise / width * 1e6).rounded() / 1e6 : 0
    }
  }

  /// A transfer that grows or shrinks with the claims.
  public struct Movement: Sendable, Hashable {
    public let from: Party
    public let to: Party
    public let reason: Transfer.Reason
    public let clause: Clause
    /// What one more yuan of claims adds to it.
    public let perYuan: Double
  }

  /// Where one stretch ends and the next begins.
  public struct Turn: Sendable {
    public let before: Position
    public let after: Position
    /// The clause that the rule names for it; nil where it names none there.
    public let clause: Clause?

    /// Whether a fen of claims moves somebody's result by more than roundings do.
    public var isCliff: Bool { Position.isCliff(before, after) }
  }

  /// Roundings of shares move a result by a handful of fen; a cliff moves it by money.
  static let smallestJump: Int64 = 100

  /// The claims from 0 up to a loss ratio, cut where any party's result bends or jumps.
  ///
  /// Found by `LineSearch`: a feature that is narrower than a hundredth of the range, and that the rule does not name, can
  /// stay unseen.
  ///
  /// - Parameter lossRatio: C/P at which the last stretch ends.
  public func stretches(to lossRatio: Double) -> [Stretch] {
    let top = premium.part(lossRatio)
    guard top > .zero else { return [] }
    var seeds: Set<Money> = [.zero, top]
    for k in 1..<100 { seeds.insert(top.part(Double(k) / 100)) }
    for point in turningPoints(near: .zero) + turningPoints(near: top) {
      for fen in [-1, 0, 1] { seeds.insert(premium.part(point.lossRatio) + Money(fen: Int64(fen))) }
    }
    let ends = seeds.filter { $0 >= .zero && $0 <= top }.sorted()
    return StretchLines(between: ends, contracts: policy.contractRules.count) { position(claims: $0) }.lines.map {
      start, end in
      Stretch(start: start, end: end, movements: movements(from: start.claims, to: end.claims))
    }
  }

  /// Where neighbouring stretches meet, with what the rule says of the place.
  public func turns(between stretches: [Stretch]) -> [Turn] {
    zip(stretches, stretches.dropFirst()).map { lower, upper in
      let at = upper.start.claims
      // A stretch begins where its line does, to a few fen; a rule names a ratio.
      let nearest = turningPoints(near: at).map { (abs((premium.part($0.lossRatio) - at).fen), $0.clause) }.min {
        $0.0 < $1.0
      }
      let clause = nearest.flatMap { $0.0 <= max(200, premium.fen / 10_000_000) ? $0.1 : nil }
      return Turn(before: lower.end, after: upper.start, clause: clause)
    }
  }

  public func position(claims: Money) -> Position {
    let statement = statement(claims: claims)
    return Position(
      claims: claims, insurer: statement.insurerResult, fund: statement.fundResult, payer: statement.payerPays,
      owedToInsurer: statement.ledger.receivable(of: .insurer))
  }

  /// Where costs follow claims, the rule's turning points move with them.
  private func turningPoints(near claims: Money) -> [TurningPoint] {
    policy.turningPoints(for: statement(claims: claims).account).filter {
      $0.lossRatio.isFinite && (0...1e6).contains($0.lossRatio)
    }
  }

  /// What differs between two years of one stretch.
  private func movements(from lower: Money, to upper: Money) -> [Movement] {
    let width = upper - lower
    let (a, b) = (lower + width.part(0.3), lower + width.part(0.7))
    struct Kind: Hashable {
      let from: Party
      let to: Party
      let reason: Transfer.Reason
      let clause: Clause
    }
    var order: [Kind] = []
    var change: [Kind: Int64] = [:]
    for (sign, claims) in [(-1, a), (1, b)] as [(Int64, Money)] {
      for transfer in statement(claims: claims).ledger.transfers where transfer.reason != .benefits {
        let kind = Kind(from: transfer.from, to: transfer.to, reason: transfer.reason, clause: transfer.clause)
        if change[kind] == nil { order.append(kind) }
        change[kind, default: 0] += sign * transfer.amount.fen
      }
    }
    return order.compactMap { kind in
      guard let fen = change[kind], abs(fen) > 10, b > a else { return nil }
      let perYuan = (Double(fen) / Double((b - a).fen) * 1e6).rounded() / 1e6
      return perYuan == 0
        ? nil : Movement(from: kind.from, to: kind.to, reason: kind.reason, clause: kind.clause, perYuan: perYuan)
    }
  }
}

extension RiskSharingDiagram.Position: LinePoint {
  package var values: SIMD16<Double> {
    var values = SIMD16<Double>.zero
    for (lane, value) in all.enumerated() { values[lane] = value }
    return values
  }
}

/// Claims cut into straight lines, those that go on into each other put together.
private struct StretchLines {
  typealias Position = RiskSharingDiagram.Position

  private let position: @Sendable (Money) -> Position
  private let search: LineSearch<Position>
  private let found: [LineSearch<Position>.Line]
  /// Fen by which roundings may take a year off its line, for each contract.
  private static let rounding = 6.0

  init(between ends: [Money], contracts: Int, _ position: @escaping @Sendable (Money) -> Position) {
    self.position = position
    search = LineSearch<Position>(
      slack: Self.rounding * Double(contracts), isCliff: Position.isCliff, point: position)
    found = search.lines(between: ends)
  }

  /// Neighbours on one line together. What is left between two lines where they bend is a few fen of roundings: the
  /// lines then meet where they cross.
  var lines: [(start: Position, end: Position)] {
    var joined: [(start: Position, end: Position)] = []
    for piece in found {
      if let last = joined.last, last.end.claims == piece.start.claims,
        search.lies(piece.start, on: (last.start, piece.end)),
        isOneLine(last.start, piece.end)
      {
        joined[joined.count - 1].end = piece.end
      } else {
        joined.append(piece)
      }
    }
    var lines: [(start: Position, end: Position)] = []
    // Bends leave splinters of less than ten yuan, which are no stretch of their own.
    for line in joined where line.end.claims.fen - line.start.claims.fen > 1_000 {
      var line = line
      if let last = lines.last, !isCliff(between: last.end.claims, line.start.claims) {
        let at = position(Self.crossing(last, line))
        lines[lines.count - 1].end = at
        line.start = at
      }
      lines.append(line)
    }
    return lines
  }

  private func isOneLine(_ start: Position, _ end: Position) -> Bool {
    let width = Double(end.claims.fen - start.claims.fen)
    return [0.13, 0.41, 0.68, 0.93].allSatisfy {
      search.lies(position(start.claims + Money(fen: Int64(width * $0))), on: (start, end))
    }
  }

  /// Whether the claims between two lines hold a fen that was left out.
  private func isCliff(between lower: Money, _ upper: Money) -> Bool {
    let inside = found.filter { $0.start.claims >= lower && $0.end.claims <= upper }
    let covered = inside.reduce(0) { $0 + $1.end.claims.fen - $1.start.claims.fen }
    return covered < upper.fen - lower.fen
  }

  /// The claims at which two lines that bend into each other cross, by the value that bends most.
  private static func crossing(
    _ first: (start: Position, end: Position), _ second: (start: Position, end: Position)
  ) -> Money {
    func slope(_ line: (start: Position, end: Position), _ i: Int) -> Double {
      (line.end.all[i] - line.start.all[i]) / Double(line.end.claims.fen - line.start.claims.fen)
    }
    let bends = first.start.all.indices.map { (slope(second, $0) - slope(first, $0), $0) }
    guard let most = bends.max(by: { abs($0.0) < abs($1.0) }), most.0 != 0 else { return second.start.claims }
    let i = most.1
    // Both lines from their far ends, which no rounding at the bend reaches.
    let from = Double(first.start.claims.fen)
    let (a, b) = (slope(first, i), slope(second, i))
    let atFrom = second.end.all[i] - b * (Double(second.end.claims.fen) - from)
    let fen = from + (first.start.all[i] - atFrom) / (b - a)
    let (low, high) = (Double(first.end.claims.fen) - 1_000, Double(second.start.claims.fen) + 1_000)
    return Money(fen: Int64(min(max(fen.rounded(), low), high)))
  }
}
