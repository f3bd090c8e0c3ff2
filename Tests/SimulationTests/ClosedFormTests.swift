import Foundation
import Insurance
import Plans
import Simulation
import Statistics
import TestSupport
import Testing

/// The simulated mean benefit a head lies within 4 standard errors of E[b(X)] from limited expected values, which shares
/// no random number and hardly a line with it.
///
/// 4 standard errors are passed by chance with a probability of 6e-5 for each comparison, so a change of the streams
/// fails one of the two hundred below in about one case of a hundred.
struct ClosedFormTests {
  enum Years: String, CaseIterable, CustomTestStringConvertible {
    case alike, moved
    var testDescription: String { self == .alike ? "without shocks" : "with shocks" }
    /// Shocks large enough that a closed form which forgot their correlation would be found out.
    var shocks: Shocks { self == .alike ? .none : Shocks(frequency: 0.2, severity: 0.2, correlation: 0.6) }
  }

  @Test(arguments: TestPlan.policies, Years.allCases)
  func `for every policy and every group, person by person`(_ id: String, _ years: Years) async throws {
    try await simulate(id, years, .individual, insured: 1_500, replications: isFullTest ? 20_000 : 400)
  }

  /// 400,000 people of each group: a year's own noise is small, and a bias of a thousandth would be found.
  @Test(arguments: TestPlan.policies, Years.allCases)
  func `for every policy and every group, by cells`(_ id: String, _ years: Years) async throws {
    try await simulate(id, years, .grouped, insured: 400_000, replications: isFullTest ? 20_000 : 400)
  }

  private func simulate(
    _ id: String, _ years: Years, _ method: MethodName, insured: Int, replications: Int
  ) async throws {
    let policy = try TestPlan.policy(id)
    let cohorts = try policy.groups.map { try TestPlan.cohort($0.id, insured: insured) }
    let plan = try TestPlan.plan(
      [policy], cohorts: cohorts, shocks: years.shocks, replications: replications, method: method)
    let table = try await plan.summary().table
    let total = try compare(table, group: nil, policy: "\(id), \(method), \(years.testDescription)")
    print(total)
    for cohort in cohorts where cohorts.count > 1 {
      _ = try compare(table, group: cohort.group, policy: "\(id), \(method)")
    }
  }

  @Test(arguments: ShippedScenario.regional)
  func `for every regional scenario as it is shipped`(_ name: String) async throws {
    let plan = try ShippedScenario.plan(name).with(replications: isFullTest ? 10_000 : 400)
    let table = try await plan.summary().table
    print(try compare(table, group: nil, policy: "scenario \(name), \(plan.method)"))
    for cohort in plan.cohorts where plan.cohorts.count > 1 {
      _ = try compare(table, group: cohort.group, policy: "scenario \(name)")
    }
  }

  @Test func `for people who are in two groups`() async throws {
    let cohorts = [try TestPlan.cohort("registered-poor+rural-extreme-poverty", insured: 4_000)]
    let plan = try TestPlan.plan([TestPlan.policy("shanxi-2019")], cohorts: cohorts, replications: 400)
    _ = try compare(try await plan.summary().table, group: nil, policy: "shanxi-2019, two groups")
  }

  /// A rate of 100% from 0 yuan on: E[b] is E[X], all claimants are beneficiaries, and E[f s] = exp(ρσ₁σ₂).
  @Test func `its own arithmetic is that of pencil and paper`() throws {
    let rule = try MarginalBands(
      deductible: Deductible(.fixed(0), clause: "1"), bands: [.init(from: 0, rate: 1, clause: "1")],
      cap: Cited(nil, "1"))
    let quiet = try TestPlan.plan([TestPlan.policy(paying: rule)])
    let mean = try TestPlan.law().mean
    let expected = try #require(ExpectedYear(of: quiet))
    #expect(abs(expected.claimsPerInsured / (0.15 * mean) - 1) < 1e-14)
    #expect(abs(expected.expensePerInsured / (0.15 * mean) - 1) < 1e-14)
    #expect(abs(expected.beneficiaryShare - 0.15) < 1e-15)
    let moved = try #require(ExpectedYear(of: quiet.with(shocks: Years.moved.shocks)))
    // ρσ₁σ₂ = 0.6 · 0.2 · 0.2 = 0.024
    #expect(abs(moved.claimsPerInsured / (0.15 * mean) / exp(0.024) - 1) < 1e-13)
    #expect(abs(moved.beneficiaryShare - 0.15) < 1e-14)
  }

  @Test func `the whole is the mean of the groups by their people`() throws {
    let cohorts = [
      try TestPlan.cohort(insured: 9_000), try TestPlan.cohort("disabled", insured: 1_000, probability: 0.3),
    ]
    let plan = try TestPlan.plan([TestPlan.policy("shanxi-2019")], cohorts: cohorts, shocks: Years.moved.shocks)
    let whole = try #require(ExpectedYear(of: plan))
    let general = try #require(ExpectedYear(of: plan, cohort: "general"))
    let disabled = try #require(ExpectedYear(of: plan, cohort: "disabled"))
    #expect(
      abs(whole.claimsPerInsured - 0.9 * general.claimsPerInsured - 0.1 * disabled.claimsPerInsured) < 1e-12
        * whole.claimsPerInsured)
    #expect(abs(whole.beneficiaryShare - 0.9 * general.beneficiaryShare - 0.1 * disabled.beneficiaryShare) < 1e-15)
    #expect(ExpectedYear(of: plan, cohort: "nobody") == nil)
  }

  /// Against a sum over a fine grid of the two normals.
  @Test(arguments: [(0.0, 0.0), (0.2, 0.0), (0.2, 0.6)])
  func `a bad year makes claimants of no more than everybody`(_ severity: Double, _ correlation: Double) throws {
    let rule = try MarginalBands(
      deductible: Deductible(.fixed(0), clause: "1"), bands: [.init(from: 0, rate: 1, clause: "1")],
      cap: Cited(nil, "1"))
    let shocks = Shocks(frequency: 0.3, severity: severity, correlation: correlation)
    let plan = try TestPlan.plan(
      [TestPlan.policy(paying: rule)], cohorts: [TestPlan.cohort(probability: 0.8)], shocks: shocks)
    var (share, cost, whole) = (0.0, 0.0, 0.0)
    for i in -160...160 {
      for j in -160...160 {
        let (first, second) = (Double(i) / 20, Double(j) / 20)
        let weight = exp(-(first * first + second * second) / 2)
        let other = correlation * first + (1 - correlation * correlation).squareRoot() * second
        let claimants = min(1, 0.8 * exp(0.3 * first - 0.045))
        whole += weight
        share += weight * claimants
        cost += weight * claimants * exp(severity * other - severity * severity / 2)
      }
    }
    let expected = try #require(ExpectedYear(of: plan))
    // The grid's own error at the corner where everybody has expense is of the order of its step squared.
    #expect(abs(expected.beneficiaryShare / (share / whole) - 1) < 1e-4)
    let mean = try TestPlan.law().mean
    #expect(abs(expected.claimsPerInsured / (mean * cost / whole) - 1) < 1e-4)
    #expect(expected.beneficiaryShare < 0.799)
  }

  /// Checks claims a head; says both numbers.
  private func compare(_ table: ResultTable, group: String?, policy: String) throws -> Comment {
    let simulated = try #require(table.row("claims.perInsured", group: group)).estimate
    let closed = try #require(table.row("claims.perInsured.expected", group: group)).estimate.value
    let error = try #require(simulated.standardError)
    let distance = (simulated.value - closed) / error
    let message: Comment =
      "\(policy)\(group.map { ", \($0)" } ?? ""): simulated \(simulated.value) ± \(error), closed form \(closed) yuan a head: \(distance) standard errors"
    #expect(error > 0 && abs(distance) <= 4, message)
    return message
  }
}
