import Insurance

/// What a scenario assumes about the insurer's cash within the year.
public struct CashAssumptions: Sendable, Hashable {
  /// The share of the year's claims that arises in each month, January first; even months where it is nil.
  public let claimsByMonth: [Double]?
  /// What a year's advance costs, 0.04 for 4%; nil where nobody asks.
  public let interestRate: Double?

  public static let none = CashAssumptions(claimsByMonth: nil, interestRate: nil)

  public init(claimsByMonth: [Double]?, interestRate: Double?) {
    self.claimsByMonth = claimsByMonth
    self.interestRate = interestRate
  }

  /// When claims under a policy arise and are paid.
  package func calendar(under policy: Policy) -> ClaimsCalendar {
    // A pattern that does not add up is refused where it is read.
    claimsByMonth.flatMap { try? policy.claimsPayment.incurring($0) } ?? policy.claimsPayment
  }
}
