/// What is told of one path over its years.
enum PathEvents {
  /// How many years after its first deficit the fund's results since then are 0 or more again; nil where there is no
  /// deficit, or where they stay below.
  static func yearsToRecover(_ fundResults: some Collection<Double>) -> Int? {
    let results = Array(fundResults)
    guard let first = results.firstIndex(where: { $0 < 0 }) else { return nil }
    var sum = 0.0
    for i in first..<results.count {
      sum += results[i]
      // A hundredth of a fen is rounding, no debt.
      if sum > -1e-4 { return i - first }
    }
    return nil
  }

  /// The mean absolute change of the premium from one year to the next, as a share of it; 0 for a single year.
  static func premiumChange(_ premiums: some Collection<Double>) -> Double {
    let premiums = Array(premiums)
    guard premiums.count > 1 else { return 0 }
    var sum = 0.0
    for (before, after) in zip(premiums, premiums.dropFirst()) where before > 0 { sum += abs(after - before) / before }
    return sum / Double(premiums.count - 1)
  }
}
