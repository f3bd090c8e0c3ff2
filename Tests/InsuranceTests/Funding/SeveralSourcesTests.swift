import Insurance
import RiskSharing
import Testing

/// Several sources, each with an amount of its own, and the funds that pay them.
struct SeveralSourcesTests {
  private let residents = Group(id: "general", words: Words(en: "residents", zh: "居民"), clause: "二")
  private let poor = Group(id: "poor", words: Words(en: "poor", zh: "困难居民"), clause: "二")
  private let employees = Group(
    id: "employees", words: Words(en: "employees", zh: "职工"), clause: "二", prevailsOver: ["general", "poor"])

  private func fund(_ id: String, _ en: String, _ zh: String) -> Fund {
    Fund(id: id, words: Words(en: en, zh: zh), party: .basicMedicalFund, clause: "三")
  }
  private var residentsFund: Party { .fund(fund("residents-fund", "residents' fund", "居民医保基金")) }
  private var employeesFund: Party { .fund(fund("employees-fund", "employees' fund", "职工医保基金")) }

  private func part(_ id: String, _ groups: [Group]?, _ yuan: Double, from party: Party) throws -> SeveralSources.Part {
    SeveralSources.Part(
      id: id, groups: groups, amount: try PerHeadFunding(perHead: Cited(yuan, "三"), sources: [.all(from: party, "三")]))
  }

  private func twoFunds() throws -> SeveralSources {
    try SeveralSources([
      part("residents", [residents, poor], 20, from: residentsFund),
      part("employees", [employees], 50, from: employeesFund),
    ])
  }

  @Test func `316,000 residents at 20 yuan and 206,000 employees at 50 make 16.62 million, and each fund pays its own`()
    throws
  {
    let funding = try twoFunds().among(["general": 300_000, "poor": 16_000, "employees": 206_000])
    // 316,000 × 20 + 206,000 × 50
    #expect(funding.total(insured: 522_000) == 6_320_000 + 10_300_000)
    let policy = makePolicy(
      funding: funding,
      riskSharing: try SurplusBands(
        surplus: [.init(from: 0, insurerShare: 0, party: residentsFund, clause: "五")],
        loss: [.init(from: 0, insurerShare: 0, party: employeesFund, clause: "五")]),
      settlement: try clearedAtTheEnd("六"))
    func settled(_ claims: Money) -> YearStatement {
      YearStatement(
        settling: YearAccount(
          year: 2020, insured: 522_000, premium: yuan(16_620_000), claims: claims, costs: .zero), under: policy)
    }
    let surplus = settled(yuan(16_000_000))
    let paid = surplus.ledger.transfers.filter { $0.reason.name == "funding" }
    #expect(paid.map(\.from) == [residentsFund, employeesFund])
    #expect(paid.map(\.amount) == [yuan(6_320_000), yuan(10_300_000)])
    #expect(paid.map(\.reason.words.zh) == ["当年筹资：居民医保基金", "当年筹资：职工医保基金"])
    // The surplus of 620,000 goes to the fund that the clause names, and to no other.
    #expect(surplus.ledger.cash(of: residentsFund) == yuan(-6_320_000 + 620_000))
    #expect(surplus.ledger.cash(of: employeesFund) == yuan(-10_300_000))
    #expect(surplus.ledger.cash(of: .basicMedicalFund) == .zero)
    #expect(surplus.fundResult == yuan(620_000) && surplus.payerPays == yuan(16_000_000))
    // So does a loss of 380,000.
    let loss = settled(yuan(17_000_000))
    #expect(loss.ledger.cash(of: employeesFund) == yuan(-10_300_000 - 380_000))
    #expect(loss.insurerResult == .zero && loss.fundResult == yuan(-380_000))
  }

  @Test func `of another number of people as many are of each group, in proportion`() throws {
    let funding = try twoFunds().among(["general": 300, "employees": 100])
    #expect(funding.total(insured: 400) == 300 * 20 + 100 * 50)
    #expect(funding.total(insured: 4_000_000) == 3_000_000 * 20 + 1_000_000 * 50)
    #expect(funding.total(insured: 0) == 0)
    // Nobody has said who they are: all are in the general group.
    #expect(try twoFunds().total(insured: 1_000) == 20_000)
  }

  @Test func `whoever is in several groups is paid for where one of them is named, and once by each source`() throws {
    let funding = try SeveralSources([
      part("everybody", nil, 10, from: .treasury), part("poor", [poor], 5, from: residentsFund),
      part("employees", [employees], 50, from: employeesFund),
    ]).among(["general": 70, "poor+employees": 20, "employees": 10])
    // 100 × 10 + 20 × 5 + 30 × 50
    #expect(funding.total(insured: 100) == 1_000 + 100 + 1_500)
  }

  @Test func `nobody pays in for terms that do not hold`() throws {
    let policy = makePolicy(
      groups: [], funding: try twoFunds(),
      riskSharing: try ReserveThenAdvance(
        insurerAdvanceShare: Cited(0, "五"), managementShare: Cited(0, "五"), clause: "五"),
      settlement: try clearedAtTheEnd("六"))
    let prevailing = Policy(
      id: policy.id, title: policy.title, region: policy.region, year: policy.year, standing: policy.standing,
      documents: [], scope: policy.scope, groups: [residents, poor, employees], layers: [], funding: policy.funding,
      costs: .none, riskSharing: policy.riskSharing, settlement: policy.settlement, values: [])
    // The employees' terms prevail: a poor employee is paid for by the employees' fund alone.
    #expect(prevailing.funded(for: ["poor+employees": 10]).funding.total(insured: 10) == 500)
  }

  @Test func `a fixed grant is added, and its share falls as more are insured`() throws {
    let grant = SeveralSources.Part(
      id: "grant", groups: nil,
      amount: try FixedTotal(amount: Cited(1_000, "三"), sources: [.all(from: .treasury, "三")]))
    let funding = try SeveralSources([part("all", nil, 10, from: residentsFund), grant])
    #expect(funding.total(insured: 100) == 2_000 && funding.total(insured: 300) == 4_000)
    #expect(funding.sources(insured: 100).map(\.share) == [0.5, 0.5])
    #expect(funding.sources(insured: 300).map(\.share) == [0.75, 0.25])
    #expect(funding.sources(insured: 300).map(\.party) == [residentsFund, .treasury])
  }

  @Test func `sources that all pay nothing share a premium that is given all the same`() throws {
    let funding = try SeveralSources([part("a", nil, 0, from: .treasury), part("b", nil, 0, from: residentsFund)])
    #expect(funding.sources(insured: 10).map(\.share) == [0.5, 0.5])
  }

  @Test func `it tells who pays how much for whom`() throws {
    #expect(
      try twoFunds().summary.en
        == "residents' fund 20 yuan a head (residents, poor); employees' fund 50 yuan a head (employees)")
    #expect(try twoFunds().summary.zh == "居民医保基金人均20元（居民、困难居民）；职工医保基金人均50元（职工）")
  }

  @Test func `no source, or an amount that several share, is refused`() throws {
    #expect(#expect(throws: RuleError.self) { _ = try SeveralSources([]) }?.code == .missing)
    let half = FundingSource(party: .treasury, share: 0.5, name: Party.treasury.words, clause: "三")
    let shared = try PerHeadFunding(perHead: Cited(1, "三"), sources: [half, half])
    let error = #expect(throws: RuleError.self) {
      _ = try SeveralSources([SeveralSources.Part(id: "a", groups: nil, amount: shared)])
    }
    #expect(error?.code == .notCombinable)
  }

  @Test func `a fund counts where the party counts that it is a part of`() {
    let treasurys = Party.fund(Fund(id: "relief", words: Words(en: "", zh: ""), party: .treasury, clause: "三"))
    #expect(residentsFund.isPublic && residentsFund.isLender && residentsFund.lender == residentsFund)
    #expect(treasurys.isPublic && treasurys.isLender)
    #expect(Party.ofEveryPolicy.filter(\.mayBeNamed) == Party.publicSide)
    #expect(Set(Party.ofEveryPolicy.filter(\.isLender)) == Set(Party.lenders))
    #expect(residentsFund != employeesFund && residentsFund != .basicMedicalFund)
    #expect(Party(named: "residents-fund") == nil)
    #expect(Party(named: "residents-fund", among: [fund("residents-fund", "", "")])?.rawValue == "residents-fund")
    for party in Party.ofEveryPolicy { #expect(Party(named: party.rawValue) == party) }
  }
}
