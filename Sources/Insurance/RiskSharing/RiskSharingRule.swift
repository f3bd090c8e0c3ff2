/// Who carries the year's surplus or loss.
///
/// ## Writing a rule of your own
/// - `premiumDue(for:)` says what the payer hands over for the year, in parts that a reader can follow; the default
///   is the whole premium. The settlement rule pays it in instalments and clears the rest.
/// - `share(_:in:)` then moves what the clauses ask for. Movements go through the book, which cannot lose money.
///   Write what is only owed (a deferred balance, an advance) with `owe`, so that results and cash both come out right.
/// - `recover(_:in:)` settles what earlier years have left owed (`account.opening.outstanding`); the default leaves it.
/// - `reserveForFunding(_:)` is what of the fund's own cash pays for the year before anybody is asked for funding.
/// - A contract term may be a range: read it with `account.value(of:)`, which gives what the year has drawn.
/// - `turningPoints(for:)` lists the loss ratios C/P at which the rule bends or jumps: the diagram looks for cliffs
///   there. A jump that is not listed is not found.
public protocol RiskSharingRule: Sendable {
  func premiumDue(for account: YearAccount) -> [PremiumPart]
  func share(_ account: YearAccount, in book: inout YearBook)
  func recover(_ account: YearAccount, in book: inout YearBook)
  func reserveForFunding(_ account: YearAccount) -> Money
  func turningPoints(for account: YearAccount) -> [TurningPoint]

  /// Whether the fund's accumulated surplus plays a part; false where it is left out.
  var usesReserve: Bool { get }

  /// Whether contract terms that are ranges are drawn once a contract rather than every year; false where it is left out.
  var drawsTermsByContract: Bool { get }

  /// Whether it matters to the rule what caused a loss; false where it is left out. Such a rule says it with `attribute`.
  var tellsCauses: Bool { get }

  /// Whether somebody pays the insurer's costs beside the funding, which then has claims alone to cover; false where it is left out.
  var costsPaidBeside: Bool { get }

  /// What the rule counts as a year's loss, as a formula of P, C and E; C + E − P where it is left out.
  var lossMeasure: Words { get }

  /// Whether what is due depends on how many are insured, beside the premium; false where it is left out.
  var countsInsured: Bool { get }
}

/// A part of what the payer owes the insurer for the year.
public struct PremiumPart: Sendable, Hashable {
  public let reason: Transfer.Reason
  public let amount: Money
  public let clause: Clause

  public init(_ reason: Transfer.Reason, _ amount: Money, _ clause: Clause) {
    self.reason = reason
    self.amount = amount
    self.clause = clause
  }
}

/// A loss ratio at which a rule changes.
public struct TurningPoint: Sendable, Hashable {
  /// C/P.
  public let lossRatio: Double
  public let clause: Clause

  public init(_ lossRatio: Double, _ clause: Clause) {
    self.lossRatio = lossRatio
    self.clause = clause
  }
}

extension RiskSharingRule {
  public var usesReserve: Bool { false }

  public var drawsTermsByContract: Bool { false }

  public var countsInsured: Bool { false }

  public var tellsCauses: Bool { false }

  public var costsPaidBeside: Bool { false }

  public var lossMeasure: Words { Words(en: "C + E − P", zh: "C＋E－P") }

  public func recover(_ account: YearAccount, in book: inout YearBook) {}

  public func reserveForFunding(_ account: YearAccount) -> Money { .zero }

  public func premiumDue(for account: YearAccount) -> [PremiumPart] {
    [PremiumPart(.premium, account.premium, "—")]
  }
}

/// Fails where a share, or what it may be drawn as, lies outside 0…1.
package func checkShare(_ share: Cited<Double>, _ name: String) throws(RuleError) {
  let ends = share.range.map { [$0.low, $0.high] } ?? []
  guard ([share.value] + ends).allSatisfy((0...1).contains) else {
    throw RuleError(.outOfRange, name, "must lie between 0 and 1")
  }
}

/// Fails where a party that is to pay what the critical-illness fund does not hold is none that can.
package func checkLender(_ party: Cited<Party>, _ name: String) throws(RuleError) {
  guard party.value.isLender else {
    throw RuleError(
      .outOfRange, name, "must be the basic medical fund, the employees' supplementary fund or the treasury")
  }
}

extension YearAccount {
  /// The loss ratio at which the surplus S equals `share` of the premium.
  package func lossRatio(atSurplus share: Double) -> Double {
    premium.fen > 0 ? 1 - share - costs.yuan / premium.yuan : 0
  }
}
