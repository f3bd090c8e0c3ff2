/// What the insurer stakes for its duties (履约保证金; Huizhou 2013 二(五)2: a bank guarantee of 2,000,000 yuan).
public struct PerformanceGuarantee: Sendable, Hashable {
  /// Yuan.
  public let amount: Cited<Double>
  /// The share of it that a year deducts for refused claims or breaches.
  public let deducted: Cited<Double>
  /// Whether the insurer fills it up again every year; else all that a contract's years deduct is the amount at most.
  public let isRefilled: Cited<Bool>
  /// Who gets what is deducted.
  public let deductedTo: Cited<Party>

  public static let none = PerformanceGuarantee(
    unchecked: Cited(0, "—"), Cited(0, "—"), Cited(false, "—"), Cited(.basicMedicalFund, "—"))

  /// - Throws: `RuleError` where the amount is below 0 or the share outside 0…1.
  public init(
    amount: Cited<Double>, deducted: Cited<Double>, isRefilled: Cited<Bool> = Cited(false, "—"),
    deductedTo: Cited<Party> = Cited(.basicMedicalFund, "—")
  ) throws(RuleError) {
    try checkLender(deductedTo, "guaranteeDeductedTo")
    guard amount.value >= 0, amount.value <= Money.largest.yuan else {
      throw RuleError(.outOfRange, "guarantee", "must be 0 yuan or more")
    }
    try checkShare(deducted, "guaranteeDeducted")
    self.init(unchecked: amount, deducted, isRefilled, deductedTo)
  }

  private init(
    unchecked amount: Cited<Double>, _ deducted: Cited<Double>, _ isRefilled: Cited<Bool>, _ deductedTo: Cited<Party>
  ) {
    self.deductedTo = deductedTo
    self.amount = amount
    self.deducted = deducted
    self.isRefilled = isRefilled
  }

  /// What the year deducts.
  func deduction(in account: YearAccount) -> Money {
    let stake = Money(yuan: amount.value) ?? .zero
    let left = isRefilled.value ? stake : stake - account.opening.term.guaranteeDeducted
    return min(stake.part(account.value(of: deducted)), max(left, .zero))
  }
}
