/// Figures of the pilot's people at once: what the contract pays them, what X and overflow come to, how many are paid, what
/// of the payments is for a chronic overflow; then of each of the policy's `countedLayers` what it pays and whether it does.
///
/// It holds a person's own figures, means, errors relative to the means, or the sensitivity of a result to the means.
package struct PilotQuantities: Sendable, Hashable {
  private var lanes: SIMD4<Double>
  /// Payment and beneficiary of each layer in turn; none where the policy has one layer, and in what is 0 for all.
  private var layers: [Double] = []

  package init(claims: Double = 0, expense: Double = 0, beneficiaries: Double = 0, overflow: Double = 0) {
    lanes = SIMD4(claims, expense, beneficiaries, overflow)
  }

  /// Something of one layer alone.
  package init(layer place: Int, payments: Double = 0, beneficiaries: Double = 0) {
    self.init()
    layers = Array(repeating: 0, count: 2 * place) + [payments, beneficiaries]
  }

  private init(_ lanes: SIMD4<Double>, _ layers: [Double]) { (self.lanes, self.layers) = (lanes, layers) }

  package var claims: Double { lanes[0] }
  package var expense: Double { lanes[1] }
  package var beneficiaries: Double { lanes[2] }
  var overflow: Double { lanes[3] }

  /// What a layer pays.
  package func payments(ofLayer place: Int) -> Double { layers.indices.contains(2 * place) ? layers[2 * place] : 0 }

  /// How many a layer pays anything.
  package func beneficiaries(ofLayer place: Int) -> Double {
    layers.indices.contains(2 * place + 1) ? layers[2 * place + 1] : 0
  }

  /// Adds a person's payment by the next layer.
  package mutating func append(layer payment: Double) {
    layers.append(payment)
    layers.append(payment > 0 ? 1 : 0)
  }

  /// Each over its part of another; 0 where that is not above 0.
  package func over(_ other: PilotQuantities) -> PilotQuantities {
    combined(with: other) { a, b in
      let hasAny = b .> 0
      return (a / b.replacing(with: 1, where: .!hasAny)).replacing(with: 0, where: .!hasAny)
    } layers: {
      $1 > 0 ? $0 / $1 : 0
    }
  }

  package static func + (a: PilotQuantities, b: PilotQuantities) -> PilotQuantities {
    a.combined(with: b, +, layers: +)
  }
  static func - (a: PilotQuantities, b: PilotQuantities) -> PilotQuantities { a.combined(with: b, -, layers: -) }
  package static func * (a: PilotQuantities, b: PilotQuantities) -> PilotQuantities {
    a.combined(with: b, *, layers: *)
  }
  package static func * (a: Double, b: PilotQuantities) -> PilotQuantities {
    PilotQuantities(a * b.lanes, b.layers.isEmpty ? [] : b.layers.map { a * $0 })
  }

  static func / (a: PilotQuantities, b: Double) -> PilotQuantities {
    PilotQuantities(a.lanes / b, a.layers.isEmpty ? [] : a.layers.map { $0 / b })
  }

  @inline(__always)
  private func combined(
    with other: PilotQuantities, _ four: (SIMD4<Double>, SIMD4<Double>) -> SIMD4<Double>,
    layers each: (Double, Double) -> Double
  ) -> PilotQuantities {
    let count = max(layers.count, other.layers.count)
    let own =
      count == 0
      ? []
      : (0..<count).map { k in
        each(k < layers.count ? layers[k] : 0, k < other.layers.count ? other.layers[k] : 0)
      }
    return PilotQuantities(four(lanes, other.lanes), own)
  }

  /// Each one's square root.
  func squareRoot() -> PilotQuantities { PilotQuantities(lanes.squareRoot(), layers.map { $0.squareRoot() }) }

  /// Each where it is not below 0, else 0.
  var positive: PilotQuantities {
    PilotQuantities(lanes.replacing(with: 0, where: lanes .< 0), layers.map { $0 < 0 ? 0 : $0 })
  }

  /// The sum of all.
  package var sum: Double { lanes.sum() + layers.reduce(0, +) }
}
