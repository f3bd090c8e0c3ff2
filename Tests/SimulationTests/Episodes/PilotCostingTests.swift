import Testing

@testable import Plans
@testable import Simulation

/// The same people at other costs.
struct PilotCostingTests {
  @Test func `people at other costs are those that are drawn at these costs`() throws {
    let model = try TestEpisodes.model()
    let factor = 1.37
    let dearer = EpisodeModel.Factors(admissions: 1, severe: 1, maternity: 1, chronic: 1, cost: factor)
    let drawn = EpisodePilot(of: model.times(dearer), people: 8_192, seed: 3)
    let moved = EpisodePilot(of: model, people: 8_192, seed: 3).costing(factor)
    let usual = EpisodePilot(of: model, people: 8_192, seed: 3)
    for (a, b) in zip(drawn.strata, moved.strata) {
      #expect(a.count == b.count && a.weight == b.weight && a.stream == b.stream)
      #expect(zip(a.care.stays, b.care.stays).allSatisfy { abs($0.cost - $1.cost) <= 1e-12 * $0.cost })
      #expect(
        zip(a.care.people, b.care.people).allSatisfy { x, y in
          abs(x.chronic - y.chronic) <= 1e-12 * x.chronic && abs(x.costFactor - y.costFactor) <= 1e-12
            && (x.maternity < 0 ? y.maternity < 0 : abs(x.maternity - y.maternity) <= 1e-12 * x.maternity)
        })
    }
    for (a, b) in zip(drawn.meansOfParts, moved.meansOfParts) { #expect(abs(a.value - b.value) <= 1e-10 * a.value) }
    for total in [\BasicInsurance.Totals.inpatient, \.fund, \.chronicFund, \.discharges] {
      let (a, b) = (drawn.meanOfTotals { $0[keyPath: total] }, moved.meanOfTotals { $0[keyPath: total] })
      #expect(abs(a.value - b.value) <= 1e-10 * a.value)
    }
    // Deductibles and maxima stay, so that nothing of the kind is in proportion.
    let fund = usual.meanOfTotals(\.fund).value
    #expect(abs(moved.meanOfTotals(\.fund).value / (factor * fund) - 1) > 1e-3)
  }
}
