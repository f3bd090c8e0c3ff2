import Insurance
import Presentation

/// Several years in a row between the parties: the ledger as a table of account by year.
package struct LedgerTable: PolicyAnswer {
  private let statements: [YearStatement]
  private let policies: [Policy]
  private let reports: [SettlementReport]
  private let cash: CashTable?
  /// What was taken since no option said otherwise.
  private let taken: [Words]
  package var idle: [Words] = []

  /// - Parameters:
  ///   - statements: at least one, each beginning with what the one before left.
  ///   - policies: one for each of them.
  ///   - cash: the insurer's cash over all of them; nil where nobody asks.
  ///   - taken: what was taken since no option said otherwise.
  package init(_ statements: [YearStatement], policies: [Policy], cash: CashTable? = nil, taken: [Words] = []) {
    self.cash = cash
    self.taken = taken
    self.statements = statements
    self.policies = policies
    reports = zip(statements, policies).map { SettlementReport($0, policy: $1) }
  }

  package struct Record: Encodable {
    let policy: String
    var years: [SettlementReport.Record]
    let accounts: [Account]
    let owed: [Debt]
    let insurerResult: Double
    let fundResult: Double
    var assumptions: [TermsInUse.Record]
    /// What was taken since no option said otherwise.
    let takenByDefault: [String]
    /// Of all years; each year's own stand with it too.
    var warnings: [String]
    let cash: CashTable.Record?

    /// opening + received − paid = closing, cash of one party in one year; what it has at the start of the first year is
    /// counted from 0, but for what the critical-illness fund and the risk adjustment fund hold.
    struct Account: Encodable {
      let party: String
      let year: Int
      let opening: Double
      let received: Double
      let paid: Double
      let closing: Double
    }

    /// What stands at the end of a year.
    struct Debt: Encodable {
      let year: Int
      let from: String
      let to: String
      let amount: Double
      let reason: String
      let since: Int
    }
  }

  package var record: Record {
    Record(
      policy: policies[0].id, years: reports.map(\.record),
      accounts: policies[0].parties.flatMap { party in
        zip(statements, openings(of: party)).map { statement, opening in
          let (received, paid) = flows(of: party, in: statement)
          return Record.Account(
            party: party.rawValue, year: statement.account.year, opening: opening.yuan, received: received.yuan,
            paid: paid.yuan, closing: (opening + received - paid).yuan)
        }
      },
      owed: statements.flatMap { statement in
        statement.closing.outstanding.map {
          Record.Debt(
            year: statement.account.year, from: $0.from.rawValue, to: $0.to.rawValue, amount: $0.amount.yuan,
            reason: $0.reason.name, since: $0.since)
        }
      },
      insurerResult: statements.reduce(Money.zero) { $0 + $1.insurerResult }.yuan,
      fundResult: statements.reduce(Money.zero) { $0 + $1.fundResult }.yuan,
      assumptions: TermsInUse(policies[0], withCash: cash != nil).record, takenByDefault: taken.map(\.en),
      warnings: warnings.map(\.en), cash: cash?.record)
  }

  private var warnings: [Words] {
    Policy.warnings(of: policies) + policies[0].warnings(ofReserve: statements[0].account.reserve) + idle
  }

  package var figures: String {
    var record = record
    record.years = reports.map(\.figuresAlone)
    (record.assumptions, record.warnings) = ([], [])
    return ReportText.json(record) + policies[0].title.en
  }

  private func flows(of party: Party, in statement: YearStatement) -> (received: Money, paid: Money) {
    var (received, paid) = (Money.zero, Money.zero)
    for transfer in statement.ledger.transfers where transfer.kind == .paid {
      if transfer.to == party { received += transfer.amount }
      if transfer.from == party { paid += transfer.amount }
    }
    return (received, paid)
  }

  /// Cash of a party at the beginning of each year.
  private func openings(of party: Party) -> [Money] {
    let first = statements[0].account.opening
    var balance =
      switch party {
      case .criticalIllnessFund: first.reserve
      case .riskAdjustmentFund: first.riskAdjustment
      default: Money.zero
      }
    return statements.map { statement in
      let opening = balance
      balance += statement.ledger.cash(of: party)
      return opening
    }
  }

  package func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    func yuan(_ money: Money) -> String { NumberText.grouped(money.yuan, decimals: 2) }
    let years = statements.map { TextTable.Column(String($0.account.year), .trailing) }
    var table = TextTable(
      [.init(say("cash, yuan", "现金，元"))] + years
        + [.init(say("together", "合计"), .trailing), .init(say("clause", "条款"))])
    for party in policies[0].parties {
      let openings = openings(of: party)
      let lines = lines(of: party)
      guard !lines.isEmpty || openings.contains(where: { $0 != .zero }) else { continue }
      table.addSection(party.words(language))
      table.add([say("at the start", "期初")] + openings.map(yuan))
      for line in lines {
        table.add(
          [line.words(language)] + line.amounts.map { $0 == .zero ? "" : yuan($0) }
            + [
              yuan(line.amounts.reduce(.zero) { $0 + $1 }),
              line.clauses.map { Clause($0).cited(language) }.joined(separator: language == .chinese ? "、" : ", "),
            ]
        )
      }
      let closings = zip(openings, statements).map { $0 + $1.ledger.cash(of: party) }
      table.add([say("at the end", "期末")] + closings.map(yuan), emphasised: true)
    }
    var text =
      style.bold(
        say(
          "\(policies[0].title.en), \(statements[0].account.year) to \(statements[statements.count - 1].account.year)",
          "\(policies[0].title.zh)，\(statements[0].account.year)—\(statements[statements.count - 1].account.year)年度"))
      + "\n\n" + results(language, style, years) + "\n" + table.rendered(style: style)
    let debts = debts(language, style, years)
    if !debts.isEmpty { text += "\n" + debts }
    for (statement, policy) in zip(statements, policies) where !statement.nextYear.isEmpty {
      text += "\n" + style.bold(say("After \(policy.year)", "\(policy.year)年度之后")) + "\n"
      for item in statement.nextYear {
        let amount = item.amount.map { say(": \(yuan($0)) yuan", "：\(yuan($0))元") } ?? ""
        text += "  \(item.words(language))\(amount)  \(item.clause.bracketed(language))\n"
      }
    }
    if let cash { text += "\n" + cash.text(language, style: style) }
    text += TermsInUse(policies[0], withCash: cash != nil, taken: taken).text(language, style: style)
    text += RemarksText(policies[0]).text(language, style: style)
    for warning in warnings { text += "\n! " + CitationForm.of(warning, language) + "\n" }
    return text
  }

  /// What moved into (+) and out of (−) an account, by reason, in the order in which reasons first come up.
  private func lines(of party: Party) -> [Line] {
    var order: [String] = []
    var lines: [String: Line] = [:]
    for (i, statement) in statements.enumerated() {
      for transfer in statement.ledger.transfers
      where transfer.kind == .paid && (transfer.from == party || transfer.to == party) {
        // One reason may have several sources of money, each under its own words.
        let key = transfer.reason.name + transfer.reason.words.en
        if lines[key] == nil {
          order.append(key)
          lines[key] = Line(
            words: policies[0].inItsWords(transfer.reason.words),
            amounts: Array(repeating: .zero, count: statements.count))
        }
        let amount = transfer.to == party ? transfer.amount : -transfer.amount
        lines[key]?.amounts[i] += amount
        let clause = transfer.clause.text
        if lines[key]?.clauses.contains(clause) == false { lines[key]?.clauses.append(clause) }
      }
    }
    return order.compactMap { lines[$0] }.filter { $0.amounts.contains { $0 != .zero } }
  }

  /// What moves in or out of an account for one reason.
  private struct Line {
    let words: Words
    var amounts: [Money]
    /// Under which clauses, in the order of the years.
    var clauses: [String] = []
  }

  private func results(_ language: Language, _ style: Style, _ years: [TextTable.Column]) -> String {
    func say(_ en: String, _ zh: String) -> String { policies[0].inItsWords(Words(en: en, zh: zh))(language) }
    func yuan(_ money: Money) -> String { NumberText.grouped(money.yuan, decimals: 2) }
    var table = TextTable([.init("")] + years + [.init(say("together", "合计"), .trailing)])
    func add(_ words: String, always: Bool = true, _ value: (YearStatement) -> Money) {
      let amounts = statements.map(value)
      guard always || amounts.contains(where: { $0 != .zero }) else { return }
      table.add([words] + amounts.map(yuan) + [yuan(amounts.reduce(.zero) { $0 + $1 })])
    }
    if policies.contains(where: { $0.riskAdjustment != nil }) {
      add(say("funding of the year", "当年筹资")) { $0.account.funding }
      add(say("  set aside in the risk adjustment fund", "  提取风险调剂金"), always: false) { $0.account.setAside }
    }
    add(say("premium P", "保费P")) { $0.account.premium }
    add(say("claims C", "赔付C")) { $0.account.claims }
    add(say("  of them late ones of the year before", "  其中上年度结转"), always: false) { $0.account.opening.lateClaims }
    add(say("  late, to count next year, not in C", "  结转下年度（不含在C内）"), always: false) { $0.account.lateClaims }
    add(say("operating costs E", "经办费用E")) { $0.account.costs }
    for line in LossCauses.lines(under: policies[0]) {
      add(line.words(language), always: false) { $0.causesToTell(under: policies[0]).map(line.part) ?? .zero }
    }
    add(say("insurer's result", "承办机构损益")) { $0.insurerResult }
    for insurer in policies[0].panel?.insurers ?? [] {
      add("  " + insurer.words(language)) { year in
        year.byInsurer.first { $0.insurer.id == insurer.id }?.statement.insurerResult ?? .zero
      }
    }
    add(say("fund's result", "基金当期结余")) { $0.fundResult }
    add(say("paid by the payer, net", "医保基金净支出")) { $0.payerPays }
    add(say("met by the risk adjustment fund", "动用风险调剂金"), always: false) { $0.drawnFromRiskAdjustment }
    add(say("funding met by carried surplus", "以上年转入结余抵充的筹资"), always: false) { $0.fundedFromReserve }
    add(say("benefits nobody claimed in time", "逾期未领取返还"), always: false) { $0.lapsedBenefits }
    return table.rendered(style: style)
  }

  /// What stays owed at the end of each year.
  private func debts(_ language: Language, _ style: Style, _ years: [TextTable.Column]) -> String {
    func say(_ en: String, _ zh: String) -> String { language == .chinese ? zh : en }
    var order: [String] = []
    var names: [String: String] = [:]
    var amounts: [String: [Money]] = [:]
    for (i, statement) in statements.enumerated() {
      for debt in statement.closing.outstanding {
        let key = "\(debt.from.rawValue) \(debt.to.rawValue) \(debt.reason.name)"
        if names[key] == nil {
          order.append(key)
          names[key] =
            say("\(debt.from.words.en) to \(debt.to.words.en): ", "\(debt.from.words.zh)欠\(debt.to.words.zh)：")
            + debt.reason.words(language)
          amounts[key] = Array(repeating: .zero, count: statements.count)
        }
        amounts[key]?[i] += debt.amount
      }
    }
    guard !order.isEmpty else { return "" }
    var table = TextTable([.init(say("owed at the end of the year, yuan", "年末待收付，元"))] + years)
    for key in order {
      table.add(
        [names[key] ?? ""]
          + (amounts[key] ?? []).map { $0 == .zero ? "" : NumberText.grouped($0.yuan, decimals: 2) })
    }
    return table.rendered(style: style)
  }
}
