import Documents
import Insurance
import Regions
import Scenarios
import Testing

/// What a reader must know before believing the result.
struct WarningsTests {
  private func warnings(_ policy: String, year: Int, set: [String] = []) throws -> [Words] {
    let text = SampleScenario.text([
      ("shanxi-2019", policy), ("year: 2019", "year: \(year)"),
      ("terms:\n  riskSharing.agreedSurplusRate: { value: 4%, assumption: true }\n", ""),
      ("  groups:\n    disabled: { share: { value: 10%, assumption: true } }\n", ""),
    ])
    // That a reserve changes nothing where no rule uses one is told by a test of its own.
    return try SampleScenario.scenario(text, set: set).warnings.filter { !$0.en.contains("opening reserve") }
  }

  @Test func `a policy in force in a year of its own warns of nothing`() throws {
    #expect(try warnings("shanxi-2019", year: 2019).isEmpty)
    #expect(try warnings("shandong-2015", year: 2015).isEmpty)
    #expect(try warnings("shanxi-2019", year: 2020, set: ["inForce.to=2020-12-31"]).isEmpty)
  }

  @Test func `a year that a policy covers in part is computed as a whole, and says so`() throws {
    let begun = try warnings("huizhou-2013", year: 2013)
    #expect(
      begun.map(\.en) == [
        "huizhou-2013 is in force for a part of 2013 alone (from 2013-07-01): all of that year is computed by it"
      ])
    let ended = try warnings("shanxi-2019", year: 2020, set: ["inForce.to=2020-06-30"])
    #expect(ended.map(\.en).contains { $0.contains("a part of 2020 alone (to 2020-06-30)") })
  }

  @Test func `a superseded policy in a later year says that its values are those of its first`() throws {
    let warnings = try warnings("shandong-2015", year: 2018)
    #expect(
      warnings.map(\.en) == ["shandong-2015 has been superseded: its values are those of 2015, not of 2018"])
  }

  @Test func `a reserve that no rule uses says so`() throws {
    func warnings(_ policy: String) throws -> [String] {
      try PolicyLibrary().policy(policy).warnings(ofReserve: Money(fen: 500_000)).map(\.en)
    }
    #expect(try warnings("shandong-2015").first?.hasPrefix("the opening reserve changes nothing") == true)
    for policy in ["shanxi-2019", "jiangxi-2025", "langfang-2024"] { #expect(try warnings(policy).isEmpty) }
  }

  @Test func `a consultation draft says so`() throws {
    let warnings = try warnings("langfang-2024", year: 2024)
    // And that its answer hangs on the income of 四 and the standard of 三(二).
    #expect(warnings.count == 3)
    for (warning, clause) in zip(warnings.dropFirst(), ["四", "三(二)"]) {
      #expect(warning.en.hasPrefix("the answer hangs on how \(clause) is read"))
    }
    #expect(warnings.first?.en == "langfang-2024 is a consultation draft, not yet in force")
    #expect(warnings.first?.zh.contains("征求意见稿") == true)
  }

  @Test func `a stylised plan says so`() throws {
    #expect(
      try warnings("national-stylised", year: 2023).map(\.en) == [
        "national-stylised is a stylised plan, not a document"
      ])
  }

  @Test(arguments: [
    ("shanxi-2019", 2021, ["inForce.to=2020-12-31"]), ("huizhou-2013", 2012, []),
    ("jiangxi-2025", 2026, ["inForce.to=2025-12-31"]),
  ])
  func `a year outside the dates says so`(_ policy: String, _ year: Int, _ set: [String]) throws {
    let warnings = try warnings(policy, year: year, set: set)
    #expect(warnings.count == 1)
    #expect(warnings.first?.en.hasPrefix("\(year) lies outside the dates of \(policy): from") == true)
    #expect(warnings.first?.zh.contains("\(year)年") == true)
  }

  @Test func `several years outside the dates are one sentence`() throws {
    let warnings = try warnings("shanxi-2019", year: 2019, set: ["horizon.years=3", "inForce.to=2019-12-31"])
    #expect(warnings.count == 1)
    #expect(warnings.first?.en.hasPrefix("2020 to 2021 lie outside the dates of shanxi-2019: from") == true)
    #expect(warnings.first?.zh.hasPrefix("2020至2021年不在shanxi-2019的有效期内") == true)
  }

  @Test func `and so are several years of a superseded policy`() throws {
    let warnings = try warnings("shandong-2015", year: 2015, set: ["horizon.years=4"])
    #expect(
      warnings.map(\.en) == ["shandong-2015 has been superseded: its values are those of 2015, not of 2016 to 2018"])
    #expect(warnings.map(\.zh) == ["shandong-2015已废止：参数为2015年的规定，并非2016至2018年"])
  }

  @Test func `a value below the document's floor says so, one at the floor does not`() throws {
    let below = try warnings("shanxi-2019", year: 2019, set: ["funding.perHead=80"])
    #expect(below.count == 1)
    #expect(below.first?.en.contains("funding.perHead = 80 yuan") == true)
    #expect(below.first?.en.contains("一") == true, "with the clause")
    #expect(try warnings("shanxi-2019", year: 2019, set: ["funding.perHead=85"]).isEmpty)
    #expect(try warnings("shanxi-2019", year: 2019, set: ["funding.perHead=90"]).isEmpty)
  }

  @Test func `a term below the floor says so`() throws {
    let text = SampleScenario.text([("riskSharing.agreedSurplusRate: { value: 4%", "funding.perHead: { value: 60")])
    #expect(try SampleScenario.scenario(text).warnings.map(\.en).contains { $0.contains("funding.perHead = 60 yuan") })
  }

  @Test func `every warning exists in both languages`() throws {
    let all =
      try warnings("langfang-2024", year: 2023) + warnings("national-stylised", year: 2024, set: ["benefit.rate=50%"])
    #expect(all.count == 6)
    for words in all { #expect(!words.en.isEmpty && !words.zh.isEmpty && words.en != words.zh) }
  }

  @Test(arguments: ["trend.severity=8%", "scope.components.maternity=excluded", "nextFunding.rule=fixed"])
  func `what was set and changes nothing is said`(_ setting: String) throws {
    let path = String(setting.prefix { $0 != "=" })
    let top = path.split(separator: ".").dropLast().joined(separator: ".")
    let said = try? SampleScenario.scenario(SampleScenario.text([]), set: [setting]).warnings.map(\.en)
    if let said { #expect(said.contains { $0.hasPrefix(top) && $0.contains("changes nothing here") }, "\(said)") }
    let none = try SampleScenario.scenario(SampleScenario.text([])).warnings.map(\.en)
    #expect(!none.contains { $0.contains("changes nothing here") })
  }

  @Test(arguments: [
    ("jincheng-2019", "contract.years=5"), ("jincheng-2019", "benefit.groups.extreme-poverty.rate=60%"),
    ("langfang-2024", "riskSharing.advanceRecoveredShare=50%"),
    ("jincheng-2019", "riskSharing.insurerShareOfPolicyLoss=30%"),
    ("langfang-2024", "settlement.unclaimedReturnAfter=7"),
    ("national-2023", "indices.disposableIncome.2021=90000"),
  ])
  func `so it is of shipped scenarios, and not of what they use`(_ name: String, _ setting: String) throws {
    let path = String(setting.prefix { $0 != "=" })
    let file = try ScenarioFile(path: Shipped.path(name))
    func said(_ settings: [String]) throws -> [String] {
      try file.scenario(overrides: settings.map { try Override(argument: $0) }).warnings.map(\.en)
        .filter { $0.contains("changes nothing here") }
    }
    #expect(try said([setting]).map { $0.hasPrefix(path) } == [true])
    #expect(try said([]).isEmpty)
    #expect(try said(["funding.perHead=90"].filter { _ in name == "jincheng-2019" }).isEmpty)
  }
}
