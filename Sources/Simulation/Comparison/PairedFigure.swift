import Insurance
import Statistics

/// How a metric follows from single replications, where it does: a mean, a share of years, a ratio of two means,
/// a quantile, standard deviation or tail mean of a column. Two runs that meet the same draws have such columns in pairs.
enum PairedFigure<Replication> {
  case mean((Replication) -> Double)
  case share((Replication) -> Bool)
  case ratio((Replication) -> Double, over: (Replication) -> Double)
  case deviation((Replication) -> Double)
  case quantile((Replication) -> Double, Quantile)
  /// Of the losses: the column with its sign turned.
  case tail((Replication) -> Double, TailValueAtRisk)

  /// The figure of a column that the last part of a metric's name asks for: `mean`, `sd`, `p05`, `p995`.
  init?(_ part: Substring, of column: @escaping (Replication) -> Double) {
    switch part {
    case "mean": self = .mean(column)
    case "sd": self = .deviation(column)
    default:
      // The digits are those after the decimal point: p05 is 0.05, p995 is 0.995.
      guard part.first == "p", let digits = Double("0." + part.dropFirst()),
        let quantile = try? Quantile(checking: digits)
      else { return nil }
      self = .quantile(column, quantile)
    }
  }
}

extension String {
  /// What stands before the last point of a metric's name, and after it.
  fileprivate var parts: (base: Substring, last: Substring)? {
    lastIndex(of: ".").map { (self[..<$0], self[index(after: $0)...]) }
  }
}

/// A year's metrics.
enum YearFigures {
  static func figure(_ metric: String, insured: Int) -> PairedFigure<Outcome>? {
    let people = Double(insured)
    switch metric {
    case "claimants.count": return .mean { $0.total { Double($0.claimants) } }
    case "beneficiaries.count": return .mean { $0.total { Double($0.beneficiaries) } }
    case "beneficiaries.share": return .mean { $0.total { Double($0.beneficiaries) } / people }
    case "beneficiaries.meanBenefit":
      return .ratio({ $0.statement.claims }, over: { $0.total { Double($0.beneficiaries) } })
    case "claims.total": return .mean(\.statement.claims)
    case "claims.perInsured": return .mean { $0.statement.claims / people }
    case "claims.chronicOverflow": return .mean { $0.total(\.overflow) }
    case "costs.total": return .mean(\.statement.costs)
    case "funding.income": return .mean(\.statement.funding)
    case "funding.perHead": return .mean { $0.statement.funding / people }
    case "funding.need.mean": return .mean { $0.statement.premiumNeeded / people }
    case "funding.adequacy":
      return .share { $0.statement.claims + $0.statement.costs <= $0.statement.premium }
    case "insurer.result.mean": return .mean(\.statement.insurerResult)
    case "insurer.lossProbability": return .share { $0.statement.insurerResult < 0 }
    case "insurer.receivable": return .mean(\.statement.deferred)
    case "fund.result.mean": return .mean(\.statement.fundResult)
    case "fund.deficitProbability": return .share { $0.statement.fundResult < 0 }
    case "payer.pays": return .mean(\.statement.payerPays)
    case "members.expense": return .mean(\.expense)
    case "members.outOfPocket": return .mean(\.outOfPocket)
    case "members.reimbursementRate": return .ratio(\.statement.benefits, over: \.expense)
    case "reserve.mean": return .mean(\.statement.reserve)
    case "deferred.mean": return .mean(\.statement.deferred)
    case "deferred.probability": return .share { $0.statement.deferred > 0 }
    case "insurer.cash.monthsOutOfPocket": return .mean { Double($0.statement.cash.months) }
    case "insurer.cash.interest": return .mean(\.statement.cash.interest)
    case "insurer.tvar99": return .tail(\.statement.insurerResult, TailValueAtRisk(0.99))
    default:
      guard let (base, part) = metric.parts, let column = column(base, people) else { return nil }
      return PairedFigure(part, of: column)
    }
  }

  private static func column(_ name: Substring, _ people: Double) -> ((Outcome) -> Double)? {
    switch name {
    case "claims": \.statement.claims
    case "funding.need": { $0.statement.premiumNeeded / people }
    case "funding.perHead": { $0.statement.funding / people }
    case "insurer.result": \.statement.insurerResult
    case "fund.result": \.statement.fundResult
    case "reserve": \.statement.reserve
    case "insurer.cash.largestAdvance": \.statement.cash.largest
    default: nil
    }
  }

  /// The same of one cohort, by its place among the plan's.
  static func figure(_ metric: String, cohort place: Int, insured: Int) -> PairedFigure<Outcome>? {
    let people = Double(insured)
    switch metric {
    case "beneficiaries.count": return .mean { Double($0.claims.parts[place].beneficiaries) }
    case "beneficiaries.share": return .mean { Double($0.claims.parts[place].beneficiaries) / people }
    case "beneficiaries.meanBenefit":
      return .ratio({ $0.claims.parts[place].claims }, over: { Double($0.claims.parts[place].beneficiaries) })
    case "claims.total": return .mean { $0.claims.parts[place].claims }
    case "claims.perInsured": return .mean { $0.claims.parts[place].claims / people }
    case "members.outOfPocket":
      return .mean { $0.claims.parts[place].expense - $0.claims.parts[place].claims }
    case "members.reimbursementRate":
      return .ratio({ $0.claims.parts[place].claims }, over: { $0.claims.parts[place].expense })
    default: return nil
    }
  }
}

/// Metrics of several years of a path together.
enum PathFigures {
  /// - Parameter span: how many years from the first the metric is about: all for a metric of the horizon.
  /// - Parameter contractEnd: how many years from the first the first contract runs; nil where it runs beyond them all.
  static func figure(_ metric: String, span: Int, contractEnd: Int?) -> PairedFigure<[Outcome]>? {
    switch metric {
    case "fund.deficitSoFar", "horizon.deficitProbability":
      return .share { $0.prefix(span).contains { $0.statement.fundResult < 0 } }
    case "horizon.insurer.lossProbability": return .share { sum($0, span, \.insurerResult) < 0 }
    case "horizon.deferred.mean": return .mean { $0.last?.statement.deferred ?? 0 }
    case "horizon.premium.volatility":
      return .mean { PathEvents.premiumChange($0.lazy.map(\.statement.funding)) }
    case "horizon.yearsToRecover":
      // A mean over the paths that recover is one over all paths, over their share.
      return .ratio({ Double(recovery($0) ?? 0) }, over: { recovery($0) == nil ? 0 : 1 })
    case "horizon.notRecovered":
      return .ratio({ hasDeficit($0) && recovery($0) == nil ? 1 : 0 }, over: { hasDeficit($0) ? 1 : 0 })
    case "term.insurer.lossProbability":
      return contractEnd.map { end in .share { $0[end - 1].statement.termResult < 0 } }
    default:
      guard let (base, part) = metric.parts, let column = column(base, span, contractEnd) else { return nil }
      return PairedFigure(part, of: column)
    }
  }

  private static func column(_ name: Substring, _ span: Int, _ contractEnd: Int?) -> (([Outcome]) -> Double)? {
    switch name {
    case "fund.accumulated", "horizon.fund.result": { sum($0, span, \.fundResult) }
    case "horizon.insurer.result": { sum($0, span, \.insurerResult) }
    case "horizon.insurer.cash.largestAdvance": { $0.last?.statement.pathCash?.largest ?? 0 }
    case "term.insurer.result": contractEnd.map { end in { $0[end - 1].statement.termResult } }
    default: nil
    }
  }

  private static func hasDeficit(_ path: [Outcome]) -> Bool { path.contains { $0.statement.fundResult < 0 } }

  private static func recovery(_ path: [Outcome]) -> Int? {
    PathEvents.yearsToRecover(path.lazy.map(\.statement.fundResult))
  }

  private static func sum(_ path: [Outcome], _ span: Int, _ value: (Outcome.Settled) -> Double) -> Double {
    path.prefix(span).reduce(0) { $0 + value($1.statement) }
  }
}

extension Outcome {
  func total(_ value: (YearOfClaims.Part) -> Double) -> Double { claims.parts.reduce(0) { $0 + value($1) } }
  var expense: Double { total(\.expense) }
  /// What members still pay of the in-scope expense, yuan.
  var outOfPocket: Double { expense - statement.benefits }
}
