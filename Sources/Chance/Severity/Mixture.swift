/// A mixture: with probability wᵢ the amount follows the i-th law. *Loss Models*, section 4.2.3.
public struct Mixture: SeverityLaw {
  public struct Component: Sendable {
    public let weight: Double
    public let law: any SeverityLaw

    public init(weight: Double, law: any SeverityLaw) {
      self.weight = weight
      self.law = law
    }
  }

  /// The components that have weight, their weights divided by the sum.
  public let components: [Component]
  /// P(component ≤ i).
  private let cumulativeWeights: [Double]

  /// - Parameter components: one or more; weights need not sum to 1, they are divided by their sum.
  public init(components: [Component]) throws(LawError) {
    var total = 0.0
    for component in components {
      try LawError.requireNonNegative(component.weight, "weight")
      total += component.weight
    }
    guard !components.isEmpty else {
      throw LawError(code: .wrongCount, parameter: "components", message: "A mixture needs a component.")
    }
    guard total > 0, total.isFinite else {
      throw LawError(
        code: .outOfRange, parameter: "weight",
        message: "The weights of the mixture sum to \(total); give a finite sum above 0.")
    }
    self.components = components.filter { $0.weight > 0 }.map { Component(weight: $0.weight / total, law: $0.law) }
    var sum = 0.0
    cumulativeWeights = self.components.map { component in
      sum += component.weight
      return sum
    }
  }

  public var name: String { "mixture" }

  public var parameters: [(name: String, value: Double)] {
    components.enumerated().flatMap { index, component in
      [("\(index + 1).weight", component.weight)]
        + component.law.parameters.map { ("\(index + 1).\(component.law.name).\($0.name)", $0.value) }
    }
  }

  private func average(_ value: (any SeverityLaw) -> Double) -> Double {
    components.reduce(0) { $0 + $1.weight * value($1.law) }
  }

  public func cumulative(_ x: Double) -> Double { average { $0.cumulative(x) } }

  public func survival(_ x: Double) -> Double { average { $0.survival(x) } }

  public func quantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    return between(
      components.map { $0.law.quantile(p) }, isEnd: p == 0 || p == 1, low: p == 0, target: min(p, 1 - p),
      rising: p <= 0.5)
  }

  public func quantile(survival q: Double) -> Double {
    guard q >= 0, q <= 1 else { return .nan }
    return between(
      components.map { $0.law.quantile(survival: q) }, isEnd: q == 0 || q == 1, low: q == 1, target: min(q, 1 - q),
      rising: q >= 0.5)
  }

  /// The mixture's quantile lies between the least and the largest of the components'.
  ///
  /// - Parameters:
  ///   - target: of F where it rises to it, of S where that falls to it.
  private func between(_ ends: [Double], isEnd: Bool, low: Bool, target: Double, rising: Bool) -> Double {
    let least = ends.min() ?? .nan
    let largest = ends.max() ?? .nan
    if isEnd { return low ? least : largest }
    let value = { (x: Double) in rising ? cumulative(x) : survival(x) }
    let atLeast = value(least)
    if rising ? atLeast >= target : atLeast <= target { return least }
    return QuantileSearch.smallest(from: least, to: largest, target: target, rising: rising, value: value)
  }

  public func limitedExpectedValue(_ u: Double) -> Double { average { $0.limitedExpectedValue(u) } }

  public func limitedSecondMoment(_ u: Double) -> Double { average { $0.limitedSecondMoment(u) } }

  /// One uniform number chooses the component, which then draws.
  public func sample(into amounts: inout MutableSpan<Double>, using stream: inout RandomStream) {
    // Branches take longer to make than a few draws.
    guard amounts.count >= 16 else {
      for index in amounts.indices { amounts[index] = components[choose(&stream)].law.draw(using: &stream) }
      return
    }
    let draws = BranchedDraws(branches: components.map { BranchedDraws.Branch($0.law) })
    amounts.withUnsafeMutableBufferPointer { draws.fill($0, using: &stream, choose: choose) }
  }

  @inline(__always)
  private func choose(_ stream: inout RandomStream) -> Int {
    let u = stream.uniform()
    var choice = 0
    while choice < cumulativeWeights.count - 1, u > cumulativeWeights[choice] { choice += 1 }
    return choice
  }

  public func scaled(by factor: Double) -> any SeverityLaw { ScaledLaw(self, by: factor) }
}
