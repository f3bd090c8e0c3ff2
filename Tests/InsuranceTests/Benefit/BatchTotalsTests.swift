import Insurance
import TestSupport
import Testing

/// What a batch of persons comes to is what its persons come to one by one.
struct BatchTotalsTests {
  private static let schedules: [PayoutSchedule] = {
    let founding = (try? FoundingBenefits.all().compactMap(\.schedule)) ?? []
    let drawn = [
      try? PayoutSchedule([]), try? PayoutSchedule([(start: 0, slope: 0.5)]),
      try? PayoutSchedule([(start: 100, slope: 0), (start: 5_000, slope: 0.7)], cap: 9_000),
    ]
    return founding + drawn.compactMap(\.self)
  }()

  /// Amounts from nothing to a few million yuan, on edges as often as off them.
  private func amounts(_ count: Int, _ schedule: PayoutSchedule) -> [Double] {
    var random = SplitMix64(seed: UInt64(count))
    return (0..<count).map { index in
      if index % 7 == 3, let segment = schedule.segments.randomElement(using: &random) { return segment.start }
      let share = Double.random(in: 0...1, using: &random)
      return 3_000_000 * share * share * share
    }
  }

  private func totals(_ schedule: PayoutSchedule, _ amounts: [Double], times factor: Double) -> PayoutSchedule.Totals {
    var amounts = amounts
    var span = amounts.mutableSpan
    return schedule.totals(of: &span, times: factor)
  }

  @Test(arguments: [0, 1, 2, 3, 17, 1024, 1025], [1, 0.97])
  func `sums and beneficiaries are those of single payments`(_ count: Int, _ factor: Double) {
    #expect(Self.schedules.count >= 8)
    for schedule in Self.schedules {
      let amounts = amounts(count, schedule)
      let payments = amounts.map { schedule.payment(for: $0 * factor) }
      let totals = totals(schedule, amounts, times: factor)
      let (amount, payment) = (amounts.reduce(0, +) * factor, payments.reduce(0, +))
      #expect(abs(totals.amount - amount) <= 1e-12 * amount)
      #expect(abs(totals.payment - payment) <= 1e-12 * payment)
      #expect(totals.beneficiaries == payments.count { $0 > 0 })
    }
  }

  @Test func `the last of an odd batch gets nothing below the deductible`() throws {
    let schedule = try PayoutSchedule([(start: 10_000, slope: 0.5)])
    for amounts in [[4_000.0], [30_000, 2_000, 4_000]] {
      let totals = totals(schedule, amounts, times: 1)
      // 50% of 20,000 for the one above it.
      #expect(totals.payment == (amounts.count == 1 ? 0 : 10_000))
      #expect(totals.beneficiaries == amounts.count / 2)
    }
  }

  @Test func `an amount beyond all numbers is paid the cap, wherever it stands`() throws {
    let schedule = try PayoutSchedule([(start: 10_000, slope: 0.75)], cap: 400_000)
    for amounts in [[.infinity, 1, 2], [1, .infinity, 2], [1, 2, .infinity], [20_000, .infinity]] {
      let totals = totals(schedule, amounts, times: 1.1)
      #expect(totals.payment == amounts.reduce(0) { $0 + schedule.payment(for: $1 * 1.1) })
      #expect(totals.amount == .infinity)
    }
  }

  @Test func `what is no number reaches no deductible`() throws {
    let schedule = try PayoutSchedule([(start: 0, slope: 1)])
    let totals = totals(schedule, [.nan, 5, .nan, .nan, 7], times: 1)
    #expect(totals.payment == 12 && totals.beneficiaries == 2 && totals.amount.isNaN)
  }
}
