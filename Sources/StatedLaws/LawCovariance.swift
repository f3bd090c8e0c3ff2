import Chance
import Documents
import Foundation
import Plans
import Wording

/// The covariance of a law's fitted parameters, as `dabing fit` writes it beside them.
///
/// Every path of a run draws the parameters of a law of X, or of a law of cost inside episodes, once, from the normal
/// law in the coordinates of the fit: the logarithm of a parameter that is above 0, the log odds of a probability, any
/// other as it is (`LawCoordinates`). A mixture and a spliced law have a covariance of all their parameters, or one
/// beside each of their parts, or both.
package enum LawCovariance {
  package static let field = Field(
    "covariance",
    .object([
      Field("of", .list(.text, atLeast: 1), required: true, "the parameters that were estimated"),
      Field(
        "rows", .list(.list(.number(.plain, -1e300...1e300), atLeast: 1), atLeast: 1), required: true,
        "their covariance, row by row"),
    ]),
    "of the estimated parameters, as dabing fit writes it: every path draws the parameters of a law of X, or of a law of cost inside episodes, from it"
  )

  /// A covariance with the names of its parameters as the whole law lists them.
  struct Stated {
    let names: [String]
    let rows: [[Double]]
    /// Where it stands.
    let reader: Reader
  }

  /// What the covariances beside a law and its parts leave unknown of it; nil where there are none, or one is wrong.
  package static func uncertainty(
    _ reader: Reader, of law: any SeverityLaw, at place: String, in catalogue: LawCatalogue
  ) -> LawUncertainty? {
    draws(of: law, stated(reader, of: law), at: place, in: catalogue)?.uncertainty
  }

  /// The same with the coordinates that are drawn.
  static func draws(
    of law: any SeverityLaw, _ all: [Stated], at place: String, in catalogue: LawCatalogue
  ) -> (uncertainty: LawUncertainty, coordinates: LawCoordinates)? {
    let names = all.flatMap(\.names)
    guard !names.isEmpty, all.allSatisfy({ isSquare($0.rows, $0.names.count) }),
      let coordinates = LawCoordinates(of: names, in: LawForm(law, in: catalogue))
    else { return nil }
    // The parts were fitted apart: what is between them is 0.
    var rows = names.map { _ in names.map { _ in 0.0 } }
    var start = 0
    for one in all {
      for (i, row) in one.rows.enumerated() {
        for (j, value) in row.enumerated() { rows[start + i][start + j] = value }
      }
      start += one.names.count
    }
    let uncertainty = LawUncertainty(
      place: place, estimates: coordinates.estimates, covariance: coordinates.covariance(rows),
      names: coordinates.names
    ) { drawn in
      // Beyond what `LawReach` has looked at, a law that refuses what a normal law can draw keeps its estimates.
      coordinates.law(drawn) ?? law
    }
    return uncertainty.map { ($0, coordinates) }
  }

  /// Whether there is a covariance beside a law or one of its parts.
  package static func isStated(_ reader: Reader) -> Bool {
    reader.object("covariance") != nil || reader.list("components").contains { part($0, "law") }
      || part(reader, "body") || part(reader, "tail")
  }

  private static func part(_ reader: Reader, _ key: String) -> Bool { reader.object(key).map(isStated) ?? false }

  /// All covariances, the whole law's first.
  static func stated(_ reader: Reader, of law: any SeverityLaw) -> [Stated] {
    var all: [Stated] = []
    if let part = reader.object("covariance") {
      all.append(
        Stated(names: (part.node["of"]?.elements ?? []).compactMap(\.text), rows: part.rows("rows"), reader: part))
    }
    func add(_ key: String, of holder: Reader, _ law: any SeverityLaw, _ prefix: String) {
      guard let part = holder.object(key) else { return }
      all += stated(part, of: law).map { own in
        Stated(names: own.names.map { prefix + $0 }, rows: own.rows, reader: own.reader)
      }
    }
    switch law {
    case let mixture as Mixture:
      // A component without weight is none.
      let components = reader.list("components").filter { ($0.number("weight") ?? 0) > 0 }
      for (index, (part, component)) in zip(components, mixture.components).enumerated() {
        add("law", of: part, component.law, LawForm.prefix(component: index, component.law))
      }
    case let spliced as Spliced:
      add("body", of: reader, spliced.body, LawForm.prefix(part: "body", spliced.body))
      add("tail", of: reader, spliced.tail, LawForm.prefix(part: "tail", spliced.tail))
    default: break
    }
    return all
  }

  private static func isSquare(_ rows: [[Double]], _ count: Int) -> Bool {
    rows.count == count && rows.allSatisfy { $0.count == count }
  }

  /// Reports what is wrong with the covariance of a law that has one; those of its parts have been checked.
  package static func check(_ reader: Reader, of law: any SeverityLaw, in catalogue: LawCatalogue) {
    guard let part = reader.object("covariance") else { return }
    let names = (part.node["of"]?.elements ?? []).compactMap(\.text)
    let known = law.parameters.map(\.name)
    for (index, name) in names.enumerated() {
      if !known.contains(name) {
        return part.report("the law has no parameter '\(name)'", at: "of", nearest: nearestName(to: name, in: known))
      }
      if names.firstIndex(of: name) != index { return part.report("'\(name)' stands here twice", at: "of") }
    }
    let all = stated(reader, of: law)
    let everywhere = all.flatMap(\.names)
    if let twice = names.first(where: { name in everywhere.count { $0 == name } > 1 }) {
      return part.report("'\(twice)' stands in the covariance beside its own law too", at: "of")
    }
    if let reason = LawCoordinates.obstacle(to: everywhere, in: LawForm(law, in: catalogue)) {
      return part.report(reason, at: "of")
    }
    let rows = part.rows("rows")
    if let reason = fault(rows, names.count) { return part.report(reason, at: "rows") }
    if draws(of: law, [Stated(names: names, rows: rows, reader: part)], at: part.path, in: catalogue) == nil {
      part.report("no covariance: it has a negative eigenvalue", at: "rows")
    }
  }

  /// What is wrong with the covariance of so many parameters at first sight; nil where nothing is.
  private static func fault(_ rows: [[Double]], _ count: Int) -> Message? {
    guard isSquare(rows, count) else {
      return count == 1
        ? "the covariance of one parameter is one row of one number"
        : "the covariance of \(count) parameters has \(count) rows of as many numbers"
    }
    for row in rows.indices {
      for column in 0...row {
        let (value, other) = (rows[row][column], rows[column][row])
        let bound = max(0, rows[row][row]).squareRoot() * max(0, rows[column][column]).squareRoot()
        // Rounded on the way to the file, a correlation of 1 can come out a little larger.
        guard abs(value - other) <= 1e-9 * bound, rows[row][row] >= 0, abs(value) <= bound * (1 + 1e-9) else {
          return "no covariance: it must be symmetric, with variances of 0 or more and correlations from -1 to 1"
        }
      }
    }
    return nil
  }
}
