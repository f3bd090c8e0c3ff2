import Insurance
import Plans

/// The late claims of the year before a plan's first year, where the policy settles a share of each year's claims in
/// the next one (结转赔款).
///
/// That year is taken to have been like the expected first year: as much comes in from it, in the mean, as the first
/// year leaves to the second. So the first year is on the same basis as the later ones.
package struct OpeningLateClaims {
  let amount: Money

  static let none = OpeningLateClaims(amount: .zero)

  private init(amount: Money) { self.amount = amount }

  /// - Throws: `SimulationError` where the amount is more than the ledger holds.
  init(of plan: SimulationPlan, frame: YearFrame) throws(SimulationError) {
    let share = Self.share(plan)
    guard share > 0 else {
      self = .none
      return
    }
    let year =
      ExpectedYear(of: plan).map { $0.claimsPerInsured * Double(plan.insured) } ?? Self.drawnMean(plan, frame)
    guard let amount = Money(yuan: share * year) else {
      throw SimulationError.beyondLedger("late", claims: share * year, insured: plan.insured)
    }
    self.amount = amount
  }

  /// The share of the year before that comes in; nothing of it before a scheme's own first year.
  private static func share(_ plan: SimulationPlan) -> Double {
    guard let policy = plan.policies.first,
      !(policy.standing.isFirstOfItsKind && policy.standing.from.year >= plan.startYear)
    else { return 0 }
    return policy.settlement.lateClaimsShare
  }

  private static let pilot = 200

  /// The mean claims of the first year's first replications by cells, where no closed form is known: the same number
  /// whatever is run.
  private static func drawnMean(_ plan: SimulationPlan, _ frame: YearFrame) -> Double {
    let method = GroupedMethod(frame: frame)
    let total = (0..<pilot).reduce(0.0) { sum, replication in
      let factors = frame.path(replication: replication).first ?? .quiet
      let year = method.year(YearSlot(replication: replication, year: plan.startYear, index: 0, factors: factors))
      return sum + year.parts.reduce(0) { $0 + $1.claims }
    }
    return total / Double(pilot)
  }

  /// What a reader must know of it; nothing where no claims are late.
  package static func remarks(of plan: SimulationPlan) -> [Words] {
    guard share(plan) > 0 else { return [] }
    let year = plan.startYear
    return [
      Words(
        en: "the late claims of \(year - 1) that come into \(year) are taken to be those of an expected \(year)",
        zh: "\(year - 1)年结转至\(year)年的赔付按\(year)年的预期水平计入")
    ]
  }
}
