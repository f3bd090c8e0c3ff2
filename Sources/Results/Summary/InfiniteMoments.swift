import Insurance
import Plans
import RiskSharing
import Simulation
import Statistics

/// Moments that the laws of a plan do not have: what a sample shows in their place has no limit, and no error says how far
/// it is off. The same for every method that draws; the exact method knows it of itself.
struct InfiniteMoments {
  private var expense = false
  private var expenseSquares = false
  private var claims = false
  private var squares = false
  /// The layers beside the contract whose payments have no variance, and whether they have a mean, by id.
  private var layers: [String: (words: Words, hasMean: Bool)] = [:]
  /// The columns of a year that stay within bounds however large claims are: these have all their moments.
  private var bounded: Set<String> = []

  /// Laws whose parameters are drawn are judged by their estimates. A law that is made of records has all its moments.
  init(of plan: SimulationPlan) {
    for policy in plan.policies {
      for cohort in plan.cohorts where cohort.insured > 0 && cohort.probability > 0 && cohort.episodes == nil {
        expense = expense || !cohort.severity.mean.isFinite
        expenseSquares = expenseSquares || !cohort.severity.variance.isFinite
        guard let benefits = try? policy.stack(for: cohort.group) else { continue }
        if let benefit = ExpectedBenefit(of: cohort, by: benefits.contract, at: 1, quickly: true) {
          claims = claims || !benefit.mean.isFinite
          squares = squares || !benefit.square.isFinite
        }
        for level in benefits.counted {
          guard let benefit = ExpectedBenefit(of: cohort, by: level.ofAmount, at: 1), !benefit.square.isFinite else {
            continue
          }
          let hadMean = layers[level.layer.id]?.hasMean ?? true
          layers[level.layer.id] = (level.layer.words, hadMean && benefit.mean.isFinite)
        }
      }
    }
    if hasNoErrors { bounded = Self.boundedColumns(of: plan) }
  }

  /// Whether a year's claims have a mean.
  var claimsHaveMean: Bool { !claims }
  var expenseHasMean: Bool { !expense }

  /// The table without what has no limit, and without errors of means whose error has none.
  func applied(to table: ResultTable) -> ResultTable {
    guard expense || expenseSquares || claims || squares || !layers.isEmpty else { return table }
    return table.without { row in
      (expense && row.metric.isOfMembersExpense) || (!row.estimate.isExact && hasNoMean(row.metric))
    }.mapped { _, row in
      hasNoError(row.metric) ? row.estimate.withoutError : row.estimate
    }
  }

  /// Whether a metric is a mean, of a tail too, or a spread about one, of something that has none.
  private func hasNoMean(_ metric: Metric) -> Bool {
    guard metric.isMomentOfMoney || metric.isMomentOfFunding else { return false }
    if let layer = metric.layer { return layers[layer]?.hasMean == false }
    return claims && !isBounded(metric)
  }

  private func isBounded(_ metric: Metric) -> Bool {
    guard case .year(let figure) = metric.origin, !figure.columns.isEmpty else { return false }
    return figure.columns.allSatisfy(bounded.contains)
  }

  /// What a contract's terms keep within bounds of a single year, as the fund's result where it pays a premium and no more: what
  /// does not move between a half of all money and all of it.
  private static func boundedColumns(of plan: SimulationPlan) -> Set<String> {
    guard plan.policies.count == 1, let policy = plan.policies.first, policy.panel == nil,
      let year = try? YearSettlement(policy: policy, insured: plan.insured, cash: plan.cash)
    else { return [] }
    let diagram = RiskSharingDiagram(
      of: policy, insured: plan.insured, premium: year.standard, reserve: plan.openingReserve,
      riskAdjustment: plan.openingRiskAdjustment)
    // So near to all money rounding to the fen is nothing, and no turning point is left.
    let top = Money.largest.yuan / 4
    guard let all = Money(yuan: top), let half = Money(yuan: top / 2) else { return [] }
    let (far, nearer) = (
      ExactSettlement.result(diagram, claims: all, calendar: year.calendar),
      ExactSettlement.result(diagram, claims: half, calendar: year.calendar)
    )
    let columns: [Column<YearView>] = [
      .insurerResult, .fundResult, .payerPays, .owedToInsurer, .unclaimed, .ordinaryLoss, .policyLoss, .managementLoss,
      .riskAdjustment, .drawnFromRiskAdjustment, .largestAdvance,
    ]
    return Set(
      columns.compactMap { column in
        let part: KeyPath<ExactSettlement.Result, Double>
        switch column.exact {
        case .result(let path), .amount(let path): part = path
        default: return nil
        }
        return abs(far[keyPath: part] - nearer[keyPath: part]) < 1e-9 * top ? column.name : nil
      })
  }

  /// Whether a metric is a mean or a spread of money that has no error, by the law of claims or of its own layer, or follows
  /// from a mean of members' expense that has none.
  func hasNoError(_ metric: Metric) -> Bool {
    (expenseSquares && metric.isOfMembersExpense)
      || (metric.isMomentOfMoney
        && (metric.layer.map { layers[$0] != nil } ?? (hasNoErrors && !isBounded(metric))))
  }

  /// Whether what layers beside the contract pay has no error.
  var hasLayersWithoutErrors: Bool { !layers.isEmpty }

  /// Whether means of money have no error, since the law of claims has no variance.
  var hasNoErrors: Bool { claims || squares }

  /// - Parameter isExact: whether the figures come from the law itself.
  fileprivate func remarks(isExact: Bool) -> [Words] {
    var remarks: [Words] = []
    if expense {
      remarks.append(
        Words(
          en: "the mean of members' expense is infinite under this law: what members pay is left out",
          zh: "该分布下合规自付费用的均值无穷大，个人负担各项从略"))
    } else if expenseSquares, !isExact {
      remarks.append(
        Words(
          en:
            "the variance of members' expense is infinite under this law: what members spend and pay has no standard error and no interval",
          zh: "该分布下合规自付费用的方差无穷大：费用与个人负担各项无标准误与区间"))
    }
    if claims {
      remarks.append(
        Words(
          en:
            "the mean of claims is infinite under this law and benefit: means that it makes infinite, and spreads about them, are left out",
          zh: "该分布与待遇下赔付的均值无穷大，由此无穷大的均值及其离散程度从略"))
    } else if squares {
      remarks.append(
        isExact
          ? Words(
            en:
              "the variance of claims is infinite under this law and benefit: standard deviations that it makes infinite are left out",
            zh: "该分布与待遇下赔付的方差无穷大，由此无穷大的标准差从略")
          : Words(
            en:
              "the variance of claims is infinite under this law and benefit: means have no standard error and no interval",
            zh: "该分布与待遇下赔付的方差无穷大：均值无标准误与区间"))
    }
    for (_, layer) in layers.sorted(by: { $0.key < $1.key }) {
      let (en, zh) = layer.hasMean ? ("variance", "方差") : ("mean", "均值")
      remarks.append(
        Words(
          en:
            "the \(en) of what the layer '\(layer.words.en)' pays is infinite: its mean has no standard error and no interval",
          zh: "“\(layer.words.zh)”支付额的\(zh)无穷大：其均值无标准误与区间"))
    }
    return remarks
  }
}

extension SimulationPlan {
  /// Whether a year's claims have a mean, and so the ledger that they bring.
  package var claimsHaveMean: Bool { InfiniteMoments(of: self).claimsHaveMean }

  /// What a reader must know of the plan's figures, by whatever command they are computed.
  package var remarks: [Words] {
    OpeningLateClaims.remarks(of: self) + InfiniteMoments(of: self).remarks(isExact: method == .exact)
      + SmallSamples.remarks(of: self)
  }
}

extension Estimate {
  /// The value alone, where its error has no limit; what is known without error stays so.
  var withoutError: Estimate {
    isExact
      ? self : Estimate(value: value, standardError: nil, lower: nil, upper: nil, replications: replications)
  }
}
