import Insurance
import TestSupport
import Testing

@testable import StudyReports

/// The causes of a loss add up to it, to the fen.
struct LossDecompositionTests {
  private func yuan(_ value: Double) -> Money { Money(yuan: value) ?? .zero }

  @Test func `ten million more than was expected, by cause`() {
    // Expected 100 − 95 − 3: a surplus of 2. Came 99 − 106 − 4: a loss of 11.
    let causes = LossDecomposition(
      expected: .init(premium: yuan(100e6), claims: yuan(95e6), costs: yuan(3e6)),
      actual: .init(premium: yuan(99e6), claims: yuan(106e6), costs: yuan(4e6)),
      explained: [.policy: 5e6, .price: 2.5e6, .volume: -0.5e6])
    #expect(causes.expected.loss == yuan(-2e6) && causes.actual.loss == yuan(11e6) && causes.change == yuan(13e6))
    #expect(causes.parts[.policy] == yuan(5e6) && causes.parts[.price] == yuan(2.5e6))
    #expect(causes.parts[.volume] == yuan(-0.5e6))
    // 11 more claims, of which 7 are explained; 1 less premium and 1 more costs.
    #expect(causes.parts[.chance] == yuan(4e6))
    #expect(causes.parts[.premium] == yuan(1e6) && causes.parts[.costs] == yuan(1e6))
  }

  @Test func `they add up to the fen, whatever the figures`() {
    var random = SplitMix64(seed: 2024)
    func amount() -> Money { Money(fen: Int64.random(in: 0...100_000_000_000_000, using: &random)) }
    func account() -> LossDecomposition.Account { .init(premium: amount(), claims: amount(), costs: amount()) }
    for _ in 0..<10_000 {
      var explained: [LossDecomposition.Cause: Double] = [:]
      for cause in [LossDecomposition.Cause.policy, .price, .volume] where Bool.random(using: &random) {
        explained[cause] = Double.random(in: -1e11...1e11, using: &random)
      }
      let causes = LossDecomposition(expected: account(), actual: account(), explained: explained)
      let sum = LossDecomposition.Cause.allCases.reduce(Money.zero) { $0 + (causes.parts[$1] ?? .zero) }
      #expect(sum == causes.change)
    }
  }

  @Test(arguments: [
    ("benefit.rate", LossDecomposition.Cause.policy), ("benefits.medical-aid.rate", .policy), ("policy", .policy),
    ("expense.factor", .price), ("expense.law.meanlog", .price), ("trend.severity", .price),
    ("expense.probability", .volume), ("population.insured", .volume), ("population.groups[0].share", .volume),
    ("trend.frequency", .volume),
  ])
  func `a changed value is one of rules, price or volume`(_ path: String, _ cause: LossDecomposition.Cause) {
    #expect(LossDecomposition.Cause(path: path) == cause)
  }

  @Test(arguments: ["funding.perHead", "costs.fixed", "riskSharing.lossLimit", "", "seed"])
  func `what moves no claims of a mean year is none`(_ path: String) {
    #expect(LossDecomposition.Cause(path: path) == nil)
  }
}
