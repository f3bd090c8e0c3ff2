import Statistics

/// The results of a run: one row for each metric, year, group and policy.
public struct ResultTable: Sendable {
  public struct Row: Sendable {
    public let metric: Metric
    /// Nil for the whole horizon.
    public let year: Int?
    /// Nil for all groups together.
    public let group: String?
    public let policy: String
    public let estimate: Estimate
  }

  public private(set) var rows: [Row] = []

  package init() {}

  /// Adds a row; none where the estimate is nil.
  package mutating func add(_ metric: Metric, year: Int?, group: String? = nil, policy: String, _ estimate: Estimate?) {
    guard let estimate else { return }
    rows.append(Row(metric: metric, year: year, group: group, policy: policy, estimate: estimate))
  }

  /// The rows without some.
  package func without(_ isGone: (Row) -> Bool) -> ResultTable {
    var table = self
    table.rows.removeAll(where: isGone)
    return table
  }

  /// The same rows with other estimates.
  package func mapped(_ estimate: (_ index: Int, _ row: Row) -> Estimate) -> ResultTable {
    var table = self
    for (index, row) in rows.enumerated() {
      table.rows[index] = Row(
        metric: row.metric, year: row.year, group: row.group, policy: row.policy, estimate: estimate(index, row))
    }
    return table
  }

  /// Whether another table has the same figures in the same order, to the last bit.
  package func hasSameFigures(as other: ResultTable) -> Bool {
    rows.count == other.rows.count
      && zip(rows, other.rows).allSatisfy { mine, theirs in
        mine.metric.name == theirs.metric.name && mine.year == theirs.year && mine.group == theirs.group
          && mine.estimate == theirs.estimate
      }
  }

  /// The row of a metric, if there is one.
  public func row(_ metric: String, year: Int? = nil, group: String? = nil) -> Row? {
    rows.first { $0.metric.name == metric && $0.group == group && (year == nil || $0.year == year) }
  }

  /// The estimate of the same figure as a row of another table, which is likely at the same place.
  package func estimate(of other: Row, at index: Int) -> Estimate? {
    func isSame(_ row: Row) -> Bool {
      row.metric.name == other.metric.name && row.year == other.year && row.group == other.group
    }
    if rows.indices.contains(index), isSame(rows[index]) { return rows[index].estimate }
    return rows.first(where: isSame)?.estimate
  }

  /// Every metric that some run of this policy has, in the order of the report: those of the glossary, then those of the
  /// layers of benefit and of the insurers that there are rows of.
  public var metrics: [Metric] {
    var seen: Set<String> = []
    return Metric.glossary
      + rows.map(\.metric).filter { ($0.layer != nil || $0.insurer != nil) && seen.insert($0.name).inserted }
  }

  public var years: [Int] { Array(Set(rows.compactMap(\.year))).sorted() }
}
