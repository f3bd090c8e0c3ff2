internal import CGSL

/// Where a law is not smooth: the points that have probability of their own, and those where its density jumps.
///
/// Quadrature needs them. What a law from elsewhere does not say is found by the quadrature's own check.
package struct LawAnatomy: Sendable {
  package struct Atom: Sendable {
    package let point: Double
    package let weight: Double
  }

  /// In ascending order, each point once.
  package let atoms: [Atom]
  /// In ascending order.
  package let bends: [Double]
  /// Sums of the atoms' weights from each on, so that the smooth part's survival is one search away.
  private let weightFrom: [Double]

  package init(_ law: any SeverityLaw) {
    var atoms: [Atom] = []
    var bends: [Double] = []
    Self.collect(law, scale: 1, weight: 1, above: -.infinity, upTo: .infinity, &atoms, &bends)
    var merged: [Atom] = []
    for atom in atoms.sorted(by: { $0.point < $1.point }) {
      if let last = merged.last, last.point == atom.point {
        merged[merged.count - 1] = Atom(point: last.point, weight: last.weight + atom.weight)
      } else {
        merged.append(atom)
      }
    }
    self.atoms = merged
    self.bends = Set(bends.filter { $0 > 0 && $0.isFinite }).sorted()
    var sums = Array(repeating: 0.0, count: merged.count + 1)
    for index in merged.indices.reversed() { sums[index] = sums[index + 1] + merged[index].weight }
    weightFrom = sums
  }

  /// All the probability lies on atoms.
  package var isDiscrete: Bool { (weightFrom.first ?? 0) > 1 - 1e-12 }

  /// How much of S(x) the atoms make up.
  package func atomSurvival(_ x: Double) -> Double {
    if atoms.isEmpty { return 0 }
    var (low, high) = (0, atoms.count)
    while low < high {
      let middle = (low + high) / 2
      if atoms[middle].point > x { high = middle } else { low = middle + 1 }
    }
    return weightFrom[low]
  }

  /// Adds what of `scale` · X lies in (above, upTo], each probability times `weight`.
  private static func collect(
    _ law: any SeverityLaw, scale: Double, weight: Double, above: Double, upTo: Double, _ atoms: inout [Atom],
    _ bends: inout [Double]
  ) {
    func add(_ point: Double, _ probability: Double) {
      if point > above, point <= upTo { atoms.append(Atom(point: point, weight: probability * weight)) }
    }
    switch law {
    case let law as Constant: add(scale * law.amount, 1)
    case let law as Empirical:
      for (value, probability) in zip(law.values, law.weights) { add(scale * value, probability) }
    case let law as TabulatedLaw:
      collect(law.base, scale: scale, weight: weight, above: above, upTo: upTo, &atoms, &bends)
    case let law as ScaledLaw:
      collect(
        law.base, scale: scale * law.factor, weight: weight, above: above, upTo: upTo, &atoms, &bends)
    case let law as Mixture:
      for component in law.components {
        collect(
          component.law, scale: scale, weight: weight * component.weight, above: above, upTo: upTo, &atoms, &bends)
      }
    case let law as Spliced:
      let threshold = scale * law.threshold
      let body = law.body.cumulative(law.threshold)
      let tail = law.tail.survival(law.threshold)
      if law.tailWeight < 1, body > 0 {
        collect(
          law.body, scale: scale, weight: weight * (1 - law.tailWeight) / body, above: above,
          upTo: min(upTo, threshold), &atoms, &bends)
      }
      if law.tailWeight > 0, tail > 0 {
        collect(
          law.tail, scale: scale, weight: weight * law.tailWeight / tail, above: max(above, threshold), upTo: upTo,
          &atoms, &bends)
      }
      bends.append(threshold)
    default:
      // The ends of the support: a law may begin or end with a positive density.
      bends += [scale * law.quantile(0), scale * law.quantile(1)]
    }
  }
}
