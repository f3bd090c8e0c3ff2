import Chance
import Foundation
import Wording

/// The estimated parameters of a law on scales whose every value they can have.
///
/// A number above 0 is drawn as its logarithm, a probability as its log odds, the weights of a mixture as logarithms of
/// their ratios to what is left of 1 (the additive logratio of Aitchison & Shen, *Biometrika* 67, 1980), which of two
/// components is the log odds again. The covariance goes along by the delta method.
struct LawCoordinates: Sendable {
  private let form: LawForm
  /// Where the estimated parameters stand among the law's.
  private let places: [Int]
  /// The estimated parameters' coordinates.
  let estimates: [Double]
  /// The derivatives of the parameters by their coordinates, but for what weights of one mixture do to each other.
  private let slopes: [Double]
  private let mixtures: [Weights]

  /// The weights of one mixture.
  private struct Weights: Sendable {
    /// The estimated ones' places among the estimated parameters.
    let estimated: [Int]
    /// The others' places among all parameters.
    let others: [Int]
    /// The sum of the others.
    let rest: Double
  }

  /// - Returns: nil where a name is none of the law's, or there is an `obstacle`.
  init?(of names: [String], in form: LawForm) {
    guard Self.obstacle(to: names, in: form) == nil else { return nil }
    let places = names.compactMap { name in form.parameters.firstIndex { $0.name == name } }
    guard places.count == names.count else { return nil }
    self.form = form
    self.places = places
    var mixtures: [LawForm.Scale: Weights] = [:]
    for place in places {
      let scale = form.parameters[place].scale
      guard case .weight = scale, mixtures[scale] == nil else { continue }
      let all = form.parameters.indices.filter { form.parameters[$0].scale == scale }
      let others = all.filter { !places.contains($0) }
      mixtures[scale] = Weights(
        estimated: places.indices.filter { form.parameters[places[$0]].scale == scale }, others: others,
        rest: others.reduce(0) { $0 + form.parameters[$1].value })
    }
    self.mixtures = mixtures.values.sorted { $0.estimated[0] < $1.estimated[0] }
    let pairs = places.map { place -> (Double, Double) in
      let (value, scale) = (form.parameters[place].value, form.parameters[place].scale)
      switch scale {
      case .identity, .fixed: return (value, 1)
      case .logarithm: return (log(value), value)
      case .logOdds: return (log(value / (1 - value)), value * (1 - value))
      case .weight:
        let rest = mixtures[scale]?.rest ?? 1
        return (log(value / rest), mixtures[scale]?.estimated.count == 1 ? value * rest : value)
      }
    }
    estimates = pairs.map(\.0)
    slopes = pairs.map(\.1)
  }

  /// What the coordinates are called.
  var names: [String] {
    places.map { place in
      let name = form.parameters[place].name
      return switch form.parameters[place].scale {
      case .identity, .fixed: name
      case .logarithm: "the logarithm of \(name)"
      case .logOdds: "the log odds of \(name)"
      case .weight: "the logarithm of the ratio of \(name) to the weights that are not estimated"
      }
    }
  }

  /// Why parameters cannot be drawn together; nil where they can.
  static func obstacle(to names: [String], in form: LawForm) -> Message? {
    for parameter in form.parameters where names.contains(parameter.name) {
      switch parameter.scale {
      case .fixed:
        return "the law cannot be made anew of its '\(parameter.name)', which can have no covariance"
      case .logOdds where parameter.value <= 0 || parameter.value >= 1:
        return "'\(parameter.name)' is \(parameter.value): with an error it must lie between 0 and 1"
      case .weight where form.parameters.allSatisfy({ $0.scale != parameter.scale || names.contains($0.name) }):
        return "the weights add up to 1, so that the last follows from the others: leave '\(parameter.name)' out"
      default: break
      }
    }
    return nil
  }

  /// The covariance of the coordinates, given that of the parameters.
  func covariance(_ rows: [[Double]]) -> [[Double]] {
    var result = rows.enumerated().map { i, row in row.enumerated().map { $1 / (slopes[i] * slopes[$0]) } }
    // With weights w and a rest r, d log(w/r) = dw/w + Σ dw/r.
    for weights in mixtures where weights.estimated.count > 1 {
      func spread(_ line: [Double]) -> [Double] {
        let common = weights.estimated.reduce(0) { $0 + slopes[$1] * line[$1] } / weights.rest
        var line = line
        for i in weights.estimated { line[i] += common }
        return line
      }
      let once = result.map(spread)
      let columns = once.indices.map { column in spread(once.map { $0[column] }) }
      result = once.indices.map { row in columns.map { $0[row] } }
    }
    return result
  }

  /// The law of coordinates; nil where it refuses them.
  func law(_ coordinates: [Double]) -> (any SeverityLaw)? {
    var values = form.parameters.map(\.value)
    for (index, place) in places.enumerated() {
      switch form.parameters[place].scale {
      case .identity: values[place] = coordinates[index]
      case .logarithm: values[place] = exp(coordinates[index])
      case .logOdds: values[place] = 1 / (1 + exp(-coordinates[index]))
      case .weight, .fixed: break
      }
    }
    for weights in mixtures {
      // Over the largest of them, so that none overflows.
      let highest = weights.estimated.reduce(0) { max($0, coordinates[$1]) }
      let left = exp(-highest)
      let total = weights.estimated.reduce(left) { $0 + exp(coordinates[$1] - highest) }
      for i in weights.estimated { values[places[i]] = exp(coordinates[i] - highest) / total }
      for place in weights.others { values[place] *= left / total / weights.rest }
    }
    return form.law(values[...])
  }
}
