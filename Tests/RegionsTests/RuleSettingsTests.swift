import Documents
import Insurance
import Testing

/// `--set …rule=…`: another rule in the place of the policy's own.
struct RuleSettingsTests {
  private func set(_ policy: Policy) -> [String] {
    policy.values.filter(\.isSet).map { "\($0.path) = \($0.text)" }
  }

  @Test(arguments: ["shanxi-2019", "huizhou-2013"])
  func `what only the former rule knows goes with it`(_ name: String) throws {
    let policy = try policy(name, set: "nextFunding.rule=fixed")
    #expect(policy.nextFunding is FixedFunding)
    #expect(set(policy) == ["nextFunding.rule = fixed"])
    #expect(!policy.values.contains { $0.path.hasPrefix("nextFunding.") && !$0.isSet })
  }

  @Test func `the new rule's values are set by their paths, and each is listed`() throws {
    let paths = [
      "nextFunding.rule=experience", "nextFunding.years=3", "nextFunding.trend=2%", "nextFunding.credibilityYears=4",
    ]
    let policy = try library.policy("shanxi-2019", overrides: try paths.map { try Override(argument: $0) })
    let rule = try #require(policy.nextFunding as? ExperienceFunding)
    #expect(rule.years.value == 3 && rule.trend.value == 0.02 && rule.credibilityYears.value == 4)
    #expect(
      set(policy).sorted() == [
        "nextFunding.credibilityYears = 4", "nextFunding.rule = experience", "nextFunding.trend = 2%",
        "nextFunding.years = 3",
      ])
  }

  @Test func `what both rules know stays`() throws {
    let text = try builtIn(
      "huizhou-2013",
      changing: "rule: clause-driven\n  grantedShare:",
      to: """
        rule: experience
          years: { value: 4, clause: 一 }
          trend: { value: 3%, clause: 二 }
          credibilityYears:
        """)
    let given = ["nextFunding.rule=target-confidence", "nextFunding.confidence=90%"]
    let policy = try policy(from: text, set: given + ["nextFunding.coefficientOfVariation=0.1"])
    #expect(policy.nextFunding is TargetConfidenceFunding)
    let trend = policy.values.first { $0.path == "nextFunding.trend" }
    #expect(trend?.text == "3%" && trend?.clause == "二" && trend?.isSet == false)
    #expect(!policy.values.contains { $0.path == "nextFunding.credibilityYears" })
  }

  @Test func `a value that is set for the former rule is refused, not forgotten`() throws {
    let found = problems(
      of: try builtIn("shanxi-2019"), set: ["nextFunding.grantedShare=50%", "nextFunding.rule=fixed"])
    #expect(found.count == 1)
    #expect(found.first?.message.hasPrefix("unknown key 'grantedShare'") == true, "\(found)")
  }

  @Test func `a misspelt rule is refused with the nearest name, and what the file says is not blamed`() throws {
    let found = problems(of: try builtIn("shanxi-2019"), set: ["nextFunding.rule=fixd"])
    #expect(found.count == 1 && found.first?.nearest == "fixed", "\(found)")
  }

  @Test func `the same holds for who carries surplus and loss`() throws {
    let rule = ["base=premium", "counterparty=basic-medical-fund"].map { "riskSharing.\($0)" }
    let found = problems(of: try builtIn("huizhou-2013"), set: ["riskSharing.rule=corridor"] + rule)
    // Of the former rule's keys none is left to complain about.
    #expect(found.first?.message == "'riskSharing' lacks 'bands': ascending, the first from 0", "\(found)")
    #expect(!found.contains { $0.message.contains("unknown key") }, "\(found)")
  }

  @Test func `a rule that is set as a whole is listed value by value`() throws {
    let policy = try policy(
      "huizhou-2013",
      set: "nextFunding={ rule: experience, years: 3, trend: 2%, credibilityYears: { value: 4, clause: 合同 } }")
    #expect(
      set(policy).sorted() == [
        "nextFunding.credibilityYears = 4", "nextFunding.rule = experience", "nextFunding.trend = 2%",
        "nextFunding.years = 3",
      ])
  }

  @Test func `a range that is set is listed with its value`() throws {
    let path = "riskSharing.insurerShareOfPolicyLoss"
    let policy = try policy("shanxi-2019", set: "\(path).between=[0%, 60%]")
    #expect(set(policy) == ["\(path) = 50% (0% to 60%)"])
    #expect(policy.ranges.map(\.path) == [path])
  }
}
