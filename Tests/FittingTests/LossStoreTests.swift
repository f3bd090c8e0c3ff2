import Chance
import Foundation
import TestSupport
import Testing

@testable import Fitting

/// Very many amounts take bounded memory.
struct LossStoreTests {
  @Test func `beyond two million amounts go to cells that leave count, mean and likelihood as they are`() throws {
    let count = LossStore.most + 1_000
    let law = try Lognormal(meanlog: 8.4, sdlog: 1.1)
    var store = LossStore()
    var generator = SplitMix64(seed: 3)
    var (sum, likelihood) = (0.0, 0.0)
    for _ in 0..<count {
      // Nearly normal: three uniform numbers.
      let z = 2 * (generator.uniform() + generator.uniform() + generator.uniform() - 1.5)
      let amount = exp(8.4 + 1.1 * z)
      sum += amount
      likelihood += law.logDensity(amount)
      store.add(amount, weight: nil)
    }
    #expect(store.isInCells && store.exact.count == 1_000)
    let observations = store.takeObservations(isWeighted: false, truncation: .none)
    #expect(observations.isInCells && observations.count == Double(count))
    #expect(observations.exact.values.count < 60_000)
    #expect(abs(observations.exact.mean * Double(count) / sum - 1) < 1e-11)
    #expect(abs(law.logDensitySum(observations.exact) / likelihood - 1) < 1e-8)
  }

  @Test func `fewer stay as they are`() {
    var store = LossStore()
    for amount in [3.0, 1, 2] { store.add(amount, weight: nil) }
    let observations = store.takeObservations(isWeighted: false, truncation: .none)
    #expect(!observations.isInCells && observations.exact.values == [1, 2, 3] && observations.exact.weights == nil)
  }
}
