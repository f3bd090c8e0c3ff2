import Simulation

extension Metric {
  /// What a half-width of the metric is measured by.
  ///
  /// A figure that may be 0 cannot be precise relative to itself: a party's result or a balance is measured by the year's
  /// funding, a probability by 1.
  enum PrecisionScale {
    case itself, funding, one
  }

  var precisionScale: PrecisionScale {
    if isShareOfReplications { return .one }
    return unit == .yuan && [.insurer, .cash, .fund, .path].contains(section) ? .funding : .itself
  }
}

extension ResultTable {
  /// The half-width of a row's 95% interval over what it is measured by; infinite where it has no interval, or is 0 and
  /// measured by itself.
  func relativeHalfWidth(of row: Row) -> Double {
    guard let lower = row.estimate.lower, let upper = row.estimate.upper else { return .infinity }
    let half = (upper - lower) / 2
    guard half != 0 else { return 0 }
    let funding = self.row("funding.income", year: row.year)?.estimate.value ?? 0
    return switch row.metric.precisionScale {
    case .one: half
    case .funding where funding > 0: half / funding
    case .funding, .itself: half / abs(row.estimate.value)
    }
  }
}
