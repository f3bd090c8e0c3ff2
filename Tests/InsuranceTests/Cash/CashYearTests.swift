import Insurance
import TestSupport
import Testing

/// In which month the insurer's money moves.
struct CashYearTests {
  private func months(_ year: CashYear, _ part: (CashFlow) -> Money) -> [Int: Int64] {
    var moved: [Int: Int64] = [:]
    for (month, flow) in year.flows.enumerated() where part(flow) != .zero { moved[month] = part(flow).fen }
    return moved
  }

  private func ledger(_ write: (inout Ledger) -> Void) -> Ledger {
    var ledger = Ledger()
    write(&ledger)
    return ledger
  }

  private func cash(
    _ ledger: Ledger, claims: ClaimsCalendar = .monthLater, clearedBy day: DueDay? = nil
  ) -> CashYear { CashYear(of: ledger, year: 2020, claims: claims, clearedBy: day) }

  @Test func `the months add up to the insurer's cash in the ledger, to the fen, in 12,000 random years`() throws {
    var random = SplitMix64(seed: 62)
    var broken: [String] = []
    for _ in 0..<400 {
      let policy = try randomPolicy(using: &random)
      let calendar = try randomClaimsCalendar(using: &random)
      for _ in 0..<30 {
        // From a few fen to 10¹² yuan.
        let premium = Money.largest.part(0.1 * pow10(-14 * random.uniform()))
        let account = YearAccount(
          year: policy.year, insured: 1_000_000, premium: premium, claims: premium.part(random.uniform() * 2.5),
          costs: premium.part(random.uniform() * 0.1), reserve: premium.part(random.uniform() - 0.25))
        let statement = YearStatement(settling: account, under: policy)
        let year = CashYear(of: statement, under: policy, calendar: calendar)
        let path = CashPath(year)
        func sum(_ part: (CashFlow) -> Money) -> Money { year.flows.reduce(Money.zero) { $0 + part($1) } }
        if path.months.last?.balance != statement.ledger.cash(of: .insurer) {
          broken.append("the last balance is not the ledger's cash: \(account)")
        }
        let paidIn = statement.ledger.paid(from: .members, to: .criticalIllnessFund)
        if sum(\.benefits) != statement.ledger.cash(of: .members) + paidIn || sum(\.costs) != account.costs {
          broken.append("benefits or costs do not add up: \(account)")
        }
        if !year.flows.allSatisfy({ $0.benefits >= .zero && $0.costs >= .zero }) {
          broken.append("benefits or costs come back: \(account)")
        }
        if !path.months.allSatisfy({ $0.lowestBalance <= $0.balance }) || path.largestAdvance < .zero {
          broken.append("the lowest balance is not the lowest: \(account)")
        }
      }
    }
    #expect(broken == [])
  }

  @Test func `four fen of benefits and of costs still add up`() {
    let year = cash(
      ledger {
        $0.record(.paid, from: .insurer, to: .members, Money(fen: 4), for: .benefits, by: "二")
        $0.record(.paid, from: .insurer, to: .operations, Money(fen: 4), for: .operatingCosts, by: "五")
      })
    // Paid k months after January: 4 · k/12 to the nearest fen, which is 1, 2, 3 and 4 from k = 2, 5, 8 and 11 on.
    #expect(months(year, \.benefits) == [2: 1, 5: 1, 8: 1, 11: 1])
    #expect(months(year, \.costs) == [11: 4])
  }

  @Test func `costs go out in twelfths, and December takes what rounding leaves`() {
    let year = cash(
      ledger { $0.record(.paid, from: .insurer, to: .operations, Money(fen: 1_000), for: .operatingCosts, by: "五") })
    // 1,000 = 11 · 83 + 87; nothing in January of the next year.
    #expect(year.flows.map(\.costs.fen) == [Int64](repeating: 83, count: 11) + [87, 0])
  }

  @Test func `an instalment moves in the month of its day, what has no day when the year is cleared`() throws {
    let year = cash(
      ledger {
        $0.record(
          .paid, from: .criticalIllnessFund, to: .insurer, yuan(5), for: .premiumInstalment, by: "四",
          due: DueDay("04-30"))
        $0.record(
          .paid, from: .criticalIllnessFund, to: .insurer, yuan(3), for: .deposit, by: "四", due: DueDay("+1 06-30"))
        $0.record(.paid, from: .insurer, to: .basicMedicalFund, yuan(2), for: .surplusReturned, by: "五")
      }, clearedBy: try day(6, 30, yearsLater: 1))
    #expect(year.flows.count == 18)
    #expect(months(year, \.premium) == [3: 500])
    #expect(months(year, \.clearing) == [17: 100])
  }

  @Test func `an instalment due on the day of the clearing is still premium`() throws {
    let year = CashYear(
      of: YearStatement(
        settling: YearAccount(
          year: 2015, insured: 1, premium: yuan(100), claims: yuan(98), costs: .zero),
        under: try FoundingPolicies.shandong()), under: try FoundingPolicies.shandong())
    // Cleared on 31 December here: 80 in April, 20 in December; claims run into January.
    #expect(months(year, \.premium) == [3: 8_000, 11: 2_000])
    #expect(year.flows.count == 13)
  }

  @Test func `what is owed moves no cash, nor what others pay each other`() {
    let year = cash(
      ledger {
        $0.record(.owed, from: .criticalIllnessFund, to: .insurer, yuan(5), for: .lossShared, by: "五")
        $0.record(.paid, from: .basicMedicalFund, to: .criticalIllnessFund, yuan(9), for: .funding, by: "一")
      })
    #expect(year.flows.allSatisfy { $0 == CashFlow() })
  }

  @Test func `a rule that names no clearing day clears with its last day, and not before December`() throws {
    func clearing(_ day: String) -> CashYear {
      cash(
        ledger {
          $0.record(
            .paid, from: .criticalIllnessFund, to: .insurer, yuan(5), for: .premium, by: "四", due: DueDay(day))
          $0.record(.paid, from: .insurer, to: .treasury, yuan(1), for: .surplusReturned, by: "五")
        })
    }
    #expect(months(clearing("04-30"), \.premium) == [3: 500])
    #expect(months(clearing("04-30"), \.clearing) == [11: -100])
    #expect(months(clearing("+1 03-31"), \.premium) == [14: 500])
    #expect(months(clearing("+1 03-31"), \.clearing) == [14: -100])
  }

  @Test func `benefits or costs with a day of their own move on it`() {
    let year = cash(
      ledger {
        $0.record(.paid, from: .insurer, to: .members, yuan(5), for: .benefits, by: "二", due: DueDay("+2 03-31"))
        $0.record(.paid, from: .insurer, to: .operations, yuan(1), for: .operatingCosts, by: "五", due: DueDay("01-31"))
      })
    #expect(months(year, \.benefits) == [26: 500])
    #expect(months(year, \.costs) == [0: 100])
    #expect(year.flows.count == 27)
  }

  @Test func `claims that are paid after the clearing keep the year open`() throws {
    let lag = try ClaimsCalendar(
      lag: Cited([Double](repeating: 0, count: 24) + [1], "四"), prepaidShare: Cited(0, "四"))
    let year = cash(
      ledger { $0.record(.paid, from: .insurer, to: .members, yuan(12), for: .benefits, by: "二") }, claims: lag,
      clearedBy: try day(6, 30, yearsLater: 1))
    #expect(year.flows.map(\.benefits) == [Money](repeating: .zero, count: 24) + [Money](repeating: yuan(1), count: 12))
  }
}

/// A season, a lag of up to eight months and a prepaid share, drawn at random.
func randomClaimsCalendar(using random: inout SplitMix64) throws -> ClaimsCalendar {
  func shares(_ count: Int) -> [Double] {
    let parts = (0..<count).map { _ in random.uniform() + 1e-3 }
    let sum = parts.reduce(0, +)
    return parts.map { $0 / sum }
  }
  let lag = shares(Int.random(in: 1...9, using: &random))
  return try ClaimsCalendar(
    incurredShares: shares(12), lag: Cited(lag, "四"),
    prepaidShare: Cited(Bool.random(using: &random) ? 0 : random.uniform(), "四"))
}
