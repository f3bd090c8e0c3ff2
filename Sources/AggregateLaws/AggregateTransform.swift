import Foundation

/// φ(s) = E[e^{−s(C − a)}] of an aggregate C at the points of a grid, mixed over the common factors, with what of C
/// is known without inversion.
struct AggregateTransform {
  let grid: FrequencyGrid
  /// a, yuan.
  let origin: Double
  /// φ less the probability of no claim at all.
  private(set) var values: [Complex]
  /// P(C = a), where a is 0.
  private(set) var atom = 0.0
  /// E[C − a] and E[(C − a)²], with every claim cut at the upper end of the range.
  private(set) var mean = 0.0
  private(set) var second = 0.0
  /// How much of E[C] the quadrature over the amounts may have missed, yuan.
  private(set) var missed = 0.0

  /// - Parameters:
  ///   - range: where C lies.
  ///   - nodeStep: how far apart the nodes of the severity factor are.
  ///   - kernelSize: the number of steps of the grid for the claims, where the range asks for one.
  ///   - told: called for each node of the severity factor that is done.
  init(
    _ sources: [PaidAmountSource], _ factors: CommonFactors, range: AggregateRange, grid: FrequencyGrid,
    nodeStep: Double, kernelSize: Int, told: () -> Void
  ) {
    self.grid = grid
    origin = range.lower
    values = Array(repeating: .zero, count: grid.count)
    let nodes = FactorNodes(factors, step: nodeStep).nodes
    var frequencies = FrequencyNodes(cutAt: sources.map(\.line.probability))
    let kernel = range.usesGrid ? GridTransform.Kernel(size: kernelSize, grid: grid) : nil
    for node in nodes where node.weight > 0 {
      defer { told() }
      let amounts = sources.map {
        PaidAmount(
          $0, factor: node.severity, limit: range.lower + grid.period,
          step: kernel == nil ? 8 / grid.highest : .infinity)
      }
      let parts = zip(sources, amounts).map { source, amount in
        FrequencyMixture.Part(
          count: Double(source.line.count), probability: source.line.probability, mean: amount.mean,
          transform: Self.transform(source, amount, node, grid, kernel))
      }
      let mixture = FrequencyMixture(parts: parts, node: node, grid: grid, origin: origin)
      for (m, value) in mixture.values(weight: node.weight).enumerated() { values[m] += value * node.weight }
      addMoments(node, sources, amounts, frequencies.of(node))
    }
    if origin == 0 {
      for m in values.indices { values[m] = values[m] - Complex(atom) }
    } else {
      atom = 0
    }
  }

  private static func transform(
    _ source: PaidAmountSource, _ amount: PaidAmount, _ node: FactorNodes.Node, _ grid: FrequencyGrid,
    _ kernel: GridTransform.Kernel?
  ) -> [Complex] {
    guard let kernel, case .pieces(let pieces) = source.line.payment else {
      return ClaimTransform(amount, grid: grid).values
    }
    return GridTransform(
      source, pieces: pieces, amount: amount, factor: node.severity, grid: grid, kernel: kernel
    ).values
  }

  private mutating func addMoments(
    _ node: FactorNodes.Node, _ sources: [PaidAmountSource], _ amounts: [PaidAmount],
    _ frequencies: [(factor: Double, weight: Double)]
  ) {
    // Flat, as references would be counted at every step.
    let lines = zip(sources, amounts).map { source, amount in
      (
        count: Double(source.line.count), probability: source.line.probability, mean: amount.mean,
        second: amount.second, paid: amount.paid, missed: amount.missed
      )
    }
    for (factor, weight) in frequencies {
      var (mean, variance, none) = (0.0, 0.0, 0.0)
      for line in lines {
        let q = min(1, line.probability * factor)
        mean += line.count * q * line.mean
        variance += line.count * q * (line.second - q * line.mean * line.mean)
        if line.count > 0 { none += line.count * log1p(-min(1, q * line.paid)) }
        missed += weight * node.weight * line.count * q * line.missed
      }
      let whole = weight * node.weight
      atom += whole * exp(none)
      self.mean += whole * (mean - origin)
      second += whole * (variance + (mean - origin) * (mean - origin))
    }
  }
}
