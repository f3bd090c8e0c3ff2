import Foundation

/// Whether bad rows may be left out: whether those that are used still stand for all.
package struct RowJudgement: Sendable {
  /// Why they may not.
  package enum Objection: Sendable, Hashable {
    /// More than one in a thousand.
    case tooMany
    /// What is wrong with some of them goes with their size; the first.
    case goesWithSize(BadRow)
    /// So large a part of the money that can be read stands in them.
    case tooMuch(Double)
    /// Its digits make a larger number than any amount that is used.
    case larger(BadRow)
    /// The rows stand in the order of their amounts, and beyond the largest that is used there are bad ones.
    case beyondTheLargest
    /// They stand together, from one line to another.
    case together(from: Int, to: Int)
    /// In another column they are larger, or smaller, than the others.
    case differs(column: String, isLarger: Bool)
  }

  package let bad: BadRows
  package let objection: Objection?
  /// The largest amount that is used, yuan.
  package let largest: Double
  /// What part of all money the bad rows would be, were each as large as the largest that is used.
  package let share: Double
  /// What part of the money that can be read stands in bad rows.
  package let knownShare: Double
  /// Above this share bad rows are not left out.
  package static let largestShare = 0.05
  /// Above this share it is said.
  package static let tellingShare = 0.001

  /// - Parameter names: of the columns.
  package init(_ bad: BadRows, _ kept: KeptRows, names: [String]) {
    self.bad = bad
    largest = kept.largest
    let most = Double(bad.count) * kept.largest
    share = most > 0 ? most / (most + kept.total) : 0
    let known = bad.money + max(0, kept.total)
    knownShare = known > 0 ? bad.money / known : 0
    objection = bad.count == 0 ? nil : Self.objection(bad, kept, names, knownShare)
  }

  /// A deviation that chance brings about once in ten thousand times is none of chance.
  private static let deviation = 3.9

  private static func objection(_ bad: BadRows, _ kept: KeptRows, _ names: [String], _ share: Double) -> Objection? {
    if let telling = bad.telling { return .goesWithSize(telling) }
    if bad.count * 1_000 > bad.rows { return .tooMany }
    if share > largestShare { return .tooMuch(share) }
    if let greatest = bad.greatest, let size = greatest.digits, size > kept.largest, kept.count > 0 {
      return .larger(greatest)
    }
    if isBeyond(bad, kept) { return .beyondTheLargest }
    if let (from, to) = cluster(bad.lines, of: bad.rows) { return .together(from: from, to: to) }
    if let score = score(bad.digits, among: kept.amounts), abs(score) > deviation, let greatest = bad.greatest {
      return .differs(column: greatest.column, isLarger: score > 0)
    }
    for (place, column) in bad.others.values.enumerated()
    where place < kept.others.values.count && names.indices.contains(place) {
      guard let score = score(column, among: kept.others.values[place]), abs(score) > deviation else { continue }
      return .differs(column: names[place], isLarger: score > 0)
    }
    return nil
  }

  /// Whether the amounts stand in order and a bad row stands where only a larger one can.
  private static func isBeyond(_ bad: BadRows, _ kept: KeptRows) -> Bool {
    let turns = kept.rises + kept.falls
    guard turns >= 20, let first = bad.lines.first, let last = bad.lines.last else { return false }
    if kept.falls * 1_000 <= turns { return last > kept.lastLine }
    if kept.rises * 1_000 <= turns { return first < kept.firstLine }
    return false
  }

  /// The lines between which bad rows stand closer together than chance would put them.
  private static func cluster(_ lines: [Int], of rows: Int) -> (Int, Int)? {
    guard lines.count >= 3, let first = lines.first, let last = lines.last, rows > lines.count else { return nil }
    let (n, all) = (Double(lines.count), Double(rows))
    // All within a part w of the file: n wⁿ⁻¹ − (n − 1) wⁿ.
    let width = min(1, Double(last - first + 1) / all)
    if n * pow(width, n - 1) < 1e-6 { return (first, last) }
    // The greatest distance of their distribution from an even one (Kolmogorov; Stephens 1970).
    var distance = 0.0
    for (index, line) in lines.enumerated() {
      let u = min(1, Double(line) / all)
      distance = max(distance, u - Double(index) / n, Double(index + 1) / n - u)
    }
    let lambda = (n.squareRoot() + 0.12 + 0.11 / n.squareRoot()) * distance
    if 2 * exp(-2 * lambda * lambda) < 1e-4 { return (first, last) }
    // Neighbours: their number is nearly a Poisson number with mean n²/N.
    let neighbours = zip(lines, lines.dropFirst()).filter { $1 - $0 == 1 }
    let (expected, found) = (n * n / all, Double(neighbours.count))
    if let pair = neighbours.first, found >= 3, found * log(max(expected, 1e-300)) - lgamma(found + 1) < log(1e-6) {
      return (pair.0, neighbours.last?.1 ?? pair.1)
    }
    return nil
  }

  /// How far the ranks of some values among others lie from the middle, in standard deviations (Mann & Whitney 1947); nil
  /// where there are too few.
  private static func score(_ values: [Double], among others: [Double]) -> Double? {
    let values = values.filter(\.isFinite)
    let others = others.filter(\.isFinite).sorted()
    guard values.count >= 5, others.count >= 50, let least = others.first, let most = others.last, least < most else {
      return nil
    }
    func below(_ value: Double, orEqual: Bool) -> Double {
      var (low, high) = (0, others.count)
      while low < high {
        let middle = (low + high) / 2
        if orEqual ? others[middle] <= value : others[middle] < value { low = middle + 1 } else { high = middle }
      }
      return Double(low)
    }
    let (m, n) = (Double(values.count), Double(others.count))
    let ranks = values.map { (below($0, orEqual: false) + below($0, orEqual: true)) / (2 * n) }
    return (ranks.reduce(0, +) / m - 0.5) / ((m + n + 1) / (12 * m * n)).squareRoot()
  }
}
