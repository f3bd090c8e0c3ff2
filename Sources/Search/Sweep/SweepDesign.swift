import Chance
import Documents
import Scenarios

/// Which points a sweep visits.
package struct SweepDesign: Sendable {
  package let axes: [SweepAxis]
  package let points: [Point]
  /// How many points of the Sobol sequence there are; nil for a grid.
  package let sobolPoints: Int?

  /// One point: for each axis its value, or nil where the scenario's own stands.
  package struct Point: Sendable {
    package let role: Role
    package let values: [VariedValue?]
  }

  /// What a point is for. Axes and rows are counted from 0.
  package enum Role: Sendable, Hashable {
    case grid
    /// The scenario as it is, and one value alone at its low or high end: for the tornado.
    case base
    case low(axis: Int)
    case high(axis: Int)
    /// Rows of the matrices A, B and A with one column of B: for the sensitivity indices.
    case a(row: Int)
    case b(row: Int)
    case mixed(axis: Int, row: Int)

    /// Whether it is for the tornado.
    package var isAlone: Bool {
      switch self {
      case .base, .low, .high: true
      case .grid, .a, .b, .mixed: false
      }
    }

    package var name: String {
      switch self {
      case .grid: "grid"
      case .base: "base"
      case .low: "low"
      case .high: "high"
      case .a: "A"
      case .b: "B"
      case .mixed: "AB"
      }
    }
  }

  /// More points than this are refused.
  package static let most = 1_000_000

  /// - Parameter sobolPoints: nil for a grid of all combinations.
  /// - Throws: `DocumentError` with everything that is wrong with the axes.
  package init(axes: [SweepAxis], sobolPoints: Int?) throws(DocumentError) {
    self.axes = axes
    self.sobolPoints = sobolPoints
    var problems: [Problem] = []
    for (i, axis) in axes.enumerated() where axes[..<i].contains(where: { $0.path == axis.path }) {
      problems.append(Problem("is varied twice", at: Place(file: "--vary \(axis.path)")))
    }
    for axis in axes where Alternative.isFixed(axis.path) {
      problems.append(
        Problem(
          "is the same for all points, so that they meet the same draws: use --set",
          at: Place(file: "--vary \(axis.path)")))
    }
    for axis in axes {
      switch axis.values {
      case .list where sobolPoints != nil:
        problems.append(
          Problem("--points fills a range: write \(axis.path)=from…to", at: Place(file: "--vary \(axis.path)")))
      case .range(let range) where sobolPoints == nil:
        problems.append(
          Problem(
            "a grid needs the step, \(axis.path)=\(range.text):step; --points fills the range without one",
            at: Place(file: "--vary \(axis.path)")))
      default: break
      }
    }
    guard problems.isEmpty else { throw DocumentError(.invalid, problems) }
    let alone = axes.count > 1 ? Self.oneAtATime(axes) : []
    if let sobolPoints {
      points = try Self.sobol(axes, sobolPoints) + alone
    } else {
      points = try Self.grid(axes) + alone
    }
  }

  /// All combinations; the last axis moves first.
  private static func grid(_ axes: [SweepAxis]) throws(DocumentError) -> [Point] {
    var rows: [[VariedValue?]] = [[]]
    for axis in axes {
      guard case .list(let values) = axis.values else { continue }
      guard rows.count * values.count <= most else { throw tooMany }
      rows = rows.flatMap { row in values.map { row + [$0] } }
    }
    return rows.map { Point(role: .grid, values: $0) }
  }

  private static var tooMany: DocumentError {
    DocumentError(.invalid, [Problem("there are more than \(most) points", at: Place(file: "--vary"))])
  }

  /// The scenario as it is, and each value alone at its ends.
  private static func oneAtATime(_ axes: [SweepAxis]) -> [Point] {
    let none: [VariedValue?] = axes.map { _ in nil }
    var points = [Point(role: .base, values: none)]
    for (i, axis) in axes.enumerated() {
      guard let ends = axis.ends else { continue }
      for (role, value) in [(Role.low(axis: i), ends.low), (.high(axis: i), ends.high)] {
        var values = none
        values[i] = value
        points.append(Point(role: role, values: values))
      }
    }
    return points
  }

  /// The matrices of Saltelli's design: A and B are the halves of one Sobol sequence in twice the dimensions.
  private static func sobol(_ axes: [SweepAxis], _ count: Int) throws(DocumentError) -> [Point] {
    let k = axes.count
    guard (2...most).contains(count), count * (k + 2) <= most else {
      throw DocumentError(
        .invalid,
        [Problem("it must lie between 2 and \(most / (k + 2)) for \(k) values", at: Place(file: "--points \(count)"))])
    }
    guard let rows = SobolSequence.points(count: count, dimensions: 2 * k) else {
      throw DocumentError(
        .invalid,
        [
          Problem(
            "no more than \(SobolSequence.mostDimensions / 2) values can be varied together",
            at: Place(file: "--points \(count)"))
        ])
    }
    func values(_ row: [Double]) -> [VariedValue?] {
      zip(axes, row).map { axis, share in
        guard case .range(let range) = axis.values else { return nil }
        return range.value(at: share)
      }
    }
    let a = rows.map { values(Array($0[..<k])) }
    let b = rows.map { values(Array($0[k...])) }
    var points: [Point] = []
    for row in 0..<count {
      points.append(Point(role: .a(row: row), values: a[row]))
      points.append(Point(role: .b(row: row), values: b[row]))
      for axis in 0..<k {
        var mixed = a[row]
        mixed[axis] = b[row][axis]
        points.append(Point(role: .mixed(axis: axis, row: row), values: mixed))
      }
    }
    return points
  }

  /// What a point sets.
  ///
  /// - Throws: `DocumentError` where a value is no YAML.
  func overrides(of point: Point) throws(DocumentError) -> [Override] {
    var overrides: [Override] = []
    for (axis, value) in zip(axes, point.values) {
      guard let value else { continue }
      overrides.append(try value.override(at: axis.path, flag: "--vary"))
    }
    return overrides
  }
}
