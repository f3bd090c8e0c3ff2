import Insurance
import Testing

/// Values of which no rule can be made, each named by the parameter at fault.
struct InvalidBandsTests {
  private func expect(
    _ code: RuleError.Code, _ parameter: String, sourceLocation: SourceLocation = #_sourceLocation,
    _ make: () throws -> Void
  ) {
    let error = #expect(throws: RuleError.self, sourceLocation: sourceLocation, performing: make)
    #expect(error?.code == code, sourceLocation: sourceLocation)
    #expect(error?.parameter == parameter, sourceLocation: sourceLocation)
    #expect(error?.message.isEmpty == false, sourceLocation: sourceLocation)
  }

  private func bands(
    _ bands: [(from: Double, rate: Double)], deductible: Double = 12_000, cap: Double? = nil,
    measure: MarginalBands.Measure = .amount
  ) throws {
    _ = try MarginalBands(
      deductible: Deductible(.fixed(deductible), clause: "0"),
      bands: bands.map { MarginalBands.Band(from: $0.from, rate: $0.rate, clause: "1") }, measure: measure,
      cap: Cited(cap, "2"))
  }

  @Test func `bands must be there and begin at 0`() {
    expect(.missing, "bands") { try bands([]) }
    expect(.missing, "bands") { try bands([(1, 0.5)]) }
    expect(.missing, "bands") { try bands([(-1, 0.5), (0, 0.6)]) }
    expect(.missing, "bands") { try bands([(.nan, 0.5)]) }
  }

  @Test func `bands must ascend`() {
    expect(.notAscending, "bands") { try bands([(0, 0.5), (100_000, 0.6), (100_000, 0.7)]) }
    expect(.notAscending, "bands") { try bands([(0, 0.5), (200_000, 0.6), (100_000, 0.7)]) }
    expect(.notAscending, "bands") { try bands([(0, 0.5), (.nan, 0.6)]) }
    // Below the deductible too, where neither would ever pay.
    expect(.notAscending, "bands") { try bands([(0, 0.5), (5_000, 0.6), (5_000, 0.7)]) }
  }

  @Test(arguments: [-0.01, 1.01, 75, .nan, .infinity])
  func `a rate must lie between 0 and 1`(rate: Double) {
    expect(.outOfRange, "bands") { try bands([(0, rate)]) }
    expect(.outOfRange, "bands") { try bands([(0, 0.5), (100_000, rate)]) }
  }

  @Test func `a rate is refused in a band below the deductible too`() {
    expect(.outOfRange, "bands") { try bands([(0, 5), (10_000, 0.5)], deductible: 12_000) }
  }

  @Test func `a rate is refused in a band that the cap cuts off too`() {
    expect(.outOfRange, "bands") { try bands([(0, 0.5), (1_000_000, -3)], cap: 300_000) }
  }

  @Test func `a limit must be a finite number`() {
    expect(.outOfRange, "bands") { try bands([(0, 0.5), (.infinity, 0.6)]) }
  }

  @Test(arguments: [-1, .nan, .infinity])
  func `a cap must be a finite number of 0 or more`(cap: Double) {
    expect(.outOfRange, "cap") { try bands([(0, 0.5)], cap: cap) }
  }

  @Test(arguments: [-1, .nan, .infinity])
  func `a deductible must be a finite number of 0 or more`(amount: Double) {
    expect(.outOfRange, "deductible") { try bands([(0, 0.5)], deductible: amount) }
    expect(.outOfRange, "deductible") {
      _ = try Deductible(.shareOfIncome(share: 0.5, income: amount, year: 2024), clause: "0")
    }
    expect(.outOfRange, "deductible") { _ = try Deductible(.fixed(10_000), factor: amount, clause: "0") }
  }

  @Test func `0 and 1 are rates, and 0 is a deductible`() throws {
    try bands([(0, 0), (100_000, 1)], deductible: 0)
  }

  @Test func `a schedule refuses the same`() {
    expect(.notAscending, "bands") { _ = try PayoutSchedule([(10, 0.5), (10, 0.6)]) }
    expect(.outOfRange, "bands") { _ = try PayoutSchedule([(-1, 0.5)]) }
    expect(.outOfRange, "bands") { _ = try PayoutSchedule([(0, 1.5)]) }
    expect(.outOfRange, "cap") { _ = try PayoutSchedule([(0, 0.5)], cap: -1) }
  }

  @Test func `an error reads as a sentence with its parameter`() {
    let error = #expect(throws: RuleError.self) { try bands([(0, 0.5), (200_000, 0.6), (100_000, 0.7)]) }
    #expect(error?.description.hasPrefix("bands: must ascend") == true)
  }
}
