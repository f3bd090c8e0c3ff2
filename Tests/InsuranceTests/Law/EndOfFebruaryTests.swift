import Insurance
import Testing

/// A day that stands for the end of February is the month's last in every year.
struct EndOfFebruaryTests {
  @Test(arguments: [(2023, "2023-02-28"), (2024, "2024-02-29"), (2000, "2000-02-29"), (2100, "2100-02-28")])
  func `29 February is the last day of the month`(_ year: Int, _ date: String) throws {
    #expect(try #require(DueDay("02-29")).text(for: year) == date)
    // A document that says the 28th means it.
    #expect(try #require(DueDay("02-28")).text(for: year) == "\(year)-02-28")
  }

  @Test func `of a premium that is paid over monthly February's twelfth comes on the month's last day`() throws {
    let settlement = try AnnualSettlement(
      instalments: [], deposit: Cited(0, "—"), assessmentScore: Cited(1, "—"),
      settledBy: Cited(try #require(DueDay("+1 06-30")), "—"), premiumPaid: Cited(.monthly, "—"))
    #expect(settlement.instalments.count == 12)
    #expect(settlement.instalments[1].by.text(for: 2024) == "2024-02-29")
    #expect(settlement.instalments[1].by.text(for: 2025) == "2025-02-28")
    #expect(settlement.instalments[3].by.text(for: 2024) == "2024-04-30")
  }
}
