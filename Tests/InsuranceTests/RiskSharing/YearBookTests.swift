import Insurance
import Testing

/// What stands owed in a year's book.
struct YearBookTests {
  private let reason = Transfer.Reason("debt", en: "debt", zh: "欠款")

  @Test func `a negative amount is owed the other way, above zero`() {
    var book = YearBook(year: 2020)
    book.owe(from: .treasury, to: .insurer, yuan(-5), for: reason, by: "五")
    #expect(
      book.outstanding == [
        Outstanding(from: .insurer, to: .treasury, amount: yuan(5), reason: reason, clause: "五", since: 2020)
      ])
  }

  @Test func `nothing owed is no debt, nor what a party owes itself`() {
    var book = YearBook(year: 2020)
    book.owe(from: .treasury, to: .insurer, .zero, for: reason, by: "五")
    book.owe(from: .treasury, to: .treasury, yuan(5), for: reason, by: "五")
    #expect(book.outstanding == [] && book.ledger.transfers == [])
  }

  @Test func `a book of no year in particular dates its debts 0`() {
    var book = YearBook()
    book.owe(from: .treasury, to: .insurer, yuan(5), for: reason, by: "五")
    #expect(book.outstanding.map(\.since) == [0])
  }
}
