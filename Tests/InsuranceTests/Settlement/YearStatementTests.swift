import Insurance
import RiskSharing
import TestSupport
import Testing

/// What holds for every year, whatever the policy, the premium and the claims.
struct YearStatementTests {
  @Test func `premium = claims + costs + insurer's result + fund's result, to the fen, in 24,000 random years`() throws
  {
    var random = SplitMix64(seed: 51)
    var broken: [String] = []
    for _ in 0..<400 {
      let policy = try randomPolicy(using: &random)
      for _ in 0..<60 {
        let account = randomAccount(of: policy, using: &random)
        let year = YearStatement(settling: account, under: policy)
        let ledger = year.ledger
        if account.claims + account.costs + year.insurerResult + year.fundResult != account.premium {
          broken.append("results do not add up: \(policy.riskSharing) \(account)")
        }
        let paidIn = ledger.paid(from: .members, to: .criticalIllnessFund)
        if ledger.balance(of: .members) + paidIn != account.claims || ledger.receivable(of: .members) < .zero {
          broken.append("members get \(ledger.balance(of: .members).yuan): \(account)")
        }
        if ledger.balance(of: .operations) != account.costs {
          broken.append("costs come to \(ledger.balance(of: .operations).yuan): \(account)")
        }
        if Books.parties.reduce(Money.zero, { $0 + ledger.balance(of: $1) }) != .zero {
          broken.append("balances do not sum to zero: \(account)")
        }
        if !ledger.transfers.allSatisfy({ $0.amount > .zero && $0.from != $0.to && !$0.clause.text.isEmpty }) {
          broken.append("a transfer is no transfer: \(account)")
        }
        if year.payerPays - ledger.cash(of: .members) - paidIn - account.costs != ledger.cash(of: .insurer) {
          broken.append("the insurer's cash is not what the payer paid less claims and costs: \(account)")
        }
      }
    }
    #expect(broken == [])
  }

  @Test func `a year of Shandong as the ledger tells it`() throws {
    // P = 2,240, C = 2,195.2 − 22.4 = 2,172.8 (97%), E = 22.4 million.
    let policy = try FoundingPolicies.shandong(costs: OperatingCosts(shareOfPremium: 0.01, clause: "五"))
    let account = YearAccount(
      year: 2015, insured: 70_000_000, premium: yuan(2_240_000_000), claims: yuan(2_172_800_000),
      costs: yuan(22_400_000))
    let year = YearStatement(settling: account, under: policy)
    #expect(
      year.ledger.transfers.map { "\($0.from.rawValue) > \($0.to.rawValue) \($0.amount.yuan) \($0.clause.text)" } == [
        "basic-medical-fund > critical-illness-fund 2240000000.0 四",
        "critical-illness-fund > insurer 1792000000.0 四", "critical-illness-fund > insurer 448000000.0 四",
        "insurer > members 2172800000.0 scope", "insurer > operations 22400000.0 五",
        "insurer > basic-medical-fund 22400000.0 五(三)",
      ])
    #expect(year.payerPays == yuan(2_217_600_000))
    #expect(year.insurerResult == yuan(22_400_000))
    #expect(year.fundResult == yuan(22_400_000))
  }

  @Test func `a year without funding leaves the claims with the insurer or the fund, as the rule says`() throws {
    for policy in try FoundingPolicies.withoutCliff() + [FoundingPolicies.huizhou()] {
      let account = YearAccount(year: policy.year, insured: 0, premium: .zero, claims: yuan(1_000), costs: .zero)
      let year = YearStatement(settling: account, under: policy)
      #expect(year.insurerResult + year.fundResult == yuan(-1_000), "\(policy.id)")
    }
  }

  @Test func `what the public side owes the insurer is all that its parties owe it, and no other debt`() throws {
    let debts: [(Party, Party, Double)] = [
      (.basicMedicalFund, .insurer, 1), (.criticalIllnessFund, .insurer, 2), (.treasury, .insurer, 4),
      (.insurer, .members, 8), (.criticalIllnessFund, .basicMedicalFund, 16),
    ]
    let policy = try FoundingPolicies.shandong()
    // Of a kind that no rule of this policy recovers.
    let opening = OpeningBalances(
      outstanding: debts.map {
        Outstanding(
          from: $0.0, to: $0.1, amount: million($0.2), reason: ReserveThenAdvance.advanceOwed, clause: "五", since: 2014)
      })
    let account = YearAccount(
      year: 2015, insured: 1_000_000, premium: million(100), claims: million(100), costs: .zero, opening: opening)
    #expect(YearStatement(settling: account, under: policy).owedToInsurer == million(7))
  }

  private func randomAccount(of policy: Policy, using random: inout SplitMix64) -> YearAccount {
    // From a few fen to 10¹² yuan, and now and then nothing at all.
    let premium =
      Int.random(in: 0..<20, using: &random) == 0 ? .zero : Money.largest.part(0.1 * pow10(-14 * random.uniform()))
    let claims = premium == .zero ? Money(fen: 12_345) : premium.part(random.uniform() * 2.5)
    let insured = Int.random(in: 0...2_000_000, using: &random)
    return YearAccount(
      year: policy.year, insured: insured, premium: premium, claims: claims,
      costs: policy.costs.amount(premium: premium, claims: claims, insured: insured),
      reserve: premium.part(random.uniform() - 0.25))
  }
}
