import Data
import Foundation
import Insurance
import Regions
import TestSupport
import Testing

@testable import Replay

/// Payments held against a policy: the planted errors are found, with their causes, and nothing else.
struct PaymentCheckTests {
  private let scratch: ScratchFolder

  init() throws { scratch = try ScratchFolder() }

  private func check(_ rows: [String], _ policy: Policy, tolerance: Double = 0.01) throws -> PaymentCheck {
    let path = try scratch.write((["X,g,paid"] + rows).joined(separator: "\n") + "\n", to: "paid.csv")
    var plan = ReplayPlan([policy])
    (plan.amounts, plan.groups, plan.paid, plan.tolerance) = ("X", "g", "paid", tolerance)
    let replay = try Replay(
      plan, of: DataFile(path), threads: 2, nearestName: { _, _ in nil }, annotation: Replay.Annotation<DataError>?.none
    )
    return try #require(replay.check)
  }

  private func expected(_ policy: Policy, _ group: String, _ amount: Double) throws -> Double {
    Money(benefit: try policy.benefit(for: group).payment(for: amount))?.yuan ?? 0
  }

  /// A hundred of 20,000, a fifth of each kind, at places that have nothing to do with their size.
  @Test func `a hundred planted errors are found, and nothing else`() throws {
    let policy = try PolicyLibrary().policy("shanxi-2019")
    var random = SplitMix64(seed: 11)
    var (rows, planted): ([String], [Int: PaymentCause]) = ([], [:])
    for index in 0..<20_000 {
      let amount = (20_000 + random.uniform() * 300_000).rounded() + Double(random.next() % 100) / 100
      let isPoor = index.isMultiple(of: 4)
      var paid = try expected(policy, isPoor ? "registered-poor" : "general", amount)
      if index % 200 == 77 {
        let causes: [PaymentCause] = [.rounding, .rate, .deductible, .group, .nothingPaid]
        let cause = causes[index / 200 % 5]
        switch cause {
        case .rounding: paid += 0.4
        // Five points less of (X − 10,000), from another deductible, as a poor person, and nothing.
        case .rate: paid = ((amount - 10_000) * 70).rounded() / 100
        case .deductible: paid = ((amount - 8_000) * 75).rounded() / 100
        case .group: paid = try expected(policy, "registered-poor", amount)
        default: paid = 0
        }
        planted[index + 2] = cause
      }
      rows.append("\(amount),\(isPoor ? "registered-poor" : ""),\(paid)")
    }
    let check = try check(rows, policy)
    #expect(planted.count == 100 && check.people == 20_000 && check.differing == 100)
    for cause in Set(planted.values) { #expect(check.byCause[cause]?.people == 20, "\(cause)") }
    #expect(check.first.map(\.line) == planted.keys.sorted().prefix(20).map(\.self))
    for own in check.first { #expect(own.finding.cause == planted[own.line]) }
    #expect(check.paid - check.expected == check.above - check.below)
  }

  /// Shanxi in general: 10,000, 75%, at most 400,000 (from X = 543,333.33 on).
  @Test(
    arguments: [
      (60_000.37, 37_500.28, nil), (60_000.37, 37_500.0, PaymentCause.Finding(.rounding)),
      // The poor of 78% from 5,000 on: 55,000.37 · 78%.
      (60_000.37, 42_900.29, .init(.group, .group("extreme-poverty"))),
      (60_000.37, 37_500.2875, nil), (60_000.37, 0, .init(.nothingPaid)),
      (60_000.37, 45_000.28, .init(.deductible, .deductible(0))),
      (60_000.37, 35_000.26, .init(.rate, .rateShift(-0.05))),
      (60_000.37, 37_000.27, .init(.rate, .rateShift(-0.01))), (700_000, 517_500, .init(.cap, .cap(nil))),
      (700_000, 300_000, .init(.cap, .cap(300_000))), (700_000, 123_456.7, .init(.other)),
      (60_000.37, 33_333.33, .init(.other)),
    ] as [(Double, Double, PaymentCause.Finding?)])
  func `a cause is what alone gives the payment`(_ amount: Double, _ paid: Double, _ finding: PaymentCause.Finding?)
    throws
  {
    let policy = try PolicyLibrary().policy("shanxi-2019")
    let check = try check(["\(amount),,\(paid)"], policy)
    #expect(check.first.first?.finding == finding)
  }

  /// Shandong: 50% to 100,000, 60% to 200,000, 65% above, from 12,000 on: 250,000 gives 136,500.
  @Test func `causes are found where there are several bands`() throws {
    let policy = try PolicyLibrary().policy("shandong-2015")
    // Every rate ten points less: 136,500 − 23,800; a deductible of 10,000: 1,000 more; both caps left out.
    let check = try check(
      ["250000,,112700", "250000,,137500", "900000,,559000", "250000,,136500.009", "250000,,\"136,500\""], policy)
    #expect(
      check.first.map(\.finding) == [
        .init(.rate, .rateShift(-0.1)), .init(.deductible, .deductible(10_000)), .init(.cap, .cap(nil)),
      ])
  }

  @Test func `a payment within the tolerance is right, and an empty one is none`() throws {
    let policy = try PolicyLibrary().policy("shanxi-2019")
    #expect(try check(["20000,,7500.01", "20000,,7499.99", "500,,"], policy).differing == 0)
    #expect(try check(["20000,,7500.02"], policy).byCause[.rounding]?.people == 1)
    #expect(try check(["20000,,7600"], policy, tolerance: 100).differing == 0)
    let blank = try check(["20000,,"], policy)
    #expect(blank.blanks == 1 && blank.byCause[.nothingPaid]?.below == 750_000)
  }
}
