import Insurance

/// Bands of one person's amount turned round: which deductible, or which rates, give a payment.
struct BandInverse {
  private let rule: MarginalBands
  private let amount: Double

  /// Nil where the amount does not reach the deductible.
  init?(_ rule: MarginalBands, amount: Double) {
    guard amount > 0 else { return nil }
    self.rule = rule
    self.amount = amount
  }

  /// Yuan; nil for none.
  var cap: Double? { rule.cap.value }

  /// What the bands give without the cap.
  var uncapped: Double { payment(deductible: rule.deductible) }

  /// What the bands give with another deductible and without the cap.
  private func payment(deductible: Double) -> Double {
    let shift = rule.measure == .aboveDeductible ? deductible : 0
    var total = 0.0
    for (place, band) in rule.bands.enumerated() {
      let start = max(band.from + shift, deductible)
      let end = min(amount, place + 1 < rule.bands.count ? rule.bands[place + 1].from + shift : .infinity)
      if end > start { total += (end - start) * band.rate }
    }
    return total
  }

  /// The deductible that gives a payment, with the rate at which the payment answers to it; nil where none does.
  ///
  /// The payment falls as the deductible rises, in straight pieces; halving finds the deductible to a billionth of a yuan.
  func deductible(for paid: Double) -> (amount: Double, rate: Double)? {
    // A payment without any deductible is rounded to the fen too.
    guard paid <= payment(deductible: 0) + 0.01, paid < cap ?? .infinity else { return nil }
    var (low, high) = (0.0, amount)
    for _ in 0..<80 {
      let middle = (low + high) / 2
      if payment(deductible: middle) > paid { low = middle } else { high = middle }
    }
    let rate = payment(deductible: max(0, high - 1)) - payment(deductible: max(0, high - 1) + 1)
    return rate > 0.01 ? (high, rate) : nil
  }

  /// What added to every rate gives a payment, where it is a multiple of `step`.
  func rateShift(for paid: Double, step: Double, _ tolerance: Double) -> Double? {
    let base = amount - rule.deductible
    guard base * step > 20 * (tolerance + 0.005), paid < cap ?? .infinity else { return nil }
    let shift = (paid - uncapped) / base
    let round = (shift / step).rounded() * step
    guard round != 0, abs(round - shift) * base <= tolerance + 0.005 else { return nil }
    let rates = rule.bands.map { $0.rate + round }
    return rates.allSatisfy { $0 > -1e-9 && $0 < 1 + 1e-9 } ? round : nil
  }
}
