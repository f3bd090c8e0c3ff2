import Chance
import Foundation

/// How the law of X answers to errors of the laws of cost inside it, at one cost of care.
///
/// A path draws the laws' parameters once: independent normals z, as many as parameters. Who draws each person draws from
/// the laws themselves. For cells X is moved rank by rank instead: the quantile at a rank p is Q(p) · Π rᵢ(p, zᵢ), with r
/// from some of the pilot's people at zᵢ = −4, −3.5, …, 4, their costs moved to the same quantiles of the laws there (common
/// random numbers), and geometrically between
/// but for jumps. What is left out is what two errors do together beyond this product.
struct CareResponses: Sendable {
  /// What one normal does at its nodes, by times.
  private struct Response: Sendable {
    /// By node and rank.
    let ranks: [[Double]]
    /// Of those with an overflow that is paid beside X: their share, their X and their overflow.
    let overflow: [SIMD3<Double>]
  }

  /// By law and normal.
  private let responses: [[Response]]
  /// The nodes lie half a standard deviation apart, up to four on either side.
  private static let step = 0.5
  private static let farthest = 8
  /// So many of the pilot's people say it.
  private static let people = 100_000

  /// - Parameter factor: on every cost.
  init(of model: EpisodeModel, _ pilot: EpisodePilot, _ scope: EpisodeScope, costing factor: Double) {
    let rate = model.overflowRate
    let pilot = pilot.first(Self.people)
    func level(_ pilot: EpisodePilot) -> CareLevel? { try? CareLevel(of: pilot, scope, costing: factor, rate: rate) }
    guard let usual = level(pilot) else {
      responses = []
      return
    }
    let (means, overflow) = (CareRanks.means(of: usual.others), Self.figures(usual))
    responses = model.uncertainties.map { own in
      guard let law = model[own.law] else { return [] }
      return (0..<own.parameters.dimension).map { normal in
        let nodes = (-Self.farthest...Self.farthest).map { z -> (ranks: [Double], overflow: SIMD3<Double>) in
          guard z != 0 else { return (means.map { _ in 1 }, .one) }
          var normals = Array(repeating: 0.0, count: own.parameters.dimension)
          normals[normal] = Self.step * Double(z)
          let other = level(pilot.repriced(own.law, from: law, to: own.parameters.law(at: normals))) ?? usual
          return (
            zip(CareRanks.means(of: other.others), means).map { Self.ratio($0, $1) },
            Self.ratio(Self.figures(other), overflow)
          )
        }
        return Response(ranks: nodes.map(\.ranks), overflow: nodes.map(\.overflow))
      }
    }
  }

  private static func figures(_ level: CareLevel) -> SIMD3<Double> {
    guard let pairs = level.overflow else { return .zero }
    return SIMD3(pairs.probability, pairs.meanAmount, pairs.meanExpense - pairs.meanAmount)
  }

  private static func ratio(_ a: Double, _ b: Double) -> Double { b > 0 && a.isFinite ? a / b : 1 }

  private static func ratio(_ a: SIMD3<Double>, _ b: SIMD3<Double>) -> SIMD3<Double> {
    SIMD3(ratio(a[0], b[0]), ratio(a[1], b[1]), ratio(a[2], b[2]))
  }

  /// What lies between the ratios at two nodes: laws move amounts by factors, so their logarithms are in proportion. Where
  /// a rank jumps from one part of a mixture to another, and nobody knows at which z, the ratios themselves are: on average
  /// over z that is right.
  private static func between(_ low: Double, _ high: Double, _ share: Double) -> Double {
    if low == high { return low }
    let isSmooth = low > 0 && high > 0 && max(high / low, low / high) < smoothest
    return isSmooth ? low * pow(high / low, share) : max(0, low + share * (high - low))
  }

  /// A rank whose amount at one node is so many times that at the next has jumped.
  private static let smoothest = 2.0

  /// - Parameter normals: by law.
  func warp(_ normals: [[Double]]) -> CareWarp {
    var ranks = Array(repeating: 1.0, count: CareRanks.count)
    var overflow = SIMD3<Double>.one
    for (own, zs) in zip(responses, normals) {
      for (response, z) in zip(own, zs) {
        // Beyond the last node it goes on as between the last two.
        let position = z / Self.step + Double(Self.farthest)
        let place = min(2 * Self.farthest - 1, Int(max(0, position)))
        let share = position - Double(place)
        let (low, high) = (response.ranks[place], response.ranks[place + 1])
        for k in ranks.indices { ranks[k] *= Self.between(low[k], high[k], share) }
        let (a, b) = (response.overflow[place], response.overflow[place + 1])
        for k in 0..<3 { overflow[k] *= Self.between(a[k], b[k], share) }
      }
    }
    return CareWarp(factors: ranks, overflow: overflow)
  }
}

/// By how many times a path's laws of cost make X larger.
struct CareWarp: Sendable {
  /// By rank.
  let factors: [Double]
  /// Of those with an overflow that is paid beside X: their share, their X and their overflow.
  let overflow: SIMD3<Double>
}
