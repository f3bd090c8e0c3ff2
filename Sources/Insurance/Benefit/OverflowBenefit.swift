/// What a person gets who has, beside X, a chronic overflow that the contract pays on its own (门诊慢特病超限额费用): the
/// overflow at basic insurance's rate without a deductible, both together at most the yearly cap.
package struct OverflowBenefit: Sendable {
  private let rule: any BenefitRule
  /// The highest yearly benefit of both together, yuan; infinite where there is no cap.
  package let cap: Double

  /// - Parameter rule: by which X is paid.
  package init(beside rule: any BenefitRule) {
    self.rule = rule
    cap = rule.highestPayment
  }

  /// - Parameters:
  ///   - amount: X, yuan.
  ///   - wanted: the overflow at its rate, before the cap, yuan.
  /// - Returns: what is paid in all, and what of it for the overflow, yuan.
  @inline(__always)
  package func payment(for amount: Double, beside wanted: Double) -> (all: Double, overflow: Double) {
    let own = max(0, rule.payment(for: amount))
    let overflow = min(wanted, max(0, cap - own))
    return (own + overflow, overflow)
  }
}
