import Chance
import Foundation

/// An aggregate's distribution function and partial moments without common factors, by damped Fourier series over windows
/// that each are four times as wide as the one before.
///
/// A single period that holds nearly all of a law under a tail index near 1 would be millions of times as wide as what
/// lies between its quantiles. A window of period R is used for its first half alone, u = C − a ≤ R/2, and damped by
/// e^{−24u/R}: what lies beyond it then adds at most e^{−12}·e^{−12} = 4e-11, however much that is (Abate & Whitt 1992,
/// section 5, with the damping as large as rounding lets it be). Claims are cut at 3R/4, since one that is larger carries
/// the sum out of the window. So the law needs no end: each window has what it is used for.
///
/// The lower end a is where sums of claims cut at some level leave 1e-15 behind, the best of many levels (see
/// `AggregateRange`). The narrowest window is the widest in which the transform dies out by itself; in wider ones it is
/// multiplied by exp(−36 (m/K)⁸), a filter that leaves a smooth function as it is (Vandeven 1991), and the window is used
/// from an eighth of its period on, away from what happens near a.
package struct WindowLadder: Sendable {
  private struct Window: Sendable {
    let period: Double
    let damping: Double
    let atom: Double
    /// φ/s, φ/s², φ/s³ and φ, ready to be summed; amounts are measured in periods.
    let first: [Complex]
    let second: [Complex]
    let third: [Complex]
    let density: [Complex]

    /// The density times R, F, G/R and H/R² at v periods above a.
    func sums(at v: Double) -> (density: Double, first: Double, second: Double, third: Double) {
      let turn = Complex(cos(2 * Double.pi * v), sin(2 * Double.pi * v))
      var phase = Complex.one
      var (d, f, g, h) = (0.0, 0.0, 0.0, 0.0)
      for m in first.indices {
        d += density[m].re * phase.re - density[m].im * phase.im
        f += first[m].re * phase.re - first[m].im * phase.im
        g += second[m].re * phase.re - second[m].im * phase.im
        h += third[m].re * phase.re - third[m].im * phase.im
        phase = phase * turn
      }
      let growth = exp(damping * v)
      return (growth * d, growth * f + atom, growth * g + atom * v, growth * h + 0.5 * atom * v * v)
    }
  }

  /// a, yuan.
  let origin: Double
  /// P(C = a), where a is 0.
  let atom: Double
  /// From the narrowest to the widest.
  private let windows: [Window]
  /// How much of E[C] the quadrature over the amounts may have missed, yuan.
  private let missed: Double

  private static let step = 2 * Double.pi
  /// Where the transform is smaller, it is 0.
  private static let dead = -33.0
  /// What the filter makes of the last frequency: e^{−36}.
  private static let filter = 36.0
  /// Beyond the last window less probability is left than this.
  private static let left = 1e-9

  /// How a ladder is made; two that differ tell how good they are.
  struct Plan {
    var damping = 24.0
    /// The narrowest period there can be, yuan.
    var narrowest = 100.0
    var frequencies = 192

    static let fine = Plan()
    static let coarse = Plan(damping: 23, narrowest: 137, frequencies: 168)
  }

  /// - Parameter sources: lines whose payments are piecewise linear.
  /// - Throws: `AggregateError` where no window holds a transform of numbers.
  init(_ sources: [PaidAmountSource], plan: Plan) throws(AggregateError) {
    let people = sources.map { (count: Double($0.line.count), q: min(1, $0.line.probability)) }
    var paid = 0.0
    var none = 0.0
    for (source, own) in zip(sources, people) {
      let share = PaidAmount(source, factor: 1, limit: 1, step: .infinity).paid
      paid += own.count * own.q * share
      none += own.count * log1p(-min(1, own.q * share))
    }
    let origin = paid > -Self.dead + 3 ? Self.lowerEnd(sources, people) : 0
    let atom = origin == 0 ? exp(none) : 0

    func transforms(_ number: Int) -> (logarithms: [Complex], missed: Double) {
      let period = plan.narrowest * pow(4, Double(number))
      let grid = FrequencyGrid(period: period, damping: plan.damping / period, count: plan.frequencies)
      var (sums, mean, missed) = (Array(repeating: Complex.zero, count: grid.count), 0.0, 0.0)
      for (source, own) in zip(sources, people) {
        let amount = PaidAmount(source, factor: 1, limit: 0.75 * period, step: 8 / grid.highest)
        mean += own.count * own.q * amount.mean
        missed += own.count * own.q * amount.missed
        for (m, value) in ClaimTransform(amount, grid: grid).values.enumerated() {
          let psi = (value - grid.point(m) * amount.mean) * own.q
          sums[m] += (value * own.q + Complex.logOnePlusMinus(psi)) * own.count
        }
      }
      for m in sums.indices { sums[m] = sums[m] - grid.point(m) * (mean - origin) }
      return (sums, missed)
    }
    func isDead(_ logarithms: [Complex]) -> Bool { logarithms.suffix(8).allSatisfy { $0.re < Self.dead } }

    // The widest window in which the transform dies out, from one that is surely too narrow upwards.
    var number = 0
    var known = transforms(number)
    var bulk: Int?
    if paid > -Self.dead {
      while number < Self.most {
        let wider = transforms(number + 1)
        if isDead(known.logarithms) {
          bulk = number
          if !isDead(wider.logarithms) { break }
        }
        (number, known) = (number + 1, wider)
      }
    }
    number = bulk ?? 0
    if bulk == nil { known = transforms(0) }
    var missed = 0.0
    var windows: [Window] = []
    while number <= Self.most {
      guard known.logarithms.allSatisfy({ $0.re.isFinite && $0.im.isFinite }) else {
        throw AggregateError(code: .notComputable, description: "the claims' sizes leave what numbers can hold")
      }
      missed = max(missed, known.missed)
      windows.append(
        Self.window(
          known.logarithms, period: plan.narrowest * pow(4, Double(number)), damping: plan.damping, atom: atom,
          isFiltered: number != bulk))
      if let last = windows.last, 1 - last.sums(at: 0.5).first < Self.left { break }
      number += 1
      known = transforms(number)
    }
    (self.origin, self.atom, self.windows, self.missed) = (origin, atom, windows, missed)
  }

  /// 100 · 4⁴⁰ yuan are more than numbers of people and money can make.
  private static let most = 40

  private static func window(
    _ logarithms: [Complex], period: Double, damping: Double, atom: Double, isFiltered: Bool
  ) -> Window {
    var (first, second, third, density) = ([Complex](), [Complex](), [Complex](), [Complex]())
    for (m, logarithm) in logarithms.enumerated() {
      if !isFiltered, m > 4, logarithm.re < dead - 5 { break }
      let s = Complex(damping, step * Double(m))
      var value = (Complex.exp(logarithm) - Complex(atom)) * (m == 0 ? 1 : 2)
      if isFiltered { value = value * exp(-filter * pow(Double(m) / Double(logarithms.count), 8)) }
      density.append(value)
      first.append(value / s)
      second.append(value / (s * s))
      third.append(value / (s * s * s))
    }
    return Window(
      period: period, damping: damping, atom: atom, first: first, second: second, third: third, density: density)
  }

  /// The largest of M(y) − 8.3 √V(y) over levels y at which claims are cut: for sums of claims that are never negative,
  /// each is a bound below which e^{−34} of the law lies.
  private static func lowerEnd(
    _ sources: [PaidAmountSource], _ people: [(count: Double, q: Double)]
  ) -> Double {
    var lower = 0.0
    var (level, mean) = (10.0, -1.0)
    while level < 1e19 {
      var (sum, squares) = (0.0, 0.0)
      for (source, own) in zip(sources, people) {
        let amount = PaidAmount(source, factor: 1, limit: level, step: .infinity)
        sum += own.count * own.q * amount.mean
        squares += own.count * own.q * amount.second
      }
      lower = max(lower, sum - FactorNodes.reach * squares.squareRoot())
      // Beyond the highest payment nothing changes.
      if sum <= mean { break }
      (mean, level) = (sum, 1.5 * level)
    }
    return lower
  }

  /// The largest amount that a window is used for.
  var upper: Double { origin + 0.5 * (windows.last?.period ?? 0) }

  /// How much P(C ≤ c) may be off by what is beyond the windows, by rounding, and by errors of the claims' means.
  func probabilityError(at amount: Double) -> Double {
    4e-10 + density(amount) * (missed + 1e-14 * amount)
  }

  /// The narrowest window that an amount may be read in.
  private func window(of amount: Double) -> Window? { windows.first { amount - origin <= 0.5 * $0.period } }

  /// P(C ≤ c).
  package func cumulative(_ amount: Double) -> Double {
    if amount < origin { return 0 }
    if amount == 0, origin == 0 { return atom }
    guard let window = window(of: amount) else { return 1 }
    return min(1, max(atom, window.sums(at: (amount - origin) / window.period).first))
  }

  /// The density of C at c, per yuan.
  package func density(_ amount: Double) -> Double {
    guard amount > origin, let window = window(of: amount) else { return 0 }
    return max(0, window.sums(at: (amount - origin) / window.period).density / window.period)
  }

  /// P(C ≤ c), E[C; C ≤ c] and E[C²; C ≤ c].
  package func partial(upTo amount: Double) -> PartialMoments {
    guard amount >= origin, let last = windows.last else {
      return PartialMoments(probability: 0, first: 0, second: 0)
    }
    if amount == 0, origin == 0 { return PartialMoments(probability: atom, first: 0, second: 0) }
    let window = window(of: amount) ?? last
    let v = min(0.5, (amount - origin) / window.period)
    let sums = window.sums(at: v)
    let probability = min(1, max(0, sums.first))
    // By parts: E[D; D ≤ u] = uF − G and E[D²; D ≤ u] = u²F − 2uG + 2H.
    let first = (v * probability - sums.second) * window.period
    let second = (v * v * probability - 2 * v * sums.second + 2 * sums.third) * window.period * window.period
    return PartialMoments(
      probability: probability, first: origin * probability + first,
      second: origin * origin * probability + 2 * origin * first + second)
  }

  /// The smallest c with P(C ≤ c) ≥ p; the end of the last window where the law has less than p up to there.
  package func quantile(_ p: Double) -> Double {
    if p <= atom { return origin }
    var low = 0.0
    for window in windows {
      let end = 0.5 * window.period
      guard window.sums(at: 0.5).first >= p else {
        low = end
        continue
      }
      return origin + solve(p, in: window, from: low, to: end)
    }
    return upper
  }

  /// Newton's steps in the normal deviate of the probability, in which a law's tails are nearly straight lines; halves
  /// where they leave the bracket.
  private func solve(_ p: Double, in window: Window, from: Double, to: Double) -> Double {
    let wanted = StandardNormal.quantile(p)
    var (low, high) = (from, to)
    var u = 0.5 * (low + high)
    for _ in 0..<120 {
      let sums = window.sums(at: u / window.period)
      if sums.first < p { low = u } else { high = u }
      if high - low <= 1e-14 * max(high, origin) { break }
      var next = 0.5 * (low + high)
      if sums.first > 1e-12, sums.first < 1 - 1e-12, sums.density > 0 {
        let deviate = StandardNormal.quantile(sums.first)
        let slope = sums.density / window.period / StandardNormal.density(deviate)
        let newton = u - (deviate - wanted) / slope
        if abs(newton - u) <= 1e-13 * max(u, origin) { return newton }
        if newton > low, newton < high { next = newton }
      }
      u = next
    }
    return high
  }
}

extension PaidAmountSource {
  /// Whether what is paid has no amount of a probability of its own: no cap that is reached, no atom of the law.
  var hasSmoothPayment: Bool {
    guard case .pieces(let pieces) = line.payment, let last = pieces.last else { return false }
    return last.slope > 0 && pieces.allSatisfy { $0.slope > 0 || $0.base == 0 } && anatomy.atoms.isEmpty
  }
}
