/// The insurer's cash of one policy year, month by month from its January until all of it is cleared.
///
/// Every transfer that the ledger has as paid is in exactly one month, or spread over months that add up to it to the
/// fen, so the months together are the insurer's cash in the ledger. What is only owed moves no cash.
/// - Premium comes on the last day that the document allows, the day on which its instalment is due.
/// - Benefits go out by the policy's `ClaimsCalendar`.
/// - Operating costs go out in twelve equal parts; December takes what rounding leaves.
/// - What has no day of its own, such as the sharing of a loss, moves when the year is cleared.
package struct CashYear: Sendable, Hashable {
  /// The policy year.
  package let year: Int
  /// January of the policy year first.
  package let flows: [CashFlow]

  /// - Parameter calendar: when claims arise and are paid; the policy's own where it is left out.
  /// - Complexity: O(months + transfers), one allocation.
  package init(of statement: YearStatement, under policy: Policy, calendar: ClaimsCalendar? = nil) {
    self.init(
      of: statement.ledger, year: statement.account.year, claims: calendar ?? policy.claimsPayment,
      clearedBy: policy.settlement.clearingDay)
  }

  /// - Parameter clearingDay: when the year is cleared; where it is nil, in the month of the last day that the ledger
  ///   names, and not before December.
  package init(of ledger: Ledger, year: Int, claims: ClaimsCalendar, clearedBy clearingDay: DueDay?) {
    var lastMonth = 11
    // Read in place, as a ledger does.
    let transfers = ledger.transfers
    for place in transfers.indices where transfers[place].kind == .paid {
      if let due = transfers[place].due { lastMonth = max(lastMonth, due.monthIndex) }
    }
    let clearing = clearingDay?.monthIndex ?? lastMonth
    let count = max(lastMonth, clearing, claims.paidShares.count - 1) + 1
    var flows = [CashFlow](repeating: CashFlow(), count: count)
    var (benefits, costs) = (Money.zero, Money.zero)
    for place in transfers.indices where transfers[place].kind == .paid {
      let (other, received): (Party, Money)
      if transfers[place].to == .insurer {
        (other, received) = (transfers[place].from, transfers[place].amount)
      } else if transfers[place].from == .insurer {
        (other, received) = (transfers[place].to, -transfers[place].amount)
      } else {
        continue
      }
      let due = transfers[place].due
      let month = due?.monthIndex ?? clearing
      switch other {
      case .members:
        if due == nil { benefits -= received } else { flows[month].benefits -= received }
      case .operations:
        if due == nil { costs -= received } else { flows[month].costs -= received }
      default:
        if let due, clearingDay.map({ due < $0 }) ?? true || transfers[place].reason == .premiumInstalment {
          flows[month].premium += received
        } else {
          flows[month].clearing += received
        }
      }
    }
    var paid = Money.zero
    for (month, share) in claims.paidShares.enumerated() {
      let byThen = benefits.part(share)
      flows[month].benefits += byThen - paid
      paid = byThen
    }
    let twelfth = Money(fen: costs.fen / 12)
    for month in 0..<11 { flows[month].costs += twelfth }
    flows[11].costs += costs - Money(fen: 11 * twelfth.fen)

    self.year = year
    self.flows = flows
  }
}

extension DueDay {
  /// Months since January of the policy year.
  var monthIndex: Int { 12 * yearsLater + month - 1 }
}
