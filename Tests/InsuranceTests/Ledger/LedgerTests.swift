import Insurance
import TestSupport
import Testing

/// A book in which money can only move.
struct LedgerTests {
  private func write(_ kind: Transfer.Kind, _ from: Party, _ to: Party, _ amount: Money, in ledger: inout Ledger) {
    ledger.record(kind, from: from, to: to, amount, for: .premium, by: "一")
  }

  @Test func `a transfer takes from one party what it gives to the other`() throws {
    var ledger = Ledger()
    ledger.record(
      .paid, from: .basicMedicalFund, to: .insurer, yuan(85), for: .premium, by: "五(一)", due: try day(4, 30))
    #expect(ledger.balance(of: .basicMedicalFund) == yuan(-85))
    #expect(ledger.balance(of: .insurer) == yuan(85))
    let transfer = try #require(ledger.transfers.first)
    #expect(transfer.reason == .premium)
    #expect(transfer.clause == "五(一)")
    #expect(transfer.due == DueDay("04-30"))
  }

  @Test func `zero writes nothing`() {
    var ledger = Ledger()
    write(.paid, .insurer, .members, .zero, in: &ledger)
    write(.owed, .insurer, .members, .zero, in: &ledger)
    #expect(ledger.transfers == [])
  }

  @Test func `what a party pays itself writes nothing`() {
    var ledger = Ledger()
    write(.paid, .insurer, .insurer, yuan(5), in: &ledger)
    #expect(ledger.transfers == [])
  }

  @Test func `a negative amount moves the other way`() {
    var ledger = Ledger()
    write(.paid, .insurer, .members, yuan(-7), in: &ledger)
    #expect(ledger.transfers.map(\.from) == [.members])
    #expect(ledger.transfers.map(\.to) == [.insurer])
    #expect(ledger.transfers.map(\.amount) == [yuan(7)])
    #expect(ledger.balance(of: .insurer) == yuan(7))
  }

  @Test func `what is owed counts in the result, not in the cash`() {
    var ledger = Ledger()
    write(.paid, .insurer, .members, yuan(100), in: &ledger)
    write(.owed, .criticalIllnessFund, .insurer, yuan(60), in: &ledger)
    #expect(ledger.cash(of: .insurer) == yuan(-100))
    #expect(ledger.receivable(of: .insurer) == yuan(60))
    #expect(ledger.balance(of: .insurer) == yuan(-40))
    #expect(ledger.cash(of: .criticalIllnessFund) == .zero)
    #expect(ledger.receivable(of: .criticalIllnessFund) == yuan(-60))
    #expect(ledger.balance(of: .criticalIllnessFund) == yuan(-60))
  }

  @Test func `paid between two parties is net of what came back, without what is only owed or goes elsewhere`() {
    var ledger = Ledger()
    write(.paid, .criticalIllnessFund, .insurer, yuan(100), in: &ledger)
    write(.paid, .insurer, .criticalIllnessFund, yuan(30), in: &ledger)
    write(.owed, .criticalIllnessFund, .insurer, yuan(9), in: &ledger)
    write(.paid, .basicMedicalFund, .insurer, yuan(4), in: &ledger)
    #expect(ledger.paid(from: .criticalIllnessFund, to: .insurer) == yuan(70))
    #expect(ledger.paid(from: .insurer, to: .criticalIllnessFund) == yuan(-70))
    #expect(ledger.paid(from: .treasury, to: .insurer) == .zero)
  }

  @Test func `cash, receivables and balances each sum to zero whatever is written`() {
    var random = SplitMix64(seed: 21)
    for _ in 0..<50 {
      var ledger = Ledger()
      for _ in 0..<100 {
        write(
          Bool.random(using: &random) ? .paid : .owed, Party.ofEveryPolicy[Int.random(in: 0..<6, using: &random)],
          Party.ofEveryPolicy[Int.random(in: 0..<6, using: &random)],
          Money(fen: Int64.random(in: -100_000_000_000...100_000_000_000, using: &random)), in: &ledger)
      }
      let total = { (of: (Party) -> Money) in Party.ofEveryPolicy.reduce(Money.zero) { $0 + of($1) } }
      #expect(total(ledger.cash) == .zero)
      #expect(total(ledger.receivable) == .zero)
      #expect(total(ledger.balance) == .zero)
      #expect(ledger.transfers.allSatisfy { $0.amount > .zero && $0.from != $0.to })
    }
  }
}
