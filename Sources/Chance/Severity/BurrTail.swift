internal import CGSL

/// What the Burr XII and the log-logistic law share: S(x) = (1 + (x/θ)^γ)^{−α}.
///
/// E[(X∧u)ᵏ] = θᵏ α B(z; 1 + k/γ, α − k/γ) + uᵏ S(u) with z = y/(1 + y), y = (u/θ)^γ and the incomplete beta function B,
/// whose second argument is negative where the moment is infinite: *Loss Models*, A.2.2.2 and A.2.3.2.
struct BurrTail {
  let alpha: Double
  let gamma: Double
  let scale: Double

  /// log (x/θ)^γ.
  private func logPower(_ x: Double) -> Double { gamma * log(x / scale) }

  func cumulative(_ x: Double) -> Double {
    x <= 0 ? 0 : -expm1(-alpha * softplus(logPower(x)))
  }

  func survival(_ x: Double) -> Double {
    x <= 0 ? 1 : exp(-alpha * softplus(logPower(x)))
  }

  /// The x with S(x) = e^{−h}.
  func amount(hazard h: Double) -> Double {
    let t = h / alpha
    // (eᵗ − 1)^{1/γ}, where eᵗ may overflow and the power need not.
    return t < 500 ? scale * pow(expm1(t), 1 / gamma) : scale * exp(t / gamma)
  }

  func limitedMoment(_ k: Double, _ u: Double) -> Double {
    guard u > 0 else { return u.isNaN ? u : 0 }
    let power = k == 1 ? scale : scale * scale
    let a = 1 + k / gamma
    let b = alpha - k / gamma
    if u == .infinity { return b > 0 ? power * alpha * IncompleteBeta.complete(a, b) : .infinity }
    let logY = logPower(u)
    let below = IncompleteBeta.lower(logZ: -softplus(-logY), logComplement: -softplus(logY), a: a, b: b)
    return power * alpha * below + (k == 1 ? u : u * u) * survival(u)
  }
}
