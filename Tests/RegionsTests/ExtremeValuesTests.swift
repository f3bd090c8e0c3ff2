import Documents
import Foundation
import Regions
import TestSupport
import Testing

/// No value in a file and no year traps; each test runs in a process of its own, so that a trap fails it alone.
struct ExtremeValuesTests {
  @Test func `a number of years that is no number of years is refused`() async {
    await #expect(processExitsWith: .success) {
      let text = try builtIn("jiangxi-2025")
      for value in ["1e300", "-1e300", "1e18", "-9e18", "9223372036854775807", "6", "-1", "1.5"] {
        for key in ["funding.yearsBefore", "benefit.incomeYearsBefore"] {
          let found = problems(of: text, set: ["\(key)=\(value)"])
          #expect(found.count == 1, "\(key)=\(value): \(found)")
        }
      }
    }
  }

  @Test func `a year that no policy knows is refused or read`() async {
    await #expect(processExitsWith: .success) {
      for name in library.names {
        let text = try builtIn(name)
        for year in [Int.min, -1, 0, 1, 999, 1_899, 2_201, 10_000, Int.max] {
          #expect(
            problems(of: text, year: year).map(\.description) == [
              "my.yaml: the policy year \(year) must lie between 1900 and 2200"
            ])
        }
        for year in [1_900, 2_200] {
          #expect(problems(of: text, year: year).allSatisfy { !$0.message.contains("policy year") })
        }
      }
    }
  }

  @Test func `values at the ends of their ranges are read or refused`() async {
    await #expect(processExitsWith: .success) {
      for name in library.names {
        let text = try builtIn(name)
        for value in sampled(try policy(from: text).values, every: 8) {
          for extreme in ["0", "1e9", "1e300", "-1e300", "1e-300", "none", "''", "[]", "{ value: {} }"] {
            #expect(
              problems(of: text, set: ["\(value.path)=\(extreme)"])
                .allSatisfy { !$0.message.hasPrefix("threw another error") })
          }
        }
      }
    }
  }
}
