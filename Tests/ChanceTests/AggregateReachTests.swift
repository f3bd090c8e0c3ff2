import Foundation
import Testing

@testable import AggregateLaws
@testable import Chance

/// Where the inversion of an aggregate's transform cannot be had or believed it is refused by name, and quickly.
struct AggregateReachTests {
  private func lines(_ law: any SeverityLaw, people: Int, cap: Double? = nil, rate: Double = 0.75) -> [ClaimLine] {
    var pieces = [ClaimLine.Piece(start: 10_000, base: 0, slope: rate)]
    if let cap { pieces.append(ClaimLine.Piece(start: 10_000 + cap / rate, base: cap, slope: 0)) }
    return [ClaimLine(count: people, probability: 0.1394, severity: law, payment: .pieces(pieces))]
  }

  private func law(_ lines: [ClaimLine], _ frequency: Double, _ severity: Double) -> Result<
    AggregateLaw, AggregateError
  > {
    Result { () throws(AggregateError) in
      try AggregateLaw(
        of: lines, factors: CommonFactors(frequency: frequency, severity: severity, correlation: 0))
    }
  }

  /// Without a cap and with an index of 1.3 and less, quantiles once came out as the first step of the grid.
  @Test(arguments: [1.01, 1.1, 1.3], [600, 20_000, 1_000_000])
  func `claims without a cap under a tail of index 1.3 and less`(_ index: Double, _ people: Int) throws {
    let law = try law(lines(try Lomax(shape: index, scale: 9_000), people: people), 0, 0).get()
    for (a, b) in [(0.01, 0.05), (0.05, 0.5), (0.5, 0.95), (0.95, 0.99), (0.99, 0.999)] {
      let (low, high) = (law.quantile(a), law.quantile(b))
      #expect(low.value < high.value && high.error < 1e-3 * high.value, "\(high)")
      #expect(abs(law.cumulative(high.value).value - b) < 1e-8)
    }
  }

  /// Medians by an independent inversion with a damping of 24 over windows, checked against a lattice of 2²¹ points.
  @Test(arguments: [(1.7, 1_000_000), (2.0, 1_000_000), (3.0, 1_000_000)])
  func `where there is a law its quantiles lie where its moments let them`(_ index: Double, _ people: Int) throws {
    let law = try law(lines(try Lomax(shape: index, scale: 9_000), people: people), 0, 0).get()
    let levels = [0.05, 0.5, 0.95, 0.99]
    let quantiles = levels.map { law.quantile($0) }
    for (a, b) in zip(quantiles, quantiles.dropFirst()) { #expect(a.value < b.value) }
    for (level, quantile) in zip(levels, quantiles) {
      #expect(abs(law.cumulative(quantile.value).value - level) < 1e-6)
      #expect(quantile.error < 1e-4 * quantile.value)
    }
  }

  @Test(arguments: [0.35, 0.5, 1.0], [0.35, 0.5, 1.0])
  func `shocks of any size give a law or a refusal`(_ frequency: Double, _ severity: Double) throws {
    let clock = ContinuousClock()
    let begun = clock.now
    let made = law(lines(try Lognormal(meanlog: 8, sdlog: 1.4), people: 1_800_000, cap: 400_000), frequency, severity)
    switch made {
    case .failure(let error): #expect(error.code == .outOfReach)
    case .success(let law): #expect(law.quantile(0.05).value < law.quantile(0.95).value)
    }
    // Without optimisations it takes some twenty times as long as for a user.
    #expect(clock.now - begun < .seconds(150))
  }

  @Test(arguments: [1e-300, 1e-20, 1e-8])
  func `chances that are next to nothing give a law or a refusal`(_ probability: Double) throws {
    let lines = lines(try Lognormal(meanlog: 8, sdlog: 1.4), people: 1_000, cap: 400_000).map {
      ClaimLine(count: $0.count, probability: probability, severity: $0.severity, payment: $0.payment)
    }
    guard case .success(let law) = law(lines, 0.05, 0.04) else { return }
    #expect(law.noClaim > 0.99 && law.quantile(0.5).value == 0)
  }
}
