import Insurance
import Statistics

/// How a metric follows from single replications. Two runs that meet the same draws have the columns in pairs.
enum Figure<View: Sendable>: Sendable {
  case mean(Column<View>)
  /// The share of replications in which something holds.
  case share(Event<View>)
  /// The ratio of two means.
  case ratio(Column<View>, over: Column<View>)
  case deviation(Column<View>)
  case quantile(Column<View>, Quantile)
  /// The mean of the worst losses: the column with its sign turned.
  case tail(Column<View>, TailValueAtRisk)
  /// The mean over the replications in which an event holds.
  case meanWhere(Column<View>, Event<View>)
  /// The share of the replications with a first event in which a second one holds too.
  case shareWhere(Event<View>, given: Event<View>)
}

extension Figure {
  /// The names of the columns it is made of.
  var columns: [String] {
    switch self {
    case .mean(let column), .deviation(let column), .quantile(let column, _), .tail(let column, _),
      .meanWhere(let column, _):
      [column.name]
    case .ratio(let above, let below): [above.name, below.name]
    case .share, .shareWhere: []
    }
  }

  /// The share of the replications that inform it.
  var informingShare: Double {
    switch self {
    case .quantile(_, let quantile): min(quantile.level, 1 - quantile.level)
    case .tail(_, let measure): 1 - measure.level
    case .mean, .share, .ratio, .deviation, .meanWhere, .shareWhere: 1
    }
  }

  /// Whether it is made of first and second moments, of all replications or of a tail, and not of an order or of shares.
  var isMoment: Bool {
    switch self {
    case .mean, .ratio, .deviation, .meanWhere, .tail: true
    case .share, .shareWhere, .quantile: false
    }
  }
}

/// A number that every replication has.
struct Column<View: Sendable>: Sendable {
  /// Tells it from the others; columns of single years are the names in `replications.csv`.
  let name: String
  let value: @Sendable (View) -> Double
  /// What stands for it under the exact method; nil where nothing does.
  let exact: ExactColumn?
  /// Whether it is a number of the policy's, and no estimate, as long as it is the same in every replication.
  let isGivenWhereConstant: Bool

  init(
    _ name: String, exact: ExactColumn? = nil, isGivenWhereConstant: Bool = false,
    _ value: @escaping @Sendable (View) -> Double
  ) {
    self.name = name
    self.value = value
    self.exact = exact
    self.isGivenWhereConstant = isGivenWhereConstant
  }
}

/// Something that holds in a replication or does not.
struct Event<View: Sendable>: Sendable {
  let holds: @Sendable (View) -> Bool
  let exact: ExactEvent?

  init(exact: ExactEvent? = nil, _ holds: @escaping @Sendable (View) -> Bool) {
    self.holds = holds
    self.exact = exact
  }
}

/// A year's outcome as the whole pool sees it, or one of its groups.
struct YearView: Sendable {
  let outcome: Outcome
  /// The place of the group among the plan's cohorts; nil for all.
  let group: Int?
  /// How many are insured.
  let people: Double

  var statement: Outcome.Settled { outcome.statement }
  var claimants: Double { total { Double($0.claimants) } }
  var beneficiaries: Double { total { Double($0.beneficiaries) } }
  var expense: Double { total(\.expense) }
  var overflow: Double { total(\.overflow) }
  /// Those that count for the year between the parties; a group's are those of the year's illness.
  var claims: Double { group.map { outcome.claims.parts[$0].claims } ?? statement.claims }
  /// For illness of the year, whenever they are settled.
  var benefits: Double { group.map { outcome.claims.parts[$0].claims } ?? statement.benefits }

  /// What layers beside the contract pay members, yuan.
  var beside: Double { total { $0.layers.reduce(0) { $0 + ($1.isBeside ? $1.payments : 0) } } }

  /// Something of a layer that is counted by itself; 0 where the year's policy has no such layer.
  func ofLayer(_ number: UInt32, _ value: @escaping (YearOfClaims.Part.Layer) -> Double) -> Double {
    total { part in part.layers.first { $0.number == number }.map(value) ?? 0 }
  }

  private func total(_ value: (YearOfClaims.Part) -> Double) -> Double {
    group.map { value(outcome.claims.parts[$0]) } ?? outcome.claims.parts.reduce(0) { $0 + value($1) }
  }
}

/// One path's years.
struct PathView: Sendable {
  /// By year, then by replication.
  let outcomes: [[Outcome]]
  let replication: Int
  /// How many years from the first a metric is about: all for one of the horizon.
  let span: Int
  /// How many people are insured.
  let people: Double
  /// How many years from the first the first contract runs; nil where it ends within no year of the horizon.
  let contractEnd: Int?

  /// The year that the metric is about: the last of its span.
  var year: Outcome.Settled { outcomes[span - 1][replication].statement }
  var statements: some Sequence<Outcome.Settled> { outcomes.prefix(span).lazy.map { $0[replication].statement } }

  func sum(_ value: (Outcome.Settled) -> Double) -> Double { statements.reduce(0) { $0 + value($1) } }
  var hasDeficit: Bool { statements.contains { $0.fundResult < 0 } }
  /// Years from the first deficit until it is made up; nil where there is none, or it is not.
  var yearsToRecover: Int? {
    PathEvents.yearsToRecover(outcomes.prefix(span).map { $0[replication].statement.fundResult })
  }
  var premiumChange: Double {
    PathEvents.premiumChange(outcomes.prefix(span).map { $0[replication].statement.funding })
  }
  /// The insurer's result over the first contract; a metric of it is there only where the contract ends.
  var termResult: Double { contractEnd.map { outcomes[$0 - 1][replication].statement.termResult } ?? 0 }
}
