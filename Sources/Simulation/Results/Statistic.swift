import Insurance
import Plans
import Statistics

/// How a metric follows from single replications. Two runs that meet the same draws have the columns in pairs.
package enum Statistic<View: Sendable>: Sendable {
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

extension Statistic {
  /// The names of the columns it is made of.
  package var columns: [String] {
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
package struct Column<View: Sendable>: Sendable {
  /// Tells it from the others; columns of single years are the names in `replications.csv`.
  package let name: String
  package let value: @Sendable (View) -> Double
  /// What stands for it under the exact method; nil where nothing does.
  package let exact: ExactColumn?
  /// Whether it is a number of the policy's, and no estimate, as long as it is the same in every replication.
  package let isGivenWhereConstant: Bool

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
package struct Event<View: Sendable>: Sendable {
  package let holds: @Sendable (View) -> Bool
  package let exact: ExactEvent?

  init(exact: ExactEvent? = nil, _ holds: @escaping @Sendable (View) -> Bool) {
    self.holds = holds
    self.exact = exact
  }
}

/// A year's outcomes as the whole pool sees them, or one of its groups.
package final class YearViews: Sendable {
  let statements: PackedRows
  let claims: PackedClaims
  /// The place of the group among the plan's cohorts; nil for all.
  let group: Int?
  /// How many are insured.
  let people: Double
  /// Whether the year's funding has to cover the insurer's costs too.
  let fundsCosts: Bool

  package init(_ outcomes: Outcomes, group: Int?, people: Double, fundsCosts: Bool) {
    self.fundsCosts = fundsCosts
    statements = outcomes.statements
    claims = outcomes.claims
    self.group = group
    self.people = people
  }
}

/// One replication of them.
package struct YearView: Sendable {
  private let year: YearViews
  private let replication: Int

  package init(of year: YearViews, _ replication: Int) {
    self.year = year
    self.replication = replication
  }

  var people: Double { year.people }
  /// The insurer's costs as far as the funding has to cover them.
  var fundedCosts: Double { year.fundsCosts ? statement.costs : 0 }
  var statement: Outcome.Settled { year.statements.statement(replication) }
  var claimants: Double { total { Double(part($0).claimants) } }
  var beneficiaries: Double { total { Double(part($0).beneficiaries) } }
  var expense: Double { total { part($0).expense } }
  var overflow: Double { total { part($0).overflow } }
  /// Those that count for the year between the parties; a group's are those of the year's illness.
  var claims: Double { year.group.map { part($0).claims } ?? statement.claims }
  /// For illness of the year, whenever they are settled.
  var benefits: Double { year.group.map { part($0).claims } ?? statement.benefits }

  /// What layers beside the contract pay members, yuan.
  var beside: Double { total { layers($0).reduce(0) { $0 + ($1.isBeside ? $1.payments : 0) } } }

  /// Something of a layer that is counted by itself; 0 where the year's policy has no such layer.
  func ofLayer(_ number: UInt32, _ value: @escaping (YearOfClaims.Part.Layer) -> Double) -> Double {
    total { group in layers(group).first { $0.number == number }.map(value) ?? 0 }
  }

  private func part(_ group: Int) -> YearOfClaims.Part { year.claims.part(group, replication) }

  private func layers(_ group: Int) -> some Sequence<YearOfClaims.Part.Layer> {
    year.claims.layers(group, replication)
  }

  /// - Parameter value: of a group, by its place.
  private func total(_ value: (Int) -> Double) -> Double {
    year.group.map(value) ?? (0..<year.claims.groups).reduce(0) { $0 + value($1) }
  }
}

/// One path's years.
package struct PathView: Sendable {
  private let paths: PathViews
  private let replication: Int
  /// How many years from the first a metric is about: all for one of the horizon.
  private let span: Int

  init(of paths: PathViews, replication: Int, span: Int) {
    self.paths = paths
    self.replication = replication
    self.span = span
  }

  var people: Double { paths.people }
  /// The year that the metric is about: the last of its span.
  var year: Outcome.Settled { paths.statements[span - 1].statement(replication) }
  private var statements: some Collection<Outcome.Settled> {
    paths.statements.prefix(span).lazy.map { $0.statement(replication) }
  }

  func sum(_ value: (Outcome.Settled) -> Double) -> Double { statements.reduce(0) { $0 + value($1) } }
  var hasDeficit: Bool { statements.contains { $0.fundResult < 0 } }
  /// Years from the first deficit until it is made up; nil where there is none, or it is not.
  var yearsToRecover: Int? { PathEvents.yearsToRecover(statements.map(\.fundResult)) }
  var premiumChange: Double { PathEvents.premiumChange(statements.map(\.funding)) }
  /// The insurer's result over the first contract; a metric of it is there only where the contract ends.
  var termResult: Double { paths.contractEnd.map { paths.statements[$0 - 1].statement(replication).termResult } ?? 0 }
}
