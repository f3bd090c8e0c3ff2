import Chance
import Documents

/// The covariance of a law's fitted parameters, as `dabing fit` writes it beside them.
///
/// It is read and checked here, so that a file that holds one says something sound; no run draws from it.
enum LawCovariance {
  static let field = Field(
    "covariance",
    .object([
      Field("of", .list(.text, atLeast: 1), required: true, "the parameters that were estimated"),
      Field(
        "rows", .list(.list(.number(.plain, -1e300...1e300), atLeast: 1), atLeast: 1), required: true,
        "their covariance, row by row"),
    ]), "of the estimated parameters, as dabing fit writes it; kept for the record")

  /// Reports what is wrong with the covariance of a law that has one.
  static func check(_ reader: Reader, of law: any SeverityLaw) {
    guard let part = reader.object("covariance") else { return }
    let names = (part.node["of"]?.elements ?? []).compactMap(\.text)
    let known = law.parameters.map(\.name)
    for (index, name) in names.enumerated() {
      if !known.contains(name) {
        return part.report("the law has no parameter '\(name)'", at: "of", nearest: nearestName(to: name, in: known))
      }
      if names.firstIndex(of: name) != index { return part.report("'\(name)' stands here twice", at: "of") }
    }
    let rows = part.rows("rows")
    guard rows.count == names.count, rows.allSatisfy({ $0.count == names.count }) else {
      return part.report(
        "the covariance of \(names.count) parameters has \(names.count) rows of as many numbers", at: "rows")
    }
    for row in rows.indices {
      for column in 0...row {
        let (value, other) = (rows[row][column], rows[column][row])
        let bound = (rows[row][row] * rows[column][column]).squareRoot()
        // Rounded on the way to the file, a correlation of 1 can come out a little larger.
        guard abs(value - other) <= 1e-9 * bound, rows[row][row] >= 0, abs(value) <= bound * (1 + 1e-9) else {
          return part.report(
            "no covariance: it must be symmetric, with variances of 0 or more and correlations from -1 to 1", at: "rows"
          )
        }
      }
    }
  }
}
