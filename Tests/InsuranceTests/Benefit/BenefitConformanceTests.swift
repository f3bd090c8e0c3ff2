import Insurance
import Testing

/// Rules that break one promise each, and the checker that has to notice.
struct BenefitConformanceTests {
  /// Half of what lies above 10,000, honest unless told otherwise.
  private struct HalfAboveTenThousand: BenefitRule {
    var pays: @Sendable (Double) -> Double = { max($0 - 10_000, 0) / 2 }
    var inBatch: (@Sendable (Double) -> Double)?
    var explained: (@Sendable (Double) -> Double)?
    var clause: Clause = "二"
    var compiled: PayoutSchedule?
    var deductible = 10_000.0

    var schedule: PayoutSchedule? { compiled }
    func payment(for amount: Double) -> Double { pays(amount) }
    func pay(_ amounts: Span<Double>, into payments: inout MutableSpan<Double>) {
      for i in amounts.indices { payments[i] = (inBatch ?? pays)(amounts[i]) }
    }
    func explain(_ amount: Double) -> [BenefitStep] {
      let payment = (explained ?? pays)(amount)
      return [
        BenefitStep(
          .band, from: deductible, to: nil, base: max(amount - deductible, 0), rate: 0.5, payment: payment,
          clause: clause)
      ]
    }
  }

  private let amounts = stride(from: 0.0, through: 200_000, by: 5_000).map { $0 }

  private func breaches(_ rule: HalfAboveTenThousand) -> [String] {
    BenefitConformance.breaches(of: rule, amounts: amounts).map(\.description)
  }

  @Test func `an honest rule passes, with a schedule and without`() throws {
    #expect(breaches(HalfAboveTenThousand()) == [])
    #expect(breaches(HalfAboveTenThousand(compiled: try PayoutSchedule([(10_000, 0.5)]))) == [])
  }

  @Test func `a rule that pays more than the amount is found`() {
    let found = breaches(HalfAboveTenThousand(pays: { $0 > 150_000 ? $0 + 1 : max($0 - 10_000, 0) / 2 }))
    #expect(found.contains { $0.hasPrefix("at 155,000 yuan") && $0.contains("outside 0 and the amount") })
  }

  @Test func `a rule that takes money is found`() {
    #expect(
      breaches(HalfAboveTenThousand(pays: { ($0 - 10_000) / 2 })).contains { $0.hasPrefix("at 0 yuan: pays -5000") })
  }

  @Test func `a rule that pays what is not a number is found`() {
    #expect(breaches(HalfAboveTenThousand(pays: { $0 > 100_000 ? .nan : max($0 - 10_000, 0) / 2 })) != [])
  }

  @Test func `a rule that pays less for more is found`() {
    // The whole rate falls to 40% above 100,000, instead of the marginal one: 45,000 is followed by 38,000.
    let found = breaches(HalfAboveTenThousand(pays: { max($0 - 10_000, 0) * ($0 > 100_000 ? 0.4 : 0.5) }))
    #expect(found.count == 1)
    #expect(found.first?.hasPrefix("at 105,000 yuan: pays 38000.0, less than") == true)
  }

  @Test func `a rule that pays below its own deductible is found`() {
    let found = breaches(HalfAboveTenThousand(pays: { $0 / 2 }))
    // 5,000 and 10,000; 0 is paid nothing.
    #expect(found.count == 2)
    #expect(found.allSatisfy { $0.contains("below its deductible") })
  }

  @Test func `a batch that pays something else than the single call is found`() {
    let found = breaches(HalfAboveTenThousand(inBatch: { max($0 - 10_000, 0) * 0.51 }))
    #expect(found.count == amounts.count { $0 > 10_000 })
    #expect(found.allSatisfy { $0.contains("in a batch") })
  }

  @Test func `a schedule of another rule is found, also between the amounts that were asked for`() throws {
    let other = breaches(HalfAboveTenThousand(compiled: try PayoutSchedule([(10_000, 0.6)])))
    #expect(other.contains { $0.contains("its schedule pays") })
    // The schedule's bend at 199,999 lies between two amounts; its own turning points are tried as well.
    let late = try PayoutSchedule([(10_000, 0.5), (199_999, 0)])
    let found = BenefitConformance.breaches(of: HalfAboveTenThousand(compiled: late), amounts: [0, 200_000])
    #expect(found.map(\.description).contains { $0.hasPrefix("at 199,999.01 yuan: its schedule pays") })
  }

  @Test func `an explanation that does not add up is found`() {
    let found = breaches(HalfAboveTenThousand(explained: { max($0 - 10_000, 0) / 2 + 1 }))
    #expect(found.count == amounts.count)
    #expect(found.allSatisfy { $0.contains("do not add up") })
  }

  @Test func `a step without a clause is found`() {
    let found = breaches(HalfAboveTenThousand(clause: ""))
    #expect(found.count == amounts.count)
    #expect(found.allSatisfy { $0.contains("cites no clause") })
  }

  @Test func `amounts that are no amounts are left out`() {
    #expect(BenefitConformance.breaches(of: HalfAboveTenThousand(), amounts: [-1, .nan, .infinity]) == [])
  }
}
