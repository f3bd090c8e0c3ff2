import Documents
import Insurance
import Simulation

/// A scenario that can be run, with where its figures come from.
public struct Scenario: Sendable {
  public let name: String
  public let title: Words
  public let plan: SimulationPlan
  /// Every figure of the scenario file.
  public let values: [ReadValue]
  /// Files of data that the figures' sources name.
  public let dataFiles: [ScenarioFile.DataFile]
  public let contentHash: String
  public let policyHash: String

  /// Figures of the scenario that no source says.
  public var assumptions: [ReadValue] { values.filter(\.isAssumption) }

  /// What a reader must know before believing the result; each sentence once, though several years may have it.
  public var warnings: [Words] {
    var warnings: [Words] = []
    let years = plan.startYear...plan.startYear + max(0, plan.policies.count - 1)
    for warning in plan.policies.flatMap({ $0.warnings(inRunOf: years) }) where !warnings.contains(warning) {
      warnings.append(warning)
    }
    if plan.openingReserve > .zero, let policy = plan.policies.first, !policy.riskSharing.usesReserve {
      warnings.append(
        Words(
          en: "the opening reserve changes nothing: the rules of \(policy.id) meet no loss from a reserve",
          zh: "期初结余不影响结果：\(policy.id)的规则不以历年结余弥补亏损"))
    }
    return warnings + settingsWithoutEffect
  }

  /// What was set for this run and can change none of its figures.
  private var settingsWithoutEffect: [Words] {
    let isOneYear = plan.policies.count == 1
    let drawsX = plan.cohorts.allSatisfy { $0.episodes == nil }
    let oneYear = Words(en: "there is one year", zh: "仅一年")
    let isNetted = (plan.policies.first?.riskSharing as? AgreedSurplus)?.drawsTermsByContract == true
    let idle: [(prefix: String, holds: Bool, because: Words)] = [
      (
        "trend", isOneYear && plan.startYear == plan.expenseYear,
        Words(en: "the one year is that of the expense", zh: "仅一年，且为费用所属年度")
      ),
      ("shocks.persistence", isOneYear, oneYear), ("nextFunding", isOneYear, oneYear),
      ("contract.years", isOneYear && !isNetted, oneYear),
      ("riskSharing.advanceRecoveredShare", isOneYear, oneYear),
      ("settlement.unclaimedReturnAfter", isOneYear, oneYear),
      (
        "scope.components", drawsX,
        Words(en: "the scenario's law gives the in-scope expense itself", zh: "情景直接给出合规自付费用的分布")
      ),
    ]
    let groups = Set(plan.cohorts.filter { $0.insured > 0 }.flatMap { $0.group.split(separator: "+").map(String.init) })
    let benefits = ["benefit"] + (plan.policies.first?.layers ?? []).map { "benefits.\($0.id)" }
    let nobody = (plan.policies.first?.groups ?? []).map(\.id).filter { !groups.contains($0) }.flatMap { group in
      benefits.map {
        (
          prefix: "\($0).groups.\(group)", holds: true,
          because: Words(en: "nobody of the scenario is in this group", zh: "情景中无该类人员")
        )
      }
    }
    // A published index of a year that no rule asks for.
    let asked = Set(plan.policies.flatMap(\.values).filter(\.isRead).map(\.path))
    let unread = (plan.policies.first?.values ?? []).filter {
      $0.isSet && $0.path.hasPrefix("indices.") && !asked.contains($0.path)
    }.map { value in
      (prefix: value.path, holds: true, because: Words(en: "no year of the run asks for it", zh: "模拟年度不使用该年指标"))
    }
    let set = settings.map(\.path) + (plan.policies.first?.values.filter(\.isSet).map(\.path) ?? [])
    return set.compactMap { path in
      (idle + nobody + unread).first { $0.holds && (path == $0.prefix || path.hasPrefix($0.prefix + ".")) }.map {
        reason in
        Words(
          en: "\(path) was set and changes nothing here: \(reason.because.en)",
          zh: "已设定\(path)，但不影响结果：\(reason.because.zh)")
      }
    }
  }

  /// Figures that were set over the file's, on the command line or over the policy's by the scenario.
  public var settings: [ReadValue] { values.filter(\.isSet) }
}
