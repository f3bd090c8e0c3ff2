import Documents
import Results
import Simulation
import Testing

@testable import Scenarios

/// What the assumptions leave open of claims: each at both ends of its range, the others as they are.
struct AssumptionRangeTests {
  private func claims(_ set: [String]) throws -> Double {
    let scenario = try SampleScenario.scenario(set: set)
    return try #require(KnownFigures(of: scenario.plan)["claims.perInsured"])
  }

  @Test func `claims at the ends are those of scenarios with these values`() throws {
    let range = try #require(AssumptionRange(of: try SampleScenario.scenario()))
    let bar = try #require(range.bars.first { $0.path == "expense.probability" })
    #expect(bar.low.value.en == "10.8%" && bar.high.value.en == "13.2%" && !bar.isStated)
    #expect(range.claims == (try claims([])))
    #expect(bar.low.claims == (try claims(["expense.probability=10.8%"])))
    #expect(bar.high.claims == (try claims(["expense.probability=13.2%"])))
  }

  @Test func `of a change it is the difference of the two, by assumptions that both share`() throws {
    let (before, after) = (try SampleScenario.scenario(), try SampleScenario.scenario(set: ["benefit.rate=90%"]))
    let range = try #require(AssumptionRange(ofChangeFrom: before, to: after))
    func difference(_ set: [String]) throws -> Double { try claims(set + ["benefit.rate=90%"]) - claims(set) }
    #expect(range.claims == (try difference([])))
    let bar = try #require(range.bars.first { $0.path == "expense.probability" })
    #expect(abs(bar.low.claims - (try difference(["expense.probability=10.8%"]))) < 1e-9)
    #expect(abs(bar.high.claims - (try difference(["expense.probability=13.2%"]))) < 1e-9)
    // What the change itself moves is no assumption of the difference.
    let own = try SampleScenario.scenario(set: ["expense.probability=20%"])
    #expect(AssumptionRange(ofChangeFrom: before, to: own)?.bars.contains { $0.path == "expense.probability" } != true)
  }

  /// Without shocks that fill up, claims are in proportion to the share of people with expense.
  @Test func `a tenth more people with expense are a tenth more claims`() throws {
    let range = try #require(AssumptionRange(of: try SampleScenario.scenario(set: ["shocks.frequency=0"])))
    let bar = try #require(range.bars.first { $0.path == "expense.probability" })
    #expect(abs(bar.high.claims / range.claims - 1.1) < 1e-12 && abs(bar.low.claims / range.claims - 0.9) < 1e-12)
  }

  @Test func `the widest comes first, what has a source or moves nothing is not among them`() throws {
    let range = try #require(AssumptionRange(of: try SampleScenario.scenario()))
    #expect(range.bars.map(\.path) == ["expense.probability", "population.groups.disabled.share"])
    #expect(zip(range.bars, range.bars.dropFirst()).allSatisfy { $0.swing >= $1.swing })
  }

  /// What a person has set is no assumption; the others are tried beside it.
  @Test func `what is set for a run is where it begins`() throws {
    let set = ["population.groups.disabled.share=20%", "benefit.rate=70%"]
    let range = try #require(AssumptionRange(of: try SampleScenario.scenario(set: set)))
    #expect(range.bars.map(\.path) == ["expense.probability"])
    #expect(range.claims == (try claims(set)))
    #expect(range.bars[0].high.claims == (try claims(set + ["expense.probability=13.2%"])))
  }

  @Test func `none where claims have no closed form`() throws {
    let heavy = SampleScenario.text([
      ("name: lognormal, meanlog: 8.4, sdlog: 1.2", "name: lomax, shape: 0.9, scale: 900")
    ])
    #expect(AssumptionRange(of: try SampleScenario.scenario(heavy, set: ["benefit.cap=none"])) == nil)
  }
}
