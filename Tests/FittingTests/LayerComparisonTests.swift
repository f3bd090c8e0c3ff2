import Chance
import Foundation
import Testing

@testable import Fitting

/// A file against a law in the layer that is paid.
struct LayerComparisonTests {
  /// Twenty people without, ten with 1,000 yuan and ten with 3,000.
  private static let few = Observations(
    exact: Array(repeating: 1_000, count: 10) + Array(repeating: 3_000, count: 10), zeros: 20)

  @Test func `people, cost and mean excess at a deductible have the errors of a weighted mean`() throws {
    let law = try Exponential(mean: 2_000)
    let layers = try #require(LayerComparison(of: law, from: Self.few, at: [2_000]))
    let row = try #require(layers.rows.first { $0.deductible == 2_000 })
    #expect(row.people.file == 10 && row.cost.file == 10_000 && row.meanExcess.file == 1_000)
    // Σ (1 − ¼)² over ten and (¼)² over thirty; the same of 1,000 and 0 about 250.
    #expect(abs(row.people.standardError - 7.5.squareRoot()) < 1e-12)
    #expect(abs(row.cost.standardError - 7.5e6.squareRoot()) < 1e-9)
    #expect(row.meanExcess.standardError == 0)
    #expect(abs(row.people.law - 20 * exp(-1)) < 1e-9)
    #expect(abs(row.cost.law - 20 * 2_000 * exp(-1)) < 1e-6 && abs(row.meanExcess.law - 2_000) < 1e-6)
    #expect(row.meanExcess.deviation == nil)
    let all = try #require(layers.rows.first)
    #expect(all.deductible == 0 && all.people.file == 20 && all.cost.file == 40_000)
  }

  @Test func `what is recorded above a deductible alone is held against the law above it`() throws {
    let law = try Exponential(mean: 2_000)
    let cut = Observations(exact: Array(repeating: 3_000, count: 10), truncation: Truncation(below: 2_000))
    let layers = try #require(LayerComparison(of: law, from: cut))
    let row = try #require(layers.rows.first)
    #expect(row.deductible == 2_000 && row.people.file == 10 && abs(row.people.law - 10) < 1e-9)
    #expect(abs(row.meanExcess.law - 2_000) < 1e-6)
    let classes = Observations(exact: [], intervals: [.init(lower: 0, upper: 10, weight: 5)])
    #expect(LayerComparison(of: law, from: classes) == nil && PaidCost(of: classes, PaidPart([])) == nil)
  }

  @Test func `a policy's bands and cap pay the file and the law`() throws {
    let part = PaidPart([
      .init(start: 0, rate: 0), .init(start: 1_000, rate: 0.5), .init(start: 2_000, rate: 1),
      .init(start: 2_500, rate: 0),
    ])
    #expect([500, 1_500, 2_200, 9_000].map(part.payment(for:)) == [0, 250, 700, 1_000])
    #expect(part.deductible == 1_000)
    let cost = try #require(PaidCost(of: Self.few, part))
    #expect(cost.file == 10_000 && cost.people == 10)
    let law = try Exponential(mean: 2_000)
    func rest(_ u: Double) -> Double { 2_000 * exp(-u / 2_000) }
    let expected = 20 * (0.5 * (rest(1_000) - rest(2_000)) + rest(2_000) - rest(2_500))
    #expect(abs(cost.against(law).law - expected) < 1e-6)
  }

  /// The errors are those by which files of one law differ: over 300 files, within four standard errors of a deviation.
  @Test func `the stated errors are those by which files differ`() throws {
    let law = try Lognormal(meanlog: 8.4, sdlog: 1)
    let part = PaidPart([.init(start: 10_000, rate: 0.6), .init(start: 60_000, rate: 0)])
    var (costs, stated): ([Double], [Double]) = ([], [])
    for file in 0..<300 {
      var stream = RandomStream(
        seed: 7, address: StreamAddress(replication: UInt64(file), year: 0, group: 0, purpose: .severity))
      var amounts = Array(repeating: 0.0, count: 2_000)
      var span = amounts.mutableSpan
      law.sample(into: &span, using: &stream)
      let cost = try #require(PaidCost(of: Observations(exact: amounts), part))
      costs.append(cost.file)
      stated.append(cost.standardError)
    }
    let mean = costs.reduce(0, +) / 300
    let deviation = (costs.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / 299).squareRoot()
    #expect(abs(deviation / (stated.reduce(0, +) / 300) - 1) < 4 / 600.0.squareRoot())
    let figure = try #require(PaidCost(of: Observations(exact: [Double](repeating: 20_000, count: 50)), part))
    #expect(figure.file == 50 * 6_000)
    #expect(abs(mean / 2_000 - 0.6 * (law.limitedExpectedValue(60_000) - law.limitedExpectedValue(10_000))) < 40)
  }

  /// Amounts that a gamma law fits but for a dozen large ones, which a lognormal law has room for.
  @Test func `the best by AIC gives way to a law that pays what the file pays, and is kept where none does`()
    async throws
  {
    let body = try Gamma(shape: 3, scale: 3_000)
    let amounts = (0..<4_000).map { body.quantile(survival: (Double($0) + 0.5) / 4_000) }
    let exact = Observations(exact: amounts)
    let families = LawFamily.all.filter { ["gamma", "lognormal"].contains($0.name) }
    var plan = FittingPlan(exact, families: families)
    plan.replications = 0
    let study = await FittingStudy(plan, threads: 1)
    #expect(study.entries.first?.fitted.family == "gamma")
    let layer = PaidPart([.init(start: 15_000, rate: 1)])
    let usual = LawChoice(of: study, paid: PaidCost(of: exact, layer))
    #expect(usual.entry?.fitted.family == "gamma" && usual.reason == .best)
    #expect(LawChoice(of: study, paid: nil).reason == .best)
    // So much more above 40,000 that the lognormal's tail, not the gamma's, has it.
    let lognormal = try #require(study.entries.last?.fitted.law)
    let high = PaidPart([.init(start: 40_000, rate: 1)])
    let missing = 4_000 * (lognormal.mean - lognormal.limitedExpectedValue(40_000))
    let odd = Observations(exact: amounts + Array(repeating: 40_000 + missing / 12, count: 12))
    let other = LawChoice(of: study, paid: PaidCost(of: odd, high))
    #expect(other.entry?.fitted.family == "lognormal" && other.reason == .paysAlike(insteadOf: "gamma"))
    let beyond = Observations(exact: amounts + Array(repeating: 5_000_000, count: 400))
    #expect(LawChoice(of: study, paid: PaidCost(of: beyond, high)).reason == .noneDoes)
  }

  @Test func `curves have the shares of the file and of the law`() throws {
    let law = try Lognormal(meanlog: 8.4, sdlog: 1)
    let amounts = (0..<1_000).map { law.quantile(survival: (Double($0) + 0.5) / 1_000) }
    let curves = try #require(FitCurves(of: law, from: Observations(exact: amounts)))
    #expect(curves.points.count > 60 && curves.points.count <= 91)
    for point in curves.points {
      #expect(abs(point.share / point.lawShare - 1) < 1e-6 && abs(point.amount / point.lawAmount - 1) < 1e-6)
    }
    #expect((curves.points.last?.share ?? 1) < 0.002)
  }
}
