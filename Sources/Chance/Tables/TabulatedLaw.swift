/// A law that answers from a table (`LawTable`): the same law, to 1e−11 of its survival probability, at the same speed for
/// every law.
///
/// For whoever asks often for parts of a law: the quantile within cells, limited moments at many points. Below the table,
/// some hundredths of the probability, and beyond its far end the law itself is asked. Single draws are the law's own.
package struct TabulatedLaw: SeverityLaw {
  package let base: any SeverityLaw
  private let table: LawTable

  /// - Parameters:
  ///   - base: the law.
  ///   - least: the survival probability down to which the table reaches.
  package init(_ base: any SeverityLaw, downTo least: Double) {
    self.base = base
    table = LawTable(of: base, downTo: least)
  }

  package var name: String { base.name }

  package var parameters: [(name: String, value: Double)] { base.parameters }

  /// How many panels the table has.
  package var panelCount: Int { table.panels.count }

  package func cumulative(_ x: Double) -> Double { base.cumulative(x) }

  package func survival(_ x: Double) -> Double {
    guard let panel = table.panel(holding: x) else { return base.survival(x) }
    switch panel.kind {
    case .smooth: return panel.survival(x)
    case .jump: return panel.survivalAtStart
    case .unknown: return base.survival(x)
    }
  }

  package func quantile(_ p: Double) -> Double { base.quantile(p) }

  package func quantile(survival q: Double) -> Double {
    guard let place = table.place(survival: q) else { return base.quantile(survival: q) }
    return amount(survival: q, at: place)
  }

  package func limitedExpectedValue(_ u: Double) -> Double {
    tabulatedMoments(u)?.first ?? base.limitedExpectedValue(u)
  }

  package func limitedSecondMoment(_ u: Double) -> Double { tabulatedMoments(u)?.second ?? base.limitedSecondMoment(u) }

  /// Nil where the law itself is to be asked, of one moment alone: some have theirs by quadrature.
  private func tabulatedMoments(_ u: Double) -> (first: Double, second: Double)? {
    guard let panel = table.panel(holding: u), panel.kind != .unknown else { return nil }
    // Two neighbours among the numbers have nothing between them.
    return panel.kind == .jump ? (panel.limitedAtStart, panel.secondAtStart) : panel.limitedMoments(u)
  }

  package func sample(into amounts: inout MutableSpan<Double>, using stream: inout RandomStream) {
    base.sample(into: &amounts, using: &stream)
  }

  /// Of the same table.
  package func scaled(by factor: Double) -> any SeverityLaw { ScaledLaw(self, by: factor) }

  /// Visits independent amounts of the part of the law whose survival probabilities are those of (top − width, top].
  ///
  /// - Parameter stream: of which each amount takes one uniform number.
  package func visitAmounts(
    _ count: Int, below top: Double, width: Double, using stream: inout RandomStream, _ visit: (Double) -> Void
  ) {
    // Nothing of the part lies in the panels before this one.
    let first = table.place(survival: min(top, table.survivalAtStart.nextDown)) ?? table.panels.count
    for _ in 0..<count {
      let q = top - stream.uniform() * width
      guard q < table.survivalAtStart else {
        visit(base.quantile(survival: q))
        continue
      }
      var place = first
      while place < table.survivalsAtEnds.count, q < table.survivalsAtEnds[place] { place += 1 }
      visit(place < table.panels.count ? amount(survival: q, at: place) : base.quantile(survival: q))
    }
  }

  @inline(__always)
  private func amount(survival q: Double, at place: Int) -> Double {
    let panel = table.panels[place]
    switch panel.kind {
    case .smooth: return panel.amount(survival: q)
    case .jump: return panel.end
    case .unknown: return base.quantile(survival: q)
    }
  }
}

extension SeverityLaw {
  /// Whether quantile and moments are a few elementary functions, so that a table would not pay.
  package var isElementary: Bool {
    switch self {
    case is Lognormal, is Exponential, is Pareto, is Lomax, is GeneralizedPareto, is Constant, is Empirical,
      is ReweightedEmpirical, is TabulatedLaw:
      true
    case let law as ScaledLaw: law.base.isElementary
    default: false
    }
  }

  /// Whether all of it lies on single amounts, so that what a benefit pays is no smooth function of a factor on them.
  package var isDiscrete: Bool {
    switch self {
    case is Constant, is Empirical, is ReweightedEmpirical: true
    case let law as ScaledLaw: law.base.isDiscrete
    default: false
    }
  }
}
