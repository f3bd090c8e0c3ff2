import Chance
import Foundation
import Testing

@testable import Plans
@testable import Simulation

/// The expected frequency factor given the normal of the severity shock: exp(ρσz − ρ²σ²/2).
struct ConditionalShocksTests {
  @Test func `the factors match their formula`() {
    // ρσ = 0.5 · 0.2 = 0.1: exp(0.1 · 2 − 0.005) and exp(0.3 · 2 − 0.045).
    let year = Shocks(frequency: 0.2, severity: 0.3, correlation: 0.5).conditional(onSeverity: 2)
    #expect(abs(year.frequency - 1.2153109864897307) < 1e-15)
    #expect(abs(year.severity - 1.7419409847740752) < 1e-15)
  }

  @Test func `without correlation the frequency does not depend on the severity`() {
    let shocks = Shocks(frequency: 0.2, severity: 0.3, correlation: 0)
    for z in [-3.0, 0, 1.5] { #expect(shocks.conditional(onSeverity: z).frequency == 1) }
  }

  @Test func `a correlation of one gives the frequency factor itself`() {
    // Then both normals are the same: exp(σz − σ²/2).
    let year = Shocks(frequency: 0.2, severity: 0.3, correlation: 1).conditional(onSeverity: 1)
    #expect(abs(year.frequency - exp(0.2 - 0.02)) < 1e-15)
  }

  @Test(arguments: [-0.8, -0.2, 0, 0.5, 1])
  func `averaged over z both factors are 1, and their product is exp(ρσ₁σ₂)`(_ correlation: Double) {
    let shocks = Shocks(frequency: 0.25, severity: 0.4, correlation: correlation)
    #expect(abs(normalExpectation { shocks.conditional(onSeverity: $0).frequency } - 1) < 1e-13)
    #expect(abs(normalExpectation { shocks.conditional(onSeverity: $0).severity } - 1) < 1e-13)
    let product = normalExpectation { z in
      let year = shocks.conditional(onSeverity: z)
      return year.frequency * year.severity
    }
    #expect(abs(product - exp(correlation * 0.1)) < 1e-13)
  }

  /// 20,000 drawn years whose severity normal lies within ±0.05 of z: about 800 of them at z = 0, 480 at z = ±1. The
  /// tolerance of 4.89 standard errors is passed by chance with a probability of 1e-6.
  @Test(arguments: [-1.0, 0, 1])
  func `it is the mean of the drawn frequency factors`(_ z: Double) {
    let shocks = Shocks(frequency: 0.3, severity: 0.2, correlation: 0.7)
    var near: [Double] = []
    for replication in 0..<20_000 {
      var stream = RandomStream(
        seed: 5, address: StreamAddress(replication: UInt64(replication), year: 0, group: 0, purpose: .shocks))
      let year = shocks.draw(using: &stream)
      if abs((log(year.severity) + 0.02) / 0.2 - z) < 0.05 { near.append(year.frequency) }
    }
    let count = Double(near.count)
    let mean = near.reduce(0, +) / count
    let variance = near.reduce(0) { $0 + ($1 - mean) * ($1 - mean) } / (count - 1)
    let expected = shocks.conditional(onSeverity: z).frequency
    // Within the band the expectation itself moves by less than ρσ · 0.05 · z ≈ 1%, evenly to both sides.
    #expect(abs(mean - expected) < 4.89 * (variance / count).squareRoot() + 5e-4, "\(mean) against \(expected)")
  }
}
