import Documents
import Insurance
import Regions
import Statistics
import Testing

@testable import Plans
@testable import Results
@testable import Simulation

/// A metric is one declaration: summary, exact method and comparison follow from it, whichever it is.
struct MetricDeclarationTests {
  /// Several years of a policy with a reserve, a risk adjustment fund, late claims, unclaimed benefits, cash at a rate, and two groups.
  private static func plan(seed: UInt64 = 1, years: Int = 3) throws -> SimulationPlan {
    let fund = try ["rule=set-aside", "share=5%", "ceiling=15%"].map {
      try Override(argument: "riskAdjustment.\($0)")
    }
    let policies = try (0..<years).map {
      try PolicyLibrary().policy("shanxi-2019", year: 2019 + $0, overrides: fund)
    }
    return SimulationPlan(
      name: "metrics", policies: policies, startYear: 2019,
      cohorts: [
        try TestPlan.cohort(insured: 40_000), try TestPlan.cohort("registered-poor", insured: 10_000),
      ], shocks: Shocks(frequency: 0.1, severity: 0.1, correlation: 0.3),
      openingReserve: Money(yuan: 1_000_000) ?? .zero, cash: CashAssumptions(claimsByMonth: nil, interestRate: 0.04),
      method: .grouped, replications: 60, seed: seed)
  }

  @Test func `names are told apart, and words stand in both languages`() {
    let names = Metric.glossary.map(\.name)
    #expect(Set(names).count == names.count)
    for metric in Metric.glossary {
      for words in [metric.words, metric.meaning] {
        #expect(!words.en.isEmpty && words.zh.contains { !$0.isASCII }, "\(metric.name): \(words)")
      }
      #expect(Metric.named(metric.name) == metric)
    }
  }

  @Test func `a run has every metric that is declared for it, in the order of the glossary`() async throws {
    let summary = try await Self.plan().summary()
    let rows = summary.table.rows.filter { $0.year == 2019 && $0.group == nil }.map(\.metric.name)
    let order = Metric.glossary.map(\.name).filter(Set(rows).contains)
    // What needs several years comes after all that a year has.
    let own = rows.filter { name in Metric.named(name).map { $0.section != .path } ?? false }
    #expect(own == order.filter { name in Metric.named(name).map { $0.section != .path } ?? false })
    for metric in Metric.glossary {
      switch metric.origin {
      case .known: continue
      case .year, .yearOfPath, .horizon:
        let isThere = summary.table.row(metric.name) != nil
        let mayLack = [
          "claims.chronicOverflow", "members.unclaimed", "horizon.yearsToRecover", "horizon.notRecovered",
          "funding.perEnrolled",
        ]
        #expect(isThere || mayLack.contains(metric.name) || metric.name.hasPrefix("term."), "\(metric.name)")
      }
      if metric.isByGroup, metric.name != "claims.perInsured.expected" {
        #expect(summary.table.row(metric.name, group: "registered-poor") != nil, "\(metric.name)")
      }
    }
  }

  @Test func `the exact method has every metric of a year`() throws {
    let table = try Summary(exactly: Self.plan(years: 1).with(method: .exact)).table
    let mayLack = ["claims.chronicOverflow", "members.unclaimed", "funding.perEnrolled"]
    for metric in Metric.glossary {
      guard case .year = metric.origin, !mayLack.contains(metric.name) else { continue }
      #expect(table.row(metric.name) != nil, "\(metric.name)")
      if metric.isByGroup { #expect(table.row(metric.name, group: "registered-poor") != nil, "\(metric.name)") }
    }
  }

  @Test func `the difference of every metric that follows from replications has an error`() async throws {
    let plan = try Self.plan()
    let dearer = plan.with(
      cohorts: plan.cohorts.map {
        Cohort(
          group: $0.group, insured: $0.insured, probability: $0.probability, severity: $0.severity.scaled(by: 1.2))
      })
    let (first, second) = (try await ComparedRun(plan, threads: 1), try await ComparedRun(dearer, threads: 1))
    let differences = try MetricDifference.all(first, second)
    for row in first.summary.table.rows {
      if case .known = row.metric.origin { continue }
      let own = differences.first { $0.metric == row.metric && $0.year == row.year && $0.group == row.group }
      let difference = try #require(own, "\(row.metric.name)")
      #expect(difference.precision != .unknown, "\(row.metric.name)")
      // A quantile far out of 60 replications has no interval on either side; everything else has an error.
      if case .resamples = difference.precision { continue }
      if row.metric.name == "insurer.tvar99" || row.metric.name.hasPrefix("horizon.yearsToRecover") { continue }
      #expect(difference.difference.standardError != nil, "\(row.metric.name) \(difference)")
    }
  }

  @Test func `a share of replications is measured by 1 and lies between 0 and 1`() {
    for metric in Metric.glossary where metric.isShareOfReplications {
      #expect(metric.unit == .share && metric.precisionScale == .one, "\(metric.name)")
    }
    for name in ["deferred.probability", "fund.deficitSoFar", "funding.adequacy", "horizon.notRecovered"] {
      #expect(Metric.named(name)?.isShareOfReplications == true, "\(name)")
    }
  }

  /// An amount of one person or one stay is shown in yuan; all other money in millions.
  @Test func `totals are told from amounts of one`() {
    let ofOne = Metric.glossary.filter { $0.unit == .yuan && !$0.isTotal }.map(\.name)
    #expect(ofOne == ["beneficiaries.meanBenefit", "care.costPerStay"])
  }
}
