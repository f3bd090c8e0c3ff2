import Chance
import Foundation
import Insurance
import Plans
import Regions
import Results
import Simulation

/// Small plans to simulate.
enum TestPlan {
  /// The five founding policies.
  static let policies = ["shanxi-2019", "shandong-2015", "jiangxi-2025", "langfang-2024", "huizhou-2013"]

  static func policy(_ id: String, year: Int? = nil) throws -> Policy { try PolicyLibrary().policy(id, year: year) }

  /// Amounts with a median of 4,400 yuan, of which every policy pays a good part.
  static func law(sdlog: Double = 1.2) throws -> any SeverityLaw { try Lognormal(meanlog: 8.4, sdlog: sdlog) }

  /// So many people that the grouped method forms cells: it draws everybody of fewer than 1,500 claimants.
  static func cohort(
    _ group: String = Group.generalID, insured: Int = 12_000, probability: Double = 0.15,
    severity: (any SeverityLaw)? = nil
  ) throws -> Cohort {
    Cohort(group: group, insured: insured, probability: probability, severity: try severity ?? law())
  }

  /// A plan of one cohort under one policy, unless told otherwise.
  static func plan(
    _ policies: [Policy], cohorts: [Cohort]? = nil, shocks: Shocks = .none, trend: Trend = .none,
    expenseYear: Int? = nil, contractYear: Int = 1, replications: Int = 20,
    seed: UInt64 = 20_260_101, startYear: Int? = nil, reserve: Money = .zero, method: MethodName = .individual
  ) throws -> SimulationPlan {
    SimulationPlan(
      name: "test", policies: policies, startYear: startYear ?? policies.first?.year ?? 2020,
      cohorts: try cohorts ?? [cohort()], shocks: shocks, trend: trend, expenseYear: expenseYear,
      openingReserve: reserve, contractYear: contractYear, method: method, replications: replications, seed: seed)
  }

  /// A policy with one benefit rule of a test's own for everybody.
  static func policy(paying benefit: any BenefitRule) throws -> Policy {
    let base = try policy("huizhou-2013")
    return Policy(
      id: "own", title: base.title, region: base.region, year: base.year, standing: base.standing,
      documents: base.documents, scope: base.scope, groups: base.groups,
      layers: [.criticalIllness([Group.generalID: benefit], clause: "—")],
      funding: base.funding, costs: base.costs, riskSharing: base.riskSharing, settlement: base.settlement, values: [])
  }
}

extension SimulationPlan {
  /// The same with some things changed.
  func with(
    cohorts: [Cohort]? = nil, shocks: Shocks? = nil, replications: Int? = nil, policies: [Policy]? = nil,
    method: MethodName? = nil, seed: UInt64? = nil
  ) -> SimulationPlan {
    SimulationPlan(
      name: name, policies: policies ?? self.policies, startYear: startYear, cohorts: cohorts ?? self.cohorts,
      shocks: shocks ?? self.shocks, trend: trend, expenseYear: expenseYear, openingReserve: openingReserve,
      contractYear: contractYear, cash: cash, method: method ?? self.method,
      replications: replications ?? self.replications, seed: seed ?? self.seed)
  }

  /// The same with about so many people in all, at least one in each group.
  func scaled(toInsured people: Int) -> SimulationPlan {
    let factor = Double(people) / Double(insured)
    return with(
      cohorts: cohorts.map { cohort in
        Cohort(
          group: cohort.group, insured: max(1, Int((Double(cohort.insured) * factor).rounded())),
          probability: cohort.probability, severity: cohort.severity)
      })
  }

  /// All outcomes of all years.
  func outcomes(threads: Int = 2) async throws -> [Outcomes] {
    try await SimulationRun(self).outcomes(threads: threads)
  }

  /// The outcomes of the first year.
  func firstYear(threads: Int = 2) async throws -> Outcomes { try await outcomes(threads: threads).first ?? [] }

  func summary() async throws -> Summary { try Summary(of: self, outcomes: try await outcomes()) }
}
