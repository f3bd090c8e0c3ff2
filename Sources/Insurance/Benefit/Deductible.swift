/// The yearly amount below which nothing is paid (起付线).
public struct Deductible: Sendable, Hashable {
  /// How the amount is fixed.
  public enum Basis: Sendable, Hashable {
    /// Yuan, as the document states it.
    case fixed(Double)
    /// A share of a published per-capita disposable income (yuan) of `year`.
    case shareOfIncome(share: Double, income: Double, year: Int)
  }

  public let basis: Basis
  /// 1, or what groups with a lower deductible multiply it by (0.5 = halved).
  public let factor: Double
  public let clause: Clause

  /// - Throws: `RuleError` where the amount would not be a finite number ≥ 0.
  public init(_ basis: Basis, factor: Double = 1, clause: Clause) throws(RuleError) {
    self.basis = basis
    self.factor = factor
    self.clause = clause
    let parts: [Double] =
      switch basis {
      case .fixed(let yuan): [yuan, factor]
      case .shareOfIncome(let share, let income, _): [share, income, factor]
      }
    guard amount.isFinite, parts.allSatisfy({ $0 >= 0 }) else {
      throw RuleError(.outOfRange, "deductible", "must be 0 yuan or more")
    }
  }

  /// Yuan a year.
  public var amount: Double {
    switch basis {
    case .fixed(let yuan): yuan * factor
    case .shareOfIncome(let share, let income, _): share * income * factor
    }
  }
}
