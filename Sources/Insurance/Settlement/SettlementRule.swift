/// When and how the year's premium is handed over and the year is cleared.
///
/// ## Writing a rule of your own
/// - `open(_:in:)` is called first, with the premium that is expected; it writes what is paid before claims are known.
/// - `payBenefits(_:under:in:)` hands the benefits to the members; the default pays all of them.
/// - `close(_:due:in:)` is called last, with what turned out to be due: it pays the rest (or takes back what is too
///   much) and settles deposits.
/// - `clearingDay` says when that is, for the insurer's cash within the year; without it the year is cleared on the last
///   day that its transfers name.
/// - `fundingDay` says by when the year's funding is there; without it, when the year is cleared.
public protocol SettlementRule: Sendable {
  /// The share of a year's benefits that arises after the cut-off day and counts for the next year, 0 to 1.
  var lateClaimsShare: Double { get }

  /// The same where the year has drawn what the policy gives as ranges, by path; `lateClaimsShare` where the rule does not say.
  func lateClaimsShare(drawn terms: [String: Double]) -> Double
  func open(_ account: YearAccount, in book: inout YearBook)
  func payBenefits(_ account: YearAccount, under policy: Policy, in book: inout YearBook)
  func close(_ account: YearAccount, due parts: [PremiumPart], in book: inout YearBook)

  /// When the year is cleared; nil where the rule names no day.
  var clearingDay: DueDay? { get }

  /// By when the year's funding is handed over, with what is raised beside it for earlier losses; nil where the rule names
  /// no day before the clearing.
  var fundingDay: DueDay? { get }

  /// Whether funding that is not handed over goes back to those who paid it; false where the rule does not say.
  var returnsUnspent: Bool { get }
}

extension SettlementRule {
  public var clearingDay: DueDay? { nil }

  public var fundingDay: DueDay? { nil }

  public var returnsUnspent: Bool { false }
}

extension SettlementRule {
  public var lateClaimsShare: Double { 0 }

  public func lateClaimsShare(drawn terms: [String: Double]) -> Double { lateClaimsShare }

  public func payBenefits(_ account: YearAccount, under policy: Policy, in book: inout YearBook) {
    book.pay(from: .insurer, to: .members, account.claims, for: .benefits, by: policy.scope.clause)
  }
}
