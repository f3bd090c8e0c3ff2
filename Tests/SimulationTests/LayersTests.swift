import Chance
import Insurance
import Regions
import Statistics
import TestSupport
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// Layers of benefit in all three methods.
struct LayersTests {
  private static let shocks = Shocks(frequency: 0.05, severity: 0.04, correlation: 0.4)

  private static func rule(
    from deductible: Double, _ bands: [(Double, Double)], cap: Double? = nil
  ) throws -> MarginalBands {
    try MarginalBands(
      deductible: Deductible(.fixed(deductible), clause: "1"),
      bands: bands.map { MarginalBands.Band(from: $0.0, rate: $0.1, clause: "2") }, cap: Cited(cap, "3"))
  }

  private static func layer(_ id: String, _ payer: Party, _ rule: any BenefitRule) -> BenefitLayer {
    BenefitLayer(
      id: id, words: Words(en: id, zh: id), payer: payer, clause: "4", rules: [Group.generalID: rule])
  }

  /// A policy with more layers after its own.
  private static func policy(_ id: String, then further: [BenefitLayer]) throws -> Policy {
    let base = try TestPlan.policy(id)
    return Policy(
      id: "own", title: base.title, region: base.region, year: base.year, standing: base.standing,
      documents: base.documents, scope: base.scope, groups: base.groups, layers: base.layers + further,
      funding: base.funding, costs: base.costs, riskSharing: base.riskSharing, settlement: base.settlement, values: [])
  }

  /// Aid without a deductible up to a cap, tilted aid above a deductible, and beside them a second layer of the insurer.
  private static func layers(insurers: Bool = false) throws -> [BenefitLayer] {
    (insurers ? [layer("special-drugs", .insurer, try rule(from: 2_000, [(0, 0.2), (30_000, 0.4)], cap: 40_000))] : [])
      + [
        layer("medical-aid", .treasury, try rule(from: 0, [(0, 0.7)], cap: 15_000)),
        layer("tilted-aid", .basicMedicalFund, try rule(from: 4_000, [(0, 0.5), (20_000, 0.8)])),
      ]
  }

  /// `dabing check`, which compares what each layer pays too: a false alarm in 1 of 10,000.
  @Test(arguments: [false, true]) func `the three methods agree on every layer`(insurers: Bool) async throws {
    let policy = try Self.policy("huizhou-2013", then: try Self.layers(insurers: insurers))
    let plan = try TestPlan.plan([policy], shocks: Self.shocks, replications: isFullTest ? 4_000 : 200)
    let comparison = try await MethodComparison(of: plan, threads: 2)
    #expect(comparison.agrees, "\(comparison.rows.map { "\($0.words.en) \($0.scores)" })")
    let counted = insurers ? 4 : 2
    #expect(policy.countedLayers.count == counted)
    let own = comparison.rows.filter { $0.words.en.contains("paid a head") }
    #expect(own.count == counted && own.allSatisfy { $0.exact != nil && $0.groupedAgainstExact != nil })
  }

  @Test func `they agree on episodes of care with an overflow beside X`() async throws {
    let policy = try Self.policy("langfang-2024", then: try Self.layers())
    let plan = try TestPlan.plan(
      [policy], cohorts: [TestEpisodes.cohort(policy, insured: 7_000, pilot: isFullTest ? 20_000 : 4_096)],
      shocks: Self.shocks, replications: isFullTest ? 400 : 60)
    let comparison = try await MethodComparison(of: plan, threads: 2)
    #expect(comparison.agrees, "\(comparison.rows.map { "\($0.words.en) \($0.scores)" })")
    #expect(comparison.rows.count { $0.words.en.contains("paid a head") } == 2)
  }

  /// Layers of other payers draw from streams of their own: what the contract pays keeps its bits.
  @Test(arguments: [MethodName.individual, .grouped])
  func `the contract's claims are the same bits with and without other payers' layers`(method: MethodName) async throws
  {
    for episodes in [false, true] {
      let (base, own) = (
        try TestPlan.policy("langfang-2024"), try Self.policy("langfang-2024", then: try Self.layers())
      )
      func years(_ policy: Policy) async throws -> Outcomes {
        let cohort =
          episodes
          ? try TestEpisodes.cohort(policy, insured: 9_000, pilot: 4_096) : try TestPlan.cohort(insured: 40_000)
        return try await TestPlan.plan(
          [policy], cohorts: [cohort], shocks: Self.shocks, replications: 30, method: method
        ).firstYear()
      }
      for (a, b) in zip(try await years(base), try await years(own)) {
        #expect(a.claims.parts[0].claims == b.claims.parts[0].claims)
        #expect(a.claims.parts[0].expense == b.claims.parts[0].expense)
        #expect(a.claims.parts[0].beneficiaries == b.claims.parts[0].beneficiaries)
        #expect(a.statement.insurerResult == b.statement.insurerResult)
        #expect(a.claims.parts[0].layers.isEmpty && b.claims.parts[0].layers.count == 2)
        #expect(abs(b.outOfPocket - (a.outOfPocket - b.beside)) < 1e-6)
      }
    }
  }

  /// In cells that many people are in, sums are drawn from the normal law with the moments of the people: over years
  /// without shocks their means, spreads and correlations are those of the years drawn person by person.
  @Test func `sums drawn together have the spreads and correlations of single people`() async throws {
    let policy = try Self.policy("jiangxi-2025", then: try Self.layers(insurers: true))
    let count = isFullTest ? 10_000 : 400
    // A law without a heavy tail, whose spreads 400 years show well.
    let law = try Lognormal(meanlog: 9.6, sdlog: 0.5)
    let cohorts = [try TestPlan.cohort(insured: 12_000, probability: 0.5, severity: law)]
    func columns(_ method: MethodName) async throws -> [[Double]] {
      let seed: UInt64 = method == .grouped ? 1 : 2
      let years = try await TestPlan.plan(
        [policy], cohorts: cohorts, replications: count, seed: seed, method: method
      ).firstYear().map { $0.claims.parts[0] }
      return [years.map(\.claims)]
        + (0..<4).flatMap { k in
          [years.map { $0.layers[k].payments }, years.map { Double($0.layers[k].beneficiaries) }]
        }
    }
    let (cells, persons) = (try await columns(.grouped), try await columns(.individual))
    func mean(_ x: [Double]) -> Double { x.reduce(0, +) / Double(x.count) }
    func covariance(_ x: [Double], _ y: [Double]) -> Double {
      let (a, b) = (mean(x), mean(y))
      return zip(x, y).reduce(0) { $0 + ($1.0 - a) * ($1.1 - b) } / Double(x.count - 1)
    }
    let n = Double(count)
    for i in cells.indices {
      let (a, b) = (covariance(cells[i], cells[i]), covariance(persons[i], persons[i]))
      // 5 standard errors: 9 means and 45 entries at 6e-7 each are a false alarm in 30,000.
      #expect(abs(mean(cells[i]) - mean(persons[i])) < 5 * ((a + b) / n).squareRoot(), "\(i)")
      #expect(abs(a / b - 1) < 5 * (4 / n).squareRoot() * 1.3, "\(i) \((a / b).squareRoot())")
      for j in 0..<i {
        let r = covariance(cells[i], cells[j]) / (a * covariance(cells[j], cells[j])).squareRoot()
        let s = covariance(persons[i], persons[j]) / (b * covariance(persons[j], persons[j])).squareRoot()
        #expect(abs(r - s) < 5 * (2 / n).squareRoot(), "\(i) \(j) \(r) \(s)")
      }
    }
  }

  /// Whatever the layers, a yuan of expense is paid by one of them or left to the member.
  @Test func `expense is what layers pay and what is left, in every replication`() async throws {
    for insurers in [false, true] {
      let policy = try Self.policy("huizhou-2013", then: try Self.layers(insurers: insurers))
      for method in [MethodName.individual, .grouped] {
        let years = try await TestPlan.plan(
          [policy], cohorts: [try TestPlan.cohort(insured: 40_000)], shocks: Self.shocks, replications: 50,
          method: method
        ).firstYear()
        for year in years {
          let part = year.claims.parts[0]
          let paid = insurers ? part.layers.reduce(0) { $0 + $1.payments } : part.claims + year.beside
          #expect(abs(part.expense - paid - year.outOfPocket) < 0.02)
          #expect(year.outOfPocket > 0)
          if insurers {
            // The contract is its two layers.
            let own = part.layers.filter { !$0.isBeside }.reduce(0) { $0 + $1.payments }
            #expect(abs(own / part.claims - 1) < 1e-12)
          }
        }
      }
    }
  }

  @Test func `every layer has its metrics, of the year, of groups, under every method`() async throws {
    let policy = try TestPlan.policy("jiangxi-2025-aid")
    let cohorts = try ["general", "extreme-poverty"].map { try TestPlan.cohort($0, insured: 20_000) }
    let plan = try TestPlan.plan([policy], cohorts: cohorts, shocks: Self.shocks, replications: 200, method: .grouped)
    let (drawn, exact) = (try await plan.summary().table, try Summary(exactly: plan.with(method: .exact)).table)
    let names = Metric.layers(of: policy).map(\.name)
    #expect(names.count == 10 && Set(names).count == 10)
    #expect(
      Metric.layersYearByYear(of: policy).map(\.name)
        == ["critical-illness", "medical-aid"].flatMap { id in
          ["claims", "perInsured", "expenseShare"].map { "layers.\(id).\($0)" }
        })
    for name in names {
      #expect(Metric.named(name)?.unit == Metric.layers(of: policy).first { $0.name == name }?.unit)
      let (a, b) = (try #require(drawn.row(name)).estimate, try #require(exact.row(name)).estimate)
      #expect(abs(a.value - b.value) <= 5 * (a.standardError ?? .infinity) + 1e-9, "\(name) \(a) \(b)")
    }
    #expect(try #require(exact.row("layers.medical-aid.claims", group: "general")).estimate.value == 0)
    let aided = try #require(exact.row("layers.medical-aid.claims", group: "extreme-poverty")).estimate.value
    #expect(abs(aided / (exact.row("layers.medical-aid.claims")?.estimate.value ?? 0) - 1) < 1e-12)
    // What is left to members is what nobody pays.
    func value(_ name: String) -> Double { exact.row(name)?.estimate.value ?? .nan }
    #expect(
      abs(
        value("members.expense") - value("claims.total") - value("layers.medical-aid.claims")
          - value("members.outOfPocket")) < 1e-3)
    #expect(Metric.named("layers.whatever.claims") != nil && Metric.named("layers.claims") == nil)
    #expect(Metric.named("layers.x.nothing") == nil)
    #expect(
      try await TestPlan.plan([TestPlan.policy("jiangxi-2025")]).summary().table.metrics.count == Metric.glossary.count)
  }

  @Test func `a layer that one side alone has is nothing on the other`() async throws {
    let plans = try ["jiangxi-2025", "jiangxi-2025-aid"].map { id in
      try TestPlan.plan(
        [TestPlan.policy(id)], cohorts: [TestPlan.cohort("extreme-poverty", insured: 20_000)], shocks: Self.shocks,
        replications: 100, method: .grouped)
    }
    var runs: [ComparedRun] = []
    for plan in plans { runs.append(try ComparedRun(plan, outcomes: try await plan.outcomes())) }
    for (from, to, sign) in [(0, 1, 1.0), (1, 0, -1.0)] {
      let differences = try MetricDifference.all(runs[from], runs[to])
      let aid = try #require(differences.first { $0.metric.name == "layers.medical-aid.claims" })
      let left = try #require(differences.first { $0.metric.name == "members.outOfPocket" })
      #expect(sign * aid.difference.value > 0 && abs(aid.difference.value + left.difference.value) < 1e-3)
      #expect(aid.precision == .pairs && (aid.difference.standardError ?? 0) > 0)
      let effects = try PartyEffect.all(runs[from], runs[to])
      let payers = try #require(effects.first { $0.party == .otherPayers })
      #expect(abs((payers.gain?.value ?? .nan) + aid.difference.value) < 1e-3)
    }
  }

  /// A capped contract has all moments; aid without a cap after it has those of the tail.
  @Test func `a layer without a variance has no interval, and the others keep theirs`() async throws {
    let policy = try Self.policy(
      "jiangxi-2025", then: [Self.layer("medical-aid", .treasury, try Self.rule(from: 0, [(0, 0.7)]))])
    let law = try Pareto(shape: 1.5, minimum: 2_000)
    let plan = try TestPlan.plan(
      [policy], cohorts: [try TestPlan.cohort(insured: 20_000, severity: law)], shocks: Self.shocks,
      replications: 100, method: .grouped)
    let summary = try await plan.summary()
    let aid = try #require(summary.table.row("layers.medical-aid.claims")).estimate
    #expect(aid.standardError == nil && aid.lower == nil)
    #expect((try #require(summary.table.row("claims.total")).estimate.standardError ?? 0) > 0)
    #expect(plan.remarks.contains { $0.en.contains("the layer 'medical-aid' pays is infinite") })
    let capped = try TestPlan.plan([TestPlan.policy("jiangxi-2025")], cohorts: plan.cohorts, method: .grouped)
    #expect(!capped.remarks.contains { $0.en.contains("layer") })
  }

  /// Mean, spread and quantiles of a rule without a closed form: by nodes of the cells.
  @Test func `a layer after a rule that is no piecewise linear function`() async throws {
    struct Root: BenefitRule {
      var deductible: Double { 0 }
      func payment(for amount: Double) -> Double { min(amount, 50 * amount.squareRoot()) }
      func explain(_ amount: Double) -> [BenefitStep] { [] }
    }
    let base = try TestPlan.policy(paying: Root())
    let policy = Policy(
      id: "own", title: base.title, region: base.region, year: base.year, standing: base.standing,
      documents: base.documents, scope: base.scope, groups: base.groups, layers: base.layers + (try Self.layers()),
      funding: base.funding, costs: base.costs, riskSharing: base.riskSharing, settlement: base.settlement, values: [])
    let plan = try TestPlan.plan([policy], shocks: Self.shocks, replications: isFullTest ? 300 : 100)
    let comparison = try await MethodComparison(of: plan, threads: 2)
    #expect(comparison.agrees, "\(comparison.rows.map { "\($0.words.en) \($0.scores)" })")
  }
}
