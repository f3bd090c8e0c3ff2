import Insurance

/// What one simulated year brought, before any money moves between the parties.
public struct YearOfClaims: Sendable {
  /// What happened to one cohort.
  public struct Part: Sendable, Hashable {
    /// People with any in-scope expense.
    public var claimants = 0
    /// People who got a benefit.
    public var beneficiaries = 0
    /// The sum of X, yuan.
    public var expense = 0.0
    /// The sum of the benefits, yuan.
    public var claims = 0.0
    /// The part of them that is paid for a chronic overflow beside X, yuan.
    public var overflow = 0.0
    /// What the policy's `countedLayers` come to, in their order; none where it has one layer.
    public var layers: [Layer] = []
    public init() {}

    /// The contract's layers pay its claims: sums of a cell that are drawn one beside the other differ from them where
    /// none may fall below 0, and the first layer takes that.
    package mutating func settleContractLayers() {
      guard let first = layers.first, !first.isBeside else { return }
      layers[0].payments = layers.dropFirst().reduce(claims) { $0 - ($1.isBeside ? 0 : $1.payments) }
    }

    /// What one layer of benefit comes to.
    public struct Layer: Sendable, Hashable {
      /// The number of the layer's id (`BenefitLayer.number`).
      package let number: UInt32
      /// Whether it comes beside the contract's claims, and is no part of them.
      package let isBeside: Bool
      /// Yuan.
      public var payments = 0.0
      /// People who get anything from it.
      public var beneficiaries = 0

      package init(of layer: BenefitLayer) { (number, isBeside) = (layer.number, !layer.isInContract) }

      /// Adds one person's payment.
      @inlinable @inline(__always)
      package mutating func add(_ payment: Double) {
        payments += payment
        beneficiaries += payment > 0 ? 1 : 0
      }
    }
  }

  /// In the order of the plan's cohorts.
  public var parts: [Part]
  /// What moved everybody's expense: the year's shocks, and the trend up to it.
  public let factors: Shocks.Year

  package init(parts: [Part], factors: Shocks.Year) {
    self.parts = parts
    self.factors = factors
  }
}

extension BenefitLayer {
  /// By which columns find the layer in any year's outcome.
  package var number: UInt32 { streamNumber(of: id) }
}
