import Chance
import Insurance

/// People of a pilot or of a file who have a chronic overflow that is paid beside X: their amounts go together.
///
/// Such a person gets b(X) and the overflow at the basic rate without a deductible, together at most the yearly cap.
package struct OverflowPairs: Sendable {
  /// The probability that a person with any episode has an overflow.
  package let probability: Double
  /// The share of the overflow that is paid.
  let rate: Double
  /// The law of X of those with an episode but no overflow.
  package let others: Empirical
  /// Who they are.
  private let people: People
  /// On every X and on every overflow: those of a path with laws of cost of its own.
  private let factors: SIMD2<Double>

  private final class People: Sendable {
    /// X, overflow, and P(pair ≤ k).
    let amounts: [Double]
    let overflows: [Double]
    let cumulative: [Double]
    let weights: [Double]
    /// Means of X and of overflow, yuan.
    let means: SIMD2<Double>
    private let made = MadeOnce<Int, OverflowCells>()

    init(_ people: [(amount: Double, overflow: Double, weight: Double)]) {
      let total = people.reduce(0) { $0 + $1.weight }
      amounts = people.map(\.amount)
      overflows = people.map(\.overflow)
      weights = people.map { $0.weight / total }
      var sum = 0.0
      cumulative = weights.map { weight in
        sum += weight
        return sum
      }
      means = zip(people, weights).reduce(.zero) { $0 + $1.1 * SIMD2($1.0.amount, $1.0.overflow) }
    }

    var kinds: [(amount: Double, overflow: Double, weight: Double)] {
      amounts.indices.map { (amounts[$0], overflows[$0], weights[$0]) }
    }

    /// Made when first needed.
    var cells: OverflowCells { made.value(of: 0) { OverflowCells(of: kinds) } }
  }

  /// The mean of X, and of X and overflow together, yuan.
  var meanAmount: Double { factors[0] * people.means[0] }
  var meanExpense: Double { (factors * people.means).sum() }

  /// - Parameters:
  ///   - people: X, overflow and weight of those who have an overflow; the weights are shares of all with any episode.
  ///   - rate: the share of the overflow that is paid.
  ///   - others: the law of X of the rest.
  init(_ people: [(amount: Double, overflow: Double, weight: Double)], rate: Double, others: Empirical) {
    probability = min(1, people.reduce(0) { $0 + $1.weight })
    self.rate = rate
    self.others = others
    self.people = People(people)
    factors = .one
  }

  private init(_ pairs: OverflowPairs, others: Empirical, factors: SIMD3<Double>) {
    probability = min(1, factors[0] * pairs.probability)
    (rate, self.others, people) = (pairs.rate, others, pairs.people)
    self.factors = pairs.factors * SIMD2(factors[1], factors[2])
  }

  /// The same people beside another law of the rest.
  func replacing(others: Empirical) -> OverflowPairs { OverflowPairs(self, others: others, factors: .one) }

  /// So many times as many people, with so many times the X and the overflow.
  func warped(by factors: SIMD3<Double>, others: Empirical) -> OverflowPairs {
    OverflowPairs(self, others: others, factors: factors)
  }

  /// The people with their weights, which add up to 1.
  var kinds: [(amount: Double, overflow: Double, weight: Double)] {
    people.kinds.map { (factors[0] * $0.amount, factors[1] * $0.overflow, $0.weight) }
  }

  private func amount(_ k: Int) -> Double { factors[0] * people.amounts[k] }

  private func overflow(_ k: Int) -> Double { factors[1] * people.overflows[k] }

  /// What one of these people gets from the contract in a year whose severity factor is `factor`.
  @inline(__always)
  private func payment(_ k: Int, _ factor: Double, _ contract: OverflowBenefit) -> (all: Double, overflow: Double) {
    contract.payment(for: factor * amount(k), beside: rate * factor * overflow(k))
  }

  /// Draws and pays some of these people: one by one while they are fewer than the pilot's, else their sums from the
  /// normal law with the pilot's means and covariances.
  ///
  /// - Parameter layers: what other layers than the contract draw from, given what the contract has drawn.
  package func draw(
    _ count: Int, factor: Double, benefits: BenefitStack, using stream: inout RandomStream,
    layers: inout RandomStream, into part: inout YearOfClaims.Part
  ) {
    guard count > 0, !people.amounts.isEmpty else { return }
    if count > people.amounts.count {
      drawTogether(count, factor, benefits, &stream, &layers, into: &part)
      return
    }
    drawEach(count, factor: factor, benefits: benefits, using: &stream, into: &part)
  }

  /// Draws and pays some of these people one by one.
  package func drawEach(
    _ count: Int, factor: Double, benefits: BenefitStack, using stream: inout RandomStream,
    into part: inout YearOfClaims.Part
  ) {
    guard !people.amounts.isEmpty else { return }
    let contract = OverflowBenefit(beside: benefits.contract)
    for _ in 0..<max(0, count) {
      let k = place(of: stream.uniform())
      let payment = self.payment(k, factor, contract)
      let expense = factor * (amount(k) + overflow(k))
      part.expense += expense
      part.claims += payment.all
      part.overflow += payment.overflow
      part.beneficiaries += payment.all > 0 ? 1 : 0
      benefits.visitCounted(of: factor * amount(k), expense: expense, paid: payment.all) { part.layers[$0].add($1) }
    }
  }

  /// The first pair with P(pair ≤ k) ≥ u.
  private func place(of u: Double) -> Int {
    var (low, high) = (0, people.cumulative.count - 1)
    while low < high {
      let middle = (low + high) / 2
      if people.cumulative[middle] >= u { high = middle } else { low = middle + 1 }
    }
    return low
  }

  /// Nearly everybody here is a beneficiary, so their number is a binomial; expense and claims go together.
  private func drawTogether(
    _ count: Int, _ factor: Double, _ benefits: BenefitStack, _ stream: inout RandomStream,
    _ layers: inout RandomStream, into part: inout YearOfClaims.Part
  ) {
    let of = momentsByCells(factor: factor, benefits: benefits)
    let (z1, z2) = (stream.standardNormal(), stream.standardNormal())
    let n = Double(count)
    let sd = max(0, of.amountSquare - of.amount * of.amount).squareRoot()
    let slope = sd > 0 ? (of.cross - of.amount * of.payment) / sd : 0
    let spread = of.paymentSquare - of.payment * of.payment
    let own = max(0, spread - slope * slope).squareRoot()
    part.expense += n * of.amount + n.squareRoot() * sd * z1
    let claims = max(0, n * of.payment + n.squareRoot() * (slope * z1 + own * z2))
    part.claims += claims
    // What the overflow is expected to be, given the sum of both.
    let share = spread > 0 ? (of.overflowCross - of.overflow * of.payment) / spread : 0
    part.overflow += min(claims, max(0, n * of.overflow + share * (claims - n * of.payment)))
    part.beneficiaries += Draws.binomial(trials: count, probability: of.paid, using: &stream)
    guard !part.layers.isEmpty else { return }
    let sums = of.layers.sums(of: count, given: [z1, z2], using: &layers)
    for place in part.layers.indices {
      part.layers[place].payments += max(0, sums[2 + place])
      part.layers[place].beneficiaries += Draws.binomial(
        trials: count, probability: of.paidByLayer[place], using: &layers)
    }
  }

  /// Means over these people.
  struct Moments {
    /// The share of them who are paid anything.
    var paid = 0.0
    /// X and overflow together, yuan, and its square.
    var amount = 0.0
    var amountSquare = 0.0
    /// What they are paid, yuan, its square, and its product with the amount.
    var payment = 0.0
    var paymentSquare = 0.0
    var cross = 0.0
    /// What they are paid for the overflow, yuan, and its product with the whole payment.
    var overflow = 0.0
    var overflowCross = 0.0
    /// Amount, payment, and what each of the counted layers pays; and the shares of them whom those pay anything.
    var layers: JointMoments
    var paidByLayer: [Double]

    init(of benefits: BenefitStack) {
      layers = JointMoments(of: benefits.counted.isEmpty ? 0 : 2 + benefits.counted.count)
      paidByLayer = benefits.counted.map { _ in 0 }
    }

    /// Adds what the counted layers pay people of a weight.
    mutating func addLayers(
      _ weight: Double, of benefits: BenefitStack, amount: Double, expense: Double, payment: Double
    ) {
      guard !benefits.counted.isEmpty else { return }
      var figures = [expense, payment]
      benefits.visitCounted(of: amount, expense: expense, paid: payment) { place, own in
        figures.append(own)
        paidByLayer[place] += own > 0 ? weight : 0
      }
      layers.add(weight, figures)
    }
  }

  /// In a year whose severity factor is `factor`.
  func moments(factor: Double, benefits: BenefitStack) -> Moments {
    let contract = OverflowBenefit(beside: benefits.contract)
    var of = Moments(of: benefits)
    for k in people.amounts.indices {
      let (weight, amount) = (people.weights[k], factor * (amount(k) + overflow(k)))
      let (payment, beside) = payment(k, factor, contract)
      of.paid += payment > 0 ? weight : 0
      of.amount += weight * amount
      of.amountSquare += weight * amount * amount
      of.payment += weight * payment
      of.paymentSquare += weight * payment * payment
      of.cross += weight * amount * payment
      of.overflow += weight * beside
      of.overflowCross += weight * beside * payment
      of.addLayers(weight, of: benefits, amount: factor * self.amount(k), expense: amount, payment: payment)
    }
    return of
  }

  /// The same by cells of these people: quick, and off by less than the pilot's own error by far.
  func momentsByCells(factor: Double, benefits: BenefitStack) -> Moments {
    people.cells.moments(
      amountFactor: factor * factors[0], overflowFactor: factor * factors[1], benefits: benefits, rate: rate)
  }
}
