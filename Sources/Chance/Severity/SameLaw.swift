extension SeverityLaw {
  /// Whether another law is the same, as far as can be told: of laws from elsewhere it cannot.
  package func isSame(as other: any SeverityLaw) -> Bool {
    switch (self as any SeverityLaw, other) {
    case (let one as TabulatedLaw, _): one.base.isSame(as: other)
    case (_, let other as TabulatedLaw): isSame(as: other.base)
    case (let one as ScaledLaw, let other as ScaledLaw):
      one.factor == other.factor && one.base.isSame(as: other.base)
    case (let one as Mixture, let other as Mixture):
      one.components.count == other.components.count
        && zip(one.components, other.components).allSatisfy { $0.weight == $1.weight && $0.law.isSame(as: $1.law) }
    case (let one as Spliced, let other as Spliced):
      one.threshold == other.threshold && one.tailWeight == other.tailWeight && one.body.isSame(as: other.body)
        && one.tail.isSame(as: other.tail)
    case (let one as Empirical, let other as Empirical):
      one.values == other.values && one.weights == other.weights
    default:
      isOneOfOurs && other.isOneOfOurs && name == other.name
        && parameters.elementsEqual(other.parameters) { $0 == $1 }
    }
  }

  /// Whether name and parameters say all of it.
  private var isOneOfOurs: Bool {
    switch self {
    case is Lognormal, is Gamma, is Weibull, is Exponential, is Pareto, is Lomax, is GeneralizedPareto, is BurrXII,
      is LogLogistic, is InverseGaussian, is Constant:
      true
    default: false
    }
  }
}
