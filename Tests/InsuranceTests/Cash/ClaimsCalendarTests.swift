import Insurance
import TestSupport
import Testing

/// When a year's claims arise and when they are paid.
struct ClaimsCalendarTests {
  private func calendar(
    _ incurred: [Double] = ClaimsCalendar.evenMonths, lag: [Double], prepaid: Double = 0
  ) throws -> ClaimsCalendar {
    try ClaimsCalendar(incurredShares: incurred, lag: Cited(lag, "四"), prepaidShare: Cited(prepaid, "四"))
  }

  /// What is paid in each month, from what is paid by its end.
  private func monthly(_ calendar: ClaimsCalendar) -> [Double] {
    zip(calendar.paidShares, [0] + calendar.paidShares).map { $0 - $1 }
  }

  private func expect(_ shares: [Double], _ expected: [Double], sourceLocation: SourceLocation = #_sourceLocation) {
    #expect(shares.count == expected.count, sourceLocation: sourceLocation)
    for (share, value) in zip(shares, expected) {
      #expect(abs(share - value) < 1e-12, sourceLocation: sourceLocation)
    }
  }

  /// Half of the claims in June, half in December.
  private let twoMonths = [0, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0, 0.5]

  @Test func `where nothing is said, claims arise evenly and are paid one month later, an assumption`() {
    let calendar = ClaimsCalendar.monthLater
    expect(monthly(calendar), [0] + [Double](repeating: 1.0 / 12, count: 12))
    #expect(calendar.paidShares.last == 1)
    #expect(calendar.lag.isAssumption && calendar.prepaidShare.isAssumption)
  }

  @Test func `a lag spreads each month's claims over the months after it`() throws {
    // Of the half of June a fifth in June, half in July, 30% in August; of December's the same into February.
    expect(
      monthly(try calendar(twoMonths, lag: [0.2, 0.5, 0.3])),
      [0, 0, 0, 0, 0, 0.1, 0.25, 0.15, 0, 0, 0, 0.1, 0.25, 0.15])
  }

  @Test func `what is prepaid goes out in the month itself, the rest with the lag`() throws {
    // Of each half 60% at once, and of the 40% left half in the next month and half in the one after.
    expect(
      monthly(try calendar(twoMonths, lag: [0, 0.5, 0.5], prepaid: 0.6)),
      [0, 0, 0, 0, 0, 0.3, 0.1, 0.1, 0, 0, 0, 0.3, 0.1, 0.1])
  }

  @Test func `all of it prepaid closes the year in December, whatever the lag`() throws {
    expect(monthly(try calendar(lag: [0, 0, 0, 1], prepaid: 1)), ClaimsCalendar.evenMonths)
  }

  @Test func `a lag that ends in nothing is no longer than its last share`() throws {
    #expect(try calendar(lag: [1, 0, 0]).paidShares == calendar(lag: [1]).paidShares)
  }

  @Test func `a lag of sixty months is the longest`() throws {
    let calendar = try calendar(lag: [Double](repeating: 0, count: 60) + [1])
    #expect(calendar.paidShares.count == 72)
  }

  @Test func `shares may miss the whole by what the digits of a file leave`() throws {
    _ = try calendar(lag: [0.5, 0.5 - 5e-10])
    let error = #expect(throws: RuleError.self) { try calendar(lag: [0.5, 0.5 - 2e-9]) }
    #expect(error?.code == .doesNotAddUp)
  }

  @Test func `another season leaves the payment as it is`() throws {
    let calendar = try calendar(lag: [0.2, 0.8], prepaid: 0.1)
    let seasonal = try calendar.incurring(twoMonths)
    #expect(seasonal == (try self.calendar(twoMonths, lag: [0.2, 0.8], prepaid: 0.1)))
  }

  @Test func `paid shares never fall and end at one, also where shares do not add up to the last bit`() throws {
    var random = SplitMix64(seed: 61)
    for _ in 0..<200 {
      let calendar = try randomClaimsCalendar(using: &random)
      #expect(zip(calendar.paidShares, calendar.paidShares.dropFirst()).allSatisfy { $0 <= $1 })
      #expect(calendar.paidShares.last == 1)
    }
  }

  @Test(arguments: [
    ([0.5, 0.4], 0, RuleError.Code.doesNotAddUp, "lag"), ([0.5, 0.6], 0, .doesNotAddUp, "lag"),
    ([1.5, -0.5], 0, .outOfRange, "lag"), ([.nan], 0, .outOfRange, "lag"), ([], 0, .outOfRange, "lag"),
    ([Double](repeating: 0, count: 61) + [1], 0, .outOfRange, "lag"), ([1], -0.1, .outOfRange, "prepaid"),
    ([1], 1.1, .outOfRange, "prepaid"), ([1], .nan, .outOfRange, "prepaid"),
  ])
  func `a payment that cannot be is refused`(
    _ lag: [Double], _ prepaid: Double, _ code: RuleError.Code, _ parameter: String
  ) {
    let error = #expect(throws: RuleError.self) { try calendar(lag: lag, prepaid: prepaid) }
    #expect(error?.code == code)
    #expect(error?.parameter == parameter)
  }

  @Test func `a season has twelve months that add up to the year`() throws {
    let faults: [([Double], RuleError.Code)] = [
      ([Double](repeating: 0.1, count: 10), .missing), ([Double](repeating: 0.0833, count: 12), .doesNotAddUp),
      ([2, -1] + [Double](repeating: 0, count: 10), .outOfRange),
    ]
    for (shares, code) in faults {
      let error = #expect(throws: RuleError.self) { try ClaimsCalendar.monthLater.incurring(shares) }
      #expect(error?.code == code)
      #expect(error?.parameter == "incurredShares")
    }
    // 12 · 8.33% = 99.96%.
    let error = #expect(throws: RuleError.self) {
      try ClaimsCalendar.monthLater.incurring([Double](repeating: 0.0833, count: 12))
    }
    #expect(error?.message == "the shares must add up to 100%, not 99.96%")
  }
}
