/// Checks by which a benefit rule proves itself; for the author of a rule of their own.
public enum BenefitConformance {
  /// A promise of `BenefitRule` that does not hold.
  public struct Breach: Sendable, Hashable, CustomStringConvertible {
    public let description: String

    package init(description: String) { self.description = description }
  }

  /// Tries the rule on the amounts given and on its own turning points.
  ///
  /// - Returns: every promise broken; empty where the rule conforms on these amounts.
  public static func breaches(of rule: any BenefitRule, amounts: [Double]) -> [Breach] {
    let points = amounts + (rule.schedule?.segments.flatMap { [$0.start, $0.start + 0.01] } ?? [])
    let ascending = points.filter { $0.isFinite && $0 >= 0 }.sorted()
    var breaches: [Breach] = []
    var last = 0.0
    var batch = ascending.map { _ in -1.0 }
    var span = batch.mutableSpan
    rule.pay(ascending.span, into: &span)
    for (i, amount) in ascending.enumerated() {
      let payment = rule.payment(for: amount)
      let tolerance = 1e-9 * max(1, amount)
      func report(_ text: String) { breaches.append(Breach(description: "at \(plain(amount)) yuan: \(text)")) }
      if !(payment >= 0 && payment <= amount + tolerance) { report("pays \(payment), outside 0 and the amount") }
      if payment < last - tolerance { report("pays \(payment), less than for a smaller amount") }
      if payment > 0 && amount <= rule.deductible { report("pays below its deductible of \(rule.deductible)") }
      if abs(batch[i] - payment) > tolerance { report("pays \(batch[i]) in a batch and \(payment) alone") }
      if let schedule = rule.schedule, abs(schedule.payment(for: amount) - payment) > tolerance {
        report("its schedule pays \(schedule.payment(for: amount)), the rule \(payment)")
      }
      let steps = rule.explain(amount)
      if abs(steps.reduce(0) { $0 + $1.payment } - payment) > tolerance { report("its steps do not add up") }
      if steps.contains(where: { $0.clause.text.isEmpty }) { report("a step cites no clause") }
      last = payment
    }
    return breaches
  }
}
