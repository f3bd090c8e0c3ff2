import Testing

@testable import Chance

@Suite("Frequency laws agree with mpmath, SciPy and R within 1e-10")
struct FrequencyReferenceTests {
  let reference: ReferenceValues

  init() throws {
    reference = try ReferenceValues.load()
  }

  @Test("probability of a count")
  func probability() throws {
    for entry in reference.frequency {
      let law = try entry.make()
      for expected in entry.probability {
        let value = law.probability(of: Int(expected.at))
        let difference = ReferenceValues.difference(value, expected.value)
        #expect(difference <= 1e-10, "\(entry.label) at \(expected.at): \(value), not \(expected.value): \(difference)")
      }
    }
  }

  @Test("cumulative probability")
  func cumulative() throws {
    for entry in reference.frequency {
      let law = try entry.make()
      for expected in entry.cumulative {
        let value = law.cumulative(Int(expected.at))
        let difference = ReferenceValues.difference(value, expected.value)
        #expect(difference <= 1e-10, "\(entry.label) at \(expected.at): \(value), not \(expected.value): \(difference)")
      }
    }
  }

  @Test("a quantile is the smallest count that reaches its probability")
  func quantile() throws {
    for entry in reference.frequency {
      let law = try entry.make()
      for p in [1e-9, 0.01, 0.5, 0.975, 0.9999] {
        let n = law.quantile(p)
        #expect(law.cumulative(n) >= p, "\(entry.label) at \(p)")
        #expect(n == 0 || law.cumulative(n - 1) < p, "\(entry.label) at \(p)")
      }
    }
  }
}
