import Insurance
import Wording

/// Everything that a run needs: a policy, people with their expense, and how it is to be computed.
public struct SimulationPlan: Sendable {
  public let name: String
  /// One policy a year; the first is that of `startYear`.
  public let policies: [Policy]
  public let startYear: Int
  /// At least one, each group once.
  public let cohorts: [Cohort]
  public let shocks: Shocks
  public let trend: Trend
  /// The year whose level the cohorts' expense is at; the trend counts from it.
  public let expenseYear: Int
  /// Accumulated surplus of the critical-illness fund when the first year begins.
  public let openingReserve: Money
  /// What the risk adjustment fund holds when the first year begins.
  public let openingRiskAdjustment: Money
  /// Which year of its contract the first year is, 1 for a contract that begins with it.
  public let contractYear: Int
  /// When claims arise within the year, and what the insurer's advances cost.
  public let cash: CashAssumptions
  /// What held before, where the first year's policy is a change of it; nil where its terms count as those that always held.
  public let former: FormerTerms?
  public let method: MethodName
  public let replications: Int
  public let seed: UInt64

  /// `expenseYear` is the first year where it is nil.
  public init(
    name: String, policies: [Policy], startYear: Int, cohorts: [Cohort], shocks: Shocks, trend: Trend = .none,
    expenseYear: Int? = nil, openingReserve: Money, openingRiskAdjustment: Money = .zero, contractYear: Int = 1,
    cash: CashAssumptions = .none,
    former: FormerTerms? = nil, method: MethodName, replications: Int, seed: UInt64
  ) {
    self.former = former
    self.name = name
    // What these people bring in, by group.
    let people = Dictionary(cohorts.map { ($0.group, $0.insured) }, uniquingKeysWith: +)
    self.policies = policies.map { $0.funded(for: people) }
    self.startYear = startYear
    self.cohorts = cohorts
    self.shocks = shocks
    self.trend = trend
    self.expenseYear = expenseYear ?? startYear
    self.openingReserve = openingReserve
    self.openingRiskAdjustment = openingRiskAdjustment
    self.contractYear = contractYear
    self.cash = cash
    self.method = method
    self.replications = replications
    self.seed = seed
  }

  /// The same plan with another number of replications, another method, only some of its policies, other people, or as a
  /// change of former terms.
  public func with(
    replications: Int? = nil, method: MethodName? = nil, policies: [Policy]? = nil, cohorts: [Cohort]? = nil,
    former: FormerTerms? = nil
  ) -> SimulationPlan {
    SimulationPlan(
      name: name, policies: policies ?? self.policies, startYear: startYear,
      cohorts: cohorts ?? self.cohorts, shocks: shocks, trend: trend, expenseYear: expenseYear,
      openingReserve: openingReserve, openingRiskAdjustment: openingRiskAdjustment, contractYear: contractYear,
      cash: cash,
      former: former ?? self.former, method: method ?? self.method, replications: replications ?? self.replications,
      seed: seed)
  }

  /// Whether what the trend makes of the first year is known: it has not begun, or has no error.
  public var hasKnownLevel: Bool {
    startYear == expenseYear || (trend.frequencyError == 0 && trend.severityError == 0)
  }

  /// What the trend as it is given, whatever its errors, makes of the first year.
  package var firstLevel: Shocks.Year { trend.usualFactors(after: startYear - expenseYear) }

  /// Whether a law of X, or the probability of any, has parameters that every path draws.
  public var hasUncertainParameters: Bool { cohorts.contains(where: \.hasUncertainParameters) }

  /// Whether the parts of expense that the policy's scope takes in make any X.
  package var answersToScope: Bool { cohorts.contains(where: \.answersToScope) }

  /// Whether any law of X is made of people who are drawn before any year.
  package var hasPilot: Bool { cohorts.contains { $0.episodes != nil } }

  /// Whether anything depends on the seed.
  package var drawsBySeed: Bool { method != .exact || hasPilot }

  public var insured: Int { cohorts.reduce(0) { $0 + $1.insured } }
}

/// The ways of computing a year's claims.
public enum MethodName: String, Sendable, CaseIterable {
  /// By cells of the amount, at a cost that does not grow with the number of people.
  case grouped
  /// Every claimant drawn one by one: the reference, on which any rule can run.
  case individual
  /// The law of the year's claims by inverting its transform: no draws, no sampling error.
  case exact

  /// The methods that draw years, which take replications and a seed.
  public static let drawing: [MethodName] = [.grouped, .individual]
}

/// Why a run cannot be finished.
public struct SimulationError: Error, Sendable, Equatable, CustomStringConvertible {
  public enum Code: String, Sendable {
    /// A year's money is beyond what the ledger holds.
    case amountTooLarge = "amount-too-large"
    /// The policy has no rule for a group of the population.
    case unknownGroup = "unknown-group"
    /// Fewer than one replication, year or person.
    case nothingToDo = "nothing-to-do"
    /// The method cannot say anything about this plan.
    case notApplicable = "not-applicable"
    /// This machine has not the memory for it.
    case tooLarge = "too-large"
    /// What memory does not hold could not be written.
    case unwritable
    /// Nobody waits for it any more.
    case givenUp = "given-up"
  }

  public let code: Code
  public let said: Message

  package init(_ code: Code, _ said: Message) {
    self.code = code
    self.said = said
  }

  /// In English.
  public var description: String { said.en }
}
