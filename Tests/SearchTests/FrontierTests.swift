import Results
import Scenarios
import Simulation
import Testing

@testable import Search

/// Designs that no other beats in cost and protection.
struct FrontierTests {
  private let household = HouseholdIncome(meanPerHead: 26_000, gini: 0.465, size: 2.62, subsistence: 5_200)

  private func frontier(_ axes: [String]) async throws -> Frontier {
    try await Frontier(
      try SmallScenario.family(), axes: try axes.map { try SweepAxis(argument: $0) }, household: household,
      threshold: .capacity, threads: 2)
  }

  @Test func `a design is beaten by one that costs no more and protects no worse, and is better in one`() {
    let places = [(10.0, 0.3), (12, 0.2), (12, 0.25), (10, 0.3), (15, 0.2)].map { (cost: $0.0, share: $0.1) }
    #expect(places.map { !Frontier.isBeaten($0, by: places) } == [true, true, false, true, false])
  }

  @Test func `a better rate costs more and protects better, so that one axis alone is all frontier`() async throws {
    let designs = try await frontier(["benefit.rate=60%…90%:10%"]).designs
    #expect(designs.count == 5 && designs.allSatisfy(\.isUnbeaten))
    let steps = designs.dropFirst()
    for (less, more) in zip(steps, steps.dropFirst()) {
      #expect(less.costPerHead < more.costPerHead)
      for threshold in SpendingThreshold.allCases {
        #expect((less.shares[threshold] ?? 0) > (more.shares[threshold] ?? 0))
      }
    }
  }

  @Test func `of two axes some designs are beaten, and none that is marked`() async throws {
    let designs = try await frontier(["benefit.rate=60%…90%:10%", "benefit.deductible=5000,7500,10000,12500"]).designs
    #expect(designs.contains { !$0.isUnbeaten } && designs.contains(where: \.isUnbeaten))
    for design in designs where design.isUnbeaten {
      #expect(
        !designs.contains {
          $0.costPerHead < design.costPerHead - 1e-6
            && ($0.shares[.capacity] ?? 0) < (design.shares[.capacity] ?? 0) - 1e-9
        })
    }
  }
}
