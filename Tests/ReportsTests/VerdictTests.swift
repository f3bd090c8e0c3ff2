import Insurance
import Results
import Scenarios
import Simulation
import Statistics
import Testing

@testable import RunReports

/// Enough, nearly enough, not enough: the word, and what a run over several years says first.
struct VerdictTests {
  @Test(arguments: [
    (1.0, Verdict.enough), (0.95, .enough), (0.9499, .nearly), (0.8, .nearly), (0.7999, .notEnough), (0, .notEnough),
  ])
  func `a word stands for a probability`(_ adequacy: Double, _ verdict: Verdict) {
    #expect(Verdict(adequacy: adequacy) == verdict)
  }

  private func run(_ settings: String) async throws -> Summary {
    let scenario = try ScenarioFile(
      text: """
        name: path
        title: path
        policy: jiangxi-2025
        year: 2025
        horizon: { years: 3, growth: { disposableIncome: 0%, subsidyPerHead: 0%, individualPremium: 0% } }
        population: { insured: { value: 100000, assumption: true } }
        replications: 200
        expense:
          model: self-paid
          probability: { value: 15%, assumption: true }
          law: { name: lognormal, meanlog: 8.3, sdlog: 1, source: a test }
        shocks: { frequency: { value: 0.03, assumption: true }, severity: { value: 0.05, assumption: true }, correlation: { value: 0, assumption: true } }
        \(settings)
        """, name: "path.yaml"
    ).scenario()
    let outcomes = try await SimulationRun(scenario.plan).outcomes(threads: 2)
    return try await Summary(of: scenario.plan, outcomes: outcomes, threads: 2)
  }

  @Test func `the worst year decides, every year is named, and what does not recover is never left out`() async throws {
    let summary = try await run("trend: { severity: { value: 8%, assumption: true } }")
    for language in Language.allCases {
      let path = PathAnswer(
        summary, figures: MetricText(language: language, isExact: false), language: language)
      let shares = summary.table.years.compactMap { summary.table.row("funding.adequacy", year: $0)?.estimate.value }
      #expect(Verdict(of: summary.table) == Verdict(adequacy: try #require(shares.min())))
      let adequacy = try #require(path.adequacy)
      for year in 2025...2027 { #expect(adequacy.contains("\(year)"), "\(adequacy)") }
      let deficits = try #require(path.deficits)
      #expect(deficits.contains(language == .chinese ? "仍未弥补" : "not made up"), "\(deficits)")
      // 8% more spent each year above a deductible that stays.
      let leverage = try #require(path.leverage)
      #expect(leverage.contains("8.0%") && leverage.contains(language == .chinese ? "杠杆" : "faster"), "\(leverage)")
    }
  }

  /// Disposable income grows as it was published, and with it the deductible.
  @Test func `a deductible that grows makes claims fall where expense stays`() async throws {
    let summary = try await run("")
    let path = PathAnswer(summary, figures: MetricText(language: .english, isExact: false), language: .english)
    let sentence = try #require(path.leverage)
    #expect(sentence.contains("falls by") && sentence.contains("the deductible grows too"), "\(sentence)")
  }
}
