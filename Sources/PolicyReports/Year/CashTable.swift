import Insurance
import Presentation

/// The insurer's cash month by month: what comes in, what goes out, and what it has to advance.
package struct CashTable {
  private let path: CashPath
  private let policy: Policy
  private let calendar: ClaimsCalendar
  private let yearlyRate: Double
  private let isRateGiven: Bool

  /// - Parameters:
  ///   - calendar: the one that the path was made with; the policy's own where it is left out.
  ///   - yearlyRate: the rate at which advances are charged; 1% where it is nil, so that any other follows.
  package init(_ path: CashPath, policy: Policy, calendar: ClaimsCalendar? = nil, yearlyRate: Double? = nil) {
    self.path = path
    self.policy = policy
    self.calendar = calendar ?? policy.claimsPayment
    self.yearlyRate = yearlyRate ?? 0.01
    isRateGiven = yearlyRate != nil
  }

  package struct Record: Encodable {
    let months: [Month]
    let largestAdvance: Double
    let monthOfLargestAdvance: String?
    let monthsOutOfPocket: Int
    let interest: Interest
    let calendar: Calendar

    struct Month: Encodable {
      let month: String
      let premium: Double
      let benefits: Double
      let costs: Double
      let clearing: Double
      let lowestBalance: Double
      let balance: Double
    }

    /// The shares by which the year's claims are spread over months.
    struct Calendar: Encodable {
      let incurredShares: [Double]
      let lag: [Double]
      let prepaidShare: Double
    }

    struct Interest: Encodable {
      let yearlyRate: Double
      let amount: Double
    }
  }

  package var record: Record {
    Record(
      months: path.months.map {
        Record.Month(
          month: name($0), premium: $0.flow.premium.yuan, benefits: $0.flow.benefits.yuan, costs: $0.flow.costs.yuan,
          clearing: $0.flow.clearing.yuan, lowestBalance: $0.lowestBalance.yuan, balance: $0.balance.yuan)
      },
      largestAdvance: path.largestAdvance.yuan,
      monthOfLargestAdvance: path.monthOfLargestAdvance.map { name(path.months[$0]) },
      monthsOutOfPocket: path.monthsOutOfPocket,
      interest: Record.Interest(yearlyRate: yearlyRate, amount: path.interest(atYearlyRate: yearlyRate)),
      calendar: Record.Calendar(
        incurredShares: calendar.incurredShares, lag: calendar.lag.value, prepaidShare: calendar.prepaidShare.value))
  }

  package func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { policy.inItsWords(Words(en: en, zh: zh))(language) }
    // Fen are noise in a table of millions; the JSON has them.
    let decimals =
      path.months.contains { abs($0.balance.fen) >= 100_000_000 || $0.flow.outflow.fen >= 100_000_000 } ? 0 : 2
    func yuan(_ money: Money) -> String { NumberText.grouped(money.yuan, decimals: decimals) }
    func cell(_ money: Money) -> String { money == .zero ? "" : yuan(money) }
    var table = TextTable([
      .init(say("month", "月份")), .init(say("premium", "保费到账"), .trailing),
      .init(say("benefits paid", "赔付支出"), .trailing), .init(say("costs paid", "经办费用"), .trailing),
      .init(say("clearing", "年度清算"), .trailing), .init(say("lowest balance", "月内最低余额"), .trailing),
      .init(say("at month's end", "月末余额"), .trailing),
    ])
    for month in path.months {
      let flow = month.flow
      table.add([
        name(month), cell(flow.premium), cell(flow.benefits), cell(flow.costs), cell(flow.clearing),
        yuan(month.lowestBalance), yuan(month.balance),
      ])
    }
    var text =
      style.bold(say("The insurer's cash by month, yuan", "承办机构逐月现金流，元")) + "\n" + table.rendered(style: style) + "\n"
    if let index = path.monthOfLargestAdvance {
      let month = name(path.months[index])
      text += say("  largest advance: ", "  最大垫付额：") + yuan(path.largestAdvance) + say(" yuan in ", "元，") + month + "\n"
      text += say("  months that end out of pocket: ", "  月末处于垫付状态的月数：")
      text += "\(path.monthsOutOfPocket)" + say(" of \(path.months.count)\n", "（共\(path.months.count)个月）\n")
      let interest = NumberText.grouped(path.interest(atYearlyRate: yearlyRate), decimals: decimals)
      let rate = NumberText.percent(yearlyRate, decimals: 2)
      text += say(
        "  interest at \(rate) a year on what is missing at the ends of these months: \(interest) yuan",
        "  以上述各月末垫付额、按年利率\(rate)计的资金成本：\(interest)元")
      text += (isRateGiven ? "" : say(" (a round rate; --interest sets another)", "（取整利率，可用--interest设定）")) + "\n"
    } else {
      text += say("  the insurer advances nothing\n", "  承办机构无垫付\n")
    }
    return text + "\n" + style.bold(say("How the months are reckoned", "逐月测算口径")) + "\n" + basis(language)
  }

  private func basis(_ language: Language) -> String {
    func say(_ en: String, _ zh: String) -> String { policy.inItsWords(Words(en: en, zh: zh))(language) }
    var lines: [String] = []
    if calendar.incurredShares == ClaimsCalendar.evenMonths {
      lines.append(say("claims arise evenly over the year (assumption)", "赔付在全年各月均匀发生（假设）"))
    } else {
      let shares = calendar.incurredShares.map { NumberText.percent($0, decimals: 1) }.joined(separator: " ")
      lines.append(say("claims arise by month: \(shares)", "赔付按月发生比例：\(shares)"))
    }
    func percent(_ share: Double) -> String {
      NumberText.percent(share, decimals: abs(share * 100 - (share * 100).rounded()) < 1e-9 ? 0 : 1)
    }
    let mark = { (isAssumption: Bool) in isAssumption ? say(" (assumption)", "（假设）") : "" }
    let prepaid = calendar.prepaidShare
    if prepaid.value > 0 {
      lines.append(
        say("prepaid in the month itself: ", "当月预拨：") + percent(prepaid.value)
          + say(" of a month's claims", "的当月赔付") + mark(prepaid.isAssumption))
    }
    let lag = calendar.lag.value.enumerated().filter { $0.element > 0 }.map { months, share in
      switch months {
      case 0: say("\(percent(share)) in the month itself", "当月\(percent(share))")
      case 1: say("\(percent(share)) a month later", "次月\(percent(share))")
      default: say("\(percent(share)) \(months) months later", "\(months)个月后\(percent(share))")
      }
    }
    lines.append(
      (prepaid.value > 0 ? say("the rest is paid: ", "其余赔付支付时点：") : say("claims are paid: ", "赔付支付时点："))
        + lag.joined(separator: say(", ", "，")) + mark(calendar.lag.isAssumption))
    func list(_ values: [PolicyValue]) -> String {
      values.map { "\($0.words(language)) [\($0.path)]" }.joined(separator: say(", ", "、"))
    }
    let instalments = policy.assumptions.filter { $0.path.hasPrefix("settlement.instalments") }
    let isShare = { (value: PolicyValue) in value.path.hasSuffix(".cumulative") }
    // A share that is assumed with a day that is not is the least that the document asks for by then.
    let days = instalments.filter { !isShare($0) }
    let shares = instalments.filter(isShare)
    let assumed =
      policy.assumptions.filter {
        ["settlement.premiumPaid", "settlement.depositDue", "settlement.settledBy"].contains($0.path)
      } + days + (days.isEmpty ? [] : shares)
    if !assumed.isEmpty {
      lines.append(say("days that no document names, assumed: \(list(assumed))", "文件未规定、按假设处理的时点：\(list(assumed))"))
    }
    if days.isEmpty, !shares.isEmpty {
      lines.append(
        say(
          "of each instalment the least that the document asks for by its day: \(list(shares))",
          "各期保费按文件规定的最低比例和最后期限拨付：\(list(shares))"))
    }
    lines.append(
      say(
        "premium arrives on the last day allowed; within a month all goes out before anything comes in",
        "保费于规定的最后期限到账；月内先支出、后收入"))
    lines.append(
      say(
        "costs go out in twelve equal parts; risk sharing moves when the year is cleared",
        "经办费用按十二个月平均支出；盈亏分担于年度清算时结清"))
    return lines.map { "  \($0)\n" }.joined()
  }

  private func name(_ month: CashPath.Month) -> String {
    "\(month.year)-" + (month.month < 10 ? "0" : "") + "\(month.month)"
  }
}
