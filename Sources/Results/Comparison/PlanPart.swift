import Chance
import Insurance
import Plans

/// The parts of a plan that another plan's can stand in for: to see what each brings where two scenarios differ.
package enum PlanPart: String, Sendable, CaseIterable {
  case people, benefit, funding, costs, riskSharing

  package var words: Words {
    switch self {
    case .people: Words(en: "people and their expense", zh: "参保人群与费用")
    case .benefit: Words(en: "benefit", zh: "待遇")
    case .funding: Words(en: "funding", zh: "筹资")
    case .costs: Words(en: "operating costs", zh: "经办费用")
    case .riskSharing: Words(en: "risk sharing and settlement", zh: "风险分担与结算")
    }
  }

  /// The keys of a policy file that the part stands for.
  private var keys: [String] {
    switch self {
    case .people: []
    case .benefit: ["benefit", "benefits", "incentives", "waitingPeriod", "groups", "indices"]
    case .funding: ["funding", "nextFunding", "indices"]
    case .costs: ["costs"]
    case .riskSharing: ["riskSharing", "riskAdjustment", "settlement", "contract", "claimsPayment"]
    }
  }

  /// Whether the two plans differ in it.
  func differs(_ first: SimulationPlan, _ second: SimulationPlan) -> Bool {
    guard self != .people else { return first.people != second.people }
    return zip(first.policies, second.policies).contains { a, b in
      a.id != b.id || values(a) != values(b)
    }
  }

  private func values(_ policy: Policy) -> [String] {
    policy.values.filter { value in keys.contains { value.path.hasPrefix($0 + ".") } }.map { "\($0.path)=\($0.text)" }
  }
}

extension Contributions {
  /// The parts in which two plans differ, in order, as steps from the first to the second.
  ///
  /// Parts that only fit together, such as groups of people and the benefits that know them, make one step.
  package static func steps(from baseline: SimulationPlan, to alternative: SimulationPlan) -> [Step] {
    var steps: [Step] = []
    var current = baseline
    var waiting: [PlanPart] = []
    let parts = PlanPart.allCases.filter { $0.differs(baseline, alternative) }
    for (i, part) in parts.enumerated() {
      current = current.taking(part, from: alternative)
      waiting.append(part)
      guard current.hasRules || i + 1 == parts.count else { continue }
      let alone = waiting.reduce(baseline) { $0.taking($1, from: alternative) }
      steps.append(
        Step(
          words: Words(
            en: waiting.map(\.words.en).joined(separator: ", "), zh: waiting.map(\.words.zh).joined(separator: "、")),
          alone: alone.hasRules ? alone : nil, upTo: current))
      waiting = []
    }
    return steps
  }
}

extension SimulationPlan {
  /// Whether every group has a rule in every year.
  fileprivate var hasRules: Bool {
    policies.allSatisfy { policy in cohorts.allSatisfy { (try? policy.benefit(for: $0.group)) != nil } }
  }

  /// What is said of the people and their expense, for telling two plans apart.
  fileprivate var people: [String] {
    cohorts.map {
      "\($0.group) \($0.insured) \($0.probability) \($0.severity.name) \($0.severity.parameters)\($0.uncertainty.map { " \($0.fingerprint)" } ?? "")\(($0.episodes?.uncertainties ?? []).map { " \($0.law) \($0.parameters.fingerprint)" }.joined())\($0.probabilityUncertainty.map { " \($0.fingerprint)" } ?? "")\($0.sample.map { " \($0.fingerprint)" } ?? "") \($0.response)"
    } + [
      "\(shocks)", "\(trend)", "\(cash)", "\(expenseYear) \(contractYear) \(openingReserve) \(openingRiskAdjustment)",
    ]
  }

  /// The plan with a part of another.
  fileprivate func taking(_ part: PlanPart, from other: SimulationPlan) -> SimulationPlan {
    if part == .people {
      return SimulationPlan(
        name: name, policies: policies, startYear: startYear, cohorts: other.cohorts, shocks: other.shocks,
        trend: other.trend, expenseYear: other.expenseYear, openingReserve: other.openingReserve,
        openingRiskAdjustment: other.openingRiskAdjustment, contractYear: other.contractYear, cash: other.cash,
        former: former, method: method, replications: replications,
        seed: seed)
    }
    return with(policies: zip(policies, other.policies).map { $0.taking(part, from: $1) })
  }
}

extension Policy {
  fileprivate func taking(_ part: PlanPart, from other: Policy) -> Policy {
    func of(_ own: PlanPart) -> Policy { part == own ? other : self }
    let sharing = of(.riskSharing)
    return Policy(
      id: id, title: title, region: region, year: year, standing: standing, documents: documents, scope: scope,
      groups: of(.benefit).groups, layers: of(.benefit).layers, funding: of(.funding).funding,
      costs: of(.costs).costs, riskSharing: sharing.riskSharing, settlement: sharing.settlement,
      contract: sharing.contract, nextFunding: of(.funding).nextFunding, ranges: sharing.ranges, values: values,
      readings: readings, disputedReadings: disputedReadings, notModelled: notModelled, ruleNames: ruleNames,
      claimsPayment: sharing.claimsPayment, ownWords: ownWords,
      incentives: of(.benefit).incentives, waitingPeriod: of(.benefit).waitingPeriod,
      funds: funds + other.funds.filter { !funds.contains($0) }, riskAdjustment: sharing.riskAdjustment,
      panel: sharing.panel)
  }
}
