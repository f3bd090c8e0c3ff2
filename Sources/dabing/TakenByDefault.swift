import CommandOptions
import Insurance

/// What a year's settlement takes where no option says otherwise, each with the option that does.
struct TakenByDefault {
  let policy: Policy
  private(set) var words: [Words] = []

  init(under policy: Policy) { self.policy = policy }

  /// - Parameter isTaken: whether the option was left out.
  mutating func add(_ en: String, _ zh: String, if isTaken: Bool) {
    if isTaken { words.append(Words(en: en, zh: zh)) }
  }

  /// - Parameter option: the one that gives them, where there is one.
  mutating func addCosts(option: String) {
    let clause = policy.costs.clause.text
    add(
      "costs by the policy's cost rule [\(clause)]\(option)", "经办费用按政策规定计算〔\(clause)〕\(option)", if: true)
  }

  /// What a settlement by one policy takes of the year and of those before it.
  ///
  /// - Parameters:
  ///   - year: whether the policy year was left out.
  ///   - reserve: whether the reserve was.
  ///   - riskAdjustment: whether what the risk adjustment fund holds was.
  mutating func addYear(year: Bool, reserve: Bool, riskAdjustment: Bool) {
    add(
      "the policy year \(policy.year), the first of the policy's dates (--year)",
      "政策年度\(policy.year)，即政策施行首年（--year）", if: year)
    add("no reserve at the start (--reserve)", "期初无历年结余（--reserve）", if: reserve && policy.usesReserve)
    add(
      "an empty risk adjustment fund at the start (--risk-adjustment)", "期初风险调剂金为零（--risk-adjustment）",
      if: riskAdjustment && policy.riskAdjustment != nil)
    add("no late claims from the year before", "无上年度结转赔付", if: policy.settlement.lateClaimsShare > 0)
    add("nothing owed from earlier years", "无以前年度应收应付", if: true)
    add(
      "contract terms that have a range at their most likely value", "有区间的合同条款取最可能值", if: !policy.ranges.isEmpty)
  }
}

extension Amount? {
  /// What `--risk-adjustment` says that the risk adjustment fund holds; nothing where it was left out.
  ///
  /// - Throws: `BadData` where none of the policies has such a fund.
  func held(under policies: [Policy]) throws -> Money {
    guard let self else { return .zero }
    guard policies.contains(where: { $0.riskAdjustment != nil }) else {
      throw BadData("--risk-adjustment is what a risk adjustment fund holds, and \(policies[0].id) has none")
    }
    return try self.money("--risk-adjustment")
  }
}
