import Chance
import Foundation
import Insurance
import Statistics
import TestSupport
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// The methods on an expense that is made of episodes.
struct EpisodeMethodsTests {
  /// `dabing check` on a plan: a false alarm in 1 of 10,000.
  @Test(arguments: ["national-stylised", "langfang-2024", "shandong-2015"])
  func `persons, cells and the exact law agree`(_ id: String) async throws {
    let policy = try TestPlan.policy(id)
    let plan = try TestPlan.plan(
      [policy], cohorts: [TestEpisodes.cohort(policy, insured: 7_000, pilot: 20_000)],
      shocks: Shocks(frequency: 0.05, severity: 0.06, correlation: 0.3), replications: isFullTest ? 400 : 60)
    let comparison = try await MethodComparison(of: plan, threads: 2)
    for row in comparison.rows {
      #expect(row.scores.allSatisfy { abs($0) <= comparison.limit }, "\(row.words.en) \(row.scores)")
    }
    #expect(comparison.refusal == nil && comparison.rows[0].groupedAgainstExact != nil)
    #expect((comparison.closedFormGap ?? 0) <= comparison.closedFormTolerance, "\(comparison.closedFormGap ?? 0)")
    #expect(comparison.agrees && comparison.rows[0].groupedAgainstIndividual != nil)
  }

  /// The rule cuts the sum, not the parts: 500,000 for a person whose X alone has come to it.
  @Test func `Langfang's overflow is paid at the chronic rate without a deductible, under the shared cap`() throws {
    let policy = try TestPlan.policy("langfang-2024")
    let rule = try policy.benefit(for: Group.generalID)
    #expect(rule.highestPayment == 500_000)
    // Nobody but patients with 6,000 of chronic expense, 1,000 of it basic insurance's to pay no more: X is nothing, the
    // overflow is all there is.
    let law = try Constant(amount: 6_000)
    let chronic = EpisodeModel(
      admissions: .init(mean: 0, size: 1, neverShare: 0), severe: .init(probability: 0, stays: 1, law: law), levels: [],
      shares: .init(means: [0, 0, 0, 0, 0], concentration: 1), maternity: nil,
      chronic: .init(probability: 0.5, law: law, diseaseLimit: 8_000, rate: 0.6, yearlyMaximum: 3_000),
      yearlyMaximum: .infinity, ages: [.init(share: 1, factors: .none)])
    let patients = try YearFrame(
      plan: TestPlan.plan([policy], cohorts: [TestEpisodes.cohort(policy, model: chronic, pilot: 2_048)]))
    for method in [IndividualMethod(frame: patients) as any ClaimsMethod, GroupedMethod(frame: patients)] {
      let part = method.year(YearSlot(replication: 0, year: 2024, index: 0, factors: .quiet)).parts[0]
      #expect(part.claimants > 9_000 && part.beneficiaries == part.claimants)
      #expect(abs(part.expense - 1_000 * Double(part.claimants)) < 1e-3)
      #expect(abs(part.claims - 600 * Double(part.claimants)) < 1e-3 && abs(part.overflow - part.claims) < 1e-3)
    }
    let cohort = try TestEpisodes.cohort(policy)
    #expect(try #require(cohort.episodes?.levels.usual.overflow).rate == 0.65)
    let frame = try YearFrame(plan: TestPlan.plan([policy], cohorts: [cohort]))
    let rich = Shocks.Year(frequency: 1, severity: 1e6)
    let part = IndividualMethod(frame: frame).year(
      YearSlot(replication: 0, year: 2024, index: 0, factors: rich)
    ).parts[0]
    #expect(part.claims <= 500_000 * Double(part.beneficiaries) + 1)
  }

  @Test func `Langfang's overflow has a metric and a transfer of its own`() async throws {
    let policy = try TestPlan.policy("langfang-2024")
    let plan = try TestPlan.plan([policy], cohorts: [TestEpisodes.cohort(policy)], replications: 30)
    for method in MethodName.drawing {
      let table = try await plan.with(method: method).summary().table
      let overflow = try #require(table.row("claims.chronicOverflow")?.estimate.value)
      let claims = try #require(table.row("claims.total")?.estimate.value)
      #expect(overflow > 0.001 * claims && overflow < claims)
    }
    let account = YearAccount(
      under: policy, insured: 20_000, premium: Money(fen: 200_000_000), incurred: Money(fen: 150_000_000),
      chronicOverflow: Money(fen: 7_000_001), opening: .none)
    let ledger = YearStatement(settling: account, under: policy).ledger
    let own = ledger.transfers.filter { $0.to == .members }
    #expect(own.map(\.reason) == [.benefits, .chronicOverflow] && own.map(\.clause) == ["二", "二"])
    #expect(own.map(\.amount) == [Money(fen: 142_999_999), Money(fen: 7_000_001)])
  }

  @Test func `the exact method's errors are those of the pilot`() throws {
    let policy = try TestPlan.policy("national-stylised")
    let cohort = try TestEpisodes.cohort(policy, insured: 2_000_000)
    let plan = try TestPlan.plan(
      [policy], cohorts: [cohort], shocks: Shocks(frequency: 0.05, severity: 0.04, correlation: 0), method: .exact)
    let errors = try #require(cohort.episodes).errors(paying: policy.stack(for: Group.generalID))
    let table = try Summary(exactly: plan).table
    for (metric, error) in [
      ("claims.total", errors.claims), ("claims.p95", errors.claims), ("beneficiaries.share", errors.beneficiaries),
      ("members.expense", errors.expense),
    ] {
      let estimate = try #require(table.row(metric)).estimate
      let stated = try #require(estimate.standardError) / estimate.value
      // A quantile does not move quite in proportion where costs of single claims add to it.
      #expect(abs(stated / error - 1) < 0.02, "\(metric) \(stated) \(error)")
    }
  }

  /// The share of the variance does not move with the pilot's claims; the numerical error is in interval and error alike.
  @Test func `the exact method's errors agree with their intervals, and are no dust`() throws {
    let policy = try TestPlan.policy("langfang-2024")
    let plan = try TestPlan.plan(
      [policy], cohorts: [TestEpisodes.cohort(policy, insured: 200_000, pilot: 4_096)],
      shocks: Shocks(frequency: 0.05, severity: 0.04, correlation: 0), method: .exact)
    let table = try Summary(exactly: plan).table
    let share = try #require(table.row("claims.variance.process")).estimate
    #expect(share.value > 0 && share.standardError == 0 && share.lower == share.value && share.upper == share.value)
    for row in table.rows {
      guard let error = row.estimate.standardError, let lower = row.estimate.lower, let upper = row.estimate.upper
      else {
        continue
      }
      let half = max(row.estimate.value - lower, upper - row.estimate.value)
      #expect(abs(half - 1.959963984540054 * error) <= 1e-9 * abs(row.estimate.value), "\(row)")
      if row.metric.name == "insurer.lossProbability" || row.metric.name == "funding.adequacy" {
        #expect(lower >= 0 && upper <= 1)
      }
    }
  }

  /// Both have the same pilot, so only the replications part them: a false alarm in 1 of 15,000.
  @Test func `the exact method's overflow is the mean of drawn ones, and has the pilot's error`() async throws {
    let policy = try TestPlan.policy("langfang-2024")
    let cohort = try TestEpisodes.cohort(policy, insured: 200_000, pilot: 4_096)
    let plan = try TestPlan.plan(
      [policy], cohorts: [cohort], shocks: Shocks(frequency: 0.05, severity: 0.1, correlation: 0.4), replications: 400,
      method: .grouped)
    let drawn = Mean()(try Sample(try await plan.firstYear().map { $0.claims.parts[0].overflow }))
    let exact = try #require(try Summary(exactly: plan.with(method: .exact)).table.row("claims.chronicOverflow"))
      .estimate
    #expect(abs(exact.value - drawn.value) < 4 * (try #require(drawn.standardError)), "\(exact.value) \(drawn)")
    let errors = try #require(cohort.episodes).errors(paying: policy.stack(for: Group.generalID))
    #expect(abs(try #require(exact.standardError) / (errors.overflow * exact.value) - 1) < 1e-9)
    let other = try TestPlan.policy("national-stylised")
    let without = try TestPlan.plan([other], cohorts: [TestEpisodes.cohort(other, pilot: 4_096)], method: .exact)
    #expect(try Summary(exactly: without).table.row("claims.chronicOverflow") == nil)
  }

  @Test func `many overflows together have the mean and the spread of single ones`() throws {
    let policy = try TestPlan.policy("langfang-2024")
    let benefits = try policy.stack(for: Group.generalID)
    let pairs = try #require(try TestEpisodes.cohort(policy, pilot: 10_000).episodes?.levels.usual.overflow)
    func sums(_ people: Int, _ times: Int, _ purpose: UInt32) -> (mean: Double, deviation: Double) {
      var stream = RandomStream(
        seed: 9, address: StreamAddress(replication: 0, year: 0, group: 0, purpose: Purpose(rawValue: purpose)))
      var values: [Double] = []
      for _ in 0..<times {
        var part = YearOfClaims.Part()
        var unused = stream
        pairs.draw(people, factor: 1.1, benefits: benefits, using: &stream, layers: &unused, into: &part)
        values.append(part.claims / Double(people))
      }
      let mean = values.reduce(0, +) / Double(times)
      let square = values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(times - 1)
      return (mean, square.squareRoot())
    }
    // One by one below the pilot's count, together above it.
    let (single, together) = (sums(400, 500, 1_000_001), sums(100_000, 500, 1_000_002))
    let error = single.deviation / 500.0.squareRoot()
    #expect(abs(single.mean - together.mean) < 5 * error)
    #expect(abs(together.deviation * (100_000.0 / 400).squareRoot() / single.deviation - 1) < 0.25)
  }

  @Test func `draws do not depend on the policy`() async throws {
    let (a, b) = (try TestPlan.policy("jiangxi-2025"), try TestPlan.policy("shandong-2015"))
    let first = try await TestPlan.plan([a], cohorts: [TestEpisodes.cohort(a)], startYear: 2025).firstYear()
    let second = try await TestPlan.plan([b], cohorts: [TestEpisodes.cohort(b)], startYear: 2025).firstYear()
    #expect(first.map { $0.claims.parts[0].claimants } == second.map { $0.claims.parts[0].claimants })
    // Shandong takes in what Jiangxi does, and more: in every replication the same people have more.
    #expect(zip(first, second).allSatisfy { $0.claims.parts[0].expense < $1.claims.parts[0].expense })
  }

  @Test func `the pilot's error is part of the stated errors, and shrinks with its size`() async throws {
    let policy = try TestPlan.policy("national-stylised")
    func error(_ pilot: Int) async throws -> Double {
      let plan = try TestPlan.plan(
        [policy], cohorts: [TestEpisodes.cohort(policy, insured: 2_000_000, pilot: pilot)], replications: 200,
        method: .grouped)
      let row = try #require(try await plan.summary().table.row("claims.perInsured"))
      return try #require(row.estimate.standardError) / row.estimate.value
    }
    let (small, large) = (try await error(4_096), try await error(65_536))
    // Sixteen times as many people: a quarter of the error, which the replications hardly have a part in.
    #expect(small > 0.007 && abs(small / large - 4) < 1.2, "\(small) \(large)")
  }

  /// 40 pilots of their own: the spread of their means is what each says of itself.
  @Test func `the pilot's stated error is the spread over pilots`() throws {
    let policy = try TestPlan.policy("national-stylised")
    let rule = try policy.benefit(for: Group.generalID)
    let schedule = try #require(rule.schedule)
    let model = try TestEpisodes.model()
    var (means, stated): ([Double], [Double]) = ([], [])
    for seed in 0..<40 {
      let expense = try EpisodeExpense(
        model, treatments: policy.scope.components ?? [:], pilot: 4_096, seed: UInt64(seed))
      means.append(schedule.expectedPayment { expense.severity.limitedExpectedValue($0) })
      stated.append(expense.errors(paying: BenefitStack(rule)).claims)
    }
    let mean = means.reduce(0, +) / 40
    let spread = (means.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 39).squareRoot() / mean
    // χ² of 39 degrees of freedom: within 0.6 to 1.45 but for 1 in 10,000.
    let ratio = spread / (stated.reduce(0, +) / 40)
    #expect(ratio > 0.6 && ratio < 1.45, "\(ratio)")
  }
}
