/// A value of a rule with the clause it comes from.
public struct Cited<Value: Sendable>: Sendable {
  public var value: Value
  public var clause: Clause
  /// True where the document leaves the value to the contract and this is the default.
  public var isAssumption: Bool
  /// Where a simulated year draws the value, and of what; nil where it is the same every year.
  public var range: ContractRange?

  public init(_ value: Value, _ clause: Clause, isAssumption: Bool = false, range: ContractRange? = nil) {
    self.value = value
    self.clause = clause
    self.isAssumption = isAssumption
    self.range = range
  }
}

extension Cited: Equatable where Value: Equatable {}
extension Cited: Hashable where Value: Hashable {}
