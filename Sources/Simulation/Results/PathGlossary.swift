import Insurance
import Statistics

extension Metric {
  /// Metrics of runs over several years, by year first, then over the whole horizon.
  static let pathMetrics: [Metric] =
    [
      Metric(
        "funding.perHead.sd", .path, .yuanPerHead, Words(en: "funding a head, standard deviation", zh: "人均筹资，标准差"),
        Words(en: "standard deviation over paths of the year's funding a head", zh: "各路径当年人均筹资的标准差"),
        .yearOfPath(.deviation(.fundingPerHead)))
    ]
    + fan(
      "reserve", .reserve, Words(en: "reserve at year's end", zh: "年末大病保险基金结余"),
      Words(en: "cash of the critical-illness fund at the end of the year", zh: "大病保险基金年末现金结余"))
    + fan(
      "riskAdjustment", .riskAdjustment, Words(en: "risk adjustment fund", zh: "年末风险调剂金余额"),
      Words(en: "what the risk adjustment fund holds at the end of the year", zh: "风险调剂金年末余额"),
      presence: .withRiskAdjustment)
    + fan(
      "fund.accumulated", .fundSoFar, Words(en: "fund's result so far", zh: "基金累计结余"),
      Words(en: "the fund's results added up from the first year on", zh: "自首年起基金当期结余的累计"))
    + [
      Metric(
        "deferred.mean", .path, .yuan, Words(en: "owed to the insurer at year's end, mean", zh: "年末待收回余额，均值"),
        Words(
          en: "deferred balances and advances of this and earlier years that the insurer has yet to get, mean",
          zh: "承办机构尚待收回的历年递延亏损与垫付资金，均值"), .yearOfPath(.mean(.deferred))),
      Metric(
        "deferred.probability", .path, .share, Words(en: "probability that something is owed", zh: "存在待收回余额的概率"),
        Words(en: "share of paths in which the insurer has yet to get something", zh: "年末仍有待收回余额的路径比例"),
        .yearOfPath(.share(.somethingIsDeferred))),
      Metric(
        "fund.deficitSoFar", .path, .share,
        Words(en: "probability of a deficit in any year so far", zh: "至今出现过当期收不抵支的概率"),
        Words(
          en: "share of paths in which the fund's result was below 0 in this year or an earlier one",
          zh: "当年或此前任一年基金当期结余为负的路径比例"), .yearOfPath(.share(.hasDeficit))),
    ]
    + results(
      "horizon.fund.result", .fundSoFar, Words(en: "fund's result", zh: "基金当期结余"), Words(en: "all years", zh: "全期"))
    + [
      Metric(
        "horizon.deficitProbability", .path, .share,
        Words(en: "probability of a deficit in any year", zh: "任一年当期收不抵支的概率"),
        Words(
          en: "share of paths in which the fund's result is below 0 in at least one year", zh: "至少一年基金当期结余为负的路径比例"),
        .horizon(.share(.hasDeficit))),
      Metric(
        "horizon.yearsToRecover", .path, .years, Words(en: "years to recover from a deficit", zh: "收不抵支弥补所需年数"),
        Words(
          en:
            "years from the first deficit until the fund's results since then add up to 0 or more, mean over the paths that get there",
          zh: "自首次当期收不抵支至其后基金当期结余累计转正所需年数，对已弥补的路径取均值"), .horizon(.meanWhere(.yearsToRecover, .recovers))),
      Metric(
        "horizon.notRecovered", .path, .share, Words(en: "deficits not made up in the horizon", zh: "期内未弥补的收不抵支比例"),
        Words(
          en: "of the paths with a deficit, the share in which the results since then stay below 0 to the end",
          zh: "当期收不抵支的路径中，至期末仍未弥补的比例"), .horizon(.shareWhere(.staysInDeficit, given: .hasDeficit))),
      Metric(
        "horizon.deferred.mean", .path, .yuan, Words(en: "owed to the insurer at the end, mean", zh: "期末待收回余额，均值"),
        Words(en: "what the insurer has yet to get after the last year, mean", zh: "末年后承办机构尚待收回的金额，均值"),
        .horizon(.mean(.deferred))),
    ]
    + results(
      "horizon.insurer.result", .insurerSoFar, Words(en: "insurer's result", zh: "承办机构损益"),
      Words(en: "all years", zh: "全期"))
    + [
      Metric(
        "horizon.insurer.lossProbability", .path, .share,
        Words(en: "probability of the insurer's loss, all years", zh: "承办机构全期亏损概率"),
        Words(
          en: "share of paths in which the insurer's results add up to less than 0", zh: "全期损益合计为负的路径比例"),
        .horizon(.share(.insurerLoses)))
    ]
    + results(
      "term.insurer.result", .termResult, Words(en: "insurer's result", zh: "承办机构损益"),
      Words(en: "first contract", zh: "首个合同期"), presence: .withFirstContract)
    + [
      Metric(
        "term.insurer.lossProbability", .path, .share,
        Words(en: "probability of the insurer's loss, first contract", zh: "首个合同期承办机构亏损概率"),
        Words(
          en:
            "share of paths in which the insurer's results over the first contract that ends within the horizon are below 0",
          zh: "期内首个到期合同的承办机构损益合计为负的路径比例"), .horizon(.share(.insurerLosesOverTerm)), presence: .withFirstContract),
      Metric(
        "horizon.insurer.cash.largestAdvance.mean", .path, .yuan,
        Words(en: "insurer's largest advance, all years, mean", zh: "承办机构最大垫付，全期，均值"),
        Words(
          en: "the most that the insurer is out of pocket at any time, results of the years included, mean",
          zh: "全期任一时点承办机构的最大垫付资金（含各年损益），均值"), .horizon(.mean(.largestAdvance))),
      Metric(
        "horizon.insurer.cash.largestAdvance.p95", .path, .yuan,
        Words(en: "insurer's largest advance, all years, 95%", zh: "承办机构最大垫付，全期，95%分位"),
        Words(en: "largest advance that 95% of paths stay below", zh: "95%的路径最大垫付低于此值"),
        .horizon(.quantile(.largestAdvance, Quantile(0.95)))),
      Metric(
        "horizon.premium.volatility", .path, .share,
        Words(en: "change of funding a head from year to year", zh: "人均筹资年际变动幅度"),
        Words(
          en: "mean absolute change of the funding a head from one year to the next, as a share of it",
          zh: "相邻两年人均筹资变动幅度（绝对值）的均值"), .horizon(.mean(.premiumChange))),
    ]

  /// The levels of a fan of paths.
  private static let fan: [(level: Double, name: String, percent: String)] = [
    (0.05, "p05", "5%"), (0.25, "p25", "25%"), (0.5, "p50", "50%"), (0.75, "p75", "75%"), (0.95, "p95", "95%"),
  ]

  /// Mean and five quantiles, year by year.
  private static func fan(
    _ name: String, _ column: Column<PathView>, _ words: Words, _ meaning: Words, presence: Presence = .always
  ) -> [Metric] {
    [
      Metric(
        "\(name).mean", .path, .yuan, words.with(en: ", mean", zh: "，均值"), meaning.with(en: ", mean", zh: "，均值"),
        .yearOfPath(.mean(column)), presence: presence)
    ]
      + fan.map { level in
        Metric(
          "\(name).\(level.name)", .path, .yuan, words.with(en: ", \(level.percent)", zh: "，\(level.percent)分位"),
          meaning.with(en: ": \(level.percent) of paths stay below", zh: "：\(level.percent)的路径低于此值"),
          .yearOfPath(.quantile(column, Quantile(level.level))), presence: presence)
      }
  }

  /// The law of a sum of results.
  private static func results(
    _ name: String, _ column: Column<PathView>, _ words: Words, _ span: Words, presence: Presence = .always
  ) -> [Metric] {
    func metric(_ part: String, _ en: String, _ zh: String, _ figure: Statistic<PathView>) -> Metric {
      Metric(
        "\(name).\(part)", .path, .yuan, words.with(en: ", \(span.en), \(en)", zh: "，\(span.zh)，\(zh)"),
        words.with(en: " added up over \(span.en), \(en)", zh: "，\(span.zh)合计，\(zh)"), .horizon(figure),
        presence: presence)
    }
    return [
      metric("mean", "mean", "均值", .mean(column)), metric("sd", "standard deviation", "标准差", .deviation(column)),
      metric("p05", "5%", "5%分位", .quantile(column, Quantile(0.05))),
      metric("p50", "50%", "中位数", .quantile(column, Quantile(0.5))),
      metric("p95", "95%", "95%分位", .quantile(column, Quantile(0.95))),
    ]
  }
}

extension Words {
  fileprivate func with(en: String, zh: String) -> Words { Words(en: self.en + en, zh: self.zh + zh) }
}
