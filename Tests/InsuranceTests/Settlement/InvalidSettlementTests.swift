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
      settledBy: Cited(try day(6, 30, yearsLater: 1), "一"), guarantee: Cited(guarantee, "一"),
      guaranteeDeducted: Cited(deducted, "一"))
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
