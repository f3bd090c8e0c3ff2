import Foundation

/// An aggregate's distribution function and partial moments, from its transform by a damped Fourier series.
///
/// With D = C − a, F(u) = P(D ≤ u) and G = ∫F, H = ∫G, the transforms are φ/s, φ/s² and φ/s³. The series of period R
/// gives Σⱼ e^{−jA} f(u + jR), A = θR. What it has beyond f(u) is known but for the tail beyond R, since there
/// F = 1, G = v − E[D] and H = v²/2 − vE[D] + E[D²]/2 up to what the tail takes from them: those constants are
/// subtracted, and at most e^{−A} P(D > R) is left. Where the transform has not vanished at the last frequency, it is
/// multiplied by e^{δ²s²/2}: the law is then that of C with a normal error of standard deviation δ.
package struct AggregateInversion: Sendable {
  /// a and R, yuan.
  let origin: Double
  let period: Double
  /// P(C = a), where a is 0.
  let atom: Double
  /// δ, yuan; 0 where nothing is smoothed.
  let smoothing: Double
  /// E[C] with claims cut at the range's end, from the transform's side.
  let mean: Double

  private let damping: Double
  private let step: Double
  /// The transforms over powers of s, ready to be summed; amounts are measured in R.
  private let density: [Complex]
  private let first: [Complex]
  private let second: [Complex]
  private let third: [Complex]
  private let meanShare: Double
  private let secondShare: Double

  /// How much a probability may be off by aliasing and rounding.
  private var everywhere = 0.0
  /// The first term left out, over its number.
  private var leftOut = 0.0
  /// How far the whole law may be shifted by what the means of the claims are off, yuan.
  private let shift: Double
  /// The series is used up to here, in periods: at its very end what is smoothed at the beginning would be felt.
  private static let end = 0.97

  init(_ transform: AggregateTransform) {
    let grid = transform.grid
    origin = transform.origin
    period = grid.period
    atom = transform.atom
    damping = grid.damping * period
    step = 2 * Double.pi
    mean = transform.origin + transform.mean
    meanShare = transform.mean / period
    shift = 1e-14 * (transform.origin + transform.mean) + transform.missed
    let highest = grid.highest
    let last = transform.values.suffix(max(4, grid.count / 16)).map(\.magnitude).max() ?? 0
    // The first term left out, over its frequency, is to be 1e-8.
    let left = last / (1e-8 * Double(grid.count))
    smoothing = left > 1 ? (2 * log(left)).squareRoot() / highest : 0
    secondShare = (transform.second + smoothing * smoothing * (1 - transform.atom)) / (period * period)
    var (density, first, second, third) = ([Complex](), [Complex](), [Complex](), [Complex]())
    var sum = 0.0
    for m in 0..<grid.count {
      // s R, so that everything is measured in periods.
      let s = Complex(damping, step * Double(m))
      let window = Complex.exp(s * s * (0.5 * smoothing * smoothing / (period * period)))
      let value = transform.values[m] * window * (m == 0 ? 1 : 2)
      density.append(value)
      first.append(value / s)
      second.append(value / (s * s))
      third.append(value / (s * s * s))
      sum += first[m].magnitude
    }
    (self.density, self.first, self.second, self.third) = (density, first, second, third)
    let beyond = max(0, 1 - sums(at: Self.end).first)
    everywhere = exp(-damping) / (1 - exp(-damping)) * beyond + exp(damping) * sum * 4e-16
    let window = exp(-0.5 * smoothing * smoothing * highest * highest)
    leftOut = last * window / (Double.pi * Double(grid.count))
  }

  /// How much P(C ≤ c) may be off by aliasing, by rounding, by the terms left out, and by errors of the claims' means;
  /// what the difference of two inversions says comes on top.
  ///
  /// A series cos(2πm(v − v₀))/m² from M on is below 1/(M² sin π(v − v₀)), v₀ being where the law has a jump or a kink: at
  /// 0, or where a cap has put one. The latter is taken to be at least 1% of the range away.
  func probabilityError(at amount: Double) -> Double {
    let v = min(max((amount - origin) / period, 0.001), Self.end)
    return everywhere + leftOut / sin(Double.pi * min(v, 0.01)) + density(amount) * shift
  }

  /// The largest amount that the series is used for.
  var upper: Double { origin + Self.end * period }

  /// F, G/R, H/R² and the density times R, at u = v·R.
  private func sums(at v: Double) -> (density: Double, first: Double, second: Double, third: Double) {
    let turn = Complex(cos(step * v), sin(step * v))
    var phase = Complex.one
    var (f, g, h, d) = (0.0, 0.0, 0.0, 0.0)
    for m in first.indices {
      d += density[m].re * phase.re - density[m].im * phase.im
      f += first[m].re * phase.re - first[m].im * phase.im
      g += second[m].re * phase.re - second[m].im * phase.im
      h += third[m].re * phase.re - third[m].im * phase.im
      phase = phase * turn
    }
    let growth = exp(damping * v)
    let q = exp(-damping)
    let whole = 1 - atom
    // Σ qʲ, Σ j qʲ, Σ j² qʲ from j = 1 on.
    let (k1, k2, k3) = (q / (1 - q), q / ((1 - q) * (1 - q)), q * (1 + q) / ((1 - q) * (1 - q) * (1 - q)))
    let cumulative = growth * f - whole * k1 + atom
    let once = growth * g - (k1 * (whole * v - meanShare) + k2 * whole) + atom * v
    let aliased =
      k1 * (0.5 * whole * v * v - meanShare * v + 0.5 * secondShare) + k2 * (whole * v - meanShare)
      + 0.5 * k3 * whole
    let widening = 0.5 * smoothing * smoothing / (period * period) * max(0, cumulative - atom)
    return (growth * d, cumulative, once, growth * h - aliased + 0.5 * atom * v * v - widening)
  }

  /// Where the amount lies in the range, in periods; nil outside.
  private func place(_ amount: Double) -> Double? {
    let v = (amount - origin) / period
    return v >= 0 && v < Self.end ? v : nil
  }

  /// The distribution function as the series gives it, a share of the way through its range.
  func raw(at share: Double) -> Double { sums(at: Self.end * share).first }

  /// P(C ≤ c).
  func cumulative(_ amount: Double) -> Double {
    if amount < origin { return 0 }
    if amount == 0, origin == 0 { return atom }
    return min(1, max(atom, sums(at: place(amount) ?? Self.end).first))
  }

  /// The density of C at c, per yuan, where it has one.
  func density(_ amount: Double) -> Double { place(amount).map { max(0, sums(at: $0).density / period) } ?? 0 }

  /// P(C ≤ c), E[C; C ≤ c] and E[C²; C ≤ c].
  func partial(upTo amount: Double) -> PartialMoments {
    guard amount >= origin else { return PartialMoments(probability: 0, first: 0, second: 0) }
    if amount == 0, origin == 0 { return PartialMoments(probability: atom, first: 0, second: 0) }
    let v = place(amount) ?? Self.end
    let sums = sums(at: v)
    let probability = min(1, max(0, sums.first))
    // By parts: E[D; D ≤ u] = uF − G and E[D²; D ≤ u] = u²F − 2uG + 2H.
    let first = (v * probability - sums.second) * period
    let second = (v * v * probability - 2 * v * sums.second + 2 * sums.third) * period * period
    return PartialMoments(
      probability: probability, first: origin * probability + first,
      second: origin * origin * probability + 2 * origin * first + second)
  }

  /// The smallest c with P(C ≤ c) ≥ p; the end of the range where the law has less than p up to there.
  func quantile(_ p: Double) -> Double {
    if p <= cumulative(origin) { return origin }
    var (low, high) = (0.0, Self.end)
    var v = 0.5 * Self.end
    // Newton's steps where they stay inside, halves elsewhere.
    for _ in 0..<200 {
      let sums = sums(at: v)
      let value = min(1, max(atom, sums.first))
      if value < p { low = v } else { high = v }
      if high - low <= 1e-15 * max(high, origin / period) { break }
      let step = sums.density > 0 ? (value - p) / sums.density : .infinity
      let next = v - step
      if abs(step) <= 1e-15 * max(v, origin / period) { return origin + period * v }
      v = next > low && next < high ? next : 0.5 * (low + high)
    }
    return origin + period * high
  }
}

/// P(C ≤ c), E[C; C ≤ c] and E[C²; C ≤ c].
package struct PartialMoments: Sendable, Hashable {
  package let probability: Double
  package let first: Double
  package let second: Double

  package init(probability: Double, first: Double, second: Double) {
    self.probability = probability
    self.first = first
    self.second = second
  }
}
