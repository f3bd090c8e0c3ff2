/// Four figures of the pilot's people at once: what they are paid, what X and overflow come to, how many are paid, and
/// what of the payments is for a chronic overflow.
///
/// It holds a person's own figures, means, errors relative to the means, or the sensitivity of a result to the means.
struct PilotQuantities: Sendable, Hashable {
  var lanes: SIMD4<Double>

  init(claims: Double = 0, expense: Double = 0, beneficiaries: Double = 0, overflow: Double = 0) {
    lanes = SIMD4(claims, expense, beneficiaries, overflow)
  }

  init(lanes: SIMD4<Double>) { self.lanes = lanes }

  var claims: Double { lanes[0] }
  var expense: Double { lanes[1] }
  var beneficiaries: Double { lanes[2] }
  var overflow: Double { lanes[3] }

  /// Each over its part of another; 0 where that is not above 0.
  func over(_ other: PilotQuantities) -> PilotQuantities {
    let hasAny = other.lanes .> 0
    return PilotQuantities(
      lanes: (lanes / other.lanes.replacing(with: 1, where: .!hasAny)).replacing(with: 0, where: .!hasAny))
  }

  static func + (a: PilotQuantities, b: PilotQuantities) -> PilotQuantities { .init(lanes: a.lanes + b.lanes) }
  static func - (a: PilotQuantities, b: PilotQuantities) -> PilotQuantities { .init(lanes: a.lanes - b.lanes) }
  static func * (a: PilotQuantities, b: PilotQuantities) -> PilotQuantities { .init(lanes: a.lanes * b.lanes) }
  static func * (a: Double, b: PilotQuantities) -> PilotQuantities { .init(lanes: a * b.lanes) }

  /// The sum of the four.
  var sum: Double { lanes.sum() }
}
