import Chance

/// What a fit leaves unknown of a law: its parameters are normal in the coordinates of the fit, around the estimates.
///
/// Every path draws parameters once and keeps them for all its years, since they are not known better in a later year.
/// The draws have a stream of their own: with or without them, shocks, claimants and amounts use the same numbers.
public struct LawUncertainty: Sendable {
  /// The number by which the stream of the parameters is addressed: groups with the same law have the same draw.
  let stream: UInt32
  private let estimates: [Double]
  /// L with Σ = LLᵀ, row by row.
  private let root: [[Double]]
  private let law: @Sendable ([Double]) -> any SeverityLaw

  /// - Parameters:
  ///   - place: where the law stands in its file.
  ///   - estimates: in the coordinates of the fit.
  ///   - covariance: of the estimates in these coordinates; symmetric, with no negative eigenvalue.
  ///   - law: of coordinates.
  /// - Returns: nil where the matrix is no covariance.
  public init?(
    place: String, estimates: [Double], covariance: [[Double]], law: @escaping @Sendable ([Double]) -> any SeverityLaw
  ) {
    guard let root = Self.root(of: covariance), root.count == estimates.count else { return nil }
    stream = streamNumber(of: place)
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
  var fingerprint: String { "\(estimates) \(root)" }

  /// How many independent normals a draw takes.
  var dimension: Int { estimates.count }

  func normals(using stream: inout RandomStream) -> [Double] { estimates.map { _ in stream.standardNormal() } }

  /// The law of the parameters L·z away from the estimates.
  func law(at normals: [Double]) -> any SeverityLaw {
    law(estimates.indices.map { i in estimates[i] + (0...i).reduce(0) { $0 + root[i][$1] * normals[$1] } })
  }

  func draw(using stream: inout RandomStream) -> any SeverityLaw { law(at: normals(using: &stream)) }

  /// The same of amounts that are larger by a factor.
  public func scaled(by factor: Double) -> LawUncertainty {
    let law = law
    return LawUncertainty(stream: stream, estimates: estimates, root: root) { law($0).scaled(by: factor) }
  }

  private init(
    stream: UInt32, estimates: [Double], root: [[Double]], law: @escaping @Sendable ([Double]) -> any SeverityLaw
  ) {
    self.stream = stream
    self.estimates = estimates
    self.root = root
    self.law = law
  }
}
