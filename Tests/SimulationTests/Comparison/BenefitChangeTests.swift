import Chance
import Insurance
import Plans
import Results
import Simulation
import Testing

/// Winners and losers in closed form.
struct BenefitChangeTests {
  /// A law in which everything can be counted by hand: P(X > x) = exp(−x/10,000).
  private static func plan(_ bands: [(from: Double, rate: Double)], deductible: Double, cap: Double? = nil) throws
    -> SimulationPlan
  {
    let rule = try MarginalBands(
      deductible: Deductible(.fixed(deductible), clause: "1"),
      bands: bands.map { .init(from: $0.from, rate: $0.rate, clause: "1") }, cap: Cited(cap, "1"))
    return try TestPlan.plan(
      [TestPlan.policy(paying: rule)],
      cohorts: [TestPlan.cohort(insured: 1_000_000, probability: 0.1, severity: try Exponential(mean: 10_000))])
  }

  @Test func `a higher rate makes winners of all above the deductible`() throws {
    let change = try #require(
      BenefitChange(
        from: try Self.plan([(0, 0.5)], deductible: 10_000), to: try Self.plan([(0, 0.6)], deductible: 10_000)))
    let all = try #require(change.parts.first)
    // 100,000 people, e⁻¹ of them above 10,000; they have 10,000 beyond it on average. A gain below half a fen is none.
    #expect(abs(all.people - 100_000) < 1e-6)
    #expect(abs(all.winners - 100_000 * 0.36787944117) < 1)
    #expect(abs(all.meanGain - 1_000) < 0.01)
    #expect(all.losers == 0)
  }

  @Test func `a lower deductible at a lower rate has winners below and losers above the crossing`() throws {
    let change = try #require(
      BenefitChange(
        from: try Self.plan([(0, 0.6)], deductible: 10_000), to: try Self.plan([(0, 0.5)], deductible: 8_000)))
    let all = try #require(change.parts.first)
    // 0.5 (x − 8,000) = 0.6 (x − 10,000) at x = 20,000.
    let (above8, above20) = (0.44932896412, 0.13533528324)
    #expect(abs(all.winners - 100_000 * (above8 - above20)) < 1)
    #expect(abs(all.losers - 100_000 * above20) < 1)
    // Beyond the crossing each loses 0.1 of the further 10,000 on average.
    #expect(abs(all.meanLoss - 1_000) < 0.01)
  }

  /// Amounts that many have: 1,000 four times of ten, 5,000 twice, 20,000 three times, 60,000 once; and nothing at all.
  @Test(arguments: [1_000.0, 0])
  func `every band has its share of the people, where many have the same amount too`(_ least: Double) throws {
    let values = [least, least, least, least, 5_000, 5_000, 20_000, 20_000, 20_000, 60_000]
    func plan(_ rate: Double) throws -> SimulationPlan {
      let rule = try MarginalBands(
        deductible: Deductible(.fixed(10_000), clause: "1"), bands: [.init(from: 0, rate: rate, clause: "1")],
        cap: Cited(nil, "1"))
      return try TestPlan.plan(
        [TestPlan.policy(paying: rule)],
        cohorts: try [30_000, 70_000].map { insured in
          try TestPlan.cohort(
            insured: insured, probability: 1,
            severity: try Empirical(values: values, weights: values.map { _ in 0.1 }))
        })
    }
    let change = try #require(BenefitChange(from: try plan(0.5), to: try plan(0.6)))
    for (part, people) in zip(change.parts, [100_000.0, 30_000, 70_000]) {
      for band in part.bands {
        #expect(abs(band.people - (band.upperShare - band.lowerShare) * people) < 1e-6 * people, "\(band)")
      }
      // The eighth tenth has 20,000 each, the last 60,000: half and 60% of what is above 10,000.
      let eighth = try #require(part.bands.first { $0.lowerShare == 0.7 })
      #expect(abs(try #require(eighth.expense) - 20_000) < 0.01)
      #expect(abs(eighth.before - 5_000) < 0.01 && abs(eighth.after - 6_000) < 0.01)
      let last = try #require(part.bands.last)
      #expect(abs(try #require(last.expense) - 60_000) < 0.01 && abs(last.after - 30_000) < 0.01)
      #expect(abs(try #require(part.bands.first?.expense) - least) < 0.01)
    }
  }

  @Test func `the bands' people and benefits add up to the closed form of the year`() throws {
    let (a, b) = (
      try Self.plan([(0, 0.5), (20_000, 0.7)], deductible: 10_000, cap: 30_000),
      try Self.plan([(0, 0.6)], deductible: 12_000)
    )
    let all = try #require(BenefitChange(from: a, to: b)?.parts.first)
    let before = all.bands.reduce(0) { $0 + $1.people * $1.before }
    let after = all.bands.reduce(0) { $0 + $1.people * $1.after }
    let (first, second) = (try #require(ExpectedYear(of: a)), try #require(ExpectedYear(of: b)))
    #expect(abs(before - first.claimsPerInsured * 1_000_000) < 1e-6 * before)
    #expect(abs(after - second.claimsPerInsured * 1_000_000) < 1e-6 * after)
    #expect(abs(all.bands.reduce(0) { $0 + $1.people } - all.people) < 1e-6)
    let net = all.winners * all.meanGain - all.losers * all.meanLoss
    #expect(abs(net - (after - before)) < 1e-6 * abs(after))
  }

  @Test func `groups add up to all`() throws {
    let first = try ShippedScenario.plan("jiangxi-2025")
    let second = try ShippedScenario.plan("jiangxi-2025", set: ["benefit.rate=65%"])
    let parts = try #require(BenefitChange(from: first, to: second)?.parts)
    #expect(parts.count == 6 && parts.first?.group == nil)
    #expect(abs(parts.dropFirst().reduce(0) { $0 + $1.winners } - parts[0].winners) < 1e-6)
    // Only the general group has the general rate.
    #expect(parts.filter { $0.winners > 0 }.compactMap(\.group) == ["general"])
    // A tenth of all people with expense in each decile.
    for band in parts[0].bands.prefix(9) { #expect(abs(band.people / parts[0].people - 0.1) < 1e-6) }
  }

  @Test func `where the people differ nobody can be found again`() throws {
    let first = try ShippedScenario.plan("jiangxi-2025")
    let second = try ShippedScenario.plan("jiangxi-2025", set: ["population.insured=3000000"])
    #expect(BenefitChange(from: first, to: second) == nil)
  }
}
