import Chance
import Foundation

/// The common factors as nodes with weights: the severity factor S by the trapezoid rule in its normal z, which is
/// exponentially convergent (see `normalExpectation`), and the frequency factor F given it.
struct FactorNodes: Sendable {
  struct Node: Sendable {
    /// The normal of the severity factor.
    let z: Double
    let weight: Double
    /// S.
    let severity: Double
    /// F given z is lognormal with these.
    let meanlog: Double
    let sdlog: Double

    /// E[F | z].
    var meanFrequency: Double { exp(meanlog + 0.5 * sdlog * sdlog) }
  }

  let nodes: [Node]
  /// The distance of the nodes in z; 0 where S is constant.
  let step: Double

  /// Beyond this many standard deviations lies a probability of 1e-16.
  static let reach = 8.3

  /// - Parameter step: at most how far apart the nodes are.
  init(_ factors: CommonFactors, step: Double) {
    if factors.severity == 0 {
      // Only F moves, and what it is correlated with does not matter.
      nodes = [
        Node(
          z: 0, weight: 1, severity: 1, meanlog: -0.5 * factors.frequency * factors.frequency,
          sdlog: factors.frequency)
      ]
      self.step = 0
      return
    }
    let count = max(1, (Self.reach / step).rounded(.up))
    let step = Self.reach / count
    var nodes: [Node] = []
    var total = 0.0
    for k in stride(from: -count, through: count, by: 1) {
      let weight = step * StandardNormal.density(k * step)
      total += weight
      nodes.append(Self.node(factors, z: k * step, weight: weight))
    }
    // The weights add up to 1 within 1e-15 already, unless the step is coarse.
    self.nodes = nodes.map { Self.node(factors, z: $0.z, weight: $0.weight / total) }
    self.step = step
  }

  static func node(_ factors: CommonFactors, z: Double, weight: Double) -> Node {
    let tilt = factors.correlation * factors.frequency
    return Node(
      z: z, weight: weight, severity: exp(factors.severity * z - 0.5 * factors.severity * factors.severity),
      meanlog: tilt * z - 0.5 * factors.frequency * factors.frequency,
      sdlog: factors.frequency * (max(0, 1 - factors.correlation * factors.correlation)).squareRoot())
  }
}

extension FactorNodes.Node {
  /// F on the real line, with weights: Gauss–Legendre panels in its normal, cut where some p·F reaches 1.
  ///
  /// - Parameter width: how wide a panel may be, in standard deviations.
  func frequencies(cutAt probabilities: [Double], width: Double = 1) -> [(factor: Double, weight: Double)] {
    guard sdlog > 0 else { return [(exp(meanlog), 1)] }
    let reach = FactorNodes.reach
    var ends = [-reach, reach]
    for probability in Set(probabilities) where probability > 0 {
      let cut = (-log(probability) - meanlog) / sdlog
      if abs(cut) < reach { ends.append(cut) }
    }
    ends.sort()
    var nodes: [(factor: Double, weight: Double)] = []
    for (lower, upper) in zip(ends, ends.dropFirst()) where upper > lower {
      let panels = ((upper - lower) / width).rounded(.up)
      for panel in 0..<Int(panels) {
        let from = lower + (upper - lower) * Double(panel) / panels
        let to = lower + (upper - lower) * Double(panel + 1) / panels
        GaussLegendreRule.sixteen.visit(from: from, to: to) { w, weight in
          nodes.append((exp(meanlog + sdlog * w), weight * StandardNormal.density(w)))
        }
      }
    }
    let total = nodes.reduce(0) { $0 + $1.weight }
    return nodes.map { ($0.factor, $0.weight / total) }
  }
}

/// The frequency factor's nodes of one node of the severity factor after another. Where the factors are not correlated all
/// are the same, and are made once.
struct FrequencyNodes {
  private let probabilities: [Double]
  private var last: (node: FactorNodes.Node, frequencies: [(factor: Double, weight: Double)])?

  /// - Parameter probabilities: where some p·F reaches 1 the panels are cut.
  init(cutAt probabilities: [Double]) { self.probabilities = probabilities }

  mutating func of(_ node: FactorNodes.Node) -> [(factor: Double, weight: Double)] {
    if let last, last.node.meanlog == node.meanlog, last.node.sdlog == node.sdlog { return last.frequencies }
    let frequencies = node.frequencies(cutAt: probabilities)
    last = (node, frequencies)
    return frequencies
  }
}
