import Scenarios

/// One figure of the result table against the baseline's.
package struct RowChange: Sendable {
  package enum Extent: Int, Sendable, Comparable {
    /// Every number to the last bit.
    case sameBits
    /// Within what platforms differ by in rounding.
    case rounding
    /// Beyond that, within the tolerance that the scenario gives the metric.
    case tolerated
    case moved
    /// In the baseline and not in the result.
    case missing
    /// In the result and not in the baseline.
    case unknown

    package static func < (a: Extent, b: Extent) -> Bool { a.rawValue < b.rawValue }
  }

  let key: Baseline.Row.Key
  package let unit: String
  let before: Baseline.Row?
  let after: Baseline.Row?
  package let extent: Extent

  package var metric: String { key.metric }
  package var year: Int? { key.year }
  package var group: String? { key.group }
  package var valueBefore: Double? { before?.value }
  package var valueAfter: Double? { after?.value }

  /// After less before.
  package var difference: Double? {
    guard let before, let after else { return nil }
    return after.value - before.value
  }

  /// The difference in standard errors of the baseline; nil where that has none.
  package var inStandardErrors: Double? {
    guard let difference, let error = before?.standardError, error > 0 else { return nil }
    return difference / error
  }

  /// How far apart platforms may lie by rounding alone, relative to the larger of value and standard error.
  package static let rounding = 1e-9

  /// All rows of both tables, in the order of the result, then those that are missing.
  static func between(
    _ before: [Baseline.Row], _ after: [Baseline.Row], tolerances: [String: VerifyTolerance]
  ) -> [RowChange] {
    let old = Dictionary(before.map { ($0.key, $0) }, uniquingKeysWith: { first, _ in first })
    let new = Set(after.map(\.key))
    return after.map { row in
      let was = old[row.key]
      return RowChange(
        key: row.key, unit: row.unit, before: was, after: row,
        extent: was.map { extent($0, row, tolerances[row.metric]) } ?? .unknown)
    }
      + before.filter { !new.contains($0.key) }.map {
        RowChange(key: $0.key, unit: $0.unit, before: $0, after: nil, extent: .missing)
      }
  }

  private static func extent(_ a: Baseline.Row, _ b: Baseline.Row, _ tolerance: VerifyTolerance?) -> Extent {
    if a == b { return .sameBits }
    let scale = max(abs(a.value), abs(b.value), a.standardError ?? 0, b.standardError ?? 0)
    func isNear(_ x: Double?, _ y: Double?) -> Bool {
      switch (x, y) {
      case (nil, nil): true
      case (let x?, let y?): abs(x - y) <= rounding * scale
      default: false
      }
    }
    if a.unit == b.unit, isNear(a.value, b.value), isNear(a.standardError, b.standardError), isNear(a.lower, b.lower),
      isNear(a.upper, b.upper)
    {
      return .rounding
    }
    return a.unit == b.unit && tolerance?.covers(a.value, b.value) == true ? .tolerated : .moved
  }
}
