import Insurance
import Testing

/// Instalments, deposits and guarantees of which no settlement can be made.
struct InvalidSettlementTests {
  private func settlement(
    _ instalments: [(month: Int, share: Double)] = [(4, 0.3), (6, 0.6), (9, 0.9)], deposit: Double = 0.1,
    score: Double = 1, guarantee: Double = 0, deducted: Double = 0
  ) throws {
    _ = try AnnualSettlement(
      instalments: try instalments.map {
        AnnualSettlement.Instalment(by: try day($0.month, 30), cumulativeShare: $0.share, clause: "一")
      },
      deposit: Cited(deposit, "一"), assessmentScore: Cited(score, "一"),
      settledBy: Cited(try day(6, 30, yearsLater: 1), "一"),
      guarantee: try PerformanceGuarantee(amount: Cited(guarantee, "一"), deducted: Cited(deducted, "一")))
  }

  private func expect(
    _ code: RuleError.Code, _ parameter: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ make: () throws -> Void
  ) {
    let error = #expect(throws: RuleError.self, sourceLocation: sourceLocation, performing: make)
    #expect(error?.code == code, sourceLocation: sourceLocation)
    #expect(error?.parameter == parameter, sourceLocation: sourceLocation)
  }

  @Test func `days and cumulative shares must ascend`() {
    expect(.notAscending, "instalments") { try settlement([(6, 0.3), (4, 0.6)]) }
    expect(.notAscending, "instalments") { try settlement([(4, 0.3), (4, 0.6)]) }
    expect(.notAscending, "instalments") { try settlement([(4, 0.6), (6, 0.3)]) }
  }

  @Test func `a cumulative share lies between 0 and 1`() {
    expect(.outOfRange, "instalments") { try settlement([(4, -0.3)]) }
    expect(.outOfRange, "instalments") { try settlement([(4, 30)]) }
    expect(.outOfRange, "instalments") { try settlement([(4, .nan)]) }
  }

  @Test func `instalments and deposit together stay within the premium`() throws {
    expect(.doesNotAddUp, "deposit") { try settlement([(4, 0.9)], deposit: 0.2) }
    try settlement([(4, 0.9)], deposit: 0.1)
    try settlement([(4, 0.7)], deposit: 0.1)
    try settlement([], deposit: 1)
    // A file's digits may pass the whole by 10⁻⁹, and not by more.
    try settlement([(4, 1)], deposit: 1e-9)
    expect(.doesNotAddUp, "deposit") { try settlement([(4, 1)], deposit: 2e-9) }
  }

  @Test func `a day may pass without a further share, and a guarantee may be the largest amount`() throws {
    try settlement([(4, 0.3), (6, 0.3)])
    try settlement(guarantee: Money.largest.yuan)
  }

  @Test func `what a document says nothing of is nothing: no guarantee, nothing late, two years to claim`() throws {
    let rule = try clearedAtTheEnd("六")
    #expect(rule.guarantee == .none && rule.guarantee.amount.value == 0 && rule.guarantee.deducted.value == 0)
    #expect(rule.late.value == 0 && rule.unclaimed.value == 0)
    #expect(rule.unclaimedReturnAfter.value == 2)
    #expect(Bare().lateClaimsShare == 0)
  }

  /// A settlement that says only what it has to.
  private struct Bare: SettlementRule {
    func open(_ account: YearAccount, in book: inout YearBook) {}
    func close(_ account: YearAccount, due parts: [PremiumPart], in book: inout YearBook) {}
  }

  @Test func `a deposit is due by the clearing, and monthly payment has no instalments beside it`() throws {
    func make(due: DueDay?, _ calendar: PremiumCalendar, _ instalments: [AnnualSettlement.Instalment]) throws {
      _ = try AnnualSettlement(
        instalments: instalments, deposit: Cited(0.1, "一"), assessmentScore: Cited(1, "一"),
        settledBy: Cited(try day(6, 30, yearsLater: 1), "一"), premiumPaid: Cited(calendar, "一"),
        depositDue: due.map { Cited($0, "一") })
    }
    let april = AnnualSettlement.Instalment(by: try day(4, 30), cumulativeShare: 0.9, clause: "一")
    let late = try day(7, 31, yearsLater: 1)
    expect(.notAscending, "depositDue") { try make(due: late, .monthly, []) }
    expect(.notCombinable, "instalments") { try make(due: nil, .monthly, [april]) }
    #expect(throws: Never.self) { try make(due: try day(12, 31), .byInstalments, [april]) }
  }

  @Test func `deposit, score, guarantee and deduction lie in their ranges`() {
    for value in [-0.1, 1.1, .nan] {
      expect(.outOfRange, "deposit") { try settlement([], deposit: value) }
      expect(.outOfRange, "assessmentScore") { try settlement(score: value) }
      expect(.outOfRange, "guaranteeDeducted") { try settlement(deducted: value) }
    }
    for value in [-1, .nan, .infinity, 1e14] {
      expect(.outOfRange, "guarantee") { try settlement(guarantee: value) }
    }
  }
}
