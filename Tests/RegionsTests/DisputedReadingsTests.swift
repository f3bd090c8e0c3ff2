import Documents
import Insurance
import Regions
import RiskSharing
import Testing

/// Clauses that can be read in more than one way: the file's values follow the first choice, a setting takes another.
struct DisputedReadingsTests {
  /// P = 100, C = 104, E = 2: C + E − P = 6, of which 4 are borne and 2 deferred; C − P = 4, all of it borne, and costs besides.
  @Test func `Shandong 五(三): a loss with costs or without`() throws {
    let after = try settled("shandong-2015", premium: 100, claims: 104, costs: 2)
    #expect(after.insurerResult.yuan == -4 && after.owedToInsurer.yuan == 2)
    let before = try settled(
      "shandong-2015", premium: 100, claims: 104, costs: 2, set: ["readings.shandong-loss=before-costs"])
    #expect(before.insurerResult.yuan == -6 && before.owedToInsurer == .zero)
    // Costs count as far as the clause admits them, up to 2%, and what is beyond is the insurer's own: of C = 99, E = 6 the
    // insurer keeps 1 and pays 6, of C = 90, E = 7 it keeps 2 and pays 7, and nothing is owed for either.
    for (claims, costs, result) in [(99.0, 6.0, -5.0), (90, 7, -5)] {
      let year = try settled("shandong-2015", premium: 100, claims: claims, costs: costs)
      #expect(year.insurerResult.yuan == result && year.owedToInsurer == .zero)
    }
    // C = 103, E = 5: a loss of 3 + 2, of which 4 are borne and 1 owed; the other 3 of costs besides.
    let dear = try settled("shandong-2015", premium: 100, claims: 103, costs: 5)
    #expect(dear.insurerResult.yuan == -7 && dear.owedToInsurer.yuan == 1)
  }

  /// P = 100, C = 106, E = 2: of the loss of 8 the insurer bears 4; the other 4 are owed, or nobody owes them.
  @Test func `Shandong 五(三): a loss beyond 4% is owed, or is not`() throws {
    let owed = try settled("shandong-2015", premium: 100, claims: 106, costs: 2)
    #expect(owed.insurerResult.yuan == -4 && owed.fundResult.yuan == -4)
    let none = try settled(
      "shandong-2015", premium: 100, claims: 106, costs: 2, set: ["readings.shandong-beyond-limit=none-owed"])
    #expect(none.insurerResult.yuan == -8 && none.fundResult == .zero)
  }

  /// 10% × (670 + 380) or 10% × (670 + 400).
  @Test func `Jiangxi 二(二): the premium for cover of the year before, or that levied in it for the next`() throws {
    #expect(abs(try policy("jiangxi-2025").funding.total(insured: 1) - 105) < 1e-9)
    let levy = try policy("jiangxi-2025", set: "readings.jiangxi-contributions=year-of-levy")
    #expect(abs(levy.funding.total(insured: 1) - 107) < 1e-9)
  }

  /// Of 605,000 yuan 600,000 lie above 5,000 and 595,000 above 10,000. As the other needy: 78% of 600,000 = 468,000, at
  /// most 400,000. As in rural areas: 80% = 480,000, within 500,000. As everybody: 75% of 595,000 = 446,250, at most
  /// 400,000; of 15,000 yuan 7,800, 8,000 and 3,750.
  @Test(arguments: [
    (nil, 400_000.0, 7_800.0), ("as-rural", 480_000, 8_000), ("as-everybody", 400_000, 3_750),
  ])
  func `Shanxi 二: extreme poverty outside rural areas`(_ choice: String?, _ much: Double, _ little: Double) throws {
    let settings = choice.map { ["readings.shanxi-urban-extreme-poverty=\($0)"] } ?? []
    let policy = try library.policy("shanxi-2019", overrides: try settings.map { try Override(argument: $0) })
    try expect(policy, 605_000, for: "extreme-poverty", pays: much)
    try expect(policy, 15_000, for: "extreme-poverty", pays: little)
    // The rural ones are named: 80% of 600,000.
    try expect(policy, 605_000, for: "rural-extreme-poverty", pays: 480_000)
  }

  @Test func `Shandong 三(三)1—2: off-catalogue expense is out as for drugs, or in as for what no list excludes`() throws
  {
    let scope = { (policy: Policy) in policy.scope.components?[.offCatalogue] }
    #expect(scope(try policy("shandong-2015")) == .excluded)
    let wide = try policy("shandong-2015", set: "readings.shandong-compliant=negative-list")
    #expect(scope(wide) == .included && wide.scope.components?[.overLimit] == .included)
  }

  /// Half of 32,903, or of 40,000.
  @Test func `Langfang 四: the answer hangs on the income, which is said beside it`() throws {
    let province = try policy("langfang-2024")
    #expect(try province.benefit(for: "general").deductible == 16_451.5)
    #expect(province.warnings.contains { $0.en.contains("hangs on") && $0.en.contains("readings.langfang-income=") })
    #expect(province.warnings.contains { $0.zh.hasPrefix("结论取决于四的理解") })
    let city = try policy("langfang-2024", set: "readings.langfang-income=round-figure")
    #expect(try city.benefit(for: "general").deductible == 20_000)
    // No other reading is said there.
    #expect(!(try policy("shandong-2015").warnings.contains { $0.en.contains("hangs on") }))
  }

  /// P = 100, C = 96, from the threshold on: all of P, and 4% of 96 = 3.84 beside it, which the purses pay at 8 to 2.
  @Test func `Huizhou 二(三)2: a premium with staff costs, or staff beside it`() throws {
    let within = try settled("huizhou-2013", premium: 100, claims: 96, costs: 0)
    #expect(within.payerPays.yuan == 100 && within.insurerResult.yuan == 4 && within.fundResult == .zero)
    let beside = try settled(
      "huizhou-2013", premium: 100, claims: 96, costs: 0, set: ["readings.huizhou-staff=beside-premium"])
    #expect(beside.payerPays.yuan == 103.84 && beside.insurerResult.yuan == 7.84 && beside.fundResult.yuan == -3.84)
    // 80 + 3.07 and 20 + 0.77; the critical-illness fund keeps nothing.
    #expect(beside.ledger.cash(of: .supplementaryFund).yuan == -83.07)
    #expect(beside.ledger.cash(of: .basicMedicalFund).yuan == -20.77)
    #expect(beside.closing.reserve == .zero)
    // Below the threshold both pay the same: 90 and 3.6.
    let low = try settled(
      "huizhou-2013", premium: 100, claims: 90, costs: 0, set: ["readings.huizhou-staff=beside-premium"])
    #expect(low.payerPays.yuan == 93.6)
  }

  /// C = 103, E = 3: 106, or 103 + 4.12 = 107.12, or 103, held against 105.
  @Test(arguments: [(nil, 6), ("staff-share", 7.12), ("no-costs", nil)] as [(String?, Double?)])
  func `Huizhou 二(五)1(5): which other costs count for the 105%`(_ choice: String?, _ change: Double?) throws {
    let year = try settled(
      "huizhou-2013", premium: 100, claims: 103, costs: 3,
      set: choice.map { ["readings.huizhou-other-costs=\($0)"] } ?? [])
    #expect(year.nextYear.first?.premiumChange.yuan == change)
  }

  /// 16 are owed from the year before, 8 each. P = 100, C = 92, E = 3: a surplus of 5.
  @Test func `Langfang 五(五): next year's policy repays an advance first, or the fund's surplus`() throws {
    func settled(_ set: String...) throws -> YearStatement {
      let policy = try library.policy("langfang-2024", overrides: try set.map { try Override(argument: $0) })
      let money = { (yuan: Double) in try #require(Money(yuan: yuan)) }
      let owed = try [Party.basicMedicalFund, .insurer].map {
        Outstanding(
          from: .criticalIllnessFund, to: $0, amount: try money(8), reason: ReserveThenAdvance.advanceOwed,
          clause: "五(五)", since: 2023)
      }
      return YearStatement(
        settling: YearAccount(
          year: 2024, insured: 1, premium: try money(100), claims: try money(92), costs: try money(3),
          opening: OpeningBalances(outstanding: owed)), under: policy)
    }
    let policyFirst = try settled()
    #expect(policyFirst.closing.reserve.yuan == 5 && policyFirst.raisedForEarlierLoss.yuan == 16)
    let surplusFirst = try settled("readings.langfang-repayment=fund-surplus")
    #expect(surplusFirst.closing.reserve == .zero && surplusFirst.raisedForEarlierLoss.yuan == 11)
    for year in [policyFirst, surplusFirst] { #expect(year.closing.outstanding.isEmpty) }
    #expect(policyFirst.insurerResult == surplusFirst.insurerResult)
  }

  /// P = 100, C = 105, E = 3: a loss of 8, which no changed policy explains.
  @Test(arguments: ["shanxi", "jiangxi"])
  func `Shanxi 五(三), Jiangxi 四(五): chance is shared, the insurer's, or counts as policy-caused`(
    _ region: String
  ) throws {
    let name = region == "shanxi" ? "shanxi-2019" : "jiangxi-2025"
    let reading = "readings.\(region)-ordinary-loss"
    let shared = try settled(name, premium: 100, claims: 105, costs: 3)
    #expect(shared.insurerResult.yuan == -4 && shared.lossCauses.ordinary.yuan == 8 && shared.nextYear.isEmpty)
    let own = try settled(name, premium: 100, claims: 105, costs: 3, set: ["\(reading)=insurers"])
    #expect(own.insurerResult.yuan == -8)
    let policy = try settled(name, premium: 100, claims: 105, costs: 3, set: ["\(reading)=as-policy-caused"])
    #expect(policy.insurerResult.yuan == -4)
    #expect(policy.nextYear.map(\.premiumChange.yuan) == (region == "shanxi" ? [8] : []))
  }

  /// A tenth of 100 held back, of which 60% are granted: 4 go back, or stay.
  @Test func `Shanxi 五(一): a forfeited deposit goes back, or stays`() throws {
    let score = "settlement.assessmentScore=60%"
    let back = try settled("shanxi-2019", premium: 100, claims: 90, costs: 0, set: [score])
    #expect(back.closing.reserve == .zero)
    let kept = try settled(
      "shanxi-2019", premium: 100, claims: 90, costs: 0, set: [score, "readings.shanxi-deposit=kept"])
    #expect(kept.closing.reserve.yuan == 4)
    #expect(back.insurerResult == kept.insurerResult)
  }

  @Test func `Huizhou 二(二): the first-pay share of class-B items counts, or does not`() throws {
    let scope = { (policy: Policy) in policy.scope.components?[.classBFirstPay] }
    #expect(scope(try policy("huizhou-2013")) == .excluded)
    #expect(scope(try policy("huizhou-2013", set: "readings.huizhou-self-paid=with-first-pay")) == .included)
  }

  @Test(arguments: [
    "shandong-2015", "jiangxi-2025", "jiangxi-2025-aid", "shanxi-2019", "huizhou-2013", "langfang-2024",
  ])
  func `every choice can be taken, is named as the one in force, and does something`(_ name: String) throws {
    let plain = try policy(name)
    #expect(!plain.disputedReadings.isEmpty)
    for reading in plain.disputedReadings {
      #expect(reading.inForce == 0 && !reading.isSet)
      for choice in reading.choices.dropFirst() {
        let other = try policy(name, set: "\(reading.path)=\(choice.id)")
        let taken = try #require(other.disputedReadings.first { $0.id == reading.id })
        #expect(taken.choice == choice && taken.isSet)
        #expect(other.values.contains { $0.path == reading.path && $0.isSet })
        #expect(taken.remark.en.contains(choice.words.en) && taken.remark.en.contains("=\(reading.choices[0].id)"))
        // What the choice sets differs from what the file says.
        let changed = other.values.filter { value in
          value.path != reading.path && value.isSet
            && plain.values.first { $0.path == value.path }?.words != value.words
        }
        #expect(!changed.isEmpty, "\(reading.path)=\(choice.id)")
      }
      // The first may be named too, and changes nothing.
      let named = try policy(name, set: "\(reading.path)=\(reading.choices[0].id)")
      #expect(named.values.filter { $0.path != reading.path } == plain.values)
    }
  }

  @Test func `what is no reading or no choice is answered with those there are`() throws {
    for (setting, nearest) in [
      ("readings.shandong-los=before-costs", "shandong-loss"), ("readings.shandong-loss=before-cost", "before-costs"),
    ] {
      let error = #expect(throws: DocumentError.self) { try policy("shandong-2015", set: setting) }
      #expect(error?.problems.first?.nearest == nearest)
    }
    #expect(throws: DocumentError.self) { try policy("chengdu-2023", set: "readings.any=thing") }
  }

  @Test func `a first choice that sets something, a reading without a name, or twice the same is refused`() throws {
    let file = try builtIn("shandong-2015")
    let choice = "      - id: after-costs\n"
    #expect(
      problems(of: file.replacing(choice, with: choice + "        set: { riskSharing.lossLimit: 5% }\n")).count == 1)
    #expect(problems(of: file.replacing("- id: shandong-loss\n    text", with: "- text")).count == 1)
    let twice = file.replacing(
      "readings:\n",
      with:
        "readings:\n  - { id: shandong-loss, text: a, clause: b, choices: [{ id: x, text: x }, { id: y, text: y }] }\n")
    #expect(problems(of: twice).contains { $0.message.contains("two readings") })
  }

  @Test func `a choice that would set what is not there is found before anybody takes it`() throws {
    for (path, nearest) in [("riskSharing.lossMesured", "lossMeasured"), ("riskSharig.lossMeasured", "riskSharing")] {
      let text = try builtIn("shandong-2015", changing: "set: { riskSharing.lossMeasured", to: "set: { \(path)")
      let node = try YAMLText.read(text, file: "my.yaml")
      let error = #expect(throws: DocumentError.self) { try library.policy(of: node, path: "my.yaml") }
      #expect(error?.problems.first?.nearest == nearest, "\(String(describing: error))")
    }
  }
}
