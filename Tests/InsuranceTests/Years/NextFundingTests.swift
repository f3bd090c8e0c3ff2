import Foundation
import Insurance
import Testing

/// How the funding of the years after the first comes about. A million people, so that millions of yuan are yuan a head.
struct NextFundingTests {
  private func coming(
    _ year: Int, statutory: Double, insured: Int = 1_000_000, costs: OperatingCosts = .none
  ) -> ComingYear {
    ComingYear(year: year, insured: insured, statutory: statutory * 1e6, costs: costs)
  }

  private func past(
    _ year: Int, premium: Double = 100, claims: Double = 100, change: Double = 0, statutory: Double = 100,
    insured: Int = 1_000_000
  ) -> PastYear {
    PastYear(
      year: year, insured: insured, statutory: statutory * 1e6, premium: million(premium), claims: million(claims),
      premiumChange: million(change))
  }

  private func millions(_ yuan: Double) -> Double { (yuan * 100).rounded() / 100 / 1e6 }

  // MARK: Statutory

  @Test func `by the standard: each year has its own, and a yearly raise adds up from the first year`() throws {
    let plain = StatutoryFunding.asItStands
    #expect(plain.premium(for: coming(2020, statutory: 87), after: [past(2019)]) == 87e6)
    // 85 and 5 a year: 90 in the second year, 95 in the third.
    let raised = try StatutoryFunding(yearlyRaise: Cited(5, "一"))
    #expect(raised.premium(for: coming(2020, statutory: 85), after: [past(2019)]) == 90e6)
    #expect(raised.premium(for: coming(2021, statutory: 85), after: [past(2019), past(2020)]) == 95e6)
    // On 1.2 million people: 1.2 · (85 + 2 · 5) = 114.
    #expect(raised.premium(for: coming(2021, statutory: 102, insured: 1_200_000), after: [past(2019)]) == 114e6)
  }

  @Test func `by the standard: with no year behind nothing is raised; the raise has its limits and its words`() throws {
    let raised = try StatutoryFunding(yearlyRaise: Cited(5, "一"))
    #expect(raised.premium(for: coming(2020, statutory: 85), after: []) == 85e6)
    for raise in [-100_000.0, 100_000] { _ = try StatutoryFunding(yearlyRaise: Cited(raise, "一")) }
    for raise in [-100_001, 100_001, .nan] {
      let error = #expect(throws: RuleError.self) { try StatutoryFunding(yearlyRaise: Cited(raise, "一")) }
      #expect(error?.parameter == "yearlyRaise")
    }
    #expect(StatutoryFunding.asItStands.summary.en == "by the funding standard of each year")
    #expect(
      try StatutoryFunding(yearlyRaise: Cited(1, "一")).summary.en
        == "by the funding standard, and 1 yuan a head more each year")
  }

  // MARK: Fixed

  @Test func `fixed: the first year's funding a head stays, whatever the standard and the number of people`() throws {
    let years = [past(2019, premium: 85), past(2020, premium: 90)]
    #expect(FixedFunding().premium(for: coming(2021, statutory: 120), after: years) == 85e6)
    #expect(FixedFunding().premium(for: coming(2021, statutory: 120, insured: 1_200_000), after: years) == 102e6)
  }

  @Test func `fixed: a first year that insured nobody fixes nothing, one that insured one does`() {
    let rule = FixedFunding()
    #expect(rule.premium(for: coming(2021, statutory: 120), after: [past(2019, insured: 0)]) == 120e6)
    let one = past(2019, premium: 0.000_085, insured: 1)
    #expect(rule.premium(for: coming(2021, statutory: 120), after: [one]) == 85e6)
  }

  // MARK: Clause-driven

  @Test func `clause-driven: the premium moves with the standard, and by the granted share of what the clauses name`()
    throws
  {
    let rule = try ClauseDrivenFunding(grantedShare: Cited(0.5, "五(三)"))
    // It stood at 110 where the standard was 100. The standard rises to 105: 115.5; half of −4: 113.5.
    let years = [past(2019, premium: 110, change: -4)]
    #expect(millions(rule.premium(for: coming(2020, statutory: 105), after: years)) == 113.5)
    // Only the last year's change counts: an earlier one is in the premium already.
    let two = [past(2018, change: 50), past(2019, premium: 110, change: -4)]
    #expect(millions(rule.premium(for: coming(2020, statutory: 105), after: two)) == 113.5)
    // Never below nothing.
    #expect(rule.premium(for: coming(2020, statutory: 100), after: [past(2019, premium: 10, change: -80)]) == 0)
  }

  @Test func `clause-driven: after a year whose standard was nothing, the standard; one yuan is a standard`() throws {
    let rule = try ClauseDrivenFunding(grantedShare: Cited(0.5, "五(三)"))
    #expect(rule.premium(for: coming(2020, statutory: 105), after: [past(2019, statutory: 0)]) == 105e6)
    // It stood at twice the standard of one yuan.
    let year = past(2019, premium: 0.000_002, statutory: 0.000_001)
    #expect(abs(rule.premium(for: coming(2020, statutory: 105), after: [year]) - 210e6) < 1e-3)
  }

  // MARK: Experience

  private func experience(
    years: Int = 2, trend: Double = 0.1, credibility: Double = 0, loading: Double = 0, change: Double = 10,
    floor: Bool = false
  ) throws -> ExperienceFunding {
    try ExperienceFunding(
      years: Cited(years, "一"), trend: Cited(trend, "一"), credibilityYears: Cited(credibility, "一"),
      loading: Cited(loading, "一"), largestChange: Cited(change, "一"), isFloored: Cited(floor, "一"))
  }

  /// Claims a head: 500 in 2019, 80 in 2020, 90 in 2021; for 2022 at 10% a year the last two are 96.8 and 99: 97.9.
  private let claims: [(Int, Double)] = [(2019, 500), (2020, 80), (2021, 90)]
  private var history: [PastYear] { claims.map { past($0.0, claims: $0.1) } }

  @Test func `experience: the last years' claims a head, each trended to the coming year`() throws {
    #expect(millions(try experience().premium(for: coming(2022, statutory: 100), after: history)) == 97.9)
    // One year only: 99. Three: (500 · 1.331 + 96.8 + 99) / 3 = 287.1.
    #expect(millions(try experience(years: 1).premium(for: coming(2022, statutory: 100), after: history)) == 99)
    #expect(millions(try experience(years: 3).premium(for: coming(2022, statutory: 100), after: history)) == 287.1)
    // Of a path with one year so far, that one: 500 · 1.1.
    #expect(
      millions(try experience().premium(for: coming(2020, statutory: 100), after: Array(history.prefix(1)))) == 550)
    // 1.2 million people: 117.48.
    #expect(
      millions(try experience().premium(for: coming(2022, statutory: 120, insured: 1_200_000), after: history))
        == 117.48)
  }

  @Test func `experience: claims of another number of people count a head`() throws {
    // 80 million for 800,000 people are 100 a head: with a year's trend 110.
    let year = past(2021, claims: 80, insured: 800_000)
    #expect(millions(try experience(years: 1).premium(for: coming(2022, statutory: 100), after: [year])) == 110)
  }

  @Test func `experience: a year that insured nobody tells nothing, one that insured one does`() throws {
    let rule = try experience()
    let (nobody, one) = (past(2020, insured: 0), past(2020, claims: 0.000_1, insured: 1))
    #expect(rule.premium(for: coming(2021, statutory: 100), after: [nobody]) == 100e6)
    #expect(rule.premium(for: coming(2022, statutory: 100, insured: 0), after: history) == 100e6)
    // 2021: 90, for 2022 99; the year before it is left out.
    #expect(millions(rule.premium(for: coming(2022, statutory: 100), after: [nobody, past(2021, claims: 90)])) == 99)
    // One person's 100 of 2020 are 121 in 2022: (121 + 99) / 2; and alone 110 in 2021.
    #expect(millions(rule.premium(for: coming(2022, statutory: 100), after: [one, past(2021, claims: 90)])) == 110)
    let onlyOne = try experience(change: 10).premium(
      for: coming(2021, statutory: 100), after: [past(2020, premium: 0.000_1, claims: 0.000_1, insured: 1)])
    #expect(millions(onlyOne) == 110)
    // For one person to come: 97.9 yuan.
    #expect(abs(rule.premium(for: coming(2022, statutory: 0.000_1, insured: 1), after: history) - 97.9) < 1e-9)
  }

  @Test func `experience: claims of the coming year itself need no trend, and no claims no premium`() throws {
    #expect(
      millions(try experience(years: 1).premium(for: coming(2021, statutory: 100), after: [past(2021, claims: 90)]))
        == 90)
    #expect(try experience().premium(for: coming(2022, statutory: 100), after: [past(2021, claims: 0)]) == 0)
  }

  @Test func `experience: Bühlmann's credibility weighs it against the standard`() throws {
    // Z = 2 / (2 + 2): 0.5 · 97.9 + 0.5 · 100 = 98.95. Z = 2 / 10: 19.58 + 80 = 99.58.
    #expect(
      millions(try experience(credibility: 2).premium(for: coming(2022, statutory: 100), after: history)) == 98.95)
    #expect(
      millions(try experience(credibility: 8).premium(for: coming(2022, statutory: 100), after: history)) == 99.58)
  }

  @Test func `experience: costs and a loading come on top`() throws {
    // 1 yuan a head, 2% of the premium, 1% of the claims: (1 + 1.01 · 97.9) / 0.98 = 99.879 / 0.98 = 101.917347.
    let costs = try OperatingCosts(perInsured: 1, shareOfPremium: 0.02, shareOfClaims: 0.01, clause: "五")
    let bare = try experience().premium(for: coming(2022, statutory: 100, costs: costs), after: history)
    #expect(abs(bare - 99.879e6 / 0.98) < 0.01)
    let loaded = try experience(loading: 0.05).premium(for: coming(2022, statutory: 100, costs: costs), after: history)
    #expect(abs(loaded - 1.05 * 99.879e6 / 0.98) < 0.01)
    // The standard of 100 pays for (98 − 1) / 1.01 = 96.039604 of claims: with Z = 1/2 (96.039604 + 97.9) / 2, and the
    // premium is the mean of 100 and 101.917347.
    let weighed = try experience(credibility: 2).premium(
      for: coming(2022, statutory: 100, costs: costs), after: history)
    #expect(abs(weighed - (100e6 + 99.879e6 / 0.98) / 2) < 0.01)
  }

  @Test func `experience: no premium changes by more than the largest change, up or down`() throws {
    // From 100: at most 102, at least 98. 97.9 becomes 98; one year of 500 would be 550 and becomes 102.
    #expect(millions(try experience(change: 0.02).premium(for: coming(2022, statutory: 100), after: history)) == 98)
    #expect(
      millions(
        try experience(change: 0.02).premium(for: coming(2020, statutory: 100), after: Array(history.prefix(1))))
        == 102)
  }

  @Test func `experience: the standard can be a floor, also against the largest change`() throws {
    #expect(millions(try experience(floor: true).premium(for: coming(2022, statutory: 99), after: history)) == 99)
    #expect(
      millions(try experience(change: 0.02, floor: true).premium(for: coming(2022, statutory: 105), after: history))
        == 105)
  }

  // MARK: Target confidence

  private func target(_ confidence: Double, variation: Double) throws -> TargetConfidenceFunding {
    try TargetConfidenceFunding(
      confidence: Cited(confidence, "一"), variation: Cited(variation, "一"), years: Cited(2, "一"),
      trend: Cited(0.1, "一"))
  }

  @Test func `target confidence: the lognormal quantile of the trended claims, and their costs`() throws {
    // v = 10%, two years: σ² = ln 1.01 = 0.009950331, τ² = ln 1.005 = 0.004987542; z₀.₉₅ = 1.644853627;
    // exp(1.644853627 · √0.014937872 − 0.002481395) = 1.21963738. 97.9 · 1.21963738 = 119.402499.
    let premium = try target(0.95, variation: 0.1).premium(for: coming(2022, statutory: 100), after: history)
    #expect(abs(premium - 119_402_499.42) < 0.01)
    // With 1 yuan a head, 2% of the premium and 1% of the claims: (1 + 1.01 · 119.402499) / 0.98 = 124.078086.
    let costs = try OperatingCosts(perInsured: 1, shareOfPremium: 0.02, shareOfClaims: 0.01, clause: "五")
    let with = try target(0.95, variation: 0.1).premium(
      for: coming(2022, statutory: 100, costs: costs), after: history)
    #expect(abs(with - 124_078_086.14) < 0.01)
  }

  @Test func `target confidence: at a half it is the median, below the mean; without variation it is the mean`() throws
  {
    // exp(−0.002481395) = √(1.005 / 1.01) of 97.9.
    let median = try target(0.5, variation: 0.1).premium(for: coming(2022, statutory: 100), after: history)
    #expect(abs(median - 97.9e6 * (1.005 / 1.01).squareRoot()) < 0.01)
    let certain = try target(0.99, variation: 0).premium(for: coming(2022, statutory: 100), after: history)
    #expect(millions(certain) == 97.9)
  }

  @Test func `target confidence: a year that insured nobody is no experience`() throws {
    // Of two years one counts, 99 a head: with v = 10%, exp(1.644853627 · √(2 ln 1.01)) = 1.261168934 of it.
    let premium = try target(0.95, variation: 0.1).premium(
      for: coming(2022, statutory: 100), after: [past(2020, insured: 0), past(2021, claims: 90)])
    #expect(abs(premium - 124_855_724.45) < 0.01)
  }

  @Test func `target confidence: a year that insured one is experience`() throws {
    // One person's 100 of 2020 are 121 in 2022: (121 + 99) / 2 = 110, of two years: 110 · 1.21963738.
    let one = past(2020, claims: 0.000_1, insured: 1)
    let premium = try target(0.95, variation: 0.1).premium(
      for: coming(2022, statutory: 100), after: [one, past(2021, claims: 90)])
    #expect(abs(premium - 134_160_111.71) < 0.01)
  }

  @Test func `target confidence: where no year insured anybody, the standard's claims count as those of one`() throws {
    let premium = try target(0.95, variation: 0.1).premium(
      for: coming(2022, statutory: 100), after: [past(2021, insured: 0)])
    #expect(abs(premium - 126_116_893.38) < 0.01)
  }

  @Test(arguments: [0, 1, -0.1, .nan])
  func `target confidence: certain of nothing or of all is no confidence`(confidence: Double) {
    let error = #expect(throws: RuleError.self) { try target(confidence, variation: 0.1) }
    #expect(error == RuleError(.outOfRange, "confidence", "must lie between 0 and 100%"))
  }

  // MARK: What a settled year says about the next

  @Test func `the changes that clauses let are added up from the statement`() throws {
    // Huizhou: 110 + 6 of costs of 100: 16 more.
    let policy = try FoundingPolicies.huizhou(costs: OperatingCosts(shareOfPremium: 0.06, clause: "二(五)1(4)"))
    let year = policy.years(premium: million(100), incurred: [million(110)])[0]
    let past = PastYear(year, statutory: 1e8)
    #expect(past.premiumChange == million(16))
    #expect(past.year == 2013 && past.insured == 1_000_000 && past.claims == million(110))
  }
}
