import Insurance

/// What the people of a group get under a policy, layer by layer, each to the fen.
struct PersonBenefits: Sendable {
  /// As `Policy.stack(for:)` takes them: `a+b`.
  let groups: String
  let stack: BenefitStack
  private let rules: [any BenefitRule]
  /// Which layers the insurer pays under its contract.
  let areInContract: [Bool]
  /// Yuan up to which no layer pays anything.
  private let floor: Double

  /// Nil where the policy has no such groups, or their rules cannot be joined.
  init?(_ policy: Policy, groups: String) {
    guard let stack = try? policy.stack(for: groups) else { return nil }
    self.groups = groups
    self.stack = stack
    rules = stack.levels.map(\.ofAmount)
    areInContract = stack.levels.map(\.layer.isInContract)
    let starts = rules.map { rule in rule.schedule.map { $0.segments.first?.start ?? .infinity } ?? 0 }
    // A later layer begins where an inverse function says so, which is not exact.
    floor = (starts.min() ?? 0) * (1 - 1e-9)
  }

  /// Tells what each layer pays, fen, as `dabing explain` does.
  ///
  /// - Returns: what all pay.
  @inline(__always)
  func settle(_ amount: Double, _ visit: (_ layer: Int, _ fen: Int64) -> Void) -> Int64 {
    guard amount > floor else { return 0 }
    var all: Int64 = 0
    for layer in rules.indices {
      let fen = Money(benefit: rules[layer].payment(for: amount))?.fen ?? 0
      all &+= fen
      visit(layer, fen)
    }
    return all
  }

  /// What the insurer pays under its contract, fen.
  func contract(_ amount: Double) -> Int64 {
    var own: Int64 = 0
    _ = settle(amount) { layer, fen in if areInContract[layer] { own &+= fen } }
    return own
  }
}
