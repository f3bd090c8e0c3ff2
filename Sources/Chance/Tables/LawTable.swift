internal import CGSL

/// Survival function, limited moments and quantile of a law by polynomials, from the lower part of the law up to a far tail.
///
/// Panels of the amount follow each other, each so narrow that S falls by no more than about a third in it: there S as a
/// function of x, and x as a function of S, are polynomials of degree 11 (numerical inversion as by Derflinger, Hörmann &
/// Leydold, “Random variate generation by numerical inversion when only the density is known”, ACM Trans. Model. Comput.
/// Simul. 20, 2010, with points of the distribution function in the place of its search). Coefficients that do not fall
/// fast enough halve the panel. So what a quantile is off, as a probability, stays below 1e−11 of the survival probability
/// there; a jump of S becomes a panel of its own, a law from elsewhere need not say where it jumps, and what cannot be
/// resolved is left to the law itself.
struct LawTable: Sendable {
  private(set) var panels: [TablePanel] = []
  /// The panels' survival probabilities at their ends, descending.
  private(set) var survivalsAtEnds: [Double] = []
  private(set) var ends: [Double] = []
  /// Where the panels begin, and S there.
  private(set) var start = 0.0
  private(set) var survivalAtStart = 0.0

  /// How many panels there are at most; what lies beyond is left to the law.
  private static let most = 500
  /// By how much S is meant to fall within a panel, and the amount to rise.
  private static let (fall, rise) = (1.4, 1.4)
  /// A law with more points of probability than this is better asked itself.
  private static let mostAtoms = 100

  /// - Parameter least: the survival probability down to which the table reaches.
  init(of law: any SeverityLaw, downTo least: Double) {
    let anatomy = LawAnatomy(law)
    guard anatomy.atoms.count <= Self.mostAtoms else { return }
    start = Self.lowAmount(of: law)
    guard start >= 0, start.isFinite else { return }
    survivalAtStart = law.survival(start)
    let stops = Set(anatomy.bends + anatomy.atoms.flatMap { [$0.point.nextDown, $0.point] }).filter { $0 > start }
    var builder = Builder(law, at: start, survival: survivalAtStart, stops: stops.sorted())
    builder.run(downTo: least, most: Self.most)
    panels = builder.panels
    survivalsAtEnds = panels.map(\.survivalAtEnd)
    ends = panels.map(\.end)
  }

  /// An amount that some 1% to 5% of the law lie below, or where there is no such, its 3% quantile.
  private static func lowAmount(of law: any SeverityLaw) -> Double {
    let mean = law.mean
    var (low, high) = (0.0, Double.infinity)
    var x = mean > 0 && mean.isFinite ? 0.1 * mean : 1
    for _ in 0..<60 {
      let probability = law.cumulative(x)
      if probability >= 0.01, probability <= 0.05 { return x }
      if probability < 0.01 { low = x } else { high = x }
      x = high.isInfinite ? 4 * x : low == 0 ? 0.25 * x : (low * high).squareRoot()
    }
    return law.quantile(0.03)
  }

  /// The panel that holds an amount; nil where none does.
  func panel(holding x: Double) -> TablePanel? {
    guard x >= start, let end = ends.last, x < end else { return nil }
    return panels[Self.firstIndex(ends.count) { x < ends[$0] }]
  }

  /// The place of the panel that holds the quantile of q; nil where none does.
  func place(survival q: Double) -> Int? {
    guard q < survivalAtStart, let least = survivalsAtEnds.last, q >= least else { return nil }
    return Self.firstIndex(survivalsAtEnds.count) { q >= survivalsAtEnds[$0] }
  }

  private static func firstIndex(_ count: Int, where condition: (Int) -> Bool) -> Int {
    var (low, high) = (0, count - 1)
    while low < high {
      let middle = (low + high) / 2
      if condition(middle) { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Goes from panel to panel.
  private struct Builder {
    let law: any SeverityLaw
    let source: SurvivalSource
    let rule = ChebyshevRule.shared
    var stops: ArraySlice<Double>
    private(set) var panels: [TablePanel] = []
    private var x: Double
    private var survival: Double
    private var limited: Double
    private var second: Double
    private var width: Double

    init(_ law: any SeverityLaw, at start: Double, survival: Double, stops: [Double]) {
      self.law = law
      source = SurvivalSource(law)
      self.stops = stops[...]
      (x, self.survival) = (start, survival)
      (limited, second) = (law.limitedExpectedValue(start), law.limitedSecondMoment(start))
      width = start > 0 ? 0.25 * start : 1
    }

    mutating func run(downTo least: Double, most: Int) {
      while survival > least, panels.count < most {
        while let stop = stops.first, stop <= x { stops.removeFirst() }
        var end = x + width
        if x > 0 { end = min(end, LawTable.rise * x) }
        if let stop = stops.first, stop <= end || stop.nextDown <= end { end = stop }
        guard end > x, end.isFinite, limited.isFinite, second.isFinite else { return }
        if end == x.nextUp { addJump(to: end) } else if !addSmooth(to: end) { narrow(end) }
      }
    }

    private mutating func addSmooth(to end: Double) -> Bool {
      guard
        let panel = TablePanel(
          source, from: x, to: end, survivalAtStart: survival, limited: limited, second: second, rule: rule)
      else { return false }
      let moments = panel.limitedMoments(end)
      let fall = panel.survivalAtEnd < survival ? log(survival / panel.survivalAtEnd) : 0
      width = (end - x) * min(2, max(0.5, log(LawTable.fall) / max(fall, 1e-3)))
      add(panel, moments.first, moments.second)
      return true
    }

    private mutating func narrow(_ end: Double) {
      width = 0.5 * (end - x)
      // So narrow a panel fails where S jumps, or bends sharply.
      guard width < max(1e-12 * x, 1e-300) else { return }
      let half = 0.5 * (survival + law.survival(end))
      let point = QuantileSearch.smallest(from: x, to: end) { law.survival($0) <= half }
      if point.nextDown > x { addUnknown(to: point.nextDown) }
      if point > x { addJump(to: point) }
      width = 1e-9 * x
    }

    private mutating func addJump(to end: Double) {
      let kept = width
      add(stretch(.jump, to: end), limited + survival * (end - x), second + 2 * x * survival * (end - x))
      width = kept
    }

    private mutating func addUnknown(to end: Double) {
      add(stretch(.unknown, to: end), law.limitedExpectedValue(end), law.limitedSecondMoment(end))
    }

    private func stretch(_ kind: TablePanel.Kind, to end: Double) -> TablePanel {
      TablePanel(
        kind, from: x, to: end, survivalAtStart: survival, survivalAtEnd: law.survival(end), limited: limited,
        second: second)
    }

    private mutating func add(_ panel: TablePanel, _ first: Double, _ square: Double) {
      panels.append(panel)
      (x, survival, limited, second) = (panel.end, panel.survivalAtEnd, first, square)
    }
  }
}
