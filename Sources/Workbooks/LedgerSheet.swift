import Files
import Insurance
import Simulation

/// Who pays whom, transfer by transfer, with the clause that asks for it; means over the simulated years.
struct LedgerSheet {
  let ledger: MeanLedger
  let words: SheetWords
  /// Whose words the reasons are told in.
  let policy: Policy?

  func write(to book: Spreadsheet) throws(OutputError) {
    let language = words.language
    var table = SheetTable(columns: [
      .init(title: words.say("year", "年度"), width: 8, style: .number(.year)),
      .init(title: words.say("from", "付方"), width: 24), .init(title: words.say("to", "收方"), width: 24),
      .init(title: words.say("for", "事由"), width: 40), .init(title: words.say("kind", "性质"), width: 10),
      .init(title: words.say("clause", "条款"), width: 18), .init(title: words.say("due", "到期日"), width: 12),
      .init(title: words.say("mean, yuan", "均值，元"), width: 20, style: .number(.hundredths)),
      .init(title: words.say("std. error", "标准误"), width: 16, style: .number(.hundredths)),
      .init(title: words.say("share of years", "发生年份占比"), width: 14, style: .number(.percent)),
    ])
    for entry in ledger.entries {
      table.add([
        .whole(entry.year), .words(entry.from.words(language)), .words(entry.to.words(language)),
        .words((policy?.inItsWords(entry.reason.words) ?? entry.reason.words)(language)),
        .words(entry.kind == .paid ? words.say("paid", "已付") : words.say("owed", "待付")),
        .words(entry.clause.cited(language)),
        .words(entry.due?.text(for: entry.year)), .number(entry.mean), .number(entry.standardError),
        .number(entry.share),
      ])
    }
    table.write(to: try book.sheet(words.say("Ledger", "资金往来")), frozen: 1)
    try writeBalances(to: book)
  }

  /// What is left with each party, year by year; over all of them nothing.
  private func writeBalances(to book: Spreadsheet) throws(OutputError) {
    let years = Array(Set(ledger.entries.map(\.year))).sorted()
    var table = SheetTable(
      columns: [.init(title: words.say("result, yuan", "损益，元"), width: 26)]
        + years.map { .init(title: "\($0)", width: 20, style: .number(.hundredths)) })
    let parties = ledger.parties
    for party in parties {
      table.add([.words(party.words(words.language))] + years.map { .number(ledger.balance(of: party, year: $0)) })
    }
    table.add(
      [.words(words.say("all parties", "各方合计"))]
        + years.map { year in
          .number(((parties.reduce(0) { $0 + ledger.balance(of: $1, year: year) } * 100).rounded() / 100))
        },
      CellStyle(number: .hundredths, isBold: true))
    table.write(to: try book.sheet(words.say("Balances", "各方损益")), frozen: 1)
  }
}
