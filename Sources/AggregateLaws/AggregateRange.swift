import Foundation

/// Where an aggregate lies, and which frequencies its inversion takes.
///
/// The lower end a is where the law given the factors has left 1e-15 behind, at every factor that is more likely than
/// that: sums of amounts that are not negative have a lower tail below exp(−x²/(2 Σ nqE[Y²])) (Boucheron, Lugosi &
/// Massart, *Concentration Inequalities*, 2013, exercise 2.9). For the upper end there are several candidates, the
/// farther ones with smaller probabilities beyond; the farthest whose frequencies can be paid is taken, and what lies
/// beyond it is kept apart by damping.
struct AggregateRange {
  /// a, yuan.
  private(set) var lower = 0.0
  /// The upper end, yuan.
  private(set) var upper = 0.0
  /// About how much probability lies beyond the upper end.
  private(set) var tail = 0.0
  /// From here on the transform is below 1e-15, per yuan; or where it is cut off.
  private(set) var highestFrequency = 0.0
  /// Whether the transform does get that small.
  private(set) var isDecaying = false
  /// How far apart in y the ends of quadrature cells may be.
  var cellWidth: Double { 8 / highestFrequency }
  /// How far apart the nodes of the severity factor may be, in standard deviations.
  private(set) var nodeStep = 0.8
  /// Whether the claims' transforms are taken by the fast Fourier transform.
  private(set) var usesGrid = false
  /// The number of points of that grid.
  private(set) var gridSize = 0

  var period: Double { upper - lower }
  /// How many frequencies there are.
  var count: Int { Int((highestFrequency * period / (2 * Double.pi)).rounded(.up)) + 1 }

  private static let levels: [(tail: Double, reach: Double)] = [
    (1e-14, 8), (1e-11, 7), (1e-9, 6.3), (1e-7, 5.6), (1e-6, 5.1), (1e-5, 4.5), (1e-4, 4), (1e-3, 3.3),
  ]
  /// At most so many frequencies where the transform decays.
  private static let mostFrequencies = 3_000.0
  /// The number of grid points where the transform does not decay, and the most there may be.
  private static let usualGrid = 8_192
  private static let largestGrid = 32_768
  /// The cost of a grid point of a line, in steps of the quadrature's recurrence; and what a node may cost.
  private static let gridPointCost = 75.0
  private static let budget = 3e6

  init(_ sources: [PaidAmountSource], _ factors: CommonFactors) throws(AggregateError) {
    let view = AggregateView(sources, factors)
    let left = view.extent(reach: FactorNodes.reach, limit: .greatestFiniteMagnitude)
    guard left.upper.isFinite else {
      throw AggregateError(code: .notComputable, description: "the claims' sizes leave what numbers can hold")
    }
    for level in Self.levels {
      let largest = view.largestClaim(expected: level.tail)
      let extent = view.extent(reach: level.reach, limit: largest)
      let far = extent.upper + largest
      guard far.isFinite,
        let frequency = view.decay(below: 2 * Double.pi * Self.mostFrequencies / (far - extent.lower), limit: far)
      else { continue }
      lower = extent.lower
      upper = far
      tail = level.tail + exp(-0.5 * level.reach * level.reach)
      highestFrequency = frequency
      let byQuadrature = view.quadratureCost(limit: far, frequency: frequency) * Double(count)
      // The grid begins at 0, so that it has its own number of frequencies.
      gridSize = view.gridSize(limit: far, frequency: frequency)
      let byGrid = Double(gridSize) * Self.gridPointCost * Double(sources.count)
      isDecaying = min(byQuadrature, gridSize <= Self.largestGrid ? byGrid : .infinity) < Self.budget
      if isDecaying {
        usesGrid = gridSize <= Self.largestGrid && byGrid < byQuadrature
        if usesGrid { lower = 0 }
        break
      }
    }
    if !isDecaying { takeWhatCanBePaid(view) }
    if factors.severity > 0 {
      let speed = highestFrequency * view.mean * abs(view.elasticity)
      nodeStep = isDecaying ? min(0.8, 2 * Double.pi / (7 + speed * exp(4 * abs(view.elasticity)))) : 0.8
      nodeStep = max(nodeStep, FactorNodes.reach / 400)
    }
  }

  /// For a law with jumps, or with so few claims that none at all is likely: as many frequencies as can be paid.
  private mutating func takeWhatCanBePaid(_ view: AggregateView) {
    gridSize = Self.usualGrid
    for level in Self.levels.dropFirst(3) {
      let largest = view.largestClaim(expected: level.tail)
      let extent = view.extent(reach: level.reach, limit: largest)
      usesGrid = !view.isDiscrete && extent.lower < 0.1 * extent.upper
      lower = usesGrid ? 0 : extent.lower
      upper = extent.upper + largest
      tail = level.tail + exp(-0.5 * level.reach * level.reach)
      // The steps of the grid must be small beside a claim.
      if !usesGrid || view.gridSize(limit: upper, frequency: 0) <= Self.usualGrid { break }
    }
    highestFrequency = 2 * Double.pi * Double(Self.usualGrid / 2) / period
  }
}

/// An aggregate from afar: means, spreads and tails for choosing a range.
private struct AggregateView {
  let sources: [PaidAmountSource]
  let factors: CommonFactors
  let mean: Double
  /// d log E[C | z] / dz, for the normal z of the severity factor.
  let elasticity: Double
  /// The standard deviation of log E[C | F, S], nearly.
  let spread: Double

  init(_ sources: [PaidAmountSource], _ factors: CommonFactors) {
    self.sources = sources
    self.factors = factors
    func mean(_ severity: Double) -> Double {
      sources.reduce(0) {
        let amount = PaidAmount(
          $1, factor: severity, limit: .greatestFiniteMagnitude, step: .infinity)
        return $0 + $1.line.expectedCount * amount.mean
      }
    }
    self.mean = mean(1)
    let bySeverity =
      factors.severity > 0 ? factors.severity * (log(mean(1.02)) - log(mean(0.98))) / log(1.02 / 0.98) : 0
    elasticity = bySeverity + factors.correlation * factors.frequency
    let (f, rho) = (factors.frequency, factors.severity > 0 ? factors.correlation : 0)
    spread = max(0, f * f + bySeverity * bySeverity + 2 * rho * f * bySeverity).squareRoot()
  }

  var isDiscrete: Bool {
    sources.allSatisfy { source in
      if case .pieces = source.line.payment { return source.anatomy.isDiscrete }
      return true
    }
  }

  /// Lower and upper end over all factors within `reach` standard deviations, each with 8.3 of the sum given them.
  func extent(reach: Double, limit: Double) -> (lower: Double, upper: Double) {
    var (lower, upper) = (Double.infinity, 0.0)
    let steps = factors.severity > 0 ? 12 : 0
    for k in -steps...steps {
      let z = steps == 0 ? 0 : reach * sin(0.5 * Double.pi * Double(k) / Double(steps))
      let node = FactorNodes.node(factors, z: z, weight: 1)
      let side = (reach * reach - z * z).squareRoot()
      let sdlog = factors.severity > 0 ? node.sdlog : factors.frequency
      let amounts = sources.map {
        PaidAmount($0, factor: node.severity, limit: limit, step: .infinity)
      }
      for w in sdlog > 0 ? [-side, side] : [0] {
        let factor = exp(node.meanlog + sdlog * w)
        var (mean, variance) = (0.0, 0.0)
        for (source, amount) in zip(sources, amounts) {
          let people = Double(source.line.count) * min(1, source.line.probability * factor)
          mean += people * amount.mean
          variance += people * amount.second
        }
        lower = min(lower, mean - FactorNodes.reach * variance.squareRoot())
        upper = max(upper, mean + FactorNodes.reach * variance.squareRoot())
      }
    }
    return (max(0, lower), upper)
  }

  /// The payment beyond which so few claims are expected, in a year with a high severity factor.
  func largestClaim(expected: Double) -> Double {
    let node = FactorNodes.node(factors, z: 3, weight: 1)
    let severity = factors.severity > 0 ? node.severity : 1
    let tails = sources.map { $0.survival(factor: severity) }
    func count(above y: Double) -> Double {
      zip(sources, tails).reduce(0) { $0 + $1.0.line.expectedCount * $1.1(y) }
    }
    var high = 1.0
    while count(above: high) > expected, high < 1e300 { high *= 4 }
    var low = high / 4
    for _ in 0..<24 {
      let middle = 0.5 * (low + high)
      if count(above: middle) > expected { low = middle } else { high = middle }
    }
    return high
  }

  /// The frequency from which on the transform is below 1e-15; nil where it is not so before `most`.
  ///
  /// Given the factors its logarithm is b = Σ n log(1 + pψ); a lognormal factor on b with a spread of σ makes that
  /// nearly −(W² + 2W)/(2σ²), W = W(−bσ²) (see `FrequencyMixture`).
  func decay(below most: Double, limit: Double) -> Double? {
    let amounts = sources.map {
      PaidAmount($0, factor: 1, limit: limit, step: 8 / most)
    }
    func size(_ t: Double) -> Double {
      var exponent = Complex.zero
      for (source, amount) in zip(sources, amounts) {
        var psi = Complex.zero
        for (y, w) in zip(amount.slopes.amounts, amount.slopes.weights) {
          psi += Complex(0, -t) * Complex.expMinusOne(Complex(0, -t * y)) * w
        }
        psi = psi - Complex(0, t * amount.slopes.weights.reduce(0, +))
        for (y, w) in zip(amount.points.amounts, amount.points.weights) {
          psi += Complex.expMinusOne(Complex(0, -t * y)) * w
        }
        exponent += Complex.logOnePlus(psi * min(1, source.line.probability)) * Double(source.line.count)
      }
      guard spread > 0 else { return exponent.re }
      let w = Complex.lambertW(exponent * (-spread * spread))
      return -(w * w + w * 2).re / (2 * spread * spread)
    }
    let enough = -35.0
    guard size(most) < enough else { return nil }
    var (low, high) = (most * 0x1p-30, most)
    for _ in 0..<14 {
      let middle = (low * high).squareRoot()
      if size(middle) < enough { high = middle } else { low = middle }
    }
    return 1.1 * high
  }
}

extension AggregateView {
  /// How many quadrature points the lines' amounts take at a frequency.
  func quadratureCost(limit: Double, frequency: Double) -> Double {
    sources.reduce(0) {
      let amount = PaidAmount($1, factor: 1, limit: limit, step: 8 / frequency)
      return $0 + Double(amount.slopes.amounts.count + amount.points.amounts.count)
    }
  }

  /// How many points a grid up to the limit takes: five for each frequency, and four for a mean payment.
  func gridSize(limit: Double, frequency: Double) -> Int {
    var least = 8_192.0
    for source in sources {
      let amount = PaidAmount(source, factor: 1, limit: limit, step: .infinity)
      if amount.paid > 0 { least = max(least, 4 * limit * amount.paid / amount.mean) }
    }
    least = max(least, 5 * frequency * limit / (2 * Double.pi))
    return least < 1e9 ? 1 << Int(log2(least).rounded(.up)) : .max
  }
}

extension PaidAmountSource {
  /// y ↦ P(b(sX) > y), for y ≥ 0.
  func survival(factor s: Double) -> (Double) -> Double {
    switch line.payment {
    case .function(let payment):
      let payments = HazardPanels(self, factor: s, payment: payment, widest: .infinity).payments
      return { y in zip(payments.amounts, payments.weights).reduce(0) { $0 + ($1.0 > y ? $1.1 : 0) } }
    case .kinds(let kinds):
      let payments = kinds(s).payments
      return { y in payments.reduce(0) { $0 + ($1.payment > y ? $1.weight : 0) } }
    case .pieces(let pieces):
      return { y in
        for (index, piece) in pieces.enumerated() where piece.slope > 0 {
          let reached = piece.start + (y - piece.base) / piece.slope
          if index + 1 == pieces.count || reached < pieces[index + 1].start {
            return self.line.severity.survival(reached / s)
          }
        }
        return 0
      }
    }
  }
}
