import Insurance
import Presentation

/// One year's money as tables: the same on the terminal and in the form that is signed.
struct SettlementTables {
  let statement: YearStatement
  let policy: Policy
  let language: Language
  /// What the audit has refused of the claims.
  var disallowed = Money.zero
  var counties: CountySettlement?

  /// In the document's own words for the money.
  private func say(_ en: String, _ zh: String) -> String { policy.inItsWords(Words(en: en, zh: zh))(language) }
  private func yuan(_ money: Money) -> RichText { RichText(NumberText.grouped(money.yuan, decimals: 2)) }

  /// Premium, claims, costs and what each side is left with.
  var results: ReportTable {
    let account = statement.account
    var rows: [(String, Money)] = []
    if account.setAside != .zero {
      rows += [
        (say("funding of the year", "当年筹资"), account.funding),
        (say("  set aside in the risk adjustment fund", "  提取风险调剂金"), account.setAside),
      ]
    }
    rows.append((say("premium P", "保费P"), account.premium))
    if disallowed != .zero {
      rows += [
        (
          say("claims handed in", "申报赔付"), account.claims + account.lateClaims - account.opening.lateClaims + disallowed
        ),
        (say("  refused by the audit", "  审核拒付（扣款）"), disallowed),
      ]
    }
    rows.append((say("claims C", "赔付C"), account.claims))
    if account.opening.lateClaims != .zero {
      rows.append((say("  of them late ones of the year before", "  其中上年度结转"), account.opening.lateClaims))
    }
    if account.lateClaims != .zero {
      rows.append((say("  late, to count next year, not in C", "  结转下年度（不含在C内）"), account.lateClaims))
    }
    rows.append((say("operating costs E", "经办费用E"), account.costs))
    if let causes = statement.causesToTell(under: policy) {
      rows += LossCauses.lines(under: policy).map { ($0.words(language), $0.part(causes)) }
    }
    rows += [
      (say("insurer's result", "承办机构损益"), statement.insurerResult),
      (say("fund's result", "基金当期结余"), statement.fundResult),
      (say("paid by the payer, net", "医保基金净支出"), statement.payerPays),
    ]
    if policy.riskAdjustment != nil {
      rows += [
        (say("met by the risk adjustment fund", "动用风险调剂金"), statement.drawnFromRiskAdjustment),
        (say("risk adjustment fund at year's end", "年末风险调剂金余额"), statement.closing.riskAdjustment),
      ]
    }
    return ReportTable(
      title: say("Income and expense", "收支情况"), kind: .figures,
      columns: [.words(""), .number(say("yuan", "元")), .number(say("of the premium", "占保费"))],
      rows: rows.map { words, money in
        let share =
          account.premium > .zero ? NumberText.percent(money.yuan / account.premium.yuan, decimals: 2) : ""
        return .cells([RichText(words), yuan(money), RichText(share)])
      })
  }

  /// What each of several insurers has and is left with; nil where there is one.
  var insurers: ReportTable? {
    guard let panel = policy.panel, !statement.byInsurer.isEmpty else { return nil }
    let years = statement.byInsurer.map(\.statement) + [statement]
    func row(_ words: String, _ part: (YearStatement) -> Money) -> ReportTable.Row {
      .cells([RichText(words)] + years.map { yuan(part($0)) })
    }
    return ReportTable(
      title: say("Insurers, each by itself (", "各承办机构（") + panel.division.value.words(language) + say(")", "）"),
      kind: .figures,
      columns: [.words(say("yuan", "元"))]
        + panel.insurers.map {
          .number($0.words(language) + " " + NumberText.percent($0.share.value, decimals: 2))
        } + [.number(say("together", "合计"))],
      rows: [
        row(say("premium P", "保费P")) { $0.account.premium }, row(say("claims C", "赔付C")) { $0.account.claims },
        row(say("operating costs E", "经办费用E")) { $0.account.costs },
        row(say("insurer's result", "承办机构损益")) { $0.insurerResult },
        row(say("fund's result", "基金当期结余")) { $0.fundResult },
        row(say("paid by the payer, net", "医保基金净支出")) { $0.payerPays },
      ])
  }

  /// What each county has, and what falls to it; none where nobody gave their figures.
  var byCounty: [ReportTable] {
    counties.map { CountyTables(settlement: $0, statement: statement, policy: policy, language: language).tables } ?? []
  }

  var transfers: ReportTable {
    ReportTable(
      title: say("Transfers", "资金往来"), kind: .figures,
      columns: [
        .words(say("from", "付方")), .words(say("to", "收方")), .number(say("yuan", "元")), .words(say("for", "事由")),
        .words(say("due", "时间")), .words(say("clause", "条款")),
      ],
      rows: statement.byInsurer.isEmpty
        ? rows(statement.ledger)
        : statement.byInsurer.flatMap { [.section($0.insurer.words(language))] + rows($0.statement.ledger) })
  }

  private func rows(_ ledger: Ledger) -> [ReportTable.Row] {
    ledger.transfers.map { transfer in
      let owed = transfer.kind == .owed ? say(" (owed)", "（应付）") : ""
      return .cells([
        RichText(transfer.from.words(language)), RichText(transfer.to.words(language)), yuan(transfer.amount),
        RichText(policy.inItsWords(transfer.reason.words)(language) + owed),
        RichText(transfer.due?.text(for: policy.year) ?? ""), RichText(transfer.clause.cited(language)),
      ])
    }
  }

  var balances: ReportTable {
    let ledger = statement.ledger
    return ReportTable(
      title: say("Balances", "各方余额"), kind: .figures,
      columns: [
        .words(say("party", "主体")), .number(say("cash, yuan", "现金，元")),
        .number(say("receivable, yuan", "应收，元")), .number(say("together, yuan", "合计，元")),
      ],
      rows: policy.parties.filter { ledger.cash(of: $0) != .zero || ledger.receivable(of: $0) != .zero }.map { party in
        .cells([
          RichText(party.words(language)), yuan(ledger.cash(of: party)), yuan(ledger.receivable(of: party)),
          yuan(ledger.balance(of: party)),
        ])
      })
  }

  /// What follows for the year after.
  var nextYear: [RichText] {
    statement.nextYear.map { item in
      RichText(item.words(language) + (item.amount.map { say(": ", "：") + yuan($0).plain + say(" yuan", "元") } ?? ""))
        + RichText("  \(item.clause.bracketed(language))")
    }
  }
}
