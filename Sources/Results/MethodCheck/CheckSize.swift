import Insurance
import Plans

/// How many people a check of the methods draws one by one.
///
/// Cells and the exact law take the same time for a city and a nation; drawing persons does not. Beyond a fixed amount of
/// work a check takes proportionally fewer of every group: the methods are the same functions of them. The amount is a
/// constant, not a time, so that the same check gives the same figures on any machine.
public struct CheckSize: Sendable {
  /// The people that are checked on.
  package let plan: SimulationPlan
  /// How many insured the scenario has.
  public let scenarioInsured: Int
  /// What drawing every one of them would take, hours of one core, roughly.
  public let hoursForEverybody: Double
  /// Whether that is more than is done unasked.
  public let isLarge: Bool

  /// Whether fewer people are checked on than the scenario has.
  public var isReduced: Bool { plan.insured < scenarioInsured }

  /// The work that is done unasked, in amounts drawn from a law and paid: about half a minute of one core.
  static let most = 4e9
  /// A core draws and pays about so many amounts in an hour.
  private static let hourly = 5e11
  /// A person with episodes takes as long as so many amounts.
  private static let episodes = 40.0

  /// - Parameters:
  ///   - plan: what is to be checked.
  ///   - everybody: whether all people are asked for, however long it takes.
  public init(of plan: SimulationPlan, everybody: Bool) {
    let work = Double(plan.replications) * plan.cohorts.reduce(0) { $0 + Self.work($1) }
    scenarioInsured = plan.insured
    hoursForEverybody = work / Self.hourly
    isLarge = work > Self.most
    let share = Self.most / work
    self.plan =
      everybody || !isLarge
      ? plan : plan.with(cohorts: plan.cohorts.map { $0.numbering(Self.part(share, of: $0.insured)) })
  }

  private static func work(_ cohort: Cohort) -> Double {
    Double(cohort.insured) * cohort.probability * (cohort.episodes == nil ? 1 : episodes)
  }

  /// No group vanishes.
  private static func part(_ share: Double, of people: Int) -> Int {
    people == 0 ? 0 : max(1, Int((share * Double(people)).rounded()))
  }
}
