/// A sure amount: all the probability on one point.
public struct Constant: SeverityLaw {
  /// ≥ 0.
  public let amount: Double

  public init(amount: Double) throws(LawError) {
    try LawError.requireNonNegative(amount, "amount")
    self.amount = amount
  }

  public var name: String { "constant" }

  public var parameters: [(name: String, value: Double)] { [("amount", amount)] }

  public func cumulative(_ x: Double) -> Double { x >= amount ? 1 : x.isNaN ? x : 0 }

  public func survival(_ x: Double) -> Double { x < amount ? 1 : x.isNaN ? x : 0 }

  public func quantile(_ p: Double) -> Double { p >= 0 && p <= 1 ? amount : .nan }

  public func limitedExpectedValue(_ u: Double) -> Double { u.isNaN ? u : max(0, min(u, amount)) }

  public func limitedSecondMoment(_ u: Double) -> Double {
    let limited = limitedExpectedValue(u)
    return limited * limited
  }

  public func sample(into amounts: inout MutableSpan<Double>, using stream: inout RandomStream) {
    amounts.update(repeating: amount)
  }
}
