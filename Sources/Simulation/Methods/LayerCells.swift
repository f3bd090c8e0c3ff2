import Chance
import Insurance
import Plans

/// All layers of a group's benefits in a year, seen from a law's own scale: what the layers beside the contract come to in
/// a cell of the amount, given what the contract comes to there.
///
/// The figures of a person are the amount, the contract's benefit and whether there is any, then of each counted layer what
/// it pays and whether it pays. Between two turning points of any of them all are linear functions of the amount.
struct LayerCells {
  /// Where something turns, ascending.
  private let turns: [Cells.Partial]
  /// The figures below the first turning point, and from each on.
  private let lines: [[(intercept: Double, slope: Double)]]
  /// Nil where every layer is piecewise linear; else what gives the figures of an amount.
  private let figures: ((Double) -> [Double])?

  private static let contractFigures = 3

  /// - Parameters:
  ///   - benefits: with at least one counted layer.
  ///   - factor: the year's, on every amount of the law.
  init(_ benefits: BenefitStack, factor: Double, law: any SeverityLaw) {
    let rules = [benefits.contract] + benefits.counted.map(\.ofAmount)
    let schedules = rules.compactMap(\.schedule)
    guard schedules.count == rules.count else {
      (turns, lines) = ([], [])
      figures = { amount in
        [amount]
          + rules.flatMap { rule -> [Double] in
            let payment = rule.payment(for: factor * amount)
            return [payment, payment > 0 ? 1 : 0]
          }
      }
      return
    }
    figures = nil
    let starts = Set(schedules.flatMap { $0.segments.map(\.start) }).sorted()
    turns = starts.map { Cells.Partial(law, at: $0 / factor) }
    lines = ([nil] + starts.map(Optional.some)).map { start in
      var lines: [(intercept: Double, slope: Double)] = [(0, 1)]
      for schedule in schedules {
        let held = start.flatMap { start in schedule.segments.last { $0.start <= start } }
        let pays = held.map { $0.slope > 0 || $0.base > 0 } ?? false
        lines.append(held.map { ($0.base - $0.slope * $0.start, $0.slope * factor) } ?? (0, 0))
        lines.append((pays ? 1 : 0, 0))
      }
      return lines
    }
  }

  /// What the counted layers come to for some people of a cell.
  ///
  /// - Parameters:
  ///   - people: how many.
  ///   - amount: the sum of their amounts, as drawn, on the law's scale.
  ///   - normals: those by which amount, benefit and beneficiaries of the contract were drawn.
  ///   - stream: of the layers' own normals.
  func draw(
    _ people: Int, in cell: Cells.Cell, amount: Double, given normals: [Double], using stream: inout RandomStream,
    into layers: inout [YearOfClaims.Part.Layer]
  ) {
    let below = turns.prefix { $0.limit <= cell.lower.limit }.count
    let within = turns[below...].prefix { $0.limit < cell.upper.limit }
    if figures == nil, within.isEmpty {
      for (place, k) in zip(layers.indices, stride(from: Self.contractFigures, to: .max, by: 2)) {
        let (payment, paid) = (lines[below][k], lines[below][k + 1])
        layers[place].payments += max(0, Double(people) * payment.intercept + payment.slope * amount)
        layers[place].beneficiaries += paid.intercept > 0 ? people : 0
      }
      return
    }
    let sums = moments(of: cell, below, within).sums(of: people, given: normals, using: &stream)
    for (place, k) in zip(layers.indices, stride(from: Self.contractFigures, to: .max, by: 2)) {
      layers[place].payments += max(0, sums[k])
      layers[place].beneficiaries += min(people, max(0, Int(min(sums[k + 1], 1e15).rounded())))
    }
  }

  private func moments(of cell: Cells.Cell, _ below: Int, _ within: ArraySlice<Cells.Partial>) -> JointMoments {
    if let figures {
      var moments = JointMoments(of: figures(0).count)
      for node in cell.nodes { moments.add(1 / Double(cell.nodes.count), figures(node)) }
      return moments
    }
    var moments = JointMoments(of: lines[0].count)
    var from = cell.lower
    for (k, to) in (Array(within) + [cell.upper]).enumerated() {
      moments.add(
        lines[below + k], probability: from.survival - to.survival, first: to.first - from.first,
        second: to.second - from.second)
      from = to
    }
    return moments.over(cell.probability)
  }
}
