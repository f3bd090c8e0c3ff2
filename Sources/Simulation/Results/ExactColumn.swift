/// What stands for a column under the exact method.
package enum ExactColumn: Sendable {
  /// Something whose mean is known, and no more.
  case mean(@Sendable (ExactView) -> Double?)
  /// The year's claims, whose law is known.
  case claims
  /// The funding a head that covers claims and costs; it rises with claims.
  case need
  /// A party's result as a function of claims.
  case result(any KeyPath<ExactSettlement.Result, Double> & Sendable)
  /// The same of what is never below 0.
  case amount(any KeyPath<ExactSettlement.Result, Double> & Sendable)
  /// The same of a number that is no money.
  case count(any KeyPath<ExactSettlement.Result, Double> & Sendable)
  /// What a layer beside the contract pays, by its number; its law is known.
  case layer(UInt32)
  /// What the insurer's advances cost at the scenario's rate.
  case interest
}

/// What stands for an event under the exact method.
package enum ExactEvent: Sendable {
  case fundingIsEnough
  /// A party's result is below 0.
  case loss(any KeyPath<ExactSettlement.Result, Double> & Sendable)
}

/// The means of a year that are known, of all people or of a group; yuan.
package struct ExactView: Sendable {
  package let people: Double
  let claimants: Double
  let beneficiaries: Double
  let expense: Double
  package let claims: Double
  /// What is paid beside X; nil where nothing is.
  let overflow: Double?
  /// What counted layers pay, and to how many people, by number.
  package let layers: [UInt32: (payments: Double, beneficiaries: Double)]
  /// What layers beside the contract pay together.
  let beside: Double
  let costs: Double
  let premium: Double

  package init(
    people: Double, claimants: Double, beneficiaries: Double, expense: Double, claims: Double, overflow: Double?,
    layers: [UInt32: (payments: Double, beneficiaries: Double)], beside: Double, costs: Double, premium: Double
  ) {
    self.people = people
    self.claimants = claimants
    self.beneficiaries = beneficiaries
    self.expense = expense
    self.claims = claims
    self.overflow = overflow
    self.layers = layers
    self.beside = beside
    self.costs = costs
    self.premium = premium
  }
}
