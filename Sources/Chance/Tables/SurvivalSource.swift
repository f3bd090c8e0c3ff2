/// Survival probabilities of a law at the points of a panel, the quickest way there is: a law with a quick density is
/// asked for one of them, and its density is integrated for the others.
indirect enum SurvivalSource {
  case each(any SeverityLaw)
  case integrated(any QuickDensity)
  /// Of factor · X.
  case scaled(SurvivalSource, factor: Double)
  case mixture([(weight: Double, source: SurvivalSource)])
  /// Up to the threshold 1 − f F(x) of the body, beyond it f S(x) of the tail.
  case spliced(threshold: Double, body: SurvivalSource, bodyFactor: Double, tail: SurvivalSource, tailFactor: Double)

  init(_ law: any SeverityLaw) {
    switch law {
    case let law as any QuickDensity:
      self = .integrated(law)
    case let law as ScaledLaw:
      let base = SurvivalSource(law.base)
      self = base.isPlain ? .each(law) : .scaled(base, factor: law.factor)
    case let law as Mixture:
      let parts = law.components.map { (weight: $0.weight, source: SurvivalSource($0.law)) }
      self = parts.allSatisfy(\.source.isPlain) ? .each(law) : .mixture(parts)
    case let law as Spliced:
      let (body, tail) = (SurvivalSource(law.body), SurvivalSource(law.tail))
      self =
        body.isPlain && tail.isPlain
        ? .each(law)
        : .spliced(
          threshold: law.threshold, body: body, bodyFactor: law.bodyFactor, tail: tail, tailFactor: law.tailFactor)
    default:
      self = .each(law)
    }
  }

  private var isPlain: Bool { if case .each = self { true } else { false } }

  /// S at each of the points, which ascend; a panel has no threshold inside.
  func survivals(at points: ChebyshevRule.Values, _ rule: ChebyshevRule) -> ChebyshevRule.Values {
    var values = ChebyshevRule.Values(repeating: 0)
    switch self {
    case .each(let law):
      for i in 0..<ChebyshevRule.count { values[i] = law.survival(points[i]) }
    case .integrated(let law):
      values = Self.integrate(law, points, rule)
    case .scaled(let base, let factor):
      var own = points
      for i in 0..<ChebyshevRule.count { own[i] /= factor }
      values = base.survivals(at: own, rule)
    case .mixture(let parts):
      for (weight, source) in parts {
        let own = source.survivals(at: points, rule)
        for i in 0..<ChebyshevRule.count { values[i] += weight * own[i] }
      }
    case .spliced(let threshold, let body, let bodyFactor, let tail, let tailFactor):
      if points[ChebyshevRule.count - 1] <= threshold {
        values = body.survivals(at: points, rule)
        for i in 0..<ChebyshevRule.count { values[i] = 1 - bodyFactor * (1 - values[i]) }
      } else {
        values = tail.survivals(at: points, rule)
        for i in 0..<ChebyshevRule.count { values[i] *= tailFactor }
      }
    }
    return values
  }

  /// S at the upper end, and what lies between each point and the end.
  private static func integrate(
    _ law: some QuickDensity, _ points: ChebyshevRule.Values, _ rule: ChebyshevRule
  ) -> ChebyshevRule.Values {
    let last = ChebyshevRule.count - 1
    // Up to 0 nothing is to be integrated, and a density may be infinite there.
    guard points[0] > 0 else {
      var values = ChebyshevRule.Values(repeating: 0)
      for i in 0...last { values[i] = law.survival(points[i]) }
      return values
    }
    var densities = ChebyshevRule.Values(repeating: 0)
    for i in 0...last { densities[i] = law.density(points[i]) }
    var values = rule.integralsToEnd(of: densities)
    let (end, half) = (law.survival(points[last]), 0.5 * (points[last] - points[0]))
    for i in 0...last { values[i] = end + half * values[i] }
    return values
  }
}
