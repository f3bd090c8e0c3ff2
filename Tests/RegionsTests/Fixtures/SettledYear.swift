import Documents
import Insurance
import Regions
import Testing

/// One year of a shipped policy, settled with amounts of a few yuan, so that results can be worked by hand.
func settled(
  _ name: String, premium: Double, claims: Double, costs: Double, set: [String] = [], reserve: Double = 0,
  after opening: OpeningBalances? = nil
) throws -> YearStatement {
  let policy = try library.policy(name, overrides: try set.map { try Override(argument: $0) })
  let money = { (yuan: Double) in try #require(Money(yuan: yuan)) }
  return YearStatement(
    settling: YearAccount(
      under: policy, insured: 1, premium: try money(premium), incurred: try money(claims), costs: try money(costs),
      opening: try opening ?? OpeningBalances(reserve: money(reserve))), under: policy)
}
