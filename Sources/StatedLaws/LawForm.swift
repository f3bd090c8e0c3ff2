import Chance
import Foundation

/// A law as a function of its parameters, each with the scale on which it is drawn.
///
/// The parameters are those that the law lists, in its order, so that a covariance can name them; mixtures and spliced
/// laws are made anew of their parts.
struct LawForm: Sendable {
  /// On which scale a parameter is normal: the one on which `dabing fit` finds it, and whose every value it can have.
  enum Scale: Sendable, Hashable {
    /// Any real number, as it is.
    case identity
    /// A number above 0, as its logarithm.
    case logarithm
    /// A probability, as its log odds.
    case logOdds
    /// A mixture's weight, as the logarithm of its ratio to the weights that are not estimated. Of mixtures within each
    /// other, the one whose parameters begin so.
    case weight(of: String)
    /// A parameter that the law cannot be made anew of.
    case fixed
  }

  struct Parameter: Sendable {
    let name: String
    let value: Double
    let scale: Scale

    /// The parameter of a law that holds the one it belongs to.
    fileprivate func within(_ prefix: String) -> Parameter {
      let scale: Scale = if case .weight(let inner) = scale { .weight(of: prefix + inner) } else { scale }
      return Parameter(name: prefix + name, value: value, scale: scale)
    }
  }

  let parameters: [Parameter]
  /// The law of other values of the parameters; nil where it refuses them.
  let law: @Sendable (ArraySlice<Double>) -> (any SeverityLaw)?

  init(_ law: any SeverityLaw, in catalogue: LawCatalogue) {
    switch law {
    case let mixture as Mixture: self.init(mixture, catalogue)
    case let spliced as Spliced: self.init(spliced, catalogue)
    default: self.init(simple: law, catalogue)
    }
  }

  /// What stands before the name of a component's parameter in the mixture's.
  static func prefix(component index: Int, _ law: any SeverityLaw) -> String { "\(index + 1).\(law.name)." }

  /// What stands before the name of a part's parameter in the spliced law's.
  static func prefix(part name: String, _ law: any SeverityLaw) -> String { "\(name).\(law.name)." }

  private init(_ mixture: Mixture, _ catalogue: LawCatalogue) {
    let parts = mixture.components.map { LawForm($0.law, in: catalogue) }
    parameters = zip(mixture.components, parts).enumerated().flatMap { index, pair in
      [Parameter(name: "\(index + 1).weight", value: pair.0.weight, scale: .weight(of: ""))]
        + pair.1.parameters.map { $0.within(Self.prefix(component: index, pair.0.law)) }
    }
    law = { values in
      var rest = values
      var components: [Mixture.Component] = []
      for part in parts {
        guard let weight = rest.popFirst(), let law = part.law(rest.prefix(part.parameters.count)) else { return nil }
        rest = rest.dropFirst(part.parameters.count)
        components.append(.init(weight: weight, law: law))
      }
      return try? Mixture(components: components)
    }
  }

  private init(_ spliced: Spliced, _ catalogue: LawCatalogue) {
    let (body, tail) = (LawForm(spliced.body, in: catalogue), LawForm(spliced.tail, in: catalogue))
    parameters =
      [
        Parameter(name: "threshold", value: spliced.threshold, scale: .logarithm),
        Parameter(name: "tailWeight", value: spliced.tailWeight, scale: .logOdds),
      ] + body.parameters.map { $0.within(Self.prefix(part: "body", spliced.body)) }
      + tail.parameters.map { $0.within(Self.prefix(part: "tail", spliced.tail)) }
    law = { values in
      var rest = values
      guard let threshold = rest.popFirst(), let weight = rest.popFirst(),
        let bodyLaw = body.law(rest.prefix(body.parameters.count)),
        let tailLaw = tail.law(rest.dropFirst(body.parameters.count))
      else { return nil }
      return try? Spliced(body: bodyLaw, tail: tailLaw, threshold: threshold, tailWeight: weight)
    }
  }

  /// Parameters that can be any real number, which the fit moves as they are; the shape of a generalised Pareto law is
  /// one too.
  private static let realParameters = ["meanlog", "generalizedPareto.shape"]

  private init(simple law: any SeverityLaw, _ catalogue: LawCatalogue) {
    let listed = law.parameters
    let values = Dictionary(listed.map { ($0.name, $0.value) }, uniquingKeysWith: { a, _ in a })
    guard let entry = catalogue.entries.first(where: { $0.name == law.name }),
      entry.parameters.allSatisfy({ values[$0] != nil })
    else {
      parameters = listed.map { Parameter(name: $0.name, value: $0.value, scale: .fixed) }
      self.law = { _ in law }
      return
    }
    parameters = listed.map { name, value in
      let isReal = Self.realParameters.contains(name) || Self.realParameters.contains("\(law.name).\(name)")
      let isOwn = entry.parameters.contains(name)
      return Parameter(name: name, value: value, scale: !isOwn ? .fixed : isReal || value <= 0 ? .identity : .logarithm)
    }
    let places = entry.parameters.compactMap { name in listed.firstIndex { $0.name == name } }
    self.law = { values in try? entry.build(places.map { values[values.startIndex + $0] }) }
  }
}
