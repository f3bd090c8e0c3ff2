import Chance
import Documents
import Foundation
import Simulation

/// The covariance of a law's fitted parameters, as `dabing fit` writes it beside them.
///
/// Every path of a run draws the parameters of a law of X once, from the normal law in the coordinates of the fit: the
/// logarithm of a parameter that is above 0, any other as it is. The covariance of a composed law, or of one inside
/// episodes, is kept for the record.
enum LawCovariance {
  static let field = Field(
    "covariance",
    .object([
      Field("of", .list(.text, atLeast: 1), required: true, "the parameters that were estimated"),
      Field(
        "rows", .list(.list(.number(.plain, -1e300...1e300), atLeast: 1), atLeast: 1), required: true,
        "their covariance, row by row"),
    ]), "of the estimated parameters, as dabing fit writes it: every path draws its parameters from it")

  /// Parameters that can be any real number, which the fit moves as they are; the shape of a generalised Pareto law is
  /// one too.
  private static let realParameters = ["meanlog", "generalizedPareto.shape"]

  /// What the covariance beside a law of the catalogue leaves unknown of it; nil where there is none, or it is wrong.
  static func uncertainty(
    _ reader: Reader, of law: any SeverityLaw, at place: String, in catalogue: LawCatalogue
  ) -> LawUncertainty? {
    guard let part = reader.object("covariance"),
      let entry = catalogue.entries.first(where: { $0.name == law.name })
    else { return nil }
    let names = (part.node["of"]?.elements ?? []).compactMap(\.text)
    let rows = part.rows("rows")
    let values = Dictionary(law.parameters.map { ($0.name, $0.value) }, uniquingKeysWith: { a, _ in a })
    guard rows.count == names.count, rows.allSatisfy({ $0.count == names.count }),
      names.allSatisfy({ values[$0] != nil }), entry.parameters.allSatisfy({ values[$0] != nil })
    else { return nil }
    let isLogarithm = names.map { name in
      !realParameters.contains(name) && !realParameters.contains("\(law.name).\(name)") && (values[name] ?? 0) > 0
    }
    let slopes = zip(names, isLogarithm).map { $1 ? values[$0] ?? 1 : 1 }
    let uncertainty = LawUncertainty(
      place: place,
      estimates: zip(names, isLogarithm).map { $1 ? log(values[$0] ?? 1) : values[$0] ?? 0 },
      covariance: rows.enumerated().map { i, row in row.enumerated().map { $1 / (slopes[i] * slopes[$0]) } }
    ) { coordinates in
      var drawn = values
      for (i, name) in names.enumerated() { drawn[name] = isLogarithm[i] ? exp(coordinates[i]) : coordinates[i] }
      // A law that refuses what a normal law can draw far out keeps its estimates.
      return (try? entry.build(entry.parameters.map { drawn[$0] ?? 0 })) ?? law
    }
    if uncertainty == nil { part.report("no covariance: it has a negative eigenvalue", at: "rows") }
    return uncertainty
  }

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
