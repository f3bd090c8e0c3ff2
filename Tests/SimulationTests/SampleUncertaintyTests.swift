import Chance
import Foundation
import Insurance
import TestSupport
import Testing

@testable import Plans
@testable import Simulation

/// What a file of people leaves unknown of others is drawn with the sampling error of the file.
struct SampleUncertaintyTests {
  /// People of whom 15% spend anything, by a lognormal law with a median of 4,400 yuan.
  private static func people(_ count: Int, seed: Int, weighted: Bool = false) -> Records {
    var random = SplitMix64(seed: seed)
    var (spending, without): ([(amount: Double, count: Records.Count)], Records.Count) = ([], Records.Count())
    for _ in 0..<count {
      let weight = weighted ? 1 + (4 * random.uniform()).rounded() : 1
      let one = Records.Count(people: weight, squares: weight * weight)
      if random.uniform() < 0.15 { spending.append((exp(8.4 + 1.2 * random.normal()), one)) } else { without.add(one) }
    }
    return Records(spending, without: without)
  }

  private static let (deductible, rate, cap) = (10_000.0, 0.6, 400_000.0)

  /// The mean benefit of a person: 60% of what is between 10,000 and 400,000 yuan.
  private static func benefit(_ probability: Double, _ law: any SeverityLaw) -> Double {
    probability * rate * (law.limitedExpectedValue(cap) - law.limitedExpectedValue(deductible))
  }

  private static func draws(_ records: Records, _ count: Int, place: String = "people") throws -> [Double] {
    let law = try RecordsLaw(of: records, drawnAt: place)
    let uncertainty = try #require(law.uncertainty)
    return (0..<count).map { replication in
      var stream = RandomStream(
        seed: 7,
        address: StreamAddress(
          replication: UInt64(replication), year: 0, group: uncertainty.stream, purpose: .parameters))
      let drawn = uncertainty.draw(using: &stream)
      return benefit(drawn.probability, drawn.severity)
    }
  }

  private static func moments(_ values: [Double]) -> (mean: Double, variance: Double) {
    let mean = values.reduce(0, +) / Double(values.count)
    return (mean, values.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / Double(values.count - 1))
  }

  @Test(arguments: [false, true])
  func `the mean benefit is drawn with its sampling variance, share and amounts together`(weighted: Bool) throws {
    let records = Self.people(3_000, seed: 1, weighted: weighted)
    let law = try RecordsLaw(of: records, drawnAt: nil)
    let mean = Self.benefit(law.probability, law.severity)
    // Σ w² (b − b̄)² / (Σ w)².
    let all = records.spending.people + records.without.people
    let squares = zip(records.amounts, records.counts).reduce(records.without.squares * mean * mean) { sum, person in
      let paid = Self.rate * (min(person.0, Self.cap) - min(person.0, Self.deductible))
      return sum + person.1.squares * (paid - mean) * (paid - mean)
    }
    let variance = squares / (all * all)
    let count = isFullTest ? 40_000 : 2_000
    let drawn = Self.moments(try Self.draws(records, count))
    // Four standard errors of a mean and, the draws being nearly normal, of a variance; the weighted mean of a ratio is
    // moved by some thousandths of its standard deviation.
    let error = (variance / Double(count)).squareRoot()
    #expect(abs(drawn.mean - mean) < 4 * error + 0.02 * variance.squareRoot())
    #expect(abs(drawn.variance / variance - 1) < 4 * (2.6 / Double(count)).squareRoot() + 0.01)
  }

  /// Of 95% of files the interval holds what the law that made them gives; 93% to 97% of 200, or what a binomial law exceeds once in a
  /// thousand times. A file has some 740 people above the deductible: of files of 150 it is 91%, the benefit being skew.
  @Test func `intervals hold the truth of the law that made the file as often as they say`() throws {
    let law = try Lognormal(meanlog: 8.4, sdlog: 1.2)
    let truth = Self.benefit(0.15, law)
    let (files, draws, range) = isFullTest ? (200, 200, 186...194) : (30, 60, 23...30)
    let held = try (0..<files).count { file in
      let records = Self.people(20_000, seed: 1_100 + file)
      let own = try RecordsLaw(of: records, drawnAt: nil)
      let deviation = Self.moments(try Self.draws(records, draws)).variance.squareRoot()
      return abs(Self.benefit(own.probability, own.severity) - truth) < 1.96 * deviation
    }
    #expect(range.contains(held), "\(held) of \(files)")
  }

  @Test func `people at another place are drawn apart, and those at the same place alike`() throws {
    let records = Self.people(500, seed: 3)
    let (one, same) = (try Self.draws(records, 3), try Self.draws(records, 3))
    let other = try Self.draws(records, 3, place: "others")
    #expect(one == same && Set(one).count == 3 && Set(one + other).count == 6)
  }

  @Test func `a sample of which nobody spends anything draws nothing`() throws {
    let law = try RecordsLaw(of: Records([], without: .init(people: 50, squares: 50)), drawnAt: "people")
    #expect(law.probability == 0)
    var stream = RandomStream(seed: 1, address: StreamAddress(replication: 0, year: 0, group: 1, purpose: .parameters))
    #expect(try #require(law.uncertainty).draw(using: &stream).probability == 0)
  }

  /// The process of N people has the variance N Var(b), what n people leave unknown N²/n Var(b).
  @Test func `a path keeps its people for all its years, and the variance is split between them and chance`()
    async throws
  {
    let records = Self.people(12_000, seed: 2)
    let cohort = Cohort(
      group: Group.generalID, insured: 12_000, records: try RecordsLaw(of: records, drawnAt: "people"), factor: 1)
    let policy = try TestPlan.policy("huizhou-2013")
    let plan = try TestPlan.plan(
      [policy, policy], cohorts: [cohort], replications: isFullTest ? 4_000 : 400, method: .grouped)
    let summary = try await plan.summary()
    let part = try #require(summary.table.row("claims.variance.parameters", year: policy.year)).estimate.value
    #expect(abs(part - 0.5) < (isFullTest ? 0.06 : 0.15), "\(part)")
    let frame = try YearFrame(plan: plan)
    #expect(frame.people(replication: 3)[0].probability != frame.people(replication: 4)[0].probability)
  }

  @Test func `a file of which few would be paid says so`() throws {
    let policy = try TestPlan.policy("huizhou-2013")
    func remarks(_ count: Int, sampled: Bool = true) throws -> [String] {
      let law = try RecordsLaw(of: Self.people(count, seed: 5), drawnAt: sampled ? "people" : nil)
      return try TestPlan.plan(
        [policy], cohorts: [Cohort(group: Group.generalID, insured: 5_000, records: law, factor: 1)]
      ).remarks.map(\.en)
    }
    #expect(try remarks(1_000).contains { $0.contains("people of the file would be paid") })
    #expect(try remarks(20_000).isEmpty)
    #expect(try remarks(1_000, sampled: false).isEmpty)
  }
}
