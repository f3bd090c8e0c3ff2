internal import CGSL

/// The lognormal law: log X is normal with mean μ and standard deviation σ.
///
/// E[(X∧u)ᵏ] = exp(kμ + k²σ²/2) Φ(z − kσ) + uᵏ (1 − Φ(z)) with z = (log u − μ)/σ: *Loss Models*, A.5.1.1. The usual
/// first model of a claimant's yearly expense.
public struct Lognormal: SeverityLaw {
  /// μ, the mean of log X.
  public let meanlog: Double
  /// σ > 0, the standard deviation of log X.
  public let sdlog: Double

  public init(meanlog: Double, sdlog: Double) throws(LawError) {
    try LawError.requireFinite(meanlog, "meanlog")
    try LawError.requirePositive(sdlog, "sdlog")
    self.meanlog = meanlog
    self.sdlog = sdlog
  }

  private init(checkedMeanlog meanlog: Double, sdlog: Double) {
    self.meanlog = meanlog
    self.sdlog = sdlog
  }

  public var name: String { "lognormal" }

  public var parameters: [(name: String, value: Double)] { [("meanlog", meanlog), ("sdlog", sdlog)] }

  public func cumulative(_ x: Double) -> Double {
    x > 0 ? StandardNormal.cumulative((log(x) - meanlog) / sdlog) : x.isNaN ? x : 0
  }

  public func survival(_ x: Double) -> Double {
    x > 0 ? StandardNormal.survival((log(x) - meanlog) / sdlog) : x.isNaN ? x : 1
  }

  public func quantile(_ p: Double) -> Double {
    exp(meanlog + sdlog * StandardNormal.quantile(p))
  }

  public func quantile(survival q: Double) -> Double {
    exp(meanlog + sdlog * StandardNormal.quantile(survival: q))
  }

  public func limitedExpectedValue(_ u: Double) -> Double {
    limitedMoment(1, u)
  }

  public func limitedSecondMoment(_ u: Double) -> Double {
    limitedMoment(2, u)
  }

  private func limitedMoment(_ k: Double, _ u: Double) -> Double {
    let full = exp(k * meanlog + 0.5 * k * k * sdlog * sdlog)
    if u == .infinity { return full }
    guard u > 0 else { return u.isNaN ? u : 0 }
    let z = (log(u) - meanlog) / sdlog
    let share = StandardNormal.cumulative(z - k * sdlog)
    let power = k == 1 ? u : u * u
    // A moment beyond all numbers, or a share below them: exp(kμ + k²σ²/2) φ(z − kσ) is uᵏ φ(z).
    let below =
      full.isFinite && share > 1e-290 || k * sdlog < z
      ? full * share : power * StandardNormal.density(z) * StandardNormal.millsRatio(k * sdlog - z)
    return below + power * StandardNormal.survival(z)
  }

  public func scaled(by factor: Double) -> any SeverityLaw {
    ScaledLaw.requireFactor(factor)
    return Lognormal(checkedMeanlog: meanlog + log(factor), sdlog: sdlog)
  }
}

extension Lognormal: StagedLaw {
  var rawNumber: RawNumber { .normal }

  /// e^{μ + σz}.
  func finish(_ numbers: UnsafeMutableBufferPointer<Double>) {
    VectorExponential.apply(to: numbers, bound: NormalZiggurat.bound, scale: sdlog, shift: meanlog)
  }
}
