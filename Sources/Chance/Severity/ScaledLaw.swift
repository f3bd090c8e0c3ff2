/// The law of factor · X: an amount in another price level or currency.
public struct ScaledLaw: SeverityLaw {
  public let base: any SeverityLaw
  public let factor: Double

  /// - Precondition: `factor` is finite and above 0.
  public init(_ base: any SeverityLaw, by factor: Double) {
    Self.requireFactor(factor)
    self.base = base
    self.factor = factor
  }

  static func requireFactor(_ factor: Double) {
    precondition(factor > 0 && factor.isFinite, "a law is scaled by a finite factor above 0, not by \(factor)")
  }

  public var name: String { "scaled" }

  public var parameters: [(name: String, value: Double)] {
    [("factor", factor)] + base.parameters.map { ("\(base.name).\($0.name)", $0.value) }
  }

  public func cumulative(_ x: Double) -> Double { base.cumulative(unscaled(x)) }

  public func survival(_ x: Double) -> Double { base.survival(unscaled(x)) }

  /// The largest y with factor · y ≤ x in floating point.
  ///
  /// The quotient alone may be a bit too small, and a base law that jumps at y would then not have jumped yet.
  private func unscaled(_ x: Double) -> Double {
    let y = x / factor
    return factor * y.nextUp <= x ? y.nextUp : y
  }

  public func quantile(_ p: Double) -> Double { factor * base.quantile(p) }

  public func quantile(survival q: Double) -> Double { factor * base.quantile(survival: q) }

  public func limitedExpectedValue(_ u: Double) -> Double { factor * base.limitedExpectedValue(u / factor) }

  public func limitedSecondMoment(_ u: Double) -> Double {
    factor * factor * base.limitedSecondMoment(u / factor)
  }

  public func sample(into amounts: inout MutableSpan<Double>, using stream: inout RandomStream) {
    base.sample(into: &amounts, using: &stream)
    for index in amounts.indices { amounts[index] *= factor }
  }

  public func scaled(by factor: Double) -> any SeverityLaw {
    Self.requireFactor(factor)
    let product = self.factor * factor
    // Two factors that overflow together are kept apart.
    return product > 0 && product.isFinite ? ScaledLaw(base, by: product) : ScaledLaw(self, wrappedBy: factor)
  }

  private init(_ base: ScaledLaw, wrappedBy factor: Double) {
    self.base = base
    self.factor = factor
  }
}
