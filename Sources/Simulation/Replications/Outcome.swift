import Insurance
import Plans

/// One year of one replication, settled between the parties.
package struct Outcome: Sendable {
  package let claims: YearOfClaims
  package let statement: Settled

  /// The insurer's advances, month by month.
  package struct Advance: Sendable, Equatable {
    /// The most that it is out of pocket, yuan.
    package let largest: Double
    /// How many months end with the insurer out of pocket.
    package let months: Int
    /// The cost at the scenario's rate, yuan; 0 where it names none.
    package let interest: Double
  }

  /// A year's loss before it is shared, by cause, yuan.
  package struct Loss: Sendable, Equatable {
    package var ordinary = 0.0
    package var policy = 0.0
    package var management = 0.0

    init() {}

    init(ordinary: Double, policy: Double, management: Double) {
      (self.ordinary, self.policy, self.management) = (ordinary, policy, management)
    }

    init(_ causes: LossCauses) {
      (ordinary, policy, management) = (causes.ordinary.yuan, causes.policy.yuan, causes.management.yuan)
    }
  }

  /// What one of several insurers gains or loses.
  package struct InsurerResult: Sendable, Equatable {
    let number: UInt32
    /// Yuan.
    package let result: Double
  }

  /// What the statement of the year comes to, yuan.
  package struct Settled: Sendable, Equatable {
    package let premium: Double
    /// What was raised beside it to meet a loss of the year before.
    package let raised: Double
    /// What the payers raise for the year.
    package var funding: Double { premium + raised }
    /// The claims that count for the year between the parties.
    package let claims: Double
    /// The benefits for illness of the year, whenever they are settled.
    package let benefits: Double
    package let costs: Double
    package let insurerResult: Double
    package let fundResult: Double
    package let payerPays: Double
    /// What others came to owe the insurer (deferred balances, advances).
    package let insurerReceivable: Double
    /// The premium that would have covered claims and costs.
    package let premiumNeeded: Double
    /// Cash of the critical-illness fund at the end of the year.
    package let reserve: Double
    /// What the public side then owes the insurer, from this year and those before.
    package let deferred: Double
    /// Benefits that members have not claimed by then, from this year and those before.
    package let unclaimed: Double
    /// What the insurer has to advance within the year, the year taken by itself.
    package let cash: Advance
    /// The same over all years of the path together; nil but in its last year, and where there is only one.
    package let pathCash: Advance?
    /// The insurer's result over the contract up to and with this year.
    package let termResult: Double
    package var loss = Loss()
    /// What the risk adjustment fund holds at the end of the year.
    package var riskAdjustment = 0.0
    /// What of the year's loss it has met.
    package var drawnFromRiskAdjustment = 0.0
    /// The result of each of several insurers, by the number of its id; empty where there is one.
    package var byInsurer: [InsurerResult] = []
  }
}

extension Outcome {
  var expense: Double { claims.parts.reduce(0) { $0 + $1.expense } }
  /// What members still pay of the in-scope expense, yuan.
  package var outOfPocket: Double { expense - statement.benefits - beside }
  /// What a layer pays that is counted by itself, yuan; 0 where the year's policy has no such layer.
  package func payments(ofLayer layer: BenefitLayer) -> Double {
    let number = layer.number
    return claims.parts.reduce(0) { $0 + ($1.layers.first { $0.number == number }?.payments ?? 0) }
  }
  /// What layers of benefit beside the contract pay members, yuan.
  package var beside: Double {
    claims.parts.reduce(0) { $0 + $1.layers.reduce(0) { $0 + ($1.isBeside ? $1.payments : 0) } }
  }
}
