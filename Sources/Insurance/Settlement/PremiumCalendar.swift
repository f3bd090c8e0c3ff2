/// How a year's premium is handed over before the year is cleared.
public enum PremiumCalendar: String, Sendable, Hashable, CaseIterable {
  /// On the days that the document names; none where it pays on claims when the year is cleared.
  case byInstalments = "by-instalments"
  /// A twelfth of it, the deposit apart, at the end of each month: the reading of a document that names no days.
  case monthly = "monthly"
  /// A twelfth of the year's claims, at most of the premium, at the end of each month: claims that are reckoned and paid
  /// over month by month (Huizhou 2013 二(四)5(1)), spread evenly over the year.
  case monthlyOnClaims = "monthly-on-claims"
  /// The same a month later, when the insurer has paid the claims that it is paid over for (Huizhou 2013 二(五)1(5): 按实际支付总额划拨).
  case monthlyOnPayments = "monthly-on-payments"

  /// The ends of the months; that of February is the 29th, which is the 28th in most years.
  static let monthEnds: [DueDay] = (1...12).compactMap { DueDay(month: $0, day: CalendarDay.days(of: $0, in: 2000)) }

  /// The months at whose ends claims are paid over: those in which they arise, or the ones after.
  var claimsMonthEnds: [DueDay] {
    guard self == .monthlyOnPayments, let january = DueDay(yearsLater: 1, month: 1, day: 31) else {
      return Self.monthEnds
    }
    return Self.monthEnds.dropFirst() + [january]
  }

  public var words: Words {
    switch self {
    case .byInstalments: Words(en: "by instalments", zh: "按规定日期划拨")
    case .monthly: Words(en: "monthly", zh: "按月等额划拨")
    case .monthlyOnClaims: Words(en: "monthly on claims", zh: "按月据实划拨")
    case .monthlyOnPayments: Words(en: "monthly on payments", zh: "赔付后按月据实划拨")
    }
  }
}

/// What becomes of the part of a year's funding that is not handed over.
public enum UnspentFunding: String, Sendable, Hashable, CaseIterable {
  /// It stays in the critical-illness fund.
  case kept
  /// It goes back to those who funded the year, by their shares, and they pay what the year lacks.
  case returned

  public var words: Words {
    switch self {
    case .kept: Words(en: "kept", zh: "留存大病保险基金")
    case .returned: Words(en: "returned", zh: "按来源比例退回")
    }
  }
}
