internal import CGSL

/// The gamma law of shape α and scale θ, of mean αθ.
///
/// E[(X∧u)ᵏ] = θᵏ Γ(α+k)/Γ(α) P(α+k, u/θ) + uᵏ Q(α, u/θ): *Loss Models*, A.3.2.1.
public struct Gamma: SeverityLaw {
  /// α > 0.
  public let shape: Double
  /// θ > 0.
  public let scale: Double
  /// log(2πα)/2 plus the error of Stirling's formula for Γ(α + 1).
  private let logPeak: Double

  public init(shape: Double, scale: Double) throws(LawError) {
    try LawError.requirePositive(shape, "shape")
    try LawError.requirePositive(scale, "scale")
    self.shape = shape
    self.scale = scale
    logPeak = 0.5 * log(2 * Double.pi * shape) + SaddlePoint.stirlingError(shape)
  }

  public var name: String { "gamma" }

  public var parameters: [(name: String, value: Double)] { [("shape", shape), ("scale", scale)] }

  public func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : IncompleteGamma.lower(shape, x / scale)
  }

  public func survival(_ x: Double) -> Double {
    x <= 0 ? 1 : IncompleteGamma.upper(shape, x / scale)
  }

  public func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    if p == 0 { return 0 }
    return p <= 0.5
      ? scale * standardQuantile(p, rising: true) { IncompleteGamma.lower(shape, $0) } : quantile(survival: 1 - p)
  }

  public func quantile(survival q: Double) -> Double {
    guard q >= 0, q <= 1 else { return .nan }
    if q == 0 { return .infinity }
    return q <= 0.5
      ? scale * standardQuantile(q, rising: false) { IncompleteGamma.upper(shape, $0) } : quantile(1 - q)
  }

  var sampler: GammaSampler { GammaSampler(shape: shape, scale: scale) }

  /// The quantile for θ = 1.
  private func standardQuantile(_ target: Double, rising: Bool, _ value: (Double) -> Double) -> Double {
    // S(α + 50 √α + 800) underflows for every α, so the quantile lies below.
    QuantileSearch.smallest(
      from: 0, to: shape + 50 * shape.squareRoot() + 800, target: target, rising: rising, value: value)
  }

  public func limitedExpectedValue(_ u: Double) -> Double {
    guard u > 0 else { return u.isNaN ? u : 0 }
    let full = shape * scale
    if u == .infinity { return full }
    return full * IncompleteGamma.lower(shape + 1, u / scale) + u * survival(u)
  }

  public func limitedSecondMoment(_ u: Double) -> Double {
    guard u > 0 else { return u.isNaN ? u : 0 }
    let full = shape * (shape + 1) * scale * scale
    if u == .infinity { return full }
    return full * IncompleteGamma.lower(shape + 2, u / scale) + u * u * survival(u)
  }

  public func sample(into amounts: inout MutableSpan<Double>, using stream: inout RandomStream) {
    amounts.withUnsafeMutableBufferPointer { sampler.fill($0, using: &stream) }
  }
}

extension Gamma: QuickDensity {
  /// With y = x/θ it is yᵅ e^{−y}/(xΓ(α)), whose powers are as large as the shape: by the deviance they cancel.
  func density(_ x: Double) -> Double {
    shape / x * exp(-SaddlePoint.deviance(shape, x / scale) - logPeak)
  }
}
