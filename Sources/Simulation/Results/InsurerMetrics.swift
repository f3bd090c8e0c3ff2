import Insurance
import Plans
import Statistics

/// The metrics of single insurers, for contracts with several: `insurers.lead.result.mean`.
extension Metric {
  /// Those of a policy's insurers; none where there is one.
  static func insurers(of policy: Policy) -> [Metric] {
    (policy.panel?.insurers ?? []).flatMap { insurer($0.id, $0.words) }
  }

  /// The metric of an insurer by its name, whatever the policy calls the insurer; nil where the name is none of an insurer's.
  static func ofInsurer(named name: String) -> Metric? {
    let parts = name.split(separator: ".", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    guard parts.count == 3, parts[0] == insurersPrefix, !parts[1].isEmpty else { return nil }
    return insurer(parts[1], Words(en: parts[1], zh: parts[1])).first { $0.name == name }
  }

  /// What the names of insurers' metrics look like, for lists of names.
  public static let insurerPatterns = insurer("ID", Words(en: "insurer ID", zh: "承办机构ID"))

  private static let insurersPrefix = "insurers"

  private static func insurer(_ id: String, _ words: Words) -> [Metric] {
    let number = streamNumber(of: id)
    let column = Column<YearView>("\(insurersPrefix).\(id).result") { $0.statement.result(ofInsurer: number) }
    func metric(
      _ name: String, _ unit: Unit, _ words: Words, _ meaning: Words, _ figure: Statistic<YearView>
    ) -> Metric {
      Metric("\(insurersPrefix).\(id).\(name)", .insurers, unit, words, meaning, .year(figure), insurer: id)
    }
    return [
      metric(
        "result.mean", .yuan, Words(en: "\(words.en): result, mean", zh: "\(words.zh)：损益，均值"),
        Words(
          en: "the insurer's part of premium less claims and costs after risk sharing by its terms, mean",
          zh: "该机构按其条款分担风险后的损益均值，含应收"), .mean(column)),
      metric(
        "result.sd", .yuan, Words(en: "\(words.en): result, standard deviation", zh: "\(words.zh)：损益，标准差"),
        Words(en: "standard deviation of the insurer's result", zh: "该机构损益的标准差"), .deviation(column)),
      metric(
        "result.p05", .yuan, Words(en: "\(words.en): result, 5%", zh: "\(words.zh)：损益，5%分位"),
        Words(en: "result that 5% of years stay below", zh: "5%的年份低于此值"), .quantile(column, Quantile(0.05))),
      metric(
        "result.p95", .yuan, Words(en: "\(words.en): result, 95%", zh: "\(words.zh)：损益，95%分位"),
        Words(en: "result that 95% of years stay below", zh: "95%的年份低于此值"), .quantile(column, Quantile(0.95))),
      metric(
        "lossProbability", .share, Words(en: "\(words.en): probability of a loss", zh: "\(words.zh)：亏损概率"),
        Words(en: "share of years in which the insurer's result is below 0", zh: "该机构损益为负的年份比例"),
        .share(Event { $0.statement.result(ofInsurer: number) < 0 })),
    ]
  }
}

extension Outcome.Settled {
  /// What an insurer gains or loses; 0 where the year's contract does not have it.
  fileprivate func result(ofInsurer number: UInt32) -> Double {
    byInsurer.first { $0.number == number }?.result ?? 0
  }
}
