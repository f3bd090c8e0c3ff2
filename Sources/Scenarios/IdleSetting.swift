import Documents
import Insurance
import RiskSharing
import Simulation

/// A value that was set, or varied, and can change nothing of an answer.
public struct IdleSetting: Sendable, Hashable {
  public let path: String
  public let because: Words

  package init(path: String, because: Words) {
    self.path = path
    self.because = because
  }

  public var words: Words {
    Words(
      en: "\(path) was set and changes nothing here: \(because.en)", zh: "已设定\(path)，但不影响结果：\(because.zh)")
  }

  /// Those of some settings without which an answer is the same, where it is so quick to come to that it can be asked
  /// again without each of them.
  ///
  /// - Parameters:
  ///   - overrides: the settings.
  ///   - known: what is known to be idle already, with its reason; it is not asked again.
  ///   - isSame: whether the answer is the same with all settings but the one at this place; a file that cannot be used
  ///     without it has another answer.
  package static func among(
    _ overrides: [Override], known: [IdleSetting] = [], isSame: (_ without: Int) -> Bool
  ) -> [IdleSetting] {
    let known = known.filter { idle in overrides.contains { idle.isWithin($0.path) } }
    return known
      + overrides.indices.filter { place in
        !known.contains { $0.isWithin(overrides[place].path) } && isSame(place)
      }.map {
        IdleSetting(
          path: overrides[$0].path, because: Words(en: "the answer is the same without it", zh: "与不作该设定时结果相同"))
      }
  }

  /// Whether the value lies at a path or below it.
  package func isWithin(_ outer: String) -> Bool {
    path == outer || path.hasPrefix(outer + ".") || path.hasPrefix(outer + "[")
  }
}

extension Scenario {
  /// What a scenario is read for.
  package enum Answer {
    /// Everything: a run, whatever is made of it.
    case run
    /// The methods side by side: claims by each of them, before any money moves between the parties.
    case methods
  }

  /// What was set and can change nothing of an answer, by what the scenario is.
  package func idleSettings(in answer: Answer = .run) -> [IdleSetting] {
    let set = settings.map(\.path) + (plan.policies.first?.values.filter(\.isSet).map(\.path) ?? [])
    let reasons = reasons
    return set.compactMap { path in
      if answer == .methods, !DrawnClaims.depend(onPath: path) {
        return IdleSetting(
          path: path,
          because: Words(en: "the methods are compared on claims alone", zh: "各方法仅就赔付进行比较"))
      }
      // The check takes methods, replications and a seed of its own.
      if answer == .methods, ["replications", "seed"].contains(path) { return nil }
      return reasons.first { path == $0.prefix || path.hasPrefix($0.prefix + ".") }.map {
        IdleSetting(path: path, because: $0.because)
      }
    }
  }

  /// What the file itself says of later years where there are none, or of a fund that the policy does not have.
  var idleTerms: [Words] {
    let told = ["trend", "nextFunding", "openingRiskAdjustment"]
    return reasons.filter { told.contains($0.prefix) }.compactMap { reason in
      guard values.contains(where: { !$0.isSet && ($0.path + ".").hasPrefix(reason.prefix + ".") }) else { return nil }
      return Words(
        en: "\(reason.prefix) is in the file and changes nothing here: \(reason.because.en)",
        zh: "文件中的\(reason.prefix)不影响结果：\(reason.because.zh)")
    }
  }

  /// Why none of some values can change anything here; nil where one may.
  package func whyIdle(_ paths: [String]) -> Words? {
    let reasons = reasons
    let known = paths.map { path in
      reasons.first { path == $0.prefix || path.hasPrefix($0.prefix + ".") }?.because
    }
    return known.allSatisfy { $0 != nil } ? known.first ?? nil : nil
  }

  /// Beginnings of paths below which nothing has an effect here, with why.
  private var reasons: [(prefix: String, because: Words)] {
    let isOneYear = plan.policies.count == 1
    let oneYear = Words(en: "there is one year", zh: "仅一年")
    let agreed = plan.policies.first?.riskSharing as? AgreedSurplus
    let isNetted = agreed?.drawsTermsByContract == true
    // What a loss by policy is shared by matters where one can be.
    let isChanceAlone = agreed?.insurerOrdinaryShare != nil && !PolicyChange.explainsLosses(of: plan)
    let noChange = Words(
      en: "no changed value or index adds claims or takes funding: no loss is policy-caused",
      zh: "无增加赔付或减少筹资的政策、指数变动，不产生政策性亏损")
    let isExact = plan.method == .exact
    let settlement = plan.policies.first?.settlement as? AnnualSettlement
    let parts: [(prefix: String, holds: Bool, because: Words)] = [
      (
        "trend", isOneYear && plan.startYear == plan.expenseYear,
        Words(en: "the one year is that of the expense", zh: "仅一年，且为费用所属年度")
      ),
      (
        "openingReserve", plan.policies.first?.warnings(ofReserve: plan.openingReserve).isEmpty == false,
        Words(en: "the rules meet no loss from a reserve", zh: "规则不以历年结余弥补亏损")
      ),
      (
        "openingRiskAdjustment", plan.policies.allSatisfy { $0.riskAdjustment == nil },
        Words(en: "the policy has no risk adjustment fund", zh: "政策未设风险调剂金")
      ),
      ("shocks.persistence", isOneYear, oneYear), ("nextFunding", isOneYear, oneYear),
      (
        "shocks.correlation", plan.shocks.frequency == 0 || plan.shocks.severity == 0,
        Words(en: "one of the two shocks is 0", zh: "两项波动之一为0")
      ),
      (
        "shocks.persistence", plan.shocks.frequency == 0 && plan.shocks.severity == 0,
        Words(en: "there are no shocks", zh: "无系统性波动")
      ),
      ("contract.years", isOneYear && !isNetted, oneYear),
      ("riskSharing.advanceRecoveredShare", isOneYear, oneYear), ("riskSharing.raiseAbove", isOneYear, oneYear),
      ("riskSharing.lowerBelow", isOneYear, oneYear),
      ("riskSharing.insurerShareOfPolicyLoss", isChanceAlone, noChange),
      (
        "settlement.guarantee", settlement.map { $0.guarantee.deducted.isSurely(0) } ?? false,
        Words(en: "nothing of the guarantee is deducted", zh: "履约保证金未予扣减")
      ),
      (
        "settlement.guaranteeDeductedTo", settlement.map { $0.guarantee.deducted.isSurely(0) } ?? false,
        Words(en: "nothing of the guarantee is deducted", zh: "履约保证金未予扣减")
      ),
      (
        "riskSharing.lossesNetted", agreed != nil && !isNetted,
        Words(en: "the contract's years are not netted", zh: "合同未约定合作期通算")
      ),
      (
        "riskSharing.surplusReckoned", settlement.map { $0.assessmentScore.isSurely(1) } ?? false,
        Words(en: "the assessment grants all of it", zh: "考核全额兑付")
      ),
      (
        "settlement.deposit", settlement.map { $0.assessmentScore.isSurely(1) } ?? false,
        Words(en: "the assessment grants all of it", zh: "考核全额兑付")
      ),
      (
        "settlement.forfeitedTo", settlement.map { $0.assessmentScore.isSurely(1) } ?? false,
        Words(en: "the assessment grants all of it", zh: "考核全额兑付")
      ),
      ("settlement.unclaimedReturnAfter", isOneYear, oneYear), ("riskSharing.allowedCosts", isOneYear, oneYear),
      ("riskSharing.advanceRepaidFirst", isOneYear, oneYear), ("settlement.guaranteeRefilled", isOneYear, oneYear),
      (
        "scope.components", !plan.answersToScope,
        Words(en: "the scenario's law gives the in-scope expense itself", zh: "情景直接给出合规自付费用的分布")
      ),
      ("replications", isExact, Words(en: "the exact method draws no years", zh: "精确法不模拟年度")),
      ("seed", !plan.drawsBySeed, Words(en: "the exact method draws nothing", zh: "精确法不抽取随机数")),
    ]
    let groups = plan.groupsWithPeople
    let benefits = ["benefit"] + (plan.policies.first?.layers ?? []).map { "benefits.\($0.id)" }
    let nobody =
      (plan.policies.first?.groups ?? []).map(\.id).filter { !groups.contains($0) }.flatMap { group in
        benefits.map { "\($0).groups.\(group)" }
      }
      + plan.cohorts.filter { $0.insured == 0 }.map { "expense.groups.\($0.group)" }
    // A published index of a year that no rule asks for.
    let asked = Set(plan.policies.flatMap(\.values).filter(\.isRead).map(\.path))
    let unread = (plan.policies.first?.values ?? []).map(\.path).filter {
      $0.hasPrefix("indices.") && !asked.contains($0)
    }
    return parts.filter(\.holds).map { ($0.prefix, $0.because) }
      + nobody.map { ($0, Words(en: "nobody of the scenario is in this group", zh: "情景中无该类人员")) }
      + unread.map { ($0, Words(en: "no year of the run asks for it", zh: "模拟年度不使用该年指标")) }
      + unusedGrowth.map { ($0, Words(en: "the index is published for every year that asks for it", zh: "所需各年指标均已公布")) }
  }
}

extension Cited<Double> {
  /// Whether every year has this value.
  fileprivate func isSurely(_ value: Double) -> Bool { self.value == value && range == nil }
}
