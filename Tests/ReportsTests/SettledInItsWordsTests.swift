import Insurance
import Regions
import Testing

@testable import PolicyReports

/// Langfang 2024 三(三): the fund lies in a treasury account, which hands it over. The draft knows no premium, and so no
/// statement of its years does.
struct SettledInItsWordsTests {
  private func statement(_ id: String) throws -> (YearStatement, Policy) {
    let policy = try PolicyLibrary().policy(id)
    let account = YearAccount(
      year: policy.year, insured: 1_000_000, premium: Money(fen: 10_000_000_00), claims: Money(fen: 12_000_000_00),
      costs: Money(fen: 300_000_00))
    return (YearStatement(settling: account, under: policy), policy)
  }

  @Test func `a year of Langfang is told as a fund transfer, in both languages`() throws {
    let (statement, policy) = try statement("langfang-2024")
    for report in [
      SettlementReport(statement, policy: policy).text(.chinese, style: .plain),
      LedgerTable([statement, statement], policies: [policy, policy]).text(.chinese, style: .plain),
    ] {
      #expect(report.contains("大病保险基金划拨") && !report.contains("保费"), "\(report)")
      // What replaces a compound replaces all of it.
      #expect(!report.contains("划拨划拨"), "\(report)")
    }
    // Paths keep their names: they are what a user types.
    let english = SettlementReport(statement, policy: policy).text(.english, style: .plain)
    #expect(english.contains("fund transfer P") && !english.contains("premium P"), "\(english)")
  }

  @Test func `a year of Shanxi is told as a premium, which is its word`() throws {
    let (statement, policy) = try statement("shanxi-2019")
    #expect(SettlementReport(statement, policy: policy).text(.chinese, style: .plain).contains("保费P"))
  }
}
