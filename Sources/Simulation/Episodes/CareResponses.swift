import Chance
import Foundation

/// How the law of X answers to errors of the laws of cost inside it.
///
/// A path draws the laws' parameters once: independent normals z, as many as parameters. Who draws each person draws from
/// the laws themselves. For cells X is moved rank by rank instead: the quantile at a rank p is
/// Q(p) · exp(Σ (aᵢ(p) zᵢ + ½ bᵢ(p) zᵢ²)), with a and b from the pilot's people at zᵢ = ±1.5, their costs moved to the
/// same quantiles of the laws there (common random numbers). What is left out is of second order: what two errors do
/// together, and an error together with the year's cost.
struct CareResponses: Sendable {
  /// What one normal does: to first and to second order, of logarithms.
  private struct Response: Sendable {
    /// By rank.
    var slopes: [Double]
    var bends: [Double]
    /// Of those with an overflow that is paid beside X: their share, their X and their overflow.
    var overflowSlope: SIMD3<Double>
    var overflowBend: SIMD3<Double>
  }

  /// By law and normal.
  private let responses: [[Response]]
  private static let reach = 1.5

  init(of model: EpisodeModel, _ pilot: EpisodePilot, _ scope: EpisodeScope) {
    let rate = model.overflowRate
    func level(_ pilot: EpisodePilot) -> CareLevel? { try? CareLevel(of: pilot, scope, costing: 1, rate: rate) }
    guard let usual = level(pilot) else {
      responses = []
      return
    }
    let (means, overflow) = (CareRanks.means(of: usual.others), Self.figures(usual))
    responses = model.uncertainties.map { own in
      guard let law = model[own.law] else { return [] }
      return (0..<own.parameters.dimension).map { normal in
        func moved(_ z: Double) -> (ranks: [Double], overflow: SIMD3<Double>) {
          var normals = Array(repeating: 0.0, count: own.parameters.dimension)
          normals[normal] = z
          let other = level(pilot.repriced(own.law, from: law, to: own.parameters.law(at: normals))) ?? usual
          return (
            zip(CareRanks.means(of: other.others), means).map { $1 > 0 && $0 > 0 ? log($0 / $1) : 0 },
            Self.logarithm(Self.figures(other), over: overflow)
          )
        }
        let (down, up) = (moved(-Self.reach), moved(Self.reach))
        let square = Self.reach * Self.reach
        return Response(
          slopes: zip(down.ranks, up.ranks).map { ($1 - $0) / (2 * Self.reach) },
          bends: zip(down.ranks, up.ranks).map { ($0 + $1) / square },
          overflowSlope: (up.overflow - down.overflow) / (2 * Self.reach),
          overflowBend: (up.overflow + down.overflow) / square)
      }
    }
  }

  private static func figures(_ level: CareLevel) -> SIMD3<Double> {
    guard let pairs = level.overflow else { return .zero }
    return SIMD3(pairs.probability, pairs.meanAmount, pairs.meanExpense - pairs.meanAmount)
  }

  private static func logarithm(_ a: SIMD3<Double>, over b: SIMD3<Double>) -> SIMD3<Double> {
    var result = SIMD3<Double>.zero
    for k in 0..<3 where a[k] > 0 && b[k] > 0 { result[k] = log(a[k] / b[k]) }
    return result
  }

  /// - Parameter normals: by law.
  func warp(_ normals: [[Double]]) -> CareWarp {
    var ranks = Array(repeating: 0.0, count: CareRanks.count)
    var overflow = SIMD3<Double>.zero
    for (own, zs) in zip(responses, normals) {
      for (response, z) in zip(own, zs) {
        let square = 0.5 * z * z
        for k in ranks.indices { ranks[k] += z * response.slopes[k] + square * response.bends[k] }
        overflow += z * response.overflowSlope + square * response.overflowBend
      }
    }
    return CareWarp(
      factors: ranks.map { exp($0) }, overflow: SIMD3(exp(overflow[0]), exp(overflow[1]), exp(overflow[2])))
  }
}

/// By how many times a path's laws of cost make X larger.
struct CareWarp: Sendable {
  /// By rank.
  let factors: [Double]
  /// Of those with an overflow that is paid beside X: their share, their X and their overflow.
  let overflow: SIMD3<Double>
}
