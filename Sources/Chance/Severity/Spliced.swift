/// A body law up to a threshold t and a tail law beyond it: with probability 1 − w the amount follows the body given
/// X ≤ t, with probability w the tail given X > t. *Loss Models*, section 5.2.6.
///
/// The usual tail is a generalised Pareto law with its threshold at t, fitted to the largest claims alone. A tail law
/// that itself is rarely beyond t costs digits: moments beyond t are precise to 1e-15 over its survival at t.
public struct Spliced: SeverityLaw {
  public let body: any SeverityLaw
  public let tail: any SeverityLaw
  /// t > 0.
  public let threshold: Double
  /// w, from 0 to 1.
  public let tailWeight: Double

  private let bodyBelow: Double
  private let tailAbove: Double
  private let tailLimited: Double
  private let tailSecond: Double

  public init(
    body: any SeverityLaw, tail: any SeverityLaw, threshold: Double, tailWeight: Double
  ) throws(LawError) {
    try LawError.requirePositive(threshold, "threshold")
    try LawError.requireProbability(tailWeight, "tailWeight")
    bodyBelow = body.cumulative(threshold)
    tailAbove = tail.survival(threshold)
    guard bodyBelow > 0 || tailWeight == 1 else {
      throw LawError(
        code: .outOfRange, parameter: "threshold",
        message: "The body law has no probability up to the threshold \(threshold); raise the threshold.")
    }
    guard tailAbove > 0 || tailWeight == 0 else {
      throw LawError(
        code: .outOfRange, parameter: "threshold",
        message: "The tail law has no probability beyond the threshold \(threshold); lower the threshold.")
    }
    self.body = body
    self.tail = tail
    self.threshold = threshold
    self.tailWeight = tailWeight
    tailLimited = tail.limitedExpectedValue(threshold)
    tailSecond = tail.limitedSecondMoment(threshold)
  }

  public var name: String { "spliced" }

  public var parameters: [(name: String, value: Double)] {
    [("threshold", threshold), ("tailWeight", tailWeight)]
      + body.parameters.map { ("body.\(body.name).\($0.name)", $0.value) }
      + tail.parameters.map { ("tail.\(tail.name).\($0.name)", $0.value) }
  }

  /// What a probability of the body counts for in the whole.
  var bodyFactor: Double { tailWeight < 1 ? (1 - tailWeight) / bodyBelow : 0 }

  /// What a probability of the tail counts for in the whole.
  var tailFactor: Double { tailWeight > 0 ? tailWeight / tailAbove : 0 }

  public func cumulative(_ x: Double) -> Double {
    x <= threshold ? bodyFactor * body.cumulative(x) : 1 - tailFactor * tail.survival(x)
  }

  public func survival(_ x: Double) -> Double {
    x <= threshold ? 1 - bodyFactor * body.cumulative(x) : tailFactor * tail.survival(x)
  }

  public func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    return p <= 1 - tailWeight && tailWeight < 1 ? bodyQuantile(p) : tailQuantile(survival: 1 - p)
  }

  public func quantile(survival q: Double) -> Double {
    guard q >= 0, q <= 1 else { return .nan }
    return q < tailWeight || tailWeight == 1 ? tailQuantile(survival: q) : bodyQuantile(1 - q)
  }

  private func bodyQuantile(_ p: Double) -> Double {
    min(threshold, body.quantile(min(bodyBelow, p / bodyFactor)))
  }

  private func tailQuantile(survival q: Double) -> Double {
    max(threshold, tail.quantile(survival: min(tailAbove, q / tailFactor)))
  }

  public func limitedExpectedValue(_ u: Double) -> Double {
    limited(u, power: 1, { $0.limitedExpectedValue($1) }, tailUpToThreshold: tailLimited)
  }

  public func limitedSecondMoment(_ u: Double) -> Double {
    limited(u, power: 2, { $0.limitedSecondMoment($1) }, tailUpToThreshold: tailSecond)
  }

  private func limited(
    _ u: Double, power: Int, _ moment: (any SeverityLaw, Double) -> Double, tailUpToThreshold: Double
  ) -> Double {
    guard u > 0 else { return u.isNaN ? u : 0 }
    let limit = min(u, threshold)
    let raised = power == 1 ? limit : limit * limit
    // E[Xᵏ; X ≤ limit] of the body, and everybody beyond counts with the limit.
    let below = bodyFactor == 0 ? 0 : bodyFactor * (moment(body, limit) - raised * body.survival(limit))
    let upToLimit = below + raised * survival(limit)
    if u <= threshold || tailFactor == 0 { return upToLimit }
    return upToLimit + tailFactor * (moment(tail, u) - tailUpToThreshold)
  }

  /// One uniform number chooses the side, whose law then draws until the amount lies there.
  ///
  /// A law that rarely lies on its side is inverted instead, so that no draw waits for long.
  public func sample(into amounts: inout MutableSpan<Double>, using stream: inout RandomStream) {
    // Branches take longer to make than a few draws.
    guard amounts.count >= 64 else {
      for index in amounts.indices {
        amounts[index] = stream.uniform() <= tailWeight ? tailDraw(using: &stream) : bodyDraw(using: &stream)
      }
      return
    }
    let threshold = threshold
    typealias Branch = BranchedDraws.Branch
    let below = bodyBelow >= 0.5 ? Branch(body).until { $0 <= threshold } : Branch(drawing: bodyDraw)
    let above = tailAbove >= 0.5 ? Branch(tail).until { $0 > threshold } : Branch(drawing: tailDraw)
    let draws = BranchedDraws(branches: [below, above])
    amounts.withUnsafeMutableBufferPointer { amounts in
      draws.fill(amounts, using: &stream) { $0.uniform() <= tailWeight ? 1 : 0 }
    }
  }

  private func bodyDraw(using stream: inout RandomStream) -> Double {
    guard bodyBelow >= 0.5 else { return bodyQuantile(stream.uniform() * (1 - tailWeight)) }
    while true {
      let amount = body.draw(using: &stream)
      if amount <= threshold { return amount }
    }
  }

  private func tailDraw(using stream: inout RandomStream) -> Double {
    guard tailAbove >= 0.5 else { return tailQuantile(survival: stream.uniform() * tailWeight) }
    while true {
      let amount = tail.draw(using: &stream)
      if amount > threshold { return amount }
    }
  }
}
