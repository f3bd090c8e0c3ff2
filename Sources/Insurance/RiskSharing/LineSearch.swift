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
package struct LineSearch<Point: LinePoint> {
  package typealias Line = (start: Point, end: Point)

  /// In ascending order; a cliff lies between two of them.
  package private(set) var lines: [Line] = []
  private let slack: Double
  private let isCliff: (Point, Point) -> Bool
  private let point: (Money) -> Point

  /// - Parameters:
  ///   - slack: how far roundings may take a year off its line.
  ///   - isCliff: whether what one fen of claims moves is a cliff and no rounding.
  ///   - point: the results at some claims.
  package init(slack: Double, isCliff: @escaping (Point, Point) -> Bool, point: @escaping (Money) -> Point) {
    (self.slack, self.isCliff, self.point) = (slack, isCliff, point)
  }

  /// Searches between claims that are tried in any case.
  ///
  /// - Parameter ends: in ascending order.
  package mutating func search(between ends: [Money]) {
    guard var start = ends.first.map(point) else { return }
    for upper in ends.dropFirst() {
      let end = point(upper)
      divide(start, end)
      start = end
    }
  }

  private mutating func divide(_ start: Point, _ end: Point) {
    let width = end.claims.fen - start.claims.fen
    guard width > 1 else {
      if !isCliff(start, end) { lines.append((start, end)) }
      return
    }
    let isLine = [0.29, 0.5, 0.77].allSatisfy { share in
      lies(point(start.claims + Money(fen: Int64(Double(width) * share))), on: (start, end))
    }
    if isLine {
      lines.append((start, end))
      return
    }
    let middle = point(Money(fen: start.claims.fen + width / 2))
    divide(start, middle)
    divide(middle, end)
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
