import Insurance
import Presentation
import Results

/// The end of a year of which the first months are fact, in the first lines of a run: what the payments say of it, and whether
/// its money lasts.
package struct YearsEndText {
  private let end: YearsEnd
  private let language: Language

  package init(_ end: YearsEnd, language: Language) { (self.end, self.language) = (end, language) }

  private func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
  private func money(_ yuan: Double) -> String { NumberText.yuan(yuan, in: language, beside: [end.paid.total]) }
  private func percent(_ share: Double) -> String { NumberText.percent(share) }

  package var sentences: [String] { [soFar, toCome, warning, lasting, basis].compactMap(\.self) }

  var soFar: String {
    let (mean, deviation) = end.expectedByThen
    let share = NumberText.percent(end.likelihood.share, decimals: 2)
    return say(
      "Up to \(end.paid.until) \(money(end.paid.total)) are paid; the model expected \(money(mean)) ± \(money(deviation)) by then (\(share) of the year's claims), and so much or more in \(percent(end.probabilityOfMore)) of years.",
      "截至\(end.paid.until)已支付\(money(end.paid.total))；模型预期同期为\(money(mean)) ± \(money(deviation))（占全年赔付的\(share)），达到或超过实际支付的概率为\(percent(end.probabilityOfMore))。"
    )
  }

  var toCome: String {
    let left = end.stillToPay
    return say(
      "Still to be paid for the year: \(money(left.mean.value)) on average, \(money(left.low.value)) to \(money(left.high.value)) in 90% of years.",
      "当年尚待支付：平均\(money(left.mean.value))，90%区间\(money(left.low.value))至\(money(left.high.value))。")
  }

  var warning: String {
    let deficit = end.deficit
    let before = say(
      "\(percent(deficit.before)) before any payment was known", "未计入实际支付前为\(percent(deficit.before))")
    guard let mean = deficit.mean, deficit.probability.value > 0 else {
      return say(
        "Early warning: the year ends in deficit in no year that is like this one (\(before)).",
        "预警：与当前支付相符的年份均不出现收不抵支（\(before)）。")
    }
    let high =
      deficit.high.value > 0
      ? say(
        ", by more than \(money(deficit.high.value)) in 5% of years", "；5%的年份缺口超过\(money(deficit.high.value))")
      : ""
    return say(
      "Early warning: the year ends in deficit with a probability of \(percent(deficit.probability.value)) (\(before)), by \(money(mean.value)) on average where it does\(high).",
      "预警：年末收不抵支的概率为\(percent(deficit.probability.value))（\(before)），发生时平均缺口\(money(mean.value))\(high)。")
  }

  /// The months in which the year's premium can be used up, from the first that is likelier than one in a thousand.
  var lasting: String? {
    guard let last = end.paidOut.last else { return nil }
    if let first = end.paidOut.first, first.probability.value > 0.9995 {
      return say(
        "The year's premium after costs is paid out by the end of \(first.month) already.",
        "当年保费扣除经办费用后，至\(Self.chinese(first.month))底已支付完毕。")
    }
    let seen = end.paidOut.filter { $0.probability.value >= 0.001 }
    guard !seen.isEmpty else {
      return say(
        "The year's premium after costs lasts for all payments, up to the end of \(last.month).",
        "当年保费扣除经办费用后，足以支付至\(Self.chinese(last.month))底的全部赔付。")
    }
    let list = seen.suffix(6).map {
      say(
        "\(percent($0.probability.value)) by the end of \($0.month)",
        "\(Self.chinese($0.month))底前\(percent($0.probability.value))")
    }
    let median = end.paidOut.first { $0.probability.value >= 0.5 }
    return say(
      "The year's premium after costs is paid out with a probability of \(list.joined(separator: ", "))"
        + (median.map { "; in half of the years by the end of \($0.month)." } ?? "."),
      "当年保费扣除经办费用后支付完毕的概率：\(list.joined(separator: "，"))" + (median.map { "；半数年份在\(Self.chinese($0.month))底前。" } ?? "。")
    )
  }

  /// `2019-12` as `2019年12月`.
  private static func chinese(_ month: String) -> String {
    let parts = month.split(separator: "-")
    guard parts.count == 2, let number = Int(parts[1]) else { return month }
    return "\(parts[0])年\(number)月"
  }

  var basis: String {
    let likelihood = end.likelihood
    let chance = say(
      "a claim is paid by then with the calendar's share, whatever it is", "每笔赔付按支付进度的比例独立地在此前支付")
    let scatter =
      likelihood.dispersion > 1.005
      ? say(
        "; its \(likelihood.monthsCompared) months scatter \(NumberText.fixed(likelihood.dispersion, decimals: 1)) times as much as chance would about the calendar, and count so much less",
        "；\(likelihood.monthsCompared)个月的支付偏离支付进度达随机波动方差的\(NumberText.fixed(likelihood.dispersion, decimals: 1))倍，其信息量相应降低"
      )
      : ""
    let error =
      likelihood.shareError > 0
      ? say(
        "; the share itself varies by \(NumberText.percent(likelihood.shareError, decimals: 2)) from year to year",
        "；该比例本身的年际标准差为\(NumberText.percent(likelihood.shareError, decimals: 2))")
      : say("; the share itself is taken as known", "；该比例视为已知")
    let size =
      end.effectiveSize.map {
        say(
          ". \(NumberText.grouped($0)) of \(NumberText.grouped(end.summary.plan.replications)) simulated years count (effective sample size)",
          "。模拟\(NumberText.grouped(end.summary.plan.replications))次中有效样本量\(NumberText.grouped($0))")
      } ?? ""
    return say("Taken: \(chance)\(scatter)\(error)\(size).", "假定：\(chance)\(scatter)\(error)\(size)。")
  }

  /// What a reader must know of a year whose months do not fit.
  package static func warnings(of end: YearsEnd) -> [Words] {
    var warnings: [Words] = []
    if end.likelihood.dispersion > 3 {
      warnings.append(
        Words(
          en:
            "the months' payments do not follow the calendar of claims (cash.claimsByMonth, the policy's claimsPayment): what is paid by \(end.paid.until) of a year may be another share than \(NumberText.percent(end.likelihood.share, decimals: 2)), which --paid-share and --paid-share-error say",
          zh:
            "各月支付与赔付进度（cash.claimsByMonth、政策的claimsPayment）不符：至\(end.paid.until)的支付比例可能并非\(NumberText.percent(end.likelihood.share, decimals: 2))，可用 --paid-share、--paid-share-error 指定"
        ))
    }
    if min(end.probabilityOfMore, 1 - end.probabilityOfMore) < 0.005 {
      let share = NumberText.percent(end.probabilityOfMore, decimals: 2)
      warnings.append(
        Words(
          en:
            "the model hardly expected what is paid: so much or more in \(share) of years; look at its level of expense",
          zh: "实际支付与模型预期相差甚远：达到或超过的概率为\(share)；请检查费用水平等假设"))
    }
    return warnings
  }
}
