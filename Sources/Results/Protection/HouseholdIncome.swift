import Chance
import Foundation

/// What households live on: the yardstick of what members pay out of their own pockets.
///
/// The income of a head is lognormal with the mean and the Gini coefficient given, σ = √2 Φ⁻¹((1 + G)/2) (Aitchison &
/// Brown, *The Lognormal Distribution*, 1957, §11.5), and does not depend on health. One member of a household falls ill
/// in a year; the household's whole income stands against what that member pays.
package struct HouseholdIncome: Sendable, Hashable {
  /// Yuan a head and year, above 0.
  package let meanPerHead: Double
  /// 0 up to, not including, 1.
  package let gini: Double
  /// People who share the income, at least 1.
  package let size: Double
  /// What a head needs to live, yuan a year; the rest is capacity to pay.
  package let subsistence: Double
  /// Groups whose mean is not that of everybody, as shares of it.
  package let shares: [String: Double]

  package init(
    meanPerHead: Double, gini: Double, size: Double, subsistence: Double, shares: [String: Double] = [:]
  ) {
    precondition(
      meanPerHead > 0 && (0..<1).contains(gini) && size >= 1 && subsistence >= 0, "an income is out of range")
    self.meanPerHead = meanPerHead
    self.gini = gini
    self.size = size
    self.subsistence = subsistence
    self.shares = shares
  }

  /// A household's income, yuan a year, where its place among households is that of z among standard normals.
  func income(of group: String, at z: Double) -> Double {
    let sigma = 2.0.squareRoot() * StandardNormal.quantile((1 + gini) / 2)
    return size * meanPerHead * (shares[group] ?? 1) * exp(sigma * z - sigma * sigma / 2)
  }
}

/// How much of what a household has goes to the care of one member before it counts as very high.
package enum SpendingThreshold: String, Sendable, CaseIterable {
  /// 40% of income less subsistence (Xu et al., *The Lancet* 362, 2003).
  case capacity = "capacity-40"
  /// 25% of income (SDG indicator 3.8.2, the higher one).
  case quarter = "income-25"
  /// 10% of income (SDG indicator 3.8.2).
  case tenth = "income-10"

  /// The out-of-pocket spending beyond which it is met, yuan a year, at least 0.
  func limit(income: Double, _ household: HouseholdIncome) -> Double {
    switch self {
    case .capacity: max(0, 0.4 * (income - household.size * household.subsistence))
    case .quarter: 0.25 * income
    case .tenth: 0.1 * income
    }
  }
}
