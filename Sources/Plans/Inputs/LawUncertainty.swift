import Chance
import Foundation
import Insurance
import Wording

/// What a fit leaves unknown of a law: its parameters are normal in the coordinates of the fit, around the estimates.
///
/// Every path draws parameters once and keeps them for all its years, since they are not known better in a later year.
/// The draws have a stream of their own: with or without them, shocks, claimants and amounts use the same numbers.
public struct LawUncertainty: Sendable {
  /// The number by which the stream of the parameters is addressed: groups with the same law have the same draw.
  let stream: UInt32
  /// Where the law stands in its file, and what its coordinates are called; no names where nobody says.
  let place: String
  private let names: [String]
  private let estimates: [Double]
  /// L with Σ = LLᵀ, row by row.
  private let root: [[Double]]
  private let law: @Sendable ([Double]) -> any SeverityLaw

  /// - Parameters:
  ///   - place: where the law stands in its file.
  ///   - estimates: in the coordinates of the fit.
  ///   - covariance: of the estimates in these coordinates; symmetric, with no negative eigenvalue.
  ///   - names: of the coordinates.
  ///   - law: of coordinates.
  /// - Returns: nil where the matrix is no covariance.
  public init?(
    place: String, estimates: [Double], covariance: [[Double]], names: [String] = [],
    law: @escaping @Sendable ([Double]) -> any SeverityLaw
  ) {
    guard let root = Self.root(of: covariance), root.count == estimates.count else { return nil }
    stream = streamNumber(of: place)
    (self.place, self.names) = (place, names)
    self.estimates = estimates
    self.root = root
    self.law = law
  }

  /// The lower triangular root (Cholesky); a parameter that follows from those before it has nothing of its own.
  private static func root(of covariance: [[Double]]) -> [[Double]]? {
    let count = covariance.count
    var root = Array(repeating: Array(repeating: 0.0, count: count), count: count)
    for i in 0..<count {
      guard covariance[i].count == count else { return nil }
      for j in 0...i {
        let rest = covariance[i][j] - (0..<j).reduce(0) { $0 + root[i][$1] * root[j][$1] }
        if i == j {
          guard rest >= -1e-9 * covariance[i][i] else { return nil }
          root[i][i] = max(0, rest).squareRoot()
        } else {
          root[i][j] = root[j][j] > 1e-9 * covariance[j][j].squareRoot() ? rest / root[j][j] : 0
        }
      }
    }
    return root
  }

  /// What is known of the parameters, for telling two laws apart.
  package var fingerprint: String { "\(estimates) \(root)" }

  /// How many independent normals a draw takes.
  package var dimension: Int { estimates.count }

  func normals(using stream: inout RandomStream) -> [Double] { estimates.map { _ in stream.standardNormal() } }

  /// The law of the parameters L·z away from the estimates.
  func law(at normals: [Double]) -> any SeverityLaw { law(coordinates(at: normals)) }

  /// The coordinates L·z.
  package func coordinates(at normals: [Double]) -> [Double] {
    estimates.indices.map { i in estimates[i] + (0...i).reduce(0) { $0 + root[i][$1] * normals[$1] } }
  }

  /// What one normal adds to the coordinates where it is 1.
  package func column(_ normal: Int) -> [Double] { root.map { $0[normal] } }

  /// The standard deviation of the coordinate with the largest one, and what it is called.
  var widest: (deviation: Double, name: String?) {
    let deviations = root.map { row in row.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    guard let place = deviations.indices.max(by: { deviations[$0] < deviations[$1] }) else { return (0, nil) }
    return (deviations[place], names.indices.contains(place) ? names[place] : nil)
  }

  /// The standard deviations of the coordinates, as the list of a run's inputs has them.
  var words: Words {
    let deviations = root.map { row in row.reduce(0) { $0 + $1 * $1 }.squareRoot() }
    let list = deviations.enumerated().map { place, deviation in
      [names.indices.contains(place) ? names[place] : nil, "±" + shortNumber(deviation)].compactMap(\.self)
        .joined(separator: " ")
    }.joined(separator: ", ")
    return Words(
      en: "\(list) (standard errors; every path draws its own parameters)",
      zh: "\(list)（标准误；每条路径抽取各自的参数）")
  }

  func draw(using stream: inout RandomStream) -> any SeverityLaw { law(at: normals(using: &stream)) }

  /// The same of amounts that are larger by a factor.
  public func scaled(by factor: Double) -> LawUncertainty {
    let law = law
    return LawUncertainty(self) { law($0).scaled(by: factor) }
  }

  private init(_ other: LawUncertainty, law: @escaping @Sendable ([Double]) -> any SeverityLaw) {
    (stream, place, names) = (other.stream, other.place, other.names)
    (estimates, root) = (other.estimates, other.root)
    self.law = law
  }
}

extension SimulationPlan {
  private var uncertainties: [LawUncertainty] {
    cohorts.flatMap { cohort in
      [cohort.uncertainty].compactMap(\.self) + (cohort.episodes?.uncertainties.map(\.parameters) ?? [])
    }
  }

  /// The laws whose parameters every path draws, with how far these are known; each once, by where it stands in the file.
  package var drawnParameters: [(place: String, words: Words)] {
    var seen: Set<String> = []
    return uncertainties.filter { seen.insert($0.place).inserted }.map { ($0.place + ".covariance", $0.words) }
  }

  /// An error that names the covariance of which the draws may be the reason, where a year's money is too large.
  package func explaining(_ error: SimulationError) -> SimulationError {
    guard error.code == .amountTooLarge,
      let widest = uncertainties.max(by: { $0.widest.deviation < $1.widest.deviation })
    else {
      return error
    }
    let (deviation, name) = widest.widest
    let measure: Message = name.map { Message(": the standard deviation of \($0) is \(shortNumber(deviation))") } ?? ""
    return SimulationError(
      error.code,
      "\(error.said); every path draws the parameters of \(widest.place) by its covariance, which may be the reason\(measure)"
    )
  }
}

/// A number of four digits.
package func shortNumber(_ value: Double) -> String { String(format: "%.4g", value) }
