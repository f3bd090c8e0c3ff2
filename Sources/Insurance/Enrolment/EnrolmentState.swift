/// Where a person stands in enrolment, which is carried from year to year.
public struct EnrolmentState: Sendable, Hashable, Comparable {
  /// Full years of enrolment without a gap.
  public let years: Int
  /// Steps earned by years without any claim on the fund, and not lost since.
  public let withoutClaim: Int

  public init(years: Int, withoutClaim: Int = 0) {
    self.years = years
    self.withoutClaim = withoutClaim
  }

  /// What a year has brought a person.
  public enum Year: Sendable {
    /// No claim on the fund.
    case withoutClaim
    /// A claim that the original cap could pay.
    case withClaim
    /// A benefit above the original cap.
    case usedRaise
    /// Enrolment was broken off.
    case lapsed
  }

  /// The state after a year: one more year enrolled, a step more without a claim, those steps lost with the raised cap that
  /// was used, or all of it begun anew.
  public func after(_ year: Year) -> EnrolmentState {
    switch year {
    case .withoutClaim: EnrolmentState(years: years + 1, withoutClaim: withoutClaim + 1)
    case .withClaim: EnrolmentState(years: years + 1, withoutClaim: withoutClaim)
    case .usedRaise: EnrolmentState(years: years + 1, withoutClaim: 0)
    case .lapsed: EnrolmentState(years: 0)
    }
  }

  public static func < (a: EnrolmentState, b: EnrolmentState) -> Bool {
    (a.years, a.withoutClaim) < (b.years, b.withoutClaim)
  }
}
