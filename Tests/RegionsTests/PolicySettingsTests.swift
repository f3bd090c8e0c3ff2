import Documents
import Insurance
import Regions
import Testing

/// `--set` on a policy: any value of it, by its path.
struct PolicySettingsTests {
  @Test(arguments: library.names)
  func `every value that a policy lists can be set at its path`(_ name: String) throws {
    let policy = try policy(name)
    for value in policy.values where value.text.hasSuffix("%") && !value.path.contains(".sources[") {
      // The same value again, so that shares still ascend and add up.
      let same = try library.policy(name, overrides: [Override(argument: "\(value.path)=\(value.text)")])
      let held = try #require(same.values.first { $0.path == value.path })
      #expect(held.isSet, "\(value.path)")
      #expect(held.text == value.text, "\(value.path)")
      #expect(held.clause == value.clause, "\(value.path)")
      #expect(!held.isAssumption, "\(value.path)")
    }
  }

  @Test func `what is set is told apart from what the file says`() throws {
    let policy = try policy("shanxi-2019", set: "benefit.cap=none", "benefit.groups.disabled.rate=85%")
    #expect(policy.values.filter(\.isSet).map(\.path).sorted() == ["benefit.cap", "benefit.groups.disabled.rate"])
    try expect(policy, 2_010_000, pays: 1_500_000)
    try expect(policy, 105_000, for: "disabled", pays: 85_000)
  }

  @Test func `a contract term that is set is no assumption any more`() throws {
    let before = try policy("shanxi-2019").assumptions.map(\.path)
    let after = try policy("shanxi-2019", set: "riskSharing.insurerShareOfPolicyLoss=40%").assumptions.map(\.path)
    #expect(before.filter { $0 != "riskSharing.insurerShareOfPolicyLoss" } == after)
  }

  @Test func `the first day can be set, and decides which year is read where none is named`() throws {
    let policy = try policy("jiangxi-2025", set: "inForce.from=2026-03-01")
    #expect(policy.year == 2026)
    #expect(policy.standing.from.description == "2026-03-01")
    // The income of 2024 and the contributions of 2025, not those of the year before.
    #expect(try policy.benefit(for: "general").deductible == 36_007 / 2.0)
    #expect(policy.funding.total(insured: 1) == 110)
    let listed = policy.values.first { $0.path == "inForce.from" }
    #expect(listed?.isSet == true && listed?.isAssumption == false && listed?.text == "2026-03-01")
    #expect(
      try library.policy("jiangxi-2025", year: 2025, overrides: [Override(argument: "inForce.from=2026-03-01")])
        .warnings.contains { $0.en == "2025 lies outside the dates of jiangxi-2025: from 2026-03-01 on" })
  }

  @Test func `a first day for which the file has no values is refused with the values there are`() throws {
    let text = try builtIn("jiangxi-2025")
    let found = problems(of: text, set: ["inForce.from=2024-01-01"])
    #expect(
      found.map(\.message).contains("needs 'disposableIncome' of 2022; 'indices' has it for: 2023, 2024"), "\(found)")
    #expect(problems(of: text, set: ["inForce.from=soon"]).first?.place.file == "--set inForce.from=soon")
  }

  @Test func `an element of a list is set by its number`() throws {
    let policy = try policy("shandong-2015", set: "benefit.bands[2].rate=80%")
    try expect(policy, 300_000, pays: 184_000)  // 104,000 and 80,000
  }

  @Test func `a term that a file leaves out can be added`() throws {
    let policy = try policy("langfang-2024", set: "costs.perInsured=1.5")
    #expect(policy.costs.perInsured == 1.5)
    #expect(policy.costs.shareOfPremium == 0.03)
  }

  @Test(arguments: [
    ("benefit.deductable=1", "deductible"), ("benefot.deductible=1", "benefit"),
    ("benefit.groups.disabeld.rate=1", "disabled"),
    ("settlement.instalments[0].cumulativ=1", "cumulative"), ("riskSharing.agreedSurplusRat=1", "agreedSurplusRate"),
  ])
  func `a path that is misspelt is refused with the nearest name`(_ argument: String, _ nearest: String) throws {
    let found = problems(of: try builtIn("shanxi-2019"), set: [argument])
    #expect(found.count == 1)
    #expect(found.first?.nearest == nearest)
    #expect(found.first?.place.file == "--set " + argument)
  }

  @Test func `what breaks a rule when set is refused`() throws {
    let found = problems(of: try builtIn("shanxi-2019"), set: ["settlement.deposit=20%"])
    #expect(found.count == 1)
    #expect(found.first?.message.contains("instalments and deposit together exceed the premium") == true)
  }
}
