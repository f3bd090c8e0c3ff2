import Insurance

/// Results at some claims: a point of a function of claims that may bend and jump.
package protocol LinePoint: Sendable {
  var claims: Money { get }
  /// What has to lie on a line, all in one unit.
  var values: SIMD16<Double> { get }
}

/// Cuts claims where results bend or jump.
///
/// Found by settling years, not by reading rules: claims between two others make a line where the years settled inside
/// lie on it, and are halved otherwise, down to a single fen. So it holds for any rule, as long as a bend shows at one of
/// the claims that are tried.
package struct LineSearch<Point: LinePoint>: Sendable {
  package typealias Line = (start: Point, end: Point)

  private let slack: Double
  private let isCliff: @Sendable (Point, Point) -> Bool
  private let point: @Sendable (Money) -> Point

  /// - Parameters:
  ///   - slack: how far roundings may take a year off its line.
  ///   - isCliff: whether what one fen of claims moves is a cliff and no rounding.
  ///   - point: the results at some claims.
  package init(
    slack: Double, isCliff: @escaping @Sendable (Point, Point) -> Bool, point: @escaping @Sendable (Money) -> Point
  ) {
    (self.slack, self.isCliff, self.point) = (slack, isCliff, point)
  }

  /// The lines between claims that are tried in any case, in ascending order; a cliff lies between two of them.
  ///
  /// - Parameter ends: in ascending order.
  package func lines(between ends: some Collection<Money>) -> [Line] {
    var lines: [Line] = []
    guard var start = ends.first.map(point) else { return lines }
    for upper in ends.dropFirst() {
      let end = point(upper)
      divide(start, end, into: &lines)
      start = end
    }
    return lines
  }

  private func divide(_ start: Point, _ end: Point, into lines: inout [Line]) {
    let width = end.claims.fen - start.claims.fen
    guard width > 1 else {
      if !isCliff(start, end) { lines.append((start, end)) }
      return
    }
    func inside(_ share: Double) -> Point { point(start.claims + Money(fen: Int64(Double(width) * share))) }
    let middle = inside(0.5)
    if lies(middle, on: (start, end)), lies(inside(0.29), on: (start, end)), lies(inside(0.77), on: (start, end)) {
      lines.append((start, end))
      return
    }
    divide(start, middle, into: &lines)
    divide(middle, end, into: &lines)
  }

  /// Whether a point lies on a line, but for roundings.
  package func lies(_ point: Point, on line: Line) -> Bool {
    let (start, end) = line
    let share = Double(point.claims.fen - start.claims.fen) / Double(max(end.claims.fen - start.claims.fen, 1))
    let off = start.values + share * (end.values - start.values) - point.values
    // Either side, since a vector has no magnitude.
    return off.max() <= slack && off.min() >= -slack
  }
}
