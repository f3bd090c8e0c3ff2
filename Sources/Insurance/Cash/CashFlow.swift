/// The insurer's money of one month, by what it is for.
package struct CashFlow: Sendable, Hashable {
  /// Premium received on a day of its own before the year is cleared.
  package var premium = Money.zero
  /// Benefits paid.
  package var benefits = Money.zero
  /// Operating costs paid.
  package var costs = Money.zero
  /// What the clearing of the year brings (+) or takes (−): the balance of the premium, the deposit, surplus returned,
  /// losses shared. One settlement between the same parties on one day, so only its net amount moves.
  package var clearing = Money.zero

  package init() {}

  /// What comes in.
  package var inflow: Money {
    max(premium, .zero) + max(clearing, .zero) + max(-benefits, .zero) + max(-costs, .zero)
  }

  /// What goes out.
  package var outflow: Money {
    max(-premium, .zero) + max(-clearing, .zero) + max(benefits, .zero) + max(costs, .zero)
  }

  package static func += (a: inout CashFlow, b: CashFlow) {
    a.premium += b.premium
    a.benefits += b.benefits
    a.costs += b.costs
    a.clearing += b.clearing
  }
}
