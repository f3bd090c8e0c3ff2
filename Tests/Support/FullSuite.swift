import Foundation

/// Whether the long tests run too: `scripts/test --full`.
///
/// What takes many draws has few of them in every run, with a tolerance to match, and all of them in the full suite.
public let isFullTest = ProcessInfo.processInfo.environment["DABING_TEST_FULL"] == "1"

/// Every `step`-th of some cases, or all of them in the full suite.
public func sampled<T>(_ cases: [T], every step: Int) -> [T] {
  isFullTest ? cases : cases.enumerated().filter { $0.offset.isMultiple(of: step) }.map(\.element)
}
