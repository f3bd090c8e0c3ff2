import Chance
import Foundation
import Insurance
import Regions
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// Where the variance of a year's claims comes from.
struct VarianceSplitTests {
  private static let shocks = Shocks(frequency: 0.06, severity: 0.04, correlation: 0.2)

  /// A lognormal law whose meanlog is known to so much.
  private static func uncertain(_ error: Double, place: String = "expense.law") throws -> LawUncertainty {
    let usual = try Lognormal(meanlog: 8.4, sdlog: 1.2)
    return try #require(
      LawUncertainty(place: place, estimates: [8.4, log(1.2)], covariance: [[error * error, 0], [0, 0]]) { p in
        (try? Lognormal(meanlog: p[0], sdlog: exp(p[1]))) ?? usual
      })
  }

  private static func cohort(_ group: String = Group.generalID, error: Double, insured: Int = 200_000) throws -> Cohort
  {
    Cohort(
      group: group, insured: insured, probability: 0.15, severity: try Lognormal(meanlog: 8.4, sdlog: 1.2),
      uncertainty: try uncertain(error))
  }

  private func share(_ part: String, _ plan: SimulationPlan, year: Int = 0) throws -> (value: Double, error: Double)? {
    var found: (Double, Double)?
    try #require(VarianceSplit(of: plan)).add(at: year) { metric, estimate in
      guard metric == "claims.variance.\(part)", let estimate else { return }
      found = (estimate.value, estimate.standardError ?? 0)
    }
    return found
  }

  /// Shocks and process are known without any draw from the moments of the exact method. 4.5 standard errors: a false
  /// alarm in 1 of 100,000.
  @Test func `without errors of trend and parameters it is what the exact method knows`() throws {
    let plan = try TestPlan.plan(
      [TestPlan.policy("jiangxi-2025")], cohorts: [TestPlan.cohort(insured: 20_000)], shocks: Self.shocks,
      replications: 2_000)
    let moments = try ExactMethod(of: plan).claims.moments
    let found = try #require(try share("process", plan))
    #expect(abs(found.value - moments.process / moments.variance) < 4.5 * found.error)
    #expect(found.error < 0.05)
    #expect(try share("trend", plan) == nil && share("parameters", plan) == nil)
  }

  /// Var E[C | θ] and E[Var(C | θ)] by quadrature over the one uncertain parameter.
  @Test func `the part of the parameters is the variance of the mean given them`() throws {
    let policy = try TestPlan.policy("national-stylised")
    let cohort = try Self.cohort(error: 0.05)
    let plan = try TestPlan.plan([policy], cohorts: [cohort], replications: 4_000)
    let schedule = try #require(try policy.benefit(for: Group.generalID).schedule)
    let (n, q) = (200_000.0, 0.15)
    func moments(_ z: Double) -> (Double, Double) {
      guard let law = try? Lognormal(meanlog: 8.4 + 0.05 * z, sdlog: 1.2) else { return (0, 0) }
      let first = schedule.expectedPayment(limitedExpectedValue: law.limitedExpectedValue)
      let second = schedule.expectedSquare(
        limitedExpectedValue: law.limitedExpectedValue, limitedSecondMoment: law.limitedSecondMoment)
      return (n * q * first, n * (q * second - q * q * first * first))
    }
    let mean = normalExpectation { moments($0).0 }
    let between = normalExpectation { z in (moments(z).0 - mean) * (moments(z).0 - mean) }
    let within = normalExpectation { moments($0).1 }
    let found = try #require(try share("parameters", plan))
    #expect(abs(found.value - between / (between + within)) < 4.5 * found.error, "\(found)")
    #expect(found.value > 0.3 && found.error < 0.05)
    let process = try #require(try share("process", plan))
    #expect(abs(found.value + process.value + (try share("shocks", plan)?.value ?? 0) - 1) < 1e-9)
  }

  /// Beside shocks of 6%, an error of half a percent of the claims is a hundredth of the variance: it must come out with an
  /// error in proportion to itself, not to the shocks' part. By quadrature over the parameter; a frequency shock F of mean
  /// 1 and coefficient of variation v multiplies the mean and leaves E[F²] = 1 + v².
  @Test func `a small part is seen beside a large one`() throws {
    let policy = try TestPlan.policy("national-stylised")
    let v = 0.06
    let plan = try TestPlan.plan(
      [policy], cohorts: [Self.cohort(error: 0.003, insured: 2_000_000)],
      shocks: Shocks(frequency: v, severity: 0, correlation: 0), replications: 8_000)
    let schedule = try #require(try policy.benefit(for: Group.generalID).schedule)
    let (n, q) = (2_000_000.0, 0.15)
    func moments(_ z: Double) -> (first: Double, second: Double) {
      guard let law = try? Lognormal(meanlog: 8.4 + 0.003 * z, sdlog: 1.2) else { return (0, 0) }
      return (
        schedule.expectedPayment(limitedExpectedValue: law.limitedExpectedValue),
        schedule.expectedSquare(
          limitedExpectedValue: law.limitedExpectedValue, limitedSecondMoment: law.limitedSecondMoment)
      )
    }
    let mean = normalExpectation { moments($0).first }
    let square = normalExpectation { moments($0).first * moments($0).first }
    let parameters = n * n * q * q * (square - mean * mean)
    let shocks = n * n * q * q * v * v * square
    let process = n * (q * normalExpectation { moments($0).second } - q * q * (1 + v * v) * square)
    let found = try #require(try share("parameters", plan))
    let expected = parameters / (parameters + shocks + process)
    #expect(expected < 0.02 && expected > 0.005, "\(expected)")
    #expect(abs(found.value - expected) < 4.5 * found.error, "\(found) \(expected)")
    #expect(found.error < 0.05 * expected, "\(found)")
  }

  /// Of a shape of 2 or less; drawn around 2.2, only some of them.
  @Test(arguments: [(1.8, 0.0, "under this law and benefit"), (2.2, 0.1, "laws that paths draw"), (6, 0.02, "")])
  func `an infinite variance is said`(_ shape: Double, _ error: Double, _ says: String) async throws {
    let law = try Lomax(shape: shape, scale: 9_000)
    let uncertainty = LawUncertainty(
      place: "expense.law", estimates: [log(shape)], covariance: [[error * error]]
    ) { p in (try? Lomax(shape: exp(p[0]), scale: 9_000)) ?? law }
    let cohort = Cohort(
      group: Group.generalID, insured: 20_000, probability: 0.15, severity: law,
      uncertainty: error > 0 ? uncertainty : nil)
    let plan = try TestPlan.plan(
      [TestPlan.policy("national-stylised")], cohorts: [cohort], shocks: Self.shocks, replications: 200,
      method: .grouped)
    let summary = try await plan.summary()
    let remarks = summary.remarks.filter { $0.en.contains("variance of claims is infinite") }
    #expect(remarks.isEmpty == says.isEmpty && remarks.allSatisfy { $0.en.contains(says) }, "\(remarks)")
    #expect((summary.table.row("claims.variance.process") == nil) == !says.isEmpty)
  }

  @Test func `a trend's error counts from the second year on`() throws {
    let policies = try [2025, 2026].map { try TestPlan.policy("jiangxi-2025", year: $0) }
    let plan = try TestPlan.plan(
      policies, cohorts: [TestPlan.cohort(insured: 400_000)], shocks: Self.shocks,
      trend: Trend(frequency: 0.02, severity: 0.03, frequencyError: 0.05, severityError: 0.05), replications: 1_500)
    let second = try #require(try share("trend", plan, year: 1))
    #expect(try share("trend", plan) == nil)
    #expect(second.value > 0.2 && second.value > 6 * second.error)
  }

  @Test(arguments: MethodName.drawing)
  func `parameters move claims and leave every other draw as it is`(_ method: MethodName) async throws {
    let policy = try TestPlan.policy("shandong-2015")
    let known = try TestPlan.plan(
      [policy], cohorts: [Self.cohort(error: 0, insured: 30_000)], shocks: Self.shocks, replications: 12, method: method
    )
    let drawn = known.with(cohorts: [try Self.cohort(error: 0.1, insured: 30_000)])
    let (a, b) = (try await known.firstYear(), try await drawn.firstYear())
    #expect(a.map { $0.claims.parts[0].claimants } == b.map { $0.claims.parts[0].claimants })
    #expect(zip(a, b).allSatisfy { $0.claims.parts[0].expense != $1.claims.parts[0].expense })
    // Without an error the path's law is the plan's.
    let plain = known.with(cohorts: [try TestPlan.cohort(insured: 30_000)])
    #expect(try await plain.firstYear().map { $0.claims.parts[0].claims } == a.map { $0.claims.parts[0].claims })
  }

  @Test func `two laws that are known to different degrees are different people`() throws {
    let policy = try TestPlan.policy("jiangxi-2025")
    let plans = try [0.05, 0.1].map { try TestPlan.plan([policy], cohorts: [Self.cohort(error: $0)]) }
    #expect(Contributions.steps(from: plans[0], to: plans[1]).count == 1)
    #expect(Contributions.steps(from: plans[0], to: plans[0]).isEmpty)
  }

  @Test func `a law that groups share has one draw a path, and the exact method says why it cannot apply`() throws {
    let policy = try TestPlan.policy("jiangxi-2025")
    let plan = try TestPlan.plan(
      [policy], cohorts: [Self.cohort(error: 0.1), Self.cohort("extreme-poverty", error: 0.1)])
    let people = try YearFrame(plan: plan).people(replication: 3)
    #expect(
      people[0].severity.mean == people[1].severity.mean && people[0].severity.mean != plan.cohorts[0].severity.mean)
    #expect { try ExactMethod(of: plan) } throws: { ($0 as? SimulationError)?.code == .notApplicable }
    #expect(ExpectedYear(of: plan) == nil)
  }
}
