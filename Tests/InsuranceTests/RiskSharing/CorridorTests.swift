import Insurance
import RiskSharing
import Testing

/// The risk corridors of 42 U.S.C. 18062(b)(c) on a target amount of 100 million: a premium of 120 million less
/// administrative costs of 20.
///
/// (b)(1) payments out, to the plan: above 103% and up to 108% of the target, 50% of the excess over 103%; above 108%,
/// 2.5% of the target and 80% of the excess over 108%. (b)(2) payments in, from the plan: below 97% and down to 92%, 50%
/// of what is missing to 97%; below 92%, 2.5% of the target and 80% of what is missing to 92%.
struct CorridorTests {
  private let premium = yuan(120_000_000)
  private let costs = yuan(20_000_000)

  private func statute(base: Corridor.Base = .target, counterparty: Party = .treasury) throws -> Corridor {
    try Corridor(
      base: base,
      bands: [
        Corridor.Band(from: 0, insurerShare: 0.2, clause: "(b)(2)(B)"),
        Corridor.Band(from: 0.92, insurerShare: 0.5, clause: "(b)(2)(A)"),
        Corridor.Band(from: 0.97, insurerShare: 1, clause: "(b)"),
        Corridor.Band(from: 1.03, insurerShare: 0.5, clause: "(b)(1)(A)"),
        Corridor.Band(from: 1.08, insurerShare: 0.2, clause: "(b)(1)(B)"),
      ], counterparty: counterparty)
  }

  /// What the plan pays in (+) or is paid out (−).
  private func paidIn(claims: Money) throws -> Money {
    try settle(statute(), premium: premium, claims: claims, costs: costs).ledger.balance(of: .treasury)
  }

  @Test(arguments: [97_000_000, 100_000_000, 103_000_000] as [Int64])
  func `between 97% and 103% of the target nothing is paid either way`(claims: Int64) throws {
    #expect(try paidIn(claims: yuan(claims)) == .zero)
  }

  @Test(
    arguments: [
      (104_000_000, 500_000),  // 50% × 1 million
      (105_000_000, 1_000_000),  // 50% × 2
      (108_000_000, 2_500_000),  // 50% × 5
    ] as [(Int64, Int64)])
  func `payments out from 103% to 108%: half of the excess over 103%`(claims: Int64, out: Int64) throws {
    #expect(try paidIn(claims: yuan(claims)) == yuan(-out))
  }

  @Test(
    arguments: [
      (109_000_000, 3_300_000),  // 2.5 million + 80% × 1
      (110_000_000, 4_100_000),  // 2.5 + 80% × 2
      (150_000_000, 36_100_000),  // 2.5 + 80% × 42
    ] as [(Int64, Int64)])
  func `payments out above 108%: 2.5% of the target and 80% of the excess`(claims: Int64, out: Int64) throws {
    #expect(try paidIn(claims: yuan(claims)) == yuan(-out))
  }

  @Test(
    arguments: [
      (96_000_000, 500_000),  // 50% × 1 million
      (95_000_000, 1_000_000),  // 50% × 2
      (92_000_000, 2_500_000),  // 50% × 5
    ] as [(Int64, Int64)])
  func `payments in from 97% to 92%: half of what is missing to 97%`(claims: Int64, paid: Int64) throws {
    #expect(try paidIn(claims: yuan(claims)) == yuan(paid))
  }

  @Test(
    arguments: [
      (91_000_000, 3_300_000),  // 2.5 million + 80% × 1
      (90_000_000, 4_100_000),  // 2.5 + 80% × 2
      (0, 76_100_000),  // 2.5 + 80% × 92
    ] as [(Int64, Int64)])
  func `payments in below 92%: 2.5% of the target and 80% of what is missing to 92%`(claims: Int64, paid: Int64) throws
  {
    #expect(try paidIn(claims: yuan(claims)) == yuan(paid))
  }

  @Test func `the payment changes by half a fen, not by a step, at every limit`() throws {
    for limit in [92_000_000, 97_000_000, 103_000_000, 108_000_000] as [Int64] {
      let step = try paidIn(claims: yuan(limit, fen: -2)) - paidIn(claims: yuan(limit, fen: 2))
      #expect(step >= .zero && step <= Money(fen: 4))
    }
  }

  @Test func `every band cites its own clause`() throws {
    let out = try settle(statute(), premium: premium, claims: yuan(110_000_000), costs: costs)
    #expect(out.transfers(for: Corridor.lossShared).map(\.clause) == ["(b)(1)(A)", "(b)(1)(B)"])
    #expect(out.transfers(for: Corridor.lossShared).map(\.amount) == [yuan(2_500_000), yuan(1_600_000)])
    let paid = try settle(statute(), premium: premium, claims: yuan(90_000_000), costs: costs)
    #expect(paid.transfers(for: Corridor.gainShared).map(\.clause) == ["(b)(2)(B)", "(b)(2)(A)"])
    #expect(paid.transfers(for: Corridor.gainShared).map(\.amount) == [yuan(1_600_000), yuan(2_500_000)])
  }

  @Test func `the insurer keeps what the corridor leaves`() throws {
    // 120 − 90 − 20 − 4.1 and 120 − 110 − 20 + 4.1
    #expect(
      try settle(statute(), premium: premium, claims: yuan(90_000_000), costs: costs).insurerResult == yuan(5_900_000))
    #expect(
      try settle(statute(), premium: premium, claims: yuan(110_000_000), costs: costs).insurerResult
        == yuan(-5_900_000))
  }

  @Test func `measured on the premium, costs do not move the bands`() throws {
    let rule = try statute(base: .premium, counterparty: .basicMedicalFund)
    // 110% of 120 million: 2.5% × 120 + 80% × 2.4.
    let year = try settle(rule, premium: premium, claims: yuan(132_000_000), costs: costs)
    #expect(year.payerPays - premium == yuan(4_920_000))
  }

  @Test func `costs beyond the premium leave a target of nothing: every claim lies in the last band`() throws {
    let year = try settle(statute(), premium: yuan(10_000_000), claims: yuan(1_000_000), costs: yuan(11_000_000))
    #expect(year.ledger.balance(of: .treasury) == yuan(-800_000))
  }

  @Test func `it bends at its limits and at the target, as shares of the premium`() throws {
    let account = YearAccount(year: 2014, insured: 1, premium: premium, claims: .zero, costs: costs)
    let ratios = try statute().turningPoints(for: account).map(\.lossRatio).sorted()
    // The target is 100/120 of the premium.
    #expect(zip(ratios, [0.92, 0.97, 1, 1.03, 1.08]).allSatisfy { abs($0 - $1 / 1.2) < 1e-12 })
    #expect(ratios.count == 5)
    // The limits in their order, and the target, where the first band's clause puts the middle.
    #expect(
      try statute().turningPoints(for: account).map(\.clause) == [
        "(b)(2)(A)", "(b)", "(b)(1)(A)", "(b)(1)(B)", "(b)(2)(B)",
      ])
  }

  @Test func `without a premium the limits are as the document says them, under one fen too`() throws {
    let account = { (premium: Money, costs: Money) in
      YearAccount(year: 2014, insured: 1, premium: premium, claims: .zero, costs: costs)
    }
    #expect(
      try statute().turningPoints(for: account(.zero, .zero)).map(\.lossRatio) == [0.92, 0.97, 1.03, 1.08, 1])
    // One fen of costs leaves a target of nothing.
    #expect(
      try statute().turningPoints(for: account(Money(fen: 1), Money(fen: 1))).map(\.lossRatio) == [0, 0, 0, 0, 0])
  }

  @Test func `bands that are missing, do not ascend or share nonsense are refused`() {
    let make = { (bands: [(from: Double, share: Double)], counterparty: Party) throws in
      _ = try Corridor(
        base: .premium, bands: bands.map { Corridor.Band(from: $0.from, insurerShare: $0.share, clause: "一") },
        counterparty: counterparty)
    }
    let expect = { (code: RuleError.Code, parameter: String, make: () throws -> Void) in
      let error = #expect(throws: RuleError.self, performing: make)
      #expect(error?.code == code)
      #expect(error?.parameter == parameter)
    }
    expect(.missing, "bands") { try make([], .treasury) }
    expect(.missing, "bands") { try make([(0.5, 1)], .treasury) }
    expect(.notAscending, "bands") { try make([(0, 1), (1.1, 0.5), (1.05, 0.2)], .treasury) }
    expect(.notAscending, "bands") { try make([(0, 1), (1.1, 0.5), (1.1, 0.2)], .treasury) }
    expect(.notAscending, "bands") { try make([(0, 1), (.nan, 0.5)], .treasury) }
    expect(.outOfRange, "bands") { try make([(0, 1), (1.1, 1.5)], .treasury) }
    expect(.outOfRange, "bands") { try make([(0, .nan)], .treasury) }
    for party in [Party.insurer, .members, .operations] {
      expect(.outOfRange, "counterparty") { try make([(0, 1)], party) }
    }
  }

  @Test func `a limit must be a finite number: at infinity the last band would begin at nothing`() {
    let error = #expect(throws: RuleError.self) {
      try Corridor(
        base: .premium,
        bands: [
          Corridor.Band(from: 0, insurerShare: 1, clause: "一"),
          Corridor.Band(from: .infinity, insurerShare: 0, clause: "一"),
        ], counterparty: .treasury)
    }
    #expect(error?.parameter == "bands")
  }

  /// A premium of 100 and claims of 110: half of the 7 beyond 103 is the public side's, 3.5. The fund holds 1.
  @Test func `the critical-illness fund pays what it holds, and who comes next the rest`() throws {
    let bands = [
      Corridor.Band(from: 0, insurerShare: 1, clause: "一"), .init(from: 1.03, insurerShare: 0.5, clause: "二"),
    ]
    let error = #expect(throws: RuleError.self) {
      try Corridor(base: .premium, bands: bands, counterparty: .criticalIllnessFund)
    }
    #expect(error?.code == .missing && error?.message.contains("thenPaidBy") == true)
    let rule = try Corridor(
      base: .premium, bands: bands, counterparty: .criticalIllnessFund, thenPaidBy: Cited(.treasury, "三"))
    let settled = try settle(rule, premium: yuan(100), claims: yuan(110), reserve: yuan(1))
    #expect(settled.ledger.paid(from: .criticalIllnessFund, to: .insurer) == yuan(101))
    #expect(settled.ledger.paid(from: .treasury, to: .insurer) == yuan(2, fen: 50))
    #expect(settled.closing.reserve == .zero && settled.insurerResult == yuan(-6, fen: -50))
    // Where it shares in gains alone, nothing can overdraw it.
    let gains = [Corridor.Band(from: 0, insurerShare: 0, clause: "一"), .init(from: 0.97, insurerShare: 1, clause: "二")]
    _ = try Corridor(base: .premium, bands: gains, counterparty: .criticalIllnessFund)
  }
}
