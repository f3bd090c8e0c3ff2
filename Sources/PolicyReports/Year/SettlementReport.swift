import Insurance
import Presentation

/// One year's money between the parties.
package struct SettlementReport: PolicyAnswer {
  let statement: YearStatement
  let policy: Policy
  /// The year's cash by month, where it is asked for.
  private let cash: CashTable?
  /// What was taken since no option said otherwise.
  let taken: [Words]
  package var idle: [Words] = []
  /// What the audit has refused of the claims, which the statement's are without.
  let disallowed: Money
  /// What falls to each county; nil where nobody gave their figures.
  let counties: CountySettlement?

  package init(
    _ statement: YearStatement, policy: Policy, cash: CashTable? = nil, taken: [Words] = [], disallowed: Money = .zero,
    counties: CountySettlement? = nil
  ) {
    (self.disallowed, self.counties) = (disallowed, counties)
    self.taken = taken
    self.statement = statement
    self.policy = policy
    self.cash = cash
  }

  package struct Record: Encodable {
    let policy: String
    let year: Int
    let premium: Double
    /// What of the year's funding goes into the risk adjustment fund, what that meets of the loss, and what it holds then;
    /// absent where the policy has none.
    let riskAdjustment: RiskAdjustment?
    /// What counts for the year: without the late ones of this year, with those of the year before.
    let claims: Double
    let lateClaimsOfTheYearBefore: Double
    let lateClaimsOfThisYear: Double
    let costs: Double
    /// What the audit refused; `claims` is without it. Absent where it refused nothing.
    let disallowed: Double?
    let lossRatio: Double?
    let insurerResult: Double
    let fundResult: Double
    let payerPays: Double
    /// What falls to each county, which adds up to the figures above; absent where nobody gave theirs.
    let counties: [CountyTables.Record]?
    /// The year's loss before it is shared, by cause; absent where there is none or the contract does not tell causes apart.
    let loss: Loss?
    /// Each of several insurers by itself; absent where there is one.
    let insurers: [Insurer]?
    let balances: [String: Balance]
    let transfers: [Transfer]
    let nextYear: [Consequence]
    var assumptions: [TermsInUse.Record]
    /// What was taken since no option said otherwise.
    let takenByDefault: [String]
    var warnings: [String]
    let cash: CashTable.Record?

    struct Insurer: Encodable {
      let id: String
      let share: Double
      let premium: Double
      let claims: Double
      let costs: Double
      let insurerResult: Double
      let fundResult: Double
      let payerPays: Double

      init(_ part: YearStatement.InsurerStatement) {
        let (account, year) = (part.statement.account, part.statement)
        (id, share) = (part.insurer.id, part.insurer.share.value)
        (premium, claims, costs) = (account.premium.yuan, account.claims.yuan, account.costs.yuan)
        (insurerResult, fundResult) = (year.insurerResult.yuan, year.fundResult.yuan)
        payerPays = year.payerPays.yuan
      }
    }

    struct Loss: Encodable {
      let ordinary: Double
      let policy: Double
      let management: Double
    }

    struct RiskAdjustment: Encodable {
      let setAside: Double
      let drawn: Double
      let atEnd: Double
    }

    struct Balance: Encodable {
      let paid: Double
      let owed: Double
    }

    struct Transfer: Encodable {
      let kind: String
      let from: String
      let to: String
      let amount: Double
      let reason: String
      let text: String
      let clause: String
      let due: String?
    }

    struct Consequence: Encodable {
      let name: String
      let text: String
      let amount: Double?
      let clause: String
    }
  }

  package var record: Record {
    let (account, ledger) = (statement.account, statement.ledger)
    return Record(
      policy: policy.id, year: policy.year, premium: account.premium.yuan,
      riskAdjustment: policy.riskAdjustment.map { _ in
        Record.RiskAdjustment(
          setAside: account.setAside.yuan, drawn: statement.drawnFromRiskAdjustment.yuan,
          atEnd: statement.closing.riskAdjustment.yuan)
      }, claims: account.claims.yuan,
      lateClaimsOfTheYearBefore: account.opening.lateClaims.yuan, lateClaimsOfThisYear: account.lateClaims.yuan,
      costs: account.costs.yuan, disallowed: disallowed == .zero ? nil : disallowed.yuan,
      lossRatio: account.premium > .zero ? account.claims.yuan / account.premium.yuan : nil,
      insurerResult: statement.insurerResult.yuan, fundResult: statement.fundResult.yuan,
      payerPays: statement.payerPays.yuan, counties: counties.map { $0.parts.map(CountyTables.Record.init) },
      loss: statement.causesToTell(under: policy).map {
        Record.Loss(ordinary: $0.ordinary.yuan, policy: $0.policy.yuan, management: $0.management.yuan)
      },
      insurers: statement.byInsurer.isEmpty ? nil : statement.byInsurer.map(Record.Insurer.init),
      balances: Dictionary(
        uniqueKeysWithValues: policy.parties.map {
          ($0.rawValue, Record.Balance(paid: ledger.cash(of: $0).yuan, owed: ledger.receivable(of: $0).yuan))
        }),
      transfers: ledger.transfers.map {
        Record.Transfer(
          kind: $0.kind.rawValue, from: $0.from.rawValue, to: $0.to.rawValue, amount: $0.amount.yuan,
          reason: $0.reason.name, text: policy.inItsWords($0.reason.words).en, clause: $0.clause.text,
          due: $0.due?.text(for: policy.year))
      },
      nextYear: statement.nextYear.map {
        Record.Consequence(name: $0.name, text: $0.words.en, amount: $0.amount?.yuan, clause: $0.clause.text)
      },
      assumptions: TermsInUse(policy, withCash: cash != nil).record, takenByDefault: taken.map(\.en),
      warnings: warnings.map(\.en), cash: cash?.record)
  }

  package var figures: String { ReportText.json(figuresAlone) + policy.title.en }

  /// The record without what is remarked on it.
  var figuresAlone: Record {
    var record = record
    (record.assumptions, record.warnings) = ([], [])
    return record
  }

  var warnings: [Words] {
    policy.warnings + policy.warnings(ofReserve: statement.account.reserve) + idle
  }

  package func text(_ language: Language, style: Style) -> String {
    func say(_ en: String, _ zh: String) -> String { policy.inItsWords(Words(en: en, zh: zh))(language) }
    let tables = SettlementTables(
      statement: statement, policy: policy, language: language, disallowed: disallowed, counties: counties)
    var text =
      policy.title(language) + say(", \(policy.year)", "，\(policy.year)年度") + "\n\n"
      + tables.results.text(style: style)
    for table in [tables.insurers].compactMap(\.self) + tables.byCounty + [tables.transfers, tables.balances] {
      text += "\n" + style.bold(table.title) + "\n" + table.text(style: style)
    }
    if let cash { text += "\n" + cash.text(language, style: style) }
    if !statement.nextYear.isEmpty {
      text += "\n" + style.bold(say("Next year", "次年")) + "\n"
      for item in tables.nextYear { text += "  \(item.plain)\n" }
    }
    text += TermsInUse(policy, withCash: cash != nil, taken: taken).text(language, style: style)
    text += RemarksText(policy).text(language, style: style)
    for warning in warnings { text += "\n! " + CitationForm.of(warning, language) + "\n" }
    return text
  }
}
